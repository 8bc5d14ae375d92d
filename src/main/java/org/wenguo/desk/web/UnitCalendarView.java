package org.wenguo.desk.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenguo.people.Unit;

/**
 * By which calendar a unit works.
 *
 * @param own whether the calendar was made for this unit
 * @param from the unit above from which it has it; null if it is its own choice or nobody's
 * @param chosen whether this unit or one above names a calendar; else it is the pack's usual one
 * @param week the weekly hours of today
 * @param below the units below that work by the same
 * @param back the calendar to which it would return; null: that of the unit above
 * @param seen the last change, so that nobody overwrites one unread
 */
public record UnitCalendarView(
        Unit unit,
        String calendar,
        String title,
        boolean own,
        @Nullable String from,
        boolean chosen,
        List<WeekdayHours> week,
        List<Unit> below,
        @Nullable String back,
        List<Change> history,
        String seen,
        boolean edits) {

    /**
     * @param title of the calendar; null: as the unit above
     * @param copiedFrom title of the calendar of which its own is a copy; null if none was made
     * @param by name of who made it; null for somebody who is not known any more
     */
    public record Change(
            @Nullable String title,
            @Nullable String calendar,
            @Nullable String copiedFrom,
            String reason,
            @Nullable String by,
            Instant at) {}
}
