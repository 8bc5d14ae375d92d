package org.wenguo.imports;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Moments as people and programs write them: ISO 8601 with or without a zone, with slashes, dots or signs for year and
 * month, with twelve hours and a word for the half of the day, with names of months in English, and the serial numbers of
 * days that spreadsheets keep.
 */
final class WrittenMoment {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern SERIAL = Pattern.compile("[2-9]\\d{4}(\\.\\d+)?");
    private static final LocalDateTime SERIAL_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final int SECONDS_A_DAY = 86_400;
    private static final int MIDDAY = 12;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private WrittenMoment() {}

    /** @return empty if it is none */
    static Optional<OffsetDateTime> read(String written, Mapping.DateOrder order, ZoneId zone) {
        var text = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
        try {
            if (SERIAL.matcher(text).matches()) {
                return Optional.of(SERIAL_ZERO
                        .plusSeconds(Math.round(Double.parseDouble(text) * SECONDS_A_DAY))
                        .atZone(zone)
                        .toOffsetDateTime());
            }
            if (text.matches("\\d{4}-\\d\\d-\\d\\dT.*(Z|[+-]\\d\\d:?\\d\\d)")) {
                return Optional.of(OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")));
            }
            return Optional.of(wall(text, order).atZone(zone).toOffsetDateTime());
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime wall(String text, Mapping.DateOrder order) {
        var lower = text.toLowerCase(Locale.ROOT);
        var named = namedMonth(lower);
        var numbers = numbers(lower);
        if (numbers.size() == 1 && numbers.getFirst().length() == 8) { // 20260305
            var whole = numbers.removeFirst();
            numbers.addAll(List.of(whole.substring(0, 4), whole.substring(4, 6), whole.substring(6)));
        }
        if (named > 0 && numbers.size() >= 2) {
            var yearFirst = numbers.get(0).length() == 4;
            var date = LocalDate.of(
                    year(Integer.parseInt(numbers.get(yearFirst ? 0 : 1))),
                    named,
                    Integer.parseInt(numbers.get(yearFirst ? 1 : 0)));
            return date.atTime(time(numbers.subList(2, numbers.size()), lower));
        }
        if (numbers.size() < 3) {
            throw new DateTimeException(text);
        }
        return date(numbers, order).atTime(time(numbers.subList(3, numbers.size()), lower));
    }

    private static LocalDate date(List<String> numbers, Mapping.DateOrder order) {
        var first = Integer.parseInt(numbers.get(0));
        var second = Integer.parseInt(numbers.get(1));
        var third = Integer.parseInt(numbers.get(2));
        if (numbers.get(0).length() == 4) {
            return LocalDate.of(first, second, third);
        }
        return switch (order) {
            case YMD ->
                numbers.get(2).length() == 4 // it cannot be; which of the two it is only a great number tells
                        ? first > MIDDAY ? LocalDate.of(third, second, first) : LocalDate.of(third, first, second)
                        : LocalDate.of(year(first), second, third);
            case DMY -> LocalDate.of(year(third), second, first);
            case MDY -> LocalDate.of(year(third), first, second);
        };
    }

    private static int year(int written) {
        return written < 100 ? 2000 + written : written;
    }

    private static LocalTime time(List<String> numbers, String lower) {
        if (numbers.isEmpty()) {
            return LocalTime.MIDNIGHT;
        }
        var hour = Integer.parseInt(numbers.get(0));
        if (hour < MIDDAY && (has(lower, "afternoon") || (has(lower, "noon") && hour < 3))) {
            hour += MIDDAY;
        } else if (hour == MIDDAY && has(lower, "midnight")) {
            hour = 0;
        }
        var minute = numbers.size() > 1 ? Integer.parseInt(numbers.get(1)) : has(lower, "half") ? 30 : 0;
        var second = numbers.size() > 2 ? Integer.parseInt(numbers.get(2)) : 0;
        return LocalTime.of(hour, minute, second).truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean has(String lower, String words) {
        return Vocabulary.list(words).stream().anyMatch(lower::contains);
    }

    private static int namedMonth(String lower) {
        for (var i = 0; i < MONTHS.size(); i++) {
            if (lower.matches(".*\\b" + MONTHS.get(i) + "[a-z]*\\b.*")) {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<String> numbers(String text) {
        var numbers = new ArrayList<String>();
        var found = NUMBER.matcher(text);
        while (found.find()) {
            numbers.add(found.group());
        }
        return numbers;
    }
}
