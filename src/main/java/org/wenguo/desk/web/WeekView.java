package org.wenguo.desk.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The weekly hours of a calendar.
 *
 * @param now those of today
 * @param fields the weekdays of the form
 * @param history how they came to be, the latest change first
 * @param seen the last change, so that nobody overwrites one unread
 */
public record WeekView(
        String calendar,
        String title,
        List<WeekdayHours> now,
        List<WeekdayHours> fields,
        List<Change> history,
        String seen,
        boolean edits) {

    /**
     * @param hours none: as the pack says again
     * @param by name of who made it; null for somebody who is not known any more
     * @param counts whether no later change says something from the same day on
     */
    public record Change(
            UUID id,
            LocalDate from,
            List<WeekdayHours> hours,
            String reason,
            @Nullable String by,
            Instant at,
            boolean counts) {}
}
