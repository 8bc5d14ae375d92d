package org.wenguo.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in which a limit stands still; without {@code until} it still does. It cannot end before it begins. */
public record Pause(Instant from, @Nullable Instant until) {

    public Pause {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("A pause that began at " + from + " cannot end at " + until);
        }
    }

    public boolean isOpen() {
        return until == null;
    }
}
