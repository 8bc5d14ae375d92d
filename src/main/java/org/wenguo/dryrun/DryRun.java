package org.wenguo.dryrun;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of the policy tried on cases: those of a period, or those that run now.
 *
 * @param version number of the version that is tried
 * @param called what it was called when this was asked for
 * @param total how many cases there are; null until it has begun
 * @param failure why it ended without a result, for the log's reader; null if it did not
 */
public record DryRun(
        UUID id,
        int version,
        String called,
        @Nullable Period period,
        UUID askedBy,
        Instant askedAt,
        @Nullable Integer total,
        int done,
        @Nullable Instant cancelledAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    /** Days on which cases were received, both included. */
    public record Period(LocalDate from, LocalDate to) {}

    public boolean isOver() {
        return finishedAt != null || cancelledAt != null || failure != null;
    }

    /** How much of it is done, 0 to 100. */
    public int percent() {
        return total == null ? 0 : total == 0 ? 100 : (int) (100L * done / total);
    }
}
