package org.wenguo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** By when a report is due: the days that the regulation names, and the next working day where they are days off. */
class ReportDueDatesTest {

    private static final WorkingCalendar OFFICE =
            new PolicyPacks().byId("property").calendar("standard");

    private static final WorkingCalendar NEVER_CLOSED = WorkingCalendar.in(ZoneId.of("Asia/Shanghai"))
            .open(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "00:00-24:00")
            .build();

    @Test
    void the_months_reports_of_2026_are_due_on_the_third_or_after_the_holidays() {
        List<ReportRule.Due> due = monthly(3, OptionalInt.empty()).due(Year.of(2026), OFFICE);
        assertThat(due).hasSize(12);
        assertThat(due.getFirst())
                .as("that of December; 1 to 3 January are holidays and the 4th is worked")
                .isEqualTo(new ReportRule.Due(day("2025-12-01"), day("2025-12-31"), day("2026-01-04")));
        assertThat(due).extracting(ReportRule.Due::on).contains(day("2026-06-03"), day("2026-10-08"));
        assertThat(due.getLast().on()).isEqualTo(day("2026-12-03"));
    }

    @Test
    void one_that_closes_before_the_end_of_the_month_is_due_within_it() {
        assertThat(monthly(27, OptionalInt.of(24)).next(day("2026-11-10"), OFFICE))
                .isEqualTo(new ReportRule.Due(day("2026-10-25"), day("2026-11-24"), day("2026-11-27")));
        assertThat(monthly(3, OptionalInt.of(24))
                        .next(day("2026-11-10"), OFFICE)
                        .on())
                .isEqualTo(day("2026-12-03"));
    }

    @Test
    void on_its_due_day_a_report_is_still_the_next_and_the_day_after_it_is_not() {
        ReportRule monthly = monthly(3, OptionalInt.empty());
        assertThat(monthly.next(day("2026-11-03"), OFFICE).on()).isEqualTo(day("2026-11-03"));
        assertThat(monthly.next(day("2026-11-04"), OFFICE).on()).isEqualTo(day("2026-12-03"));
    }

    @Test
    void the_second_half_of_a_month_has_a_report_only_if_the_pack_says_so() {
        ReportRule first = report(ReportPeriod.HALF_MONTH, 18, OptionalInt.empty(), OptionalInt.empty());
        assertThat(first.due(Year.of(2026), NEVER_CLOSED))
                .hasSize(12)
                .allSatisfy(due -> assertThat(due.to().getDayOfMonth()).isEqualTo(15));
        ReportRule both = report(ReportPeriod.HALF_MONTH, 18, OptionalInt.of(3), OptionalInt.empty());
        assertThat(both.due(Year.of(2026), NEVER_CLOSED)).hasSize(24);
        assertThat(both.next(day("2024-02-19"), NEVER_CLOSED))
                .isEqualTo(new ReportRule.Due(day("2024-02-16"), day("2024-02-29"), day("2024-03-03")));
    }

    @Test
    void what_came_in_on_days_off_is_in_the_report_of_the_next_working_day() {
        ReportRule daily = report(ReportPeriod.DAY, 1, OptionalInt.empty(), OptionalInt.empty());
        assertThat(daily.next(day("2026-10-09"), OFFICE))
                .as("the 8th is the first day after the National Day holidays")
                .isEqualTo(new ReportRule.Due(day("2026-10-01"), day("2026-10-08"), day("2026-10-09")));
        assertThat(daily.due(Year.of(2028), NEVER_CLOSED)).hasSize(366);
        ReportRule sameDay = report(ReportPeriod.DAY, 0, OptionalInt.empty(), OptionalInt.empty());
        assertThat(sameDay.next(day("2026-11-10"), OFFICE).to()).isEqualTo(day("2026-11-10"));
    }

    @Test
    void the_quarters_meeting_is_prepared_by_the_tenth() {
        assertThat(report(ReportPeriod.QUARTER, 10, OptionalInt.empty(), OptionalInt.empty())
                        .due(Year.of(2026), OFFICE))
                .extracting(ReportRule.Due::on)
                .as("10 January is a Saturday that is not worked; 10 October is a Saturday that is worked")
                .containsExactly(day("2026-01-12"), day("2026-04-10"), day("2026-07-10"), day("2026-10-10"));
    }

    private static ReportRule monthly(int due, OptionalInt closes) {
        return report(ReportPeriod.MONTH, due, OptionalInt.empty(), closes);
    }

    private static ReportRule report(ReportPeriod every, int due, OptionalInt second, OptionalInt closes) {
        return new ReportRule(
                "report",
                new Title("报表", "Report"),
                every,
                false,
                due,
                second,
                closes,
                "standard",
                List.of(),
                Set.of(ReportPart.COUNTS),
                "L1");
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
