package org.wenguo.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to a complainant, without what it says.
 *
 * @param reply number of the reply that it brings; null for all else
 * @param deliveredAt when the other side took it, or somebody said that it is done
 * @param error why it waits or failed, a code of the bundles or the words of the other side
 */
public record Delivery(
        UUID id,
        UUID complaint,
        String number,
        Kind kind,
        @Nullable Integer reply,
        Way way,
        Instant createdAt,
        int attempts,
        @Nullable Instant nextTryAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant deadAt,
        @Nullable String error,
        @Nullable Instant printedAt,
        @Nullable Instant bouncedAt,
        @Nullable Instant readAt,
        @Nullable Instant supersededAt,
        @Nullable UUID doneBy) {

    /** What became of it, a code of the bundles and of the API. */
    public String state() {
        if (supersededAt != null) {
            return "superseded";
        }
        if (bouncedAt != null) {
            return "bounced";
        }
        if (readAt != null) {
            return "read";
        }
        if (deliveredAt != null) {
            return switch (way) {
                case MAIL, SMS -> "sent";
                case PHONE -> "called";
                case LETTER -> "posted";
                case PUBLICATION -> "published";
                case PORTAL -> "shown";
            };
        }
        if (deadAt != null) {
            return "failed";
        }
        return switch (way) {
            case MAIL, SMS, PORTAL -> "waiting";
            case PHONE -> "to-call";
            case LETTER -> printedAt == null ? "to-print" : "printed";
            case PUBLICATION -> "to-publish";
        };
    }

    /** When it came to be as it is. */
    public Instant since() {
        for (var at : new Instant[] {supersededAt, bouncedAt, readAt, deliveredAt, deadAt, printedAt}) {
            if (at != null) {
                return at;
            }
        }
        return createdAt;
    }

    public boolean isOpen() {
        return supersededAt == null && (deliveredAt == null || bouncedAt != null);
    }
}
