package org.wenguo.resolution;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import org.wenguo.complaint.Policy;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Role;
import org.wenguo.people.Viewer;

/** Who may grant how much (F3): the pack's matrix of severity and role, asked for a person. */
public final class Authorities {

    private Authorities() {}

    static boolean covers(Policy policy, Viewer viewer, int severity, BigDecimal amount) {
        var authority = policy.pack().authority();
        return viewer.staff().roles().stream().anyMatch(role -> authority.covers(severity, role.code(), amount));
    }

    /** The highest amount this person may grant alone on this complaint; empty: nothing, or without limit. */
    public static Optional<BigDecimal> allowance(Standing standing) {
        var authority = standing.policy().pack().authority();
        return standing.viewer().staff().roles().stream()
                .map(Role::code)
                .flatMap(role -> authority.allowance(standing.complaint().severity(), role).stream())
                .max(Comparator.naturalOrder());
    }

    /** Somebody whose limit covers what waits, and who is not its proposer. */
    static boolean mayApprove(Standing standing) {
        return standing.complaint()
                .awaitingApproval()
                .filter(waiting -> waiting.compensation() != null)
                .filter(waiting -> !standing.viewer()
                        .staff()
                        .id()
                        .equals(waiting.moment().actor().id()))
                .filter(waiting -> waiting.compensation() != null
                        && covers(
                                standing.policy(),
                                standing.viewer(),
                                standing.complaint().severity(),
                                waiting.compensation().value()))
                .isPresent();
    }
}
