package org.wenguo.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one webhook.
 *
 * @param number of the complaint, if it is about one
 * @param error why it was not taken the last time
 */
public record Telling(
        UUID id,
        String type,
        @Nullable String number,
        Instant createdAt,
        int attempts,
        @Nullable Instant nextTryAt,
        @Nullable Instant deliveredAt,
        @Nullable String error) {}
