package org.wenguo.desk.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenguo.policy.PackVersion;

/**
 * A version of the policy as a line of its history.
 *
 * @param title the pack's name; its id if the draft cannot be read
 * @param state what it is now
 * @param by who saved or adopted it; null: the program, at the founding
 * @param running how many cases are handled by it
 */
public record PolicyVersionView(
        PackVersion version,
        String title,
        State state,
        @Nullable String by,
        int running) {

    /** What a version is at a moment. */
    public enum State {
        DRAFT,
        AWAITED,
        IN_FORCE,
        FORMER,
        WITHDRAWN;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static State of(PackVersion version, PackVersion inForce, Instant at) {
            if (version.isDraft()) {
                return DRAFT;
            }
            if (version.isWithdrawn()) {
                return WITHDRAWN;
            }
            if (version.isAwaited(at)) {
                return AWAITED;
            }
            return version.no() == inForce.no() ? IN_FORCE : FORMER;
        }
    }

    /** A pack that the program brings and the organisation has no version of. */
    public record Offered(String pack, String title, String version) {}

    /** What there is to choose from when a file is edited. */
    public record FileTab(String name, String title, int problems, boolean current) {}

    /**
     * All that the history shows.
     *
     * @param refused numbers of versions in use that this program would refuse
     */
    public record History(
            List<PolicyVersionView> versions, List<Offered> offered, List<Integer> refused, boolean changes) {}
}
