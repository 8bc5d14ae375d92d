package org.wenguo.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * The one clock of the program. It can be set for a piece of work, which is how tests and the sample organisations live
 * through months in seconds; whatever runs beside that work keeps the real time. Instants have microseconds, as the
 * database has, so that what is read back equals what was written.
 */
@Component
public final class BusinessClock extends Clock {

    private static final ScopedValue<Instant> SET_TO = ScopedValue.newInstance();

    /** Does the work as if it were {@code instant} all the while. */
    public static void at(Instant instant, Runnable work) {
        ScopedValue.where(SET_TO, instant).run(work);
    }

    @Override
    public Instant instant() {
        var now = SET_TO.isBound() ? SET_TO.get() : Instant.now();
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** A zone belongs to calendars and screens; the clock only tells instants. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
