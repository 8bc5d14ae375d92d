package org.wenguo.people;

import org.wenguo.platform.TenantId;

/** Published in the transaction in which an organisation changes one of its calendars. */
public record CalendarCorrected(TenantId tenant, CalendarChange change) {}
