package org.wenguo.dryrun;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing about one case, as it is and as it would be.
 *
 * @param what id of the limit, code of the level, or role that has to approve
 * @param unit whose matter it is
 * @param before whether it is so under the policy that handles the case
 * @param after whether it would be so under the one that is tried
 * @param beforeAt when a limit is due; null where it does not run
 */
record Finding(
        Kind kind,
        String what,
        UUID complaint,
        UUID unit,
        boolean before,
        boolean after,
        @Nullable Instant beforeAt,
        @Nullable Instant afterAt) {

    /** What is looked for. */
    public enum Kind {
        /** A limit that was breached, or is by now. */
        BREACH,
        /** The level that the case has, or ended with. */
        LEVEL,
        /** A compensation beyond what its proposer may grant alone. */
        APPROVAL,
        /** A limit that runs, of a case that does, due at another time. */
        DUE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
