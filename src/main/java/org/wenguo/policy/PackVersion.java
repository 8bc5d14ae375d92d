package org.wenguo.policy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of an organisation's policy: a draft that is being written, or a regulation that was adopted and never
 * changes again (S2).
 *
 * @param no counts the organisation's versions from 1
 * @param pack id of the pack
 * @param version what its {@code pack.yaml} calls it
 * @param fingerprint SHA-256 of its files, in hexadecimal digits
 * @param basedOn the version it was drafted from; null if from a pack of the program
 * @param revision counts the saves; who saves says which one they had before them
 * @param changedBy null: the program, at the founding
 */
public record PackVersion(
        int no,
        String pack,
        String version,
        String fingerprint,
        @Nullable Integer basedOn,
        int revision,
        @Nullable UUID changedBy,
        Instant changedAt,
        @Nullable Adoption adoption) {

    /**
     * That it was decided upon.
     *
     * @param by null: the program, at the founding
     * @param from when it comes into force
     * @param reason why it is as it is, for those who read the history; null at the founding
     * @param withdrawnAt when it was taken back before it came into force
     */
    public record Adoption(
            @Nullable UUID by,
            Instant at,
            Instant from,
            @Nullable String reason,
            @Nullable Instant withdrawnAt) {

        boolean stands() {
            return withdrawnAt == null;
        }
    }

    public boolean isDraft() {
        return adoption == null;
    }

    /** Whether complaints may be handled by it at that moment: adopted, begun, not taken back. */
    public boolean hasBegun(Instant at) {
        var decided = adoption;
        return decided != null && decided.stands() && !decided.from().isAfter(at);
    }

    /** Adopted, and not yet in force. */
    public boolean isAwaited(Instant at) {
        var decided = adoption;
        return decided != null && decided.stands() && decided.from().isAfter(at);
    }

    public boolean isWithdrawn() {
        var decided = adoption;
        return decided != null && !decided.stands();
    }
}
