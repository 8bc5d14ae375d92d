package org.wenguo.desk.web;

import java.time.Instant;
import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenguo.policy.PublicHolidays;

/**
 * Which years' public holidays are known.
 *
 * @param years the latest first
 * @param history what the organisation itself has given, the latest first
 * @param missing the year whose public holidays ought to be known by now and are not
 * @param preview what a paper would change that was read and not taken yet
 */
public record HolidaysView(
        List<Known> years,
        List<Change> history,
        @Nullable Year missing,
        @Nullable Preview preview,
        boolean edits) {

    /**
     * @param days how many the paper names; 0: the paper is not known
     * @param ours whether the organisation gave it; else it is shipped
     */
    public record Known(Year year, int days, boolean ours) {}

    /**
     * @param shipped whether it took back what had been given
     * @param by name of who made it; null for somebody who is not known any more
     * @param counts whether it is the paper that counts now
     */
    public record Change(
            Year year,
            int days,
            boolean shipped,
            String source,
            String reason,
            @Nullable String by,
            Instant at,
            boolean counts) {}

    /**
     * @param paper the file as it will be kept; empty: the year as it is shipped
     * @param known whether a paper of the year is known already
     * @param moves running limits that would be due at another time
     * @param counted whether these are all
     * @param seen the last change of the year, so that nobody overwrites one unread
     */
    public record Preview(
            Year year,
            String paper,
            String source,
            List<String> papers,
            boolean known,
            List<PublicHolidays.Difference> differences,
            int moves,
            boolean counted,
            String seen) {}
}
