package org.wenguo.policy;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The arithmetic of working time: stories first, then what must hold for any calendar, time and pause. */
class WorkingCalendarTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** The property pack's hours. */
    private final WorkingCalendar office = WorkingCalendar.in(SHANGHAI)
            .open(MONDAY, FRIDAY, "09:00-12:00", "13:30-18:00")
            .observing(PublicHolidays.china())
            .build();

    private final WorkingCalendar station =
            WorkingCalendar.in(SHANGHAI).open(MONDAY, SUNDAY, "00:00-24:00").build();

    @Test
    void the_clock_stands_still_at_lunch_and_at_night() {
        assertThat(office.add(at("2026-09-28T11:50"), minutes(30))).isEqualTo(at("2026-09-28T13:50"));
        assertThat(office.add(at("2026-09-28T17:50"), minutes(30))).isEqualTo(at("2026-09-29T09:20"));
        assertThat(office.subtract(at("2026-09-29T09:20"), minutes(30))).isEqualTo(at("2026-09-28T17:50"));
    }

    @Test
    void a_due_time_on_closing_time_is_that_closing_time() {
        assertThat(office.add(at("2026-09-28T17:30"), minutes(30))).isEqualTo(at("2026-09-28T18:00"));
        assertThat(office.add(at("2026-09-28T11:30"), minutes(30))).isEqualTo(at("2026-09-28T12:00"));
        assertThat(office.add(at("2026-09-28T18:00"), minutes(0))).isEqualTo(at("2026-09-28T18:00"));
        assertThat(office.add(at("2026-09-28T18:00:01"), minutes(0))).isEqualTo(at("2026-09-29T09:00"));
        assertThat(office.isOpen(at("2026-09-28T18:00"))).isFalse();
    }

    @Test
    void a_make_up_saturday_has_ordinary_hours_and_a_plain_one_none() {
        assertThat(office.arrival(at("2026-10-10T10:00"))).isEqualTo(Arrival.WORKING);
        assertThat(office.arrival(at("2026-10-10T12:30"))).isEqualTo(Arrival.OFF_HOURS);
        assertThat(office.arrival(at("2026-10-17T10:00"))).isEqualTo(Arrival.HOLIDAY);
        assertThat(office.add(at("2026-10-10T17:50"), minutes(30))).isEqualTo(at("2026-10-12T09:20"));
    }

    @Test
    void a_friday_evening_is_off_hours_and_a_sunday_night_a_holiday() {
        assertThat(office.arrival(at("2026-10-16T20:00"))).isEqualTo(Arrival.OFF_HOURS);
        assertThat(office.arrival(at("2026-10-18T23:59"))).isEqualTo(Arrival.HOLIDAY);
        assertThat(office.arrival(at("2026-10-19T00:00"))).isEqualTo(Arrival.OFF_HOURS);
        assertThat(office.arrival(at("2026-10-19T09:00"))).isEqualTo(Arrival.WORKING);
    }

    @Test
    void working_days_do_not_count_the_day_of_the_start_and_skip_holidays() {
        assertThat(office.closeOfWorkday(at("2026-09-29T10:00"), 1)).isEqualTo(at("2026-09-30T18:00"));
        assertThat(office.closeOfWorkday(at("2026-09-29T23:59"), 3)).isEqualTo(at("2026-10-09T18:00"));
        assertThat(office.closeOfWorkday(at("2026-10-08T00:00"), 2)).isEqualTo(at("2026-10-10T18:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> office.closeOfWorkday(at("2026-10-08T00:00"), 0));
    }

    @Test
    void the_end_of_a_day_is_midnight_at_its_close() {
        assertThat(office.endOfDay(at("2026-10-03T00:00"))).isEqualTo(at("2026-10-04T00:00"));
        assertThat(office.endOfDay(at("2026-10-03T23:59"))).isEqualTo(at("2026-10-04T00:00"));
        assertThat(office.due(new Span.EndOfDay(), at("2026-10-03T15:00"), List.of()))
                .isEqualTo(at("2026-10-04T00:00"));
        assertThat(office.at(new Span.EndOfDay(), at("2026-10-03T12:00"), List.of(), 50))
                .isEqualTo(at("2026-10-03T18:00"));
    }

    @Test
    void a_station_that_never_closes_counts_every_minute() {
        assertThat(station.add(at("2026-10-01T23:50"), minutes(30))).isEqualTo(at("2026-10-02T00:20"));
        assertThat(station.arrival(at("2026-10-01T03:00"))).isEqualTo(Arrival.WORKING);
        assertThat(station.closeOfWorkday(at("2026-10-01T03:00"), 1)).isEqualTo(at("2026-10-03T00:00"));
        assertThat(station.nextOpening(at("2026-10-01T03:00"))).isEqualTo(at("2026-10-01T03:00"));
        assertThat(station.knownUntil()).isEmpty();
    }

    @Test
    void a_night_shift_belongs_to_the_day_on_which_it_begins() {
        WorkingCalendar night =
                WorkingCalendar.in(SHANGHAI).open(MONDAY, FRIDAY, "22:00-06:00").build();
        assertThat(night.isOpen(at("2026-10-17T05:59"))).isTrue();
        assertThat(night.isOpen(at("2026-10-17T06:00"))).isFalse();
        assertThat(night.isWorkday(LocalDate.parse("2026-10-17"))).isFalse();
        assertThat(night.add(at("2026-10-16T23:00"), Duration.ofHours(8))).isEqualTo(at("2026-10-19T23:00"));
        assertThat(night.closeOfWorkday(at("2026-10-15T12:00"), 1)).isEqualTo(at("2026-10-17T06:00"));
        assertThat(night.between(at("2026-10-16T00:00"), at("2026-10-17T00:00")))
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void a_shift_opens_a_public_holiday_but_not_a_day_closed_by_name() {
        WorkingCalendar shop = WorkingCalendar.in(SHANGHAI)
                .open(MONDAY, SATURDAY, "09:00-18:00")
                .observing(PublicHolidays.china())
                .shift(LocalDate.parse("2026-10-02"), "10:00-12:00")
                .shift(LocalDate.parse("2026-10-03"), "10:00-12:00")
                .closed(LocalDate.parse("2026-10-03"))
                .rest(LocalDate.parse("2026-10-02"), "11:00-12:00")
                .build();
        assertThat(shop.between(at("2026-10-01T00:00"), at("2026-10-04T00:00"))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void pauses_may_overlap_and_an_open_one_is_left_to_the_caller() {
        List<Pause> pauses = List.of(
                new Pause(at("2026-09-28T15:00"), at("2026-09-28T16:00")),
                new Pause(at("2026-09-28T14:00"), at("2026-09-28T15:30")),
                new Pause(at("2026-09-28T20:00"), null));
        Span fourHours = Span.of("4h working");
        assertThat(office.due(fourHours, at("2026-09-28T13:30"), pauses)).isEqualTo(at("2026-09-29T10:30"));
        assertThat(office.due(Span.of("48h"), at("2026-09-28T13:30"), pauses)).isEqualTo(at("2026-09-30T15:30"));
        assertThat(office.due(Span.of("1 working day"), at("2026-09-28T13:30"), pauses))
                .isEqualTo(at("2026-09-30T11:00"));
        assertThat(office.between(at("2026-09-28T13:30"), at("2026-09-28T18:00"), pauses))
                .isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void a_pause_after_the_due_time_changes_nothing() {
        Instant start = at("2026-09-28T10:00");
        List<Pause> late = List.of(new Pause(at("2026-09-28T10:30"), at("2026-09-28T12:00")));
        assertThat(office.due(Span.of("30m working"), start, late)).isEqualTo(at("2026-09-28T10:30"));
        assertThat(office.due(Span.of("30m"), start, late)).isEqualTo(at("2026-09-28T10:30"));
    }

    @Test
    void warnings_are_points_on_the_clock_of_the_limit() {
        assertThat(office.at(Span.of("1h working"), at("2026-09-28T11:30"), List.of(), 50))
                .isEqualTo(at("2026-09-28T12:00"));
        assertThat(office.at(Span.of("1h working"), at("2026-09-28T11:30"), List.of(), 80))
                .isEqualTo(at("2026-09-28T13:48"));
        assertThat(office.at(Span.of("opening + 1h"), at("2026-09-28T20:00"), List.of(), 50))
                .isEqualTo(at("2026-09-29T09:30"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> office.at(Span.of("48h"), at("2026-09-28T20:00"), List.of(), 101));
    }

    @Test
    void spring_and_autumn_clock_changes_lose_and_gain_an_hour() {
        WorkingCalendar berlin = WorkingCalendar.in(ZoneId.of("Europe/Berlin"))
                .open(MONDAY, SUNDAY, "01:00-04:00")
                .build();
        assertThat(berlin.between(Instant.parse("2026-03-28T22:00:00Z"), Instant.parse("2026-03-29T12:00:00Z")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(berlin.between(Instant.parse("2026-10-24T21:00:00Z"), Instant.parse("2026-10-25T12:00:00Z")))
                .isEqualTo(Duration.ofHours(4));
        WorkingCalendar missingHour = WorkingCalendar.in(ZoneId.of("Europe/Berlin"))
                .open(MONDAY, SUNDAY, "02:15-02:45", "08:00-09:00")
                .build();
        assertThat(missingHour.between(Instant.parse("2026-03-28T23:00:00Z"), Instant.parse("2026-03-29T12:00:00Z")))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void the_calendar_says_until_when_it_knows_the_holidays() {
        assertThat(office.knownUntil()).contains(Year.of(2026));
    }

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> office.add(Instant.EPOCH, Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> office.add(Instant.EPOCH, Duration.ofSeconds(Long.MAX_VALUE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> office.due(new Span.Promised(), Instant.EPOCH, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingCalendar.in(SHANGHAI).build());
        for (String hours : List.of("9-12", "09:00", "09:00-09:00", "25:00-26:00", "", "-", "09:00-12:00-13:00")) {
            assertThatIllegalArgumentException()
                    .as(hours)
                    .isThrownBy(() -> WorkingCalendar.in(SHANGHAI).open(MONDAY, hours));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingCalendar.in(SHANGHAI).open(MONDAY, "09:00-12:00", "11:00-13:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pause(Instant.EPOCH.plusSeconds(1), Instant.EPOCH));
    }

    @Property(tries = 400)
    void what_is_added_is_measured_again(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("times") Instant start,
            @ForAll("spans") Duration time) {
        assertThat(calendar.between(start, calendar.add(start, time))).isEqualTo(time);
        assertThat(calendar.between(calendar.subtract(start, time), start)).isEqualTo(time);
    }

    @Property(tries = 400)
    void adding_twice_is_adding_the_sum(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("times") Instant start,
            @ForAll("spans") Duration one,
            @ForAll("spans") Duration other) {
        assertThat(calendar.add(calendar.add(start, one), other)).isEqualTo(calendar.add(start, one.plus(other)));
    }

    @Property(tries = 400)
    void later_starts_and_longer_spans_are_never_due_earlier(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("times") Instant start,
            @ForAll @IntRange(max = 2_000_000) int later,
            @ForAll("spans") Duration one,
            @ForAll("spans") Duration more) {
        assertThat(calendar.add(start.plusSeconds(later), one)).isAfterOrEqualTo(calendar.add(start, one));
        assertThat(calendar.add(start, one.plus(more))).isAfterOrEqualTo(calendar.add(start, one));
        assertThat(calendar.closeOfWorkday(start.plusSeconds(later), 2))
                .isAfterOrEqualTo(calendar.closeOfWorkday(start, 2));
    }

    @Property(tries = 400)
    void a_pause_before_the_due_time_adds_exactly_its_own_time(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("times") Instant start,
            @ForAll("spans") Duration time,
            @ForAll @IntRange(max = 300_000) int begins,
            @ForAll @IntRange(max = 300_000) int lasts) {
        Pause pause = new Pause(start.plusSeconds(begins), start.plusSeconds((long) begins + lasts));
        for (Span span : List.of(new Span.Working(time), new Span.WorkingDays(2))) {
            Instant without = calendar.due(span, start, List.of());
            Instant with = calendar.due(span, start, List.of(pause));
            Duration paused = pause.from().isBefore(without)
                    ? calendar.between(pause.from(), start.plusSeconds((long) begins + lasts))
                    : Duration.ZERO;
            assertThat(calendar.between(without, with)).isEqualTo(paused);
        }
        Instant without = calendar.due(new Span.Elapsed(time), start, List.of());
        assertThat(calendar.due(new Span.Elapsed(time), start, List.of(pause)))
                .isEqualTo(pause.from().isBefore(without) ? without.plusSeconds(lasts) : without);
    }

    @Property(tries = 400)
    void a_warning_never_comes_after_what_it_warns_of(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("times") Instant start,
            @ForAll("spans") Duration time,
            @ForAll @IntRange(max = 100) int percent) {
        for (Span span :
                List.of(new Span.Working(time), new Span.Elapsed(time), new Span.WorkingDays(3), new Span.EndOfDay())) {
            assertThat(calendar.at(span, start, List.of(), percent))
                    .isAfterOrEqualTo(start)
                    .isBeforeOrEqualTo(calendar.due(span, start, List.of()));
        }
        assertThat(calendar.due(new Span.WorkingDays(3), start, List.of()))
                .isEqualTo(calendar.closeOfWorkday(start, 3));
    }

    @Property(tries = 200)
    void another_name_for_the_same_zone_changes_nothing(
            @ForAll("times") Instant start, @ForAll("spans") Duration time) {
        WorkingCalendar same = WorkingCalendar.in(ZoneId.of("+08:00"))
                .open(MONDAY, FRIDAY, "09:00-12:00", "13:30-18:00")
                .observing(PublicHolidays.china())
                .build();
        assertThat(same.add(start, time)).isEqualTo(office.add(start, time));
        assertThat(same.arrival(start)).isEqualTo(office.arrival(start));
    }

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "UTC")
                .map(ZoneId::of);
        Arbitrary<String[]> weekdays = Arbitraries.of(
                new String[] {"09:00-12:00", "13:30-18:00"},
                new String[] {"00:00-24:00"},
                new String[] {"22:00-06:00"},
                new String[] {"00:00-02:30", "02:30-03:00", "08:00-24:00"},
                new String[] {"05:00-07:00", "20:00-19:00"});
        Arbitrary<String[]> weekends =
                Arbitraries.of(new String[] {}, new String[] {"10:00-14:00"}, new String[] {"00:00-24:00"});
        return Combinators.combine(zones, weekdays, weekends, Arbitraries.of(true, false))
                .as((zone, weekday, weekend, chinese) -> {
                    WorkingCalendar.Builder calendar = WorkingCalendar.in(zone)
                            .open(MONDAY, FRIDAY, weekday)
                            .open(SATURDAY, SUNDAY, weekend)
                            .rest(LocalDate.parse("2018-03-05"), "10:00-11:15")
                            .shift(LocalDate.parse("2018-11-03"), "01:00-05:00");
                    return (chinese ? calendar.observing(PublicHolidays.china()) : calendar).build();
                });
    }

    /** Over ten years with clock changes at two in the morning and at midnight. */
    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2017-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2027-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Duration> spans() {
        return Arbitraries.longs().between(0, 400_000).map(Duration::ofSeconds);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Instant at(String local) {
        String text = local.length() == 16 ? local + ":00" : local;
        return OffsetDateTime.parse(text + "+08:00").toInstant();
    }
}
