package org.wenguo.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;

/** How long a limit allows. {@link #text()} and {@link #of(String)} are the form used in packs. */
public sealed interface Span {

    /** Minutes on the clock of the calendar: {@code 30m working}. */
    record Working(Duration time) implements Span {
        public Working {
            SpanText.mustNotBeNegative(time);
        }
    }

    /** Elapsed time, day and night: {@code 48h}. */
    record Elapsed(Duration time) implements Span {
        public Elapsed {
            SpanText.mustNotBeNegative(time);
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
            SpanText.mustNotBeNegative(time);
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
     * The time that somebody outside set, such as the hotline that passed the complaint on: {@code outside deadline}. A case
     * for which nobody set one is not concerned.
     */
    record OutsideDeadline() implements Span {}

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
        if (words.equals("outside deadline")) {
            return new OutsideDeadline();
        }
        Matcher days = SpanText.WORKING_DAYS.matcher(words);
        if (days.matches()) {
            return new WorkingDays(Integer.parseInt(days.group(1)));
        }
        Matcher opening = SpanText.OPENING_PLUS.matcher(words);
        if (opening.matches()) {
            return new OpeningPlus(SpanText.duration(opening.group(1), text));
        }
        Matcher working = SpanText.WORKING.matcher(words);
        if (working.matches()) {
            return new Working(SpanText.duration(working.group(1), text));
        }
        return new Elapsed(SpanText.duration(words, text));
    }

    /** Whether it is some length of time that is more than none, and no point such as the end of a day. */
    default boolean isLength() {
        return switch (this) {
            case Working working -> working.time().isPositive();
            case Elapsed elapsed -> elapsed.time().isPositive();
            case WorkingDays days -> true;
            case EndOfDay end -> false;
            case OpeningPlus plus -> false;
            case Promised promised -> false;
            case OutsideDeadline outside -> false;
        };
    }

    /** As a pack writes it; {@link #of} reads it back. */
    default String text() {
        return switch (this) {
            case Working working -> SpanText.text(working.time()) + " working";
            case Elapsed elapsed -> SpanText.text(elapsed.time());
            case WorkingDays span -> span.days() == 1 ? "1 working day" : span.days() + " working days";
            case EndOfDay end -> "end of day";
            case OpeningPlus plus -> "opening + " + SpanText.text(plus.time());
            case Promised promised -> "promised time";
            case OutsideDeadline outside -> "outside deadline";
        };
    }
}
