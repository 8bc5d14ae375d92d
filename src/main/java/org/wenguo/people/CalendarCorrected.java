package org.wenguo.people;

import org.wenguo.platform.TenantId;

/** Published in the transaction in which an organisation corrects a calendar. */
public record CalendarCorrected(TenantId tenant, CalendarChange change) {}
