package org.wenguo.webhook;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told.
 *
 * @param host what may be shown of the address, which may hold a token
 * @param types what it wants to hear, such as {@code complaint.assigned}; empty for everything
 * @param pausedAt while it is paused, nothing new is written for it
 */
public record Webhook(
        UUID id,
        String name,
        String host,
        Set<String> types,
        Instant createdAt,
        @Nullable Instant pausedAt) {

    boolean wants(String type) {
        return pausedAt == null && (types.isEmpty() || types.contains(type));
    }
}
