package org.wenguo.policy;

import java.util.Set;

/**
 * What must be there before an act.
 *
 * @param title what must be there, in words
 * @param before the acts
 * @param when which complaints it concerns
 * @param required what must hold of them
 * @param blocks whether the act is refused without it; else it is only pointed out
 * @param source where this is written
 */
public record StageCheck(
        String id,
        Title title,
        Set<CheckedAct> before,
        Condition when,
        Condition required,
        boolean blocks,
        String source) {

    public StageCheck {
        before = Set.copyOf(before);
    }

    /** A check that concerns a complaint, and whether the complaint meets it. */
    public record Verdict(StageCheck check, boolean met) {

        /** Whether the act must not be done. */
        public boolean forbids() {
            return check.blocks() && !met;
        }
    }
}
