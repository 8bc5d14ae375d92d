package org.wenguo.desk.web;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wenguo.platform.web.Words;

/**
 * A line of a week's opening hours.
 *
 * @param field of the weekday in a form: {@code mon}
 * @param day its name
 * @param hours ranges of opening hours; none when closed
 */
public record WeekdayHours(String field, String day, List<String> hours) {

    static List<WeekdayHours> of(Map<DayOfWeek, List<String>> week, Words t) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new WeekdayHours(
                        field(day),
                        day.getDisplayName(TextStyle.FULL_STANDALONE, t.locale()),
                        week.getOrDefault(day, List.of())))
                .toList();
    }

    static String field(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
