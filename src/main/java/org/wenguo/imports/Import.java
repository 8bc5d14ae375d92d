package org.wenguo.imports;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that was uploaded, and how far it is.
 *
 * @param shape {@code xlsx}, or the character set of a CSV
 * @param atomic nothing is taken in unless every row can be
 * @param done rows of the present pass
 * @param before when this very file was taken in before; null: it was not
 */
public record Import(
        UUID id,
        String fileName,
        String shape,
        List<String> headings,
        Mapping mapping,
        boolean atomic,
        State state,
        UUID askedBy,
        Instant askedAt,
        int total,
        int done,
        Counts counts,
        boolean cancelAsked,
        @Nullable Instant finishedAt,
        @Nullable Instant before) {

    public Import {
        headings = List.copyOf(headings);
    }

    /** Where it stands. */
    public enum State {
        /** The columns have to be told. */
        MAPPING,
        CHECKING,
        CHECKED,
        RUNNING,
        DONE,
        /** Some row was wrong and all or nothing was asked for: nothing was taken in. */
        REFUSED,
        CANCELLED,
        UNDOING,
        UNDONE,
        /** Something broke that is not in the sheet. */
        FAILED;

        static final Set<State> WORKING = EnumSet.of(CHECKING, RUNNING, UNDOING);

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Rows by what became of them.
     *
     * @param fine checked, and could be taken in
     * @param known taken in by an import before
     * @param kept not undone, because somebody has touched it
     */
    public record Counts(int fine, int taken, int known, int wrong, int undone, int kept) {}

    public boolean isWorking() {
        return State.WORKING.contains(state);
    }

    /** Columns can still be told, and it can be checked or begun. */
    public boolean isOpen() {
        return state == State.MAPPING || state == State.CHECKED || state == State.REFUSED || isStopped();
    }

    private boolean isStopped() {
        return (state == State.CANCELLED || state == State.FAILED) && counts.taken() == 0 && counts.undone() == 0;
    }

    public boolean canBeUndone() {
        return !isWorking() && counts.taken() > 0;
    }

    public int percent() {
        return total == 0 ? 100 : Math.min(100, (int) (100L * done / total));
    }
}
