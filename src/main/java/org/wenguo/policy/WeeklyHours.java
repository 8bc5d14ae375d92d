package org.wenguo.policy;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Opening hours of a week: of each weekday its ranges, such as {@code 09:00-12:00} or {@code 22:00-06:00}; none means
 * closed. A night belongs to the day on which it begins.
 *
 * @param days every weekday
 */
public record WeeklyHours(Map<DayOfWeek, List<String>> days) {

    private static final int MOST_RANGES = 8;

    /** @throws HoursRefused if a range cannot be read, two have time in common, or it is open on no day */
    public WeeklyHours {
        var checked = new EnumMap<DayOfWeek, List<OpeningHours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var texts = days.getOrDefault(day, List.of());
            if (texts.size() > MOST_RANGES) {
                throw new HoursRefused(
                        HoursRefused.Why.TOO_MANY, day, texts.subList(0, 1), "More than " + MOST_RANGES + " ranges");
            }
            try {
                checked.put(day, OpeningHours.ofDay(texts));
            } catch (HoursRefused wrong) {
                throw wrong.on(day);
            }
        }
        if (checked.values().stream().allMatch(List::isEmpty)) {
            throw new HoursRefused(
                    HoursRefused.Why.NEVER_OPEN, null, List.of(), "A calendar must be open on some day of the week");
        }
        for (var day : DayOfWeek.values()) {
            var today = checked.getOrDefault(day, List.of());
            var tomorrow = checked.getOrDefault(day.plus(1), List.of());
            if (!today.isEmpty() && !tomorrow.isEmpty()) {
                var night = today.getLast();
                var first = tomorrow.getFirst();
                if (night.endsNextDay() && night.to().isAfter(first.from())) {
                    throw new HoursRefused(
                            HoursRefused.Why.INTO_NEXT_DAY,
                            day,
                            List.of(night.text(), first.text()),
                            day + ": " + night.text() + " lasts into " + first.text() + " of the next day");
                }
            }
        }
        var written = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        checked.forEach((day, ranges) ->
                written.put(day, ranges.stream().map(OpeningHours::text).toList()));
        days = java.util.Collections.unmodifiableMap(written);
    }

    /** Ranges of the weekdays, Monday first, as {@link #lines} writes them. */
    public static WeeklyHours of(List<String> lines) {
        var days = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var line = lines.get(day.ordinal());
            days.put(day, line.isEmpty() ? List.of() : List.of(line.split(",")));
        }
        return new WeeklyHours(days);
    }

    /** Seven lines, Monday first, ranges parted by commas. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (var day : DayOfWeek.values()) {
            lines.add(String.join(",", on(day)));
        }
        return lines;
    }

    public List<String> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    Map<DayOfWeek, List<OpeningHours>> read() {
        var read = new EnumMap<DayOfWeek, List<OpeningHours>>(DayOfWeek.class);
        days.forEach((day, texts) -> read.put(day, OpeningHours.ofDay(texts)));
        return read;
    }
}
