package org.wenguo.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** When a unit works. Immutable; all arithmetic of working time is here. */
public final class WorkingCalendar {

    public static Builder in(ZoneId zone) {
        return new Builder();
    }

    public ZoneId zone() {
        throw new UnsupportedOperationException();
    }

    public boolean isOpen(Instant at) {
        throw new UnsupportedOperationException();
    }

    public boolean isWorkday(LocalDate date) {
        throw new UnsupportedOperationException();
    }

    public Arrival arrival(Instant at) {
        throw new UnsupportedOperationException();
    }

    /** The time at which so much working time has passed since {@code start}. */
    public Instant add(Instant start, Duration working) {
        throw new UnsupportedOperationException();
    }

    /** The time from which so much working time passes until {@code end}. */
    public Instant subtract(Instant end, Duration working) {
        throw new UnsupportedOperationException();
    }

    /** Working time between two instants; negative if {@code to} is the earlier. */
    public Duration between(Instant from, Instant to) {
        throw new UnsupportedOperationException();
    }

    /** Close of business of the nth working day after the day of {@code start}. */
    public Instant closeOfWorkday(Instant start, int n) {
        throw new UnsupportedOperationException();
    }

    /** Midnight at the close of the day. */
    public Instant endOfDay(Instant at) {
        throw new UnsupportedOperationException();
    }

    /** The first opening strictly after {@code at}. */
    public Instant nextOpening(Instant at) {
        throw new UnsupportedOperationException();
    }

    /** When a limit that started at {@code start} runs out; open pauses are ignored. */
    public Instant due(Span span, Instant start, List<Pause> pauses) {
        throw new UnsupportedOperationException();
    }

    /** When {@code percent} of a limit has been used up. */
    public Instant at(Span span, Instant start, List<Pause> pauses, int percent) {
        throw new UnsupportedOperationException();
    }

    /** The last year whose public holidays are known; empty if the calendar observes none. */
    public Optional<Year> knownUntil() {
        throw new UnsupportedOperationException();
    }

    /** Says when a unit works. */
    public static final class Builder {

        /** Opening hours of a weekday such as {@code 09:00-12:00}. */
        public Builder open(DayOfWeek day, String... ranges) {
            return this;
        }

        public WorkingCalendar build() {
            throw new UnsupportedOperationException();
        }
    }
}
