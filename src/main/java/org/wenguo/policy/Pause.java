package org.wenguo.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in which a limit stands still; without {@code until} it still does. */
public record Pause(Instant from, @Nullable Instant until) {

    public boolean isOpen() {
        return until == null;
    }
}
