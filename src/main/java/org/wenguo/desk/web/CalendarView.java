package org.wenguo.desk.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wenguo.people.CalendarChange;
import org.wenguo.people.Organisation;
import org.wenguo.people.Staff;
import org.wenguo.policy.DayKind;
import org.wenguo.policy.WorkingCalendar;

/**
 * A year of one calendar, by months.
 *
 * @param calendars the organisation's calendars, title by id
 * @param week heads of the seven columns
 * @param changes what the organisation itself has said of this year, the latest first
 * @param moved which limits corrections have moved, for those who may see every complaint
 * @param missing the year whose public holidays ought to be known by now and are not
 */
public record CalendarView(
        String calendar,
        Map<String, String> calendars,
        int year,
        List<String> week,
        List<MonthOfYear> months,
        List<Change> changes,
        List<Moved> moved,
        @Nullable Year missing,
        boolean edits) {

    /** @param blanks how many columns are empty before the first day */
    public record MonthOfYear(String name, int blanks, List<Day> days, int working) {}

    /** @param hours ranges of opening hours; empty when closed */
    public record Day(LocalDate date, DayKind kind, String hours, boolean today) {}

    /** @param by name of who made it; null for somebody who is not known any more */
    public record Change(CalendarChange change, @Nullable String by) {}

    /** @param because what the correction was made for */
    public record Moved(String number, String rule, Instant from, Instant to, String because) {}

    static CalendarView of(
            Organisation organisation,
            WorkingCalendar calendar,
            String id,
            Map<String, String> calendars,
            int year,
            LocalDate today,
            List<Moved> moved,
            boolean edits,
            Locale locale) {
        return new CalendarView(
                id,
                calendars,
                year,
                Arrays.stream(DayOfWeek.values())
                        .map(day -> day.getDisplayName(TextStyle.NARROW_STANDALONE, locale))
                        .toList(),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> month(calendar, YearMonth.of(year, month), today, locale))
                        .toList(),
                organisation.calendarChanges().stream()
                        .filter(change ->
                                change.calendar().equals(id) && change.date().getYear() == year)
                        .sorted(Comparator.comparing(CalendarChange::at).reversed())
                        .map(change -> new Change(
                                change,
                                organisation
                                        .member(change.by())
                                        .map(Staff::name)
                                        .orElse(null)))
                        .toList(),
                moved,
                edits ? calendar.missing(today).orElse(null) : null,
                edits);
    }

    private static MonthOfYear month(WorkingCalendar calendar, YearMonth month, LocalDate today, Locale locale) {
        var days = IntStream.rangeClosed(1, month.lengthOfMonth())
                .mapToObj(month::atDay)
                .map(date ->
                        new Day(date, calendar.kind(date), String.join(" ", calendar.hours(date)), date.equals(today)))
                .toList();
        var working = (int) days.stream().filter(day -> !day.hours().isEmpty()).count();
        return new MonthOfYear(
                Month.of(month.getMonthValue()).getDisplayName(TextStyle.FULL_STANDALONE, locale),
                month.atDay(1).getDayOfWeek().getValue() - 1,
                days,
                working);
    }
}
