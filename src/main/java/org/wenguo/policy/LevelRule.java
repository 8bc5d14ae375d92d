package org.wenguo.policy;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A rule that gives a level.
 *
 * @param after how long after the matter arose it begins to hold; none if at once
 */
public record LevelRule(
        String id,
        Level level,
        Title title,
        Condition when,
        @Nullable Period after) {

    public boolean isTimed() {
        return after != null;
    }

    /** From when on it holds, as far as time is concerned: on the same time of day, a month later on the same date. */
    Instant dueAt(Instant arose, ZoneId zone) {
        return after == null ? arose : arose.atZone(zone).plus(after).toInstant();
    }

    boolean holds(CaseFacts facts, Instant arose, Instant asOf, ZoneId zone) {
        return (after == null || !asOf.isBefore(dueAt(arose, zone))) && when.holds(facts);
    }
}
