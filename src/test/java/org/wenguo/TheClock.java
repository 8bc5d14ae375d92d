package org.wenguo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.wenguo.platform.BusinessClock;

/** The wall clock of the stories: Shanghai, to the minute. */
public final class TheClock {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private TheClock() {}

    /** {@code "2026-09-28 17:50"} in Shanghai. */
    public static Instant time(String wall) {
        return LocalDateTime.parse(wall, MINUTES).atZone(SHANGHAI).toInstant();
    }

    /** As {@link #time(String)}, in the form of the API: {@code 2026-09-28T17:50:00+08:00}. */
    public static String iso(String wall) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time(wall).atZone(SHANGHAI));
    }

    /** Does the work as if it were that minute all the while. */
    public static <R> R at(String wall, Supplier<R> work) {
        var result = new AtomicReference<R>();
        BusinessClock.at(time(wall), () -> result.set(work.get()));
        return result.get();
    }

    public static void at(String wall, Runnable work) {
        BusinessClock.at(time(wall), work);
    }
}
