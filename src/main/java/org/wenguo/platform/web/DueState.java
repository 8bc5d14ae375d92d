package org.wenguo.platform.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a time limit is to look. */
public enum DueState {
    /** Time runs. */
    RUNNING,
    /** Time stands still, for a reason the page says elsewhere. */
    PAUSED,
    /** Done in time. */
    MET,
    /** Done too late, or not done. */
    BREACHED;

    private static final int LAST_FIFTH = 80;
    private static final Duration LAST_HOUR = Duration.ofHours(1);

    /**
     * The CSS class: {@code soon} in the last fifth of the time, or in the last hour when the start is not known;
     * {@code late} once it has passed.
     */
    public String look(@Nullable Instant start, Instant due, Instant now) {
        return switch (this) {
            case PAUSED -> "paused";
            case MET -> "met";
            case BREACHED -> "late";
            case RUNNING -> {
                if (!due.isAfter(now)) {
                    yield "late";
                }
                boolean soon = start == null
                        ? Duration.between(now, due).compareTo(LAST_HOUR) <= 0
                        : percent(start, due, now) >= LAST_FIFTH;
                yield soon ? "soon" : "running";
            }
        };
    }

    /** How much of the time is used up, from 0 to 100. */
    public static int percent(Instant start, Instant due, Instant now) {
        long whole = Duration.between(start, due).toMillis();
        if (whole <= 0) {
            return 100;
        }
        return Math.clamp(Duration.between(start, now).toMillis() * 100 / whole, 0, 100);
    }
}
