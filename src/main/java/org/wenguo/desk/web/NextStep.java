package org.wenguo.desk.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Validity;
import org.wenguo.complaint.Verb;

/**
 * What has to happen next to a complaint, and whose it is.
 *
 * @param unit who does it, where one unit is responsible for it; null: whoever has the authority
 */
record NextStep(Verb verb, @Nullable UUID unit) {

    /** What the complaint needs, whoever looks; nothing once it has ended. */
    static Optional<NextStep> of(Complaint complaint) {
        var lead = complaint.registration().lead();
        var centre = complaint.registration().centre();
        var handler = complaint.assignment().map(Complaint.Assignment::unit).orElse(lead);
        if (complaint.validity() == Validity.INVALID && complaint.allows(Verb.CLOSE)) {
            return Optional.of(new NextStep(Verb.CLOSE, centre));
        }
        return Optional.ofNullable(
                switch (complaint.stage()) {
                    case REGISTERED ->
                        new NextStep(complaint.validity() == Validity.INVALID ? Verb.REPLY : Verb.ASSIGN, lead);
                    case ASSIGNED -> new NextStep(complaint.allows(Verb.ACCEPT) ? Verb.ACCEPT : Verb.ANSWER, handler);
                    case INVESTIGATED -> new NextStep(Verb.PROPOSE, lead);
                    case PROPOSED -> proposed(complaint, lead);
                    case AGREED -> new NextStep(Verb.FULFIL, handler);
                    case FULFILLED -> new NextStep(Verb.CALL_BACK, centre);
                    case CALLED_BACK -> new NextStep(Verb.CLOSE, centre);
                    case CLOSED -> new NextStep(Verb.ARCHIVE, centre);
                    case ARCHIVED, DECLINED, WITHDRAWN, TRANSFERRED_OUT, MERGED -> null;
                });
    }

    private static NextStep proposed(Complaint complaint, UUID lead) {
        if (complaint.awaitingApproval().isPresent()) {
            return new NextStep(Verb.APPROVE, null);
        }
        var standing = complaint.proposals().stream()
                .filter(Complaint.Proposal::stands)
                .count();
        if (standing == 0 || complaint.counterProposal().isPresent()) {
            return new NextStep(Verb.PROPOSE, lead);
        }
        return new NextStep(complaint.chosen().isPresent() || standing == 1 ? Verb.AGREE : Verb.CHOOSE, lead);
    }

    /** The one act that this person should do next, if any of those that are theirs brings the case on. */
    static Optional<Verb> forViewer(Standing standing, List<Verb> possible) {
        var complaint = standing.complaint();
        var part = standing.hasPart() ? Stream.of(Verb.CONTRIBUTE) : Stream.<Verb>empty();
        var asked = standing.isAsked() ? Stream.of(Verb.ADVISE) : Stream.<Verb>empty();
        var toDecide = complaint.isValidityPassed() && standing.supervises()
                ? Stream.of(Verb.DETERMINE_VALIDITY)
                : Stream.<Verb>empty();
        var waiting = complaint.isSuspended() ? Stream.of(Verb.RESUME) : of(complaint).map(NextStep::verb).stream();
        return Stream.of(
                        part,
                        asked,
                        Stream.of(Verb.APPROVE, Verb.RELEASE_REPLY, Verb.DECIDE_EXTENSION, Verb.DECIDE_REWARD),
                        toDecide,
                        waiting)
                .flatMap(some -> some)
                .filter(possible::contains)
                .findFirst();
    }
}
