package org.wenguo.complaint;

import java.util.List;
import java.util.Optional;
import org.wenguo.people.Organisation;
import org.wenguo.policy.CheckedAct;
import org.wenguo.policy.StageCheck;

/** What the pack demands before an act on a complaint, and whether it is there. */
public final class Checking {

    private Checking() {}

    /** The checks that concern this complaint before this act, in the order of the pack; none for most acts. */
    public static List<StageCheck.Verdict> before(Verb verb, Complaint complaint, Policy policy) {
        Organisation organisation = policy.organisation();
        return act(verb)
                .map(act -> policy.pack()
                        .checks(
                                act,
                                complaint.facts(policy.calendarOf(organisation
                                        .unit(complaint.registration().lead())
                                        .id()))))
                .orElse(List.of());
    }

    private static Optional<CheckedAct> act(Verb verb) {
        return Optional.ofNullable(
                switch (verb) {
                    case ASSIGN -> CheckedAct.HANDED_OVER;
                    case ANSWER -> CheckedAct.ANSWERED;
                    case PROPOSE -> CheckedAct.PROPOSED;
                    case APPROVE -> CheckedAct.APPROVED;
                    case AGREE -> CheckedAct.AGREED;
                    case FULFIL -> CheckedAct.FULFILLED;
                    case REPLY -> CheckedAct.REPLIED;
                    case CALL_BACK -> CheckedAct.CALLED_BACK;
                    case CLOSE -> CheckedAct.CLOSED;
                    case ARCHIVE -> CheckedAct.ARCHIVED;
                    default -> null;
                });
    }
}
