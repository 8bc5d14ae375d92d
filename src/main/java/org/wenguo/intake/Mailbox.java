package org.wenguo.intake;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that is read, without its password.
 *
 * @param movedTo folder for what was read; null: it stays, marked as seen
 * @param problem why it could not be read last time, a key of {@code mailboxes.problem.*}; null if it could
 * @param taken how many mails it has given
 * @param paused it is not read until somebody lets it go on
 */
public record Mailbox(
        UUID id,
        UUID unit,
        String address,
        String host,
        int port,
        Security security,
        String username,
        String folder,
        @Nullable String movedTo,
        Instant since,
        Instant nextLookAt,
        @Nullable Instant lookedAt,
        int failures,
        @Nullable String problem,
        long taken,
        boolean paused) {

    /** How the way to the server is guarded. */
    public enum Security {
        TLS,
        STARTTLS,
        NONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Security> of(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code().equals(code))
                    .findFirst();
        }
    }
}
