package org.wenguo.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a limit allows. {@link #text()} and {@link #of(String)} are the form used in packs. */
public sealed interface Span {

    /** The forms that {@link #of} reads, for error messages. */
    String FORMS = "'30m working', '48h', '3 working days', 'end of day', 'opening + 1h' or 'promised time'";

    /** Minutes on the clock of the calendar: {@code 30m working}. */
    record Working(Duration time) implements Span {
        public Working {
            Reading.mustBePositive(time);
        }
    }

    /** Elapsed time, day and night: {@code 48h}. */
    record Elapsed(Duration time) implements Span {
        public Elapsed {
            Reading.mustBePositive(time);
        }
    }

    /** Close of business of the nth working day after the day of the start: {@code 3 working days}. */
    record WorkingDays(int days) implements Span {
        public WorkingDays {
            if (days < 1) {
                throw new IllegalArgumentException("At least 1 working day, not " + days);
            }
        }
    }

    /** Midnight at the close of the day of the start: {@code end of day}. */
    record EndOfDay() implements Span {}

    /**
     * Working time that counts from the next opening, or from the start if it is open then: {@code opening + 1h}.
     */
    record OpeningPlus(Duration time) implements Span {
        public OpeningPlus {
            Reading.mustBePositive(time);
        }
    }

    /**
     * The time that was promised, given by the promise itself: {@code promised time}. Turn it into an elapsed span by
     * {@link #made} before asking a calendar.
     */
    record Promised() implements Span {

        /** The span of a promise made at one time for another; a promise for the past has run out at once. */
        public Elapsed made(Instant at, Instant promised) {
            Duration time = Duration.between(at, promised);
            return new Elapsed(time.isNegative() ? Duration.ZERO : time);
        }
    }

    /**
     * Reads one of the forms above.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    static Span of(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        if (words.equals("end of day")) {
            return new EndOfDay();
        }
        if (words.equals("promised time")) {
            return new Promised();
        }
        Matcher days = Reading.WORKING_DAYS.matcher(words);
        if (days.matches()) {
            return new WorkingDays(Integer.parseInt(days.group(1)));
        }
        Matcher opening = Reading.OPENING_PLUS.matcher(words);
        if (opening.matches()) {
            return new OpeningPlus(Reading.duration(opening.group(1), text));
        }
        Matcher working = Reading.WORKING.matcher(words);
        if (working.matches()) {
            return new Working(Reading.duration(working.group(1), text));
        }
        return new Elapsed(Reading.duration(words, text));
    }

    /** As a pack writes it; {@link #of} reads it back. */
    default String text() {
        return switch (this) {
            case Working(Duration time) -> Reading.text(time) + " working";
            case Elapsed(Duration time) -> Reading.text(time);
            case WorkingDays(int days) -> days == 1 ? "1 working day" : days + " working days";
            case EndOfDay() -> "end of day";
            case OpeningPlus(Duration time) -> "opening + " + Reading.text(time);
            case Promised() -> "promised time";
        };
    }

    /** How spans are spelt. */
    final class Reading {

        private static final Pattern WORKING_DAYS = Pattern.compile("(\\d{1,4}) working days?");
        private static final Pattern OPENING_PLUS = Pattern.compile("opening\\s*\\+\\s*(.+)");
        private static final Pattern WORKING = Pattern.compile("(.+) working");
        private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,5})h)?\\s*(?:(\\d{1,6})m)?\\s*(?:(\\d{1,7})s)?");

        private Reading() {}

        private static void mustBePositive(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("A limit cannot allow " + time);
            }
        }

        private static Duration duration(String words, String whole) {
            Matcher units = DURATION.matcher(words.strip());
            if (words.isBlank() || !units.matches()) {
                throw new IllegalArgumentException("'" + whole + "' is not a span");
            }
            return Duration.ofHours(number(units.group(1)))
                    .plusMinutes(number(units.group(2)))
                    .plusSeconds(number(units.group(3)));
        }

        private static long number(String digits) {
            return digits == null ? 0 : Long.parseLong(digits);
        }

        private static String text(Duration time) {
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
}
