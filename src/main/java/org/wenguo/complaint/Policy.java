package org.wenguo.complaint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wenguo.people.Organisation;
import org.wenguo.policy.Pack;
import org.wenguo.policy.PublicHolidays;
import org.wenguo.policy.WorkingCalendar;

/**
 * What an organisation wants: its pack, read with its own units and what it says of the calendars itself.
 *
 * @param calendars the calendars as they were at first and after everything the organisation said of them
 */
public record Policy(Organisation organisation, Pack pack, CalendarsOverTime calendars) {

    public Policy(Organisation organisation, Pack pack) {
        this(organisation, pack, new CalendarsOverTime(organisation, pack));
    }

    /** The calendar by which the time of a unit is counted: its own, its parents', else the pack's. */
    public WorkingCalendar calendarOf(UUID unit) {
        return calendar(idOf(unit));
    }

    /** The calendar of a unit as it was at first and after every change of it; the last one is that of today. */
    public List<Version> versionsOf(UUID unit) {
        return calendars.versionsOf(unit);
    }

    /** The calendar of a unit as it was at a moment, whatever was said of it since. */
    public WorkingCalendar calendarOf(UUID unit, Instant at) {
        var calendar = versionsOf(unit).getFirst().calendar();
        for (var version : versionsOf(unit)) {
            if (!version.since().isAfter(at)) {
                calendar = version.calendar();
            }
        }
        return calendar;
    }

    /**
     * A calendar of the pack or of a unit, with what the organisation says of it.
     *
     * @throws IllegalArgumentException if there is no such calendar
     */
    public WorkingCalendar calendar(String id) {
        return calendars.versions(id).getLast().calendar();
    }

    /** Id of the calendar by which a unit works. */
    public String idOf(UUID unit) {
        return organisation.calendarOf(unit).orElseGet(pack::defaultCalendar);
    }

    /** The public holidays by which the organisation works: those that are shipped, and those it has given us. */
    public PublicHolidays holidays() {
        return calendars.holidays();
    }

    /** A calendar as it was from a moment on. */
    public record Version(Instant since, WorkingCalendar calendar) {}
}
