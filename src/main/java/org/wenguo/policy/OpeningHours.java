package org.wenguo.policy;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One range of opening hours on a day, such as {@code 09:00-12:00}. It may last until midnight ({@code 08:00-24:00}) or
 * into the next day ({@code 22:00-06:00}); it belongs to the day on which it begins.
 *
 * @param endsNextDay whether {@code to} is a time of the next day (00:00 for midnight)
 */
record OpeningHours(LocalTime from, LocalTime to, boolean endsNextDay) {

    private static final String MIDNIGHT = "24:00";

    /** @throws HoursRefused if the text is not two times joined by a hyphen */
    static OpeningHours of(String text) {
        String[] ends = text.strip().split("\\s*-\\s*", -1);
        if (ends.length != 2) {
            throw unreadable(text);
        }
        try {
            LocalTime from = LocalTime.parse(ends[0]);
            if (ends[1].equals(MIDNIGHT)) {
                return new OpeningHours(from, LocalTime.MIDNIGHT, true);
            }
            LocalTime to = LocalTime.parse(ends[1]);
            if (to.equals(from)) {
                throw new HoursRefused(
                        HoursRefused.Why.EMPTY,
                        null,
                        List.of(text),
                        "'" + text + "' is empty; a whole day is 00:00-24:00");
            }
            return new OpeningHours(from, to, to.isBefore(from));
        } catch (DateTimeException e) {
            HoursRefused refused = unreadable(text);
            refused.initCause(e);
            throw refused;
        }
    }

    /**
     * The ranges of one day in order.
     *
     * @throws HoursRefused if two of them overlap
     */
    static List<OpeningHours> ofDay(List<String> texts) {
        List<OpeningHours> day = new ArrayList<>();
        texts.forEach(text -> day.add(of(text)));
        day.sort(Comparator.comparing(OpeningHours::from));
        for (int i = 1; i < day.size(); i++) {
            OpeningHours before = day.get(i - 1);
            if (before.endsNextDay || before.to.isAfter(day.get(i).from)) {
                throw new HoursRefused(
                        HoursRefused.Why.OVERLAP,
                        null,
                        List.of(before.text(), day.get(i).text()),
                        "The ranges of " + texts + " overlap");
            }
        }
        return List.copyOf(day);
    }

    String text() {
        return from + "-" + (endsNextDay && to.equals(LocalTime.MIDNIGHT) ? MIDNIGHT : to.toString());
    }

    private static HoursRefused unreadable(String text) {
        return new HoursRefused(
                HoursRefused.Why.UNREADABLE,
                null,
                List.of(text),
                "'" + text + "' is not a range of hours such as 09:00-12:00");
    }
}
