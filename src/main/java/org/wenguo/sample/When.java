package org.wenguo.sample;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.wenguo.policy.WorkingCalendar;

/**
 * Reads when something happens in a script, relative to the day on which the samples are loaded ({@code ago}), to what
 * happened before ({@code later}) or to the registration itself ({@code before}). Spans of working time fall into working
 * hours on whichever day the samples are loaded; that is how a clock that runs now runs on Sundays too.
 *
 * <pre>
 * 12 working days ago 10:05     3 days ago 21:40     sunday 2 weeks ago 11:00
 * 1h30m working ago             25m ago
 * same day 15:30                2 working days later 09:10     45m working later     20h later
 * 5 days before 18:00
 * </pre>
 */
final class When {

    private static final Pattern DAYS = Pattern.compile("(\\d+) (working )?days? (ago|later|before) (\\d\\d:\\d\\d)");
    private static final Pattern SAME_DAY = Pattern.compile("same day (\\d\\d:\\d\\d)");
    private static final Pattern WEEKDAY = Pattern.compile("([a-z]+day) (\\d+) weeks? ago (\\d\\d:\\d\\d)");
    private static final Pattern SPAN = Pattern.compile("(\\d+h)?(\\d+m)? (working )?(ago|later|before)");

    private final Instant now;
    private final WorkingCalendar calendar;

    When(Instant now, WorkingCalendar calendar) {
        this.now = now;
        this.calendar = calendar;
    }

    /**
     * @param anchor what {@code later} and {@code before} are counted from
     * @throws IllegalArgumentException for a text that is none of the forms above
     */
    Instant at(String text, Instant anchor) {
        var days = DAYS.matcher(text);
        if (days.matches()) {
            var forward = days.group(3).equals("later");
            var from = dateOf(days.group(3).equals("ago") ? now : anchor);
            var count = Integer.parseInt(days.group(1)) * (forward ? 1 : -1);
            return on(days.group(2) == null ? from.plusDays(count) : calendar.workday(from, count), days.group(4));
        }
        var sameDay = SAME_DAY.matcher(text);
        if (sameDay.matches()) {
            return on(dateOf(anchor), sameDay.group(1));
        }
        var weekday = WEEKDAY.matcher(text);
        if (weekday.matches()) {
            var day = DayOfWeek.valueOf(weekday.group(1).toUpperCase(Locale.ROOT));
            var week = dateOf(now).minusWeeks(Integer.parseInt(weekday.group(2)));
            return on(week.with(TemporalAdjusters.previousOrSame(day)), weekday.group(3));
        }
        var span = SPAN.matcher(text);
        if (span.matches()) {
            return spanned(span.toMatchResult(), anchor);
        }
        throw new IllegalArgumentException("When is '" + text + "'?");
    }

    private Instant spanned(MatchResult span, Instant anchor) {
        var time = part(span.group(1), Duration.ofHours(1)).plus(part(span.group(2), Duration.ofMinutes(1)));
        var from = span.group(4).equals("ago") ? now : anchor;
        var forward = span.group(4).equals("later");
        if (span.group(3) == null) {
            return forward ? from.plus(time) : from.minus(time);
        }
        return forward ? calendar.add(from, time) : calendar.subtract(from, time);
    }

    @SuppressWarnings("NullAway") // a group that did not take part is null, which the library does not declare
    private static Duration part(String text, Duration unit) {
        return text == null ? Duration.ZERO : unit.multipliedBy(Long.parseLong(text.substring(0, text.length() - 1)));
    }

    private LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, calendar.zone());
    }

    private Instant on(LocalDate date, String time) {
        return date.atTime(LocalTime.parse(time)).atZone(calendar.zone()).toInstant();
    }
}
