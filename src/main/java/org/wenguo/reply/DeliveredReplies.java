package org.wenguo.reply;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Complaint;
import org.wenguo.people.Organisation;

/** Knows how the replies of a complaint reach the complainant. */
public interface DeliveredReplies {

    /**
     * Way, state, since when, and why not, by the number of the reply; what was never to be sent is not there. Wants a
     * transaction of the organisation.
     */
    Map<Integer, Map<String, @Nullable Object>> of(Organisation organisation, Complaint complaint);
}
