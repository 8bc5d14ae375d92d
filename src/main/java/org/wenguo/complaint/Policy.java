package org.wenguo.complaint;

import java.util.UUID;
import org.wenguo.people.Organisation;
import org.wenguo.policy.Pack;
import org.wenguo.policy.WorkingCalendar;

/** What an organisation wants: its pack, read with its own units. */
public record Policy(Organisation organisation, Pack pack) {

    /** The calendar by which the time of a unit is counted: its own, its parents', else the pack's. */
    public WorkingCalendar calendarOf(UUID unit) {
        return pack.calendar(organisation.calendarOf(unit).orElseGet(pack::defaultCalendar));
    }
}
