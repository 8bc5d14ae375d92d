package org.wenguo.desk.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Policy;
import org.wenguo.people.Organisation;
import org.wenguo.people.OwnCalendar;
import org.wenguo.people.Role;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.HoursRefused;
import org.wenguo.policy.WorkingCalendar;

/** What the forms about calendars have in common: how hours, dates and reasons are typed, and who may change what. */
@Component
class CalendarForms {

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_HOURS = 200;

    /** Between two ranges people type blanks, and commas of both widths. */
    private static final String SEPARATORS = "[\\s,;\u3001\uFF0C\uFF1B]+";

    private static final String HYPHENS = "\\s*[-~\u2013\u2014\uFF0D]+\\s*";

    private final Clock clock;

    CalendarForms(Clock clock) {
        this.clock = clock;
    }

    LocalDate today(Viewer viewer) {
        return LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
    }

    /** @throws Problem.NotYours for everybody else */
    static void administrator(Viewer viewer) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.calendar");
        }
    }

    /** Who made a change; null for somebody who is not known any more. */
    static @Nullable String nameOf(Organisation organisation, UUID staff) {
        return organisation.member(staff).map(Staff::name).orElse(null);
    }

    /** The pack's calendars and those that units work by of their own: title by id. */
    static Map<String, String> titles(Policy policy, Words t) {
        var titles = new LinkedHashMap<String, String>();
        policy.pack().calendarTitles().forEach((id, title) -> titles.put(id, title.in(t.locale())));
        policy.organisation().ownCalendars().forEach((id, own) -> {
            if (isInUse(policy.organisation(), id)) {
                titles.put(id, own.name());
            }
        });
        return titles;
    }

    /** What a calendar is called, even one by which nobody works any more. */
    static String title(Policy policy, String id, Words t) {
        var own = policy.organisation().ownCalendars().get(id);
        return own != null ? own.name() : titles(policy, t).getOrDefault(id, id);
    }

    /** @throws Problem.NotFound if neither the pack nor a unit has, or had, such a calendar */
    static String known(Policy policy, String calendar) {
        if (!policy.pack().calendars().contains(calendar)
                && !policy.organisation().ownCalendars().containsKey(calendar)) {
            throw new Problem.NotFound("http-404");
        }
        return calendar;
    }

    /** Whether a calendar of the pack is called so, in either language. */
    static boolean isOfThePack(Policy policy, String name) {
        return policy.pack().calendarTitles().values().stream()
                .anyMatch(title -> Stream.of(Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE, Locale.ENGLISH)
                        .anyMatch(locale -> title.in(locale).equalsIgnoreCase(name)));
    }

    /** A unit's own calendar by which it works no more is history: it is read and not changed. */
    static boolean isChangeable(Policy policy, String calendar) {
        return !OwnCalendar.isOwn(calendar) || isInUse(policy.organisation(), calendar);
    }

    private static boolean isInUse(Organisation organisation, String calendar) {
        return organisation.units().stream().anyMatch(unit -> calendar.equals(unit.calendar()));
    }

    /** @param wrong to which is added what is wrong */
    @Nullable
    LocalDate date(Filled form, String field, Viewer viewer, List<Problem.FieldError> wrong) {
        var typed = form.value(field).strip();
        try {
            var date = LocalDate.parse(typed);
            if (Math.abs((long) date.getYear() - today(viewer).getYear()) <= 2) {
                return date;
            }
            // What lies further away is a slip of the keyboard, and nobody's limit depends on it.
            wrong.add(new Problem.FieldError(field, "calendar-year"));
        } catch (DateTimeException e) {
            wrong.add(new Problem.FieldError(field, typed.isEmpty() ? "required" : "unreadable"));
        }
        return null;
    }

    static String reason(Filled form, List<Problem.FieldError> wrong) {
        var reason = form.value("reason").strip();
        if (reason.isEmpty()) {
            wrong.add(new Problem.FieldError("reason", "required"));
        } else if (reason.length() > LONGEST_REASON) {
            wrong.add(new Problem.FieldError("reason", "too-long", LONGEST_REASON));
        }
        return reason;
    }

    /**
     * Ranges as they were typed, in order; none if nothing was.
     *
     * @param wrong to which is added what is wrong
     */
    static List<String> hours(Filled form, String field, List<Problem.FieldError> wrong) {
        var typed = form.value(field).strip();
        if (typed.isEmpty()) {
            return List.of();
        }
        if (typed.length() > LONGEST_HOURS) {
            wrong.add(new Problem.FieldError(field, "too-long", LONGEST_HOURS));
            return List.of();
        }
        var ranges = typed.replaceAll(HYPHENS, "-")
                .replace('\uFF1A', ':')
                .replaceAll("(?<!\\d)(\\d):", "0$1:")
                .split(SEPARATORS);
        try {
            return WorkingCalendar.ranges(List.of(ranges));
        } catch (HoursRefused refused) {
            wrong.add(wrong(field, refused));
            return List.of();
        }
    }

    /** What is wrong with hours, in the words of the screen. */
    static Problem.FieldError wrong(String field, HoursRefused refused) {
        var code = switch (refused.why()) {
            case UNREADABLE -> "hours-unreadable";
            case EMPTY -> "hours-empty";
            case OVERLAP -> "hours-overlap";
            case INTO_NEXT_DAY -> "hours-into-next-day";
            case TOO_MANY -> "hours-too-many";
            case NEVER_OPEN -> "hours-never-open";
        };
        return new Problem.FieldError(field, code, refused.ranges().toArray());
    }
}
