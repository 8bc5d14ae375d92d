package org.wenguo.bulletin.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.wenguo.bulletin.ImportantLines.Period;
import org.wenguo.platform.Problem;

/** Months and halves of months as they stand in addresses. */
final class Periods {

    private static final int EARLIEST = 2000;
    private static final int LATEST = 9998;

    private Periods() {}

    /**
     * @param month {@code 2026-11}
     * @param half 1, 2, or 0 for the whole month
     * @throws Problem.Invalid naming the one that is not right
     */
    static Period of(String month, int half) {
        if (half < 0 || half > 2) {
            throw new Problem.Invalid("half", "one-of");
        }
        try {
            var read = YearMonth.parse(month.strip());
            if (read.getYear() < EARLIEST || read.getYear() > LATEST) {
                throw new Problem.Invalid("month", "between", EARLIEST, LATEST);
            }
            return new Period(read, half);
        } catch (DateTimeException e) {
            throw new Problem.Invalid("month", "unreadable");
        }
    }
}
