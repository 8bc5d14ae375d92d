package org.wenguo.deadline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenguo.policy.LevelTimer;

/**
 * One time limit of one complaint: a rule, the fact that started it, and what has become of it.
 *
 * @param rule id in the pack; for {@link Kind#LEVEL} the id of the level's rule
 * @param occurrence 1 for the first time the rule applied, 2 for the second; for promises the promise's number
 * @param by the channel that the rule demands, as {@code phone}
 * @param ownerStaff null: whoever of the owner's unit
 * @param pausedSince since when its clock stands still; null while it runs
 * @param metAt when what it asked for was done, late or not
 * @param cancelledAt when it ceased to concern the complaint
 * @param steps the moments to warn at, ascending, then the moment of breach, then when to tell of it again
 */
public record Limit(
        String rule,
        int occurrence,
        Kind kind,
        Instant startedAt,
        Instant dueAt,
        @Nullable String by,
        @Nullable UUID ownerUnit,
        @Nullable UUID ownerStaff,
        @Nullable Instant pausedSince,
        @Nullable Instant metAt,
        @Nullable Instant cancelledAt,
        List<Instant> steps) {

    public enum Kind {
        LIMIT,
        /** A level that time alone brings on, as "unresolved a month" (B4). */
        LEVEL
    }

    /** What a limit is to a reader at a moment (api.md). */
    public enum State {
        RUNNING,
        PAUSED,
        MET,
        BREACHED,
        CANCELLED
    }

    public Limit {
        steps = List.copyOf(steps);
    }

    static Limit of(LevelTimer timer, Instant since, @Nullable Instant over) {
        return new Limit(
                timer.rule(),
                1,
                Kind.LEVEL,
                since,
                timer.dueAt(),
                null,
                null,
                null,
                null,
                null,
                over,
                List.of(timer.dueAt()));
    }

    /** Kept late is breached all the same. */
    public State stateAt(Instant now) {
        if (metAt != null) {
            return metAt.isAfter(dueAt) ? State.BREACHED : State.MET;
        }
        if (cancelledAt != null) {
            return cancelledAt.isAfter(dueAt) ? State.BREACHED : State.CANCELLED;
        }
        if (pausedSince != null) {
            return State.PAUSED;
        }
        return now.isBefore(dueAt) ? State.RUNNING : State.BREACHED;
    }

    /** Whether what is told at a step, the first being 1, is that it has run out. */
    boolean isBreach(int step) {
        return !steps.get(step - 1).isBefore(dueAt);
    }

    /** How often the breach was told before, up to a step; 0 for the breach itself. */
    int timesAgain(int step) {
        return (int) steps.stream().limit(step).filter(at -> at.isAfter(dueAt)).count();
    }

    public boolean isOver() {
        return metAt != null || cancelledAt != null;
    }

    /** When something has to be done about it next, if {@code done} steps were taken; null: nothing, or not while paused. */
    @Nullable
    Instant nextLook(int done) {
        return isOver() || pausedSince != null || done >= steps.size() ? null : steps.get(done);
    }
}
