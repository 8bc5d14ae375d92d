package org.wenguo.complaint;

import java.util.List;
import org.wenguo.people.Organisation;

/**
 * Published inside the transaction that stored it: what must be true together with the log is written by listeners now.
 *
 * @param complaint as it is after the change
 * @param news what happened in this change, in order; empty when everything is made anew from the log
 */
public record ComplaintChanged(Organisation organisation, Complaint complaint, List<LoggedEvent> news) {}
