package org.wenguo.policy;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A report that a pack wants again and again (L1). If the day by which it is due is a day off, it is due on the next
 * working day; the sources say nothing of that.
 *
 * @param isOfEachUnit whether each unit writes one of its own, and not the organisation one of all
 * @param due of a day's report: so many working days after it, 0 the day itself; else the day of the month, the first of
 *     that number after the end of the time that it is about
 * @param secondDue of a half-month report: the day by which the second half's is due; empty: the second half has none,
 *     since the month's report tells of it
 * @param closes of a month's report: the last day that it is about; empty: the last of the month
 * @param calendar id of the calendar that says which days are worked
 * @param recipients who gets it
 * @param source where this is written
 */
public record ReportRule(
        String id,
        Title title,
        ReportPeriod every,
        boolean isOfEachUnit,
        int due,
        OptionalInt secondDue,
        OptionalInt closes,
        String calendar,
        List<Recipient> recipients,
        Set<ReportPart> parts,
        String source) {

    private static final int HALF = 15;
    private static final int MONTHS_OF_QUARTER = 3;

    /** A due date lies at most a month after the time that a report is about, and holidays may push it over the end of that. */
    private static final int MONTHS_BACK = 3;

    public ReportRule {
        recipients = List.copyOf(recipients);
        parts = Set.copyOf(parts);
    }

    /** A role, or a unit by its code in the organisation; one of the two is there. */
    public record Recipient(Optional<String> role, Optional<String> unit) {}

    /**
     * One such report.
     *
     * @param from first day that it is about
     * @param to last day that it is about
     * @param on day by whose end it is due
     */
    public record Due(LocalDate from, LocalDate to, LocalDate on) {}

    /** The reports that are due in a year, by the time they are about. */
    public List<Due> due(Year year, WorkingCalendar worked) {
        return ending(YearMonth.from(year.atDay(1)).minusMonths(MONTHS_BACK), worked)
                .dropWhile(due -> due.on().getYear() < year.getValue())
                .takeWhile(due -> due.on().getYear() == year.getValue())
                .toList();
    }

    /** The report that is to be written next: the first that is due on a day or after it. */
    public Due next(LocalDate day, WorkingCalendar worked) {
        return ending(YearMonth.from(day).minusMonths(MONTHS_BACK), worked)
                .filter(due -> !due.on().isBefore(day))
                .findFirst()
                .orElseThrow();
    }

    /** All whose time ends in a month or after it, without end. */
    private Stream<Due> ending(YearMonth first, WorkingCalendar worked) {
        return Stream.iterate(first, month -> month.plusMonths(1)).flatMap(month -> endingIn(month, worked));
    }

    private Stream<Due> endingIn(YearMonth month, WorkingCalendar worked) {
        return switch (every) {
            case DAY ->
                IntStream.rangeClosed(1, month.lengthOfMonth())
                        .mapToObj(month::atDay)
                        .filter(worked::isWorkday)
                        .map(day -> new Due(worked.workday(day, -1).plusDays(1), day, worked.workday(day, due)));
            case HALF_MONTH ->
                Stream.concat(
                        Stream.of(new Due(month.atDay(1), month.atDay(HALF), onOrAfter(month.atDay(due), worked))),
                        secondDue.stream()
                                .mapToObj(day -> new Due(
                                        month.atDay(HALF + 1),
                                        month.atEndOfMonth(),
                                        onOrAfter(month.plusMonths(1).atDay(day), worked))));
            case MONTH -> Stream.of(ofMonth(month, worked));
            case QUARTER ->
                month.getMonthValue() % MONTHS_OF_QUARTER == 0
                        ? Stream.of(new Due(
                                month.minusMonths(MONTHS_OF_QUARTER - 1L).atDay(1),
                                month.atEndOfMonth(),
                                onOrAfter(month.plusMonths(1).atDay(due), worked)))
                        : Stream.of();
        };
    }

    private Due ofMonth(YearMonth month, WorkingCalendar worked) {
        if (closes.isEmpty()) {
            return new Due(
                    month.atDay(1),
                    month.atEndOfMonth(),
                    onOrAfter(month.plusMonths(1).atDay(due), worked));
        }
        int last = closes.getAsInt();
        return new Due(
                month.minusMonths(1).atDay(last).plusDays(1),
                month.atDay(last),
                onOrAfter((due > last ? month : month.plusMonths(1)).atDay(due), worked));
    }

    private static LocalDate onOrAfter(LocalDate day, WorkingCalendar worked) {
        return worked.workday(day, 0);
    }
}
