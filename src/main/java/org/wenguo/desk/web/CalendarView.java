package org.wenguo.desk.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Policy;
import org.wenguo.people.CalendarChange;
import org.wenguo.people.Unit;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.DayKind;
import org.wenguo.policy.WorkingCalendar;

/**
 * A year of one calendar, by months.
 *
 * @param calendars the organisation's calendars, title by id
 * @param title of this one, which may be a unit's former own calendar
 * @param units who works by it
 * @param weekly the weekly hours of today
 * @param week heads of the seven columns
 * @param changes what the organisation itself has said of this year's dates, the latest first
 * @param moved which limits corrections have moved, for those who may see every complaint
 * @param missing the year whose public holidays ought to be known by now and are not
 * @param edits whether the viewer changes calendars, and this one can be changed
 */
public record CalendarView(
        String calendar,
        Map<String, String> calendars,
        String title,
        List<Unit> units,
        List<WeekdayHours> weekly,
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
    public record Change(
            CalendarChange.OfDate change, @Nullable String by) {}

    /** @param because what the correction was made for */
    public record Moved(String number, String rule, Instant from, Instant to, String because) {}

    static CalendarView of(
            Policy policy, String id, int year, LocalDate today, List<Moved> moved, boolean administers, Words t) {
        var organisation = policy.organisation();
        var calendar = policy.calendar(id);
        return new CalendarView(
                id,
                CalendarForms.titles(policy, t),
                CalendarForms.title(policy, id, t),
                organisation.units().stream()
                        .filter(unit -> policy.idOf(unit.id()).equals(id))
                        .toList(),
                WeekdayHours.of(calendar.week(today), t),
                year,
                Arrays.stream(DayOfWeek.values())
                        .map(day -> day.getDisplayName(TextStyle.NARROW_STANDALONE, t.locale()))
                        .toList(),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> month(calendar, YearMonth.of(year, month), today, t.locale()))
                        .toList(),
                organisation.calendarChanges(CalendarChange.OfDate.class).reversed().stream()
                        .filter(change ->
                                change.calendar().equals(id) && change.date().getYear() == year)
                        .map(change -> new Change(change, CalendarForms.nameOf(organisation, change.by())))
                        .toList(),
                moved,
                administers ? calendar.missing(today).orElse(null) : null,
                administers && CalendarForms.isChangeable(policy, id));
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
