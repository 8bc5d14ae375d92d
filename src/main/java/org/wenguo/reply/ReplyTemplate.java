package org.wenguo.reply;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Words that the organisation keeps for replies, beside the scripts of its pack.
 *
 * @param phase code of the phase of the pack that it is for; empty: every phase
 * @param wants {@code vent}, {@code compensation} or {@code respect} if it is for who wants that (B5); empty: for all
 * @param text with places for variables
 * @param retiredAt since when it is not offered any more; null: it is offered
 */
public record ReplyTemplate(
        UUID id,
        int version,
        String title,
        String phase,
        String wants,
        String text,
        UUID changedBy,
        Instant changedAt,
        @Nullable Instant retiredAt) {

    public boolean isRetired() {
        return retiredAt != null;
    }
}
