package org.wenguo.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenguo.policy.HolidayYear;
import org.wenguo.policy.WeeklyHours;

/**
 * Something an organisation itself says of its calendars. Changes are kept for good; of several that say something of the
 * same, the last one counts, and whatever was changed is taken back by another change. Limits that still run are re-dated.
 */
public sealed interface CalendarChange {

    UUID id();

    /** Why, for the staff who read the calendar. */
    String reason();

    /** The member of staff who made it. */
    UUID by();

    Instant at();

    /** What it says something of: of two changes of the same subject the later one counts instead of the other. */
    String subject();

    /**
     * Other hours of a single date.
     *
     * @param calendar id of the calendar, in the pack or of a unit's own
     * @param hours ranges such as {@code 09:00-12:00}; none: closed; null: as the calendar says again
     */
    record OfDate(
            UUID id,
            String calendar,
            LocalDate date,
            @Nullable List<String> hours,
            String reason,
            UUID by,
            Instant at) implements CalendarChange {

        @Override
        public String subject() {
            return "date " + calendar + " " + date;
        }
    }

    /**
     * Other weekly hours from a date on, until the next date from which others hold.
     *
     * @param hours null: as the pack says again
     */
    record OfWeek(
            UUID id,
            String calendar,
            LocalDate from,
            @Nullable WeeklyHours hours,
            String reason,
            UUID by,
            Instant at) implements CalendarChange {

        @Override
        public String subject() {
            return subject(calendar);
        }

        public static String subject(String calendar) {
            return "week " + calendar;
        }
    }

    /**
     * A unit works by another calendar from now on.
     *
     * @param calendar null: by that of the unit above
     * @param before what {@code calendar} was until then
     * @param made the calendar that the unit is given of its own with this change
     */
    record OfUnit(
            UUID id,
            UUID unit,
            @Nullable String calendar,
            @Nullable String before,
            @Nullable OwnCalendar made,
            String reason,
            UUID by,
            Instant at)
            implements CalendarChange {

        /** A calendar of its own, copied from the one by which it works. */
        public static OfUnit own(
                UUID id, Unit unit, String copiedFrom, String name, String reason, UUID by, Instant at) {
            var made = OwnCalendar.made(id, name, unit.id(), copiedFrom);
            return new OfUnit(id, unit.id(), made.id(), unit.calendar(), made, reason, by, at);
        }

        /** Another calendar that is there already. */
        public static OfUnit other(UUID id, Unit unit, @Nullable String calendar, String reason, UUID by, Instant at) {
            return new OfUnit(id, unit.id(), calendar, unit.calendar(), null, reason, by, at);
        }

        @Override
        public String subject() {
            return subject(unit);
        }

        public static String subject(UUID unit) {
            return "unit " + unit;
        }
    }

    /** Another name of a unit's own calendar; no limit depends on it. */
    record OfName(UUID id, String calendar, String name, String reason, UUID by, Instant at) implements CalendarChange {

        @Override
        public String subject() {
            return subject(calendar);
        }

        public static String subject(String calendar) {
            return "name " + calendar;
        }
    }

    /**
     * The public holidays of a year by a paper that is not shipped with the program, or instead of the one that is.
     *
     * @param paper null: as shipped again
     * @param source name of the file, or what sent it
     */
    record OfHolidays(
            UUID id, Year year, @Nullable HolidayYear paper, String source, String reason, UUID by, Instant at)
            implements CalendarChange {

        @Override
        public String subject() {
            return subject(year);
        }

        public static String subject(Year year) {
            return "holidays " + year;
        }
    }
}
