package org.wenguo.policy;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How packs spell spans. */
final class SpanText {

    /** The forms that {@link Span#of} reads, for error messages. */
    static final String FORMS =
            "'30m working', '48h', '3 working days', 'end of day', 'opening + 1h', 'promised time' or 'outside deadline'";

    /** Those of them that are a length of time. */
    static final String LENGTHS = "'30m working', '48h' or '3 working days'";

    static final Pattern WORKING_DAYS = Pattern.compile("(\\d{1,4}) working days?");
    static final Pattern OPENING_PLUS = Pattern.compile("opening\\s*\\+\\s*(.+)");
    static final Pattern WORKING = Pattern.compile("(.+) working");
    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,5})h)?\\s*(?:(\\d{1,6})m)?\\s*(?:(\\d{1,7})s)?");

    private SpanText() {}

    static void mustNotBeNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A limit cannot allow " + time);
        }
    }

    static Duration duration(String words, String whole) {
        Matcher units = DURATION.matcher(words.strip());
        if (words.isBlank() || !units.matches()) {
            throw new IllegalArgumentException("'" + whole + "' is not a span");
        }
        return Duration.ofHours(number(units.group(1)))
                .plusMinutes(number(units.group(2)))
                .plusSeconds(number(units.group(3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    static String text(Duration time) {
        StringBuilder words = new StringBuilder();
        append(words, time.toHours(), "h");
        append(words, time.toMinutesPart(), "m");
        append(words, time.toSecondsPart(), "s");
        return words.isEmpty() ? "0m" : words.toString();
    }

    private static void append(StringBuilder words, long number, String unit) {
        if (number != 0) {
            words.append(words.isEmpty() ? "" : " ").append(number).append(unit);
        }
    }
}
