package org.wenguo.policy;

import java.time.Duration;

/** How long a limit allows. {@link #text()} and {@link #of(String)} are the form used in packs. */
public sealed interface Span {

    /** Minutes on the clock of the calendar: {@code 30m working}. */
    record Working(Duration time) implements Span {}

    /** Elapsed time, day and night: {@code 48h}. */
    record Elapsed(Duration time) implements Span {}

    /** Close of business of the nth working day after the day of the start: {@code 3 working days}. */
    record WorkingDays(int days) implements Span {}

    /** Midnight at the close of the day of the start: {@code end of day}. */
    record EndOfDay() implements Span {}

    /** Working time that counts from the next opening: {@code opening + 1h}. */
    record OpeningPlus(Duration time) implements Span {}

    /** The time that was promised, given by the promise itself: {@code promised time}. */
    record Promised() implements Span {}

    /** @throws IllegalArgumentException if the text is none of the forms above */
    static Span of(String text) {
        throw new UnsupportedOperationException(text);
    }

    default String text() {
        throw new UnsupportedOperationException();
    }
}
