package org.wenguo.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Weekly hours as administrators type them, nights included, and time counted by them. */
class WeeklyHoursTest {

    private static final LocalDate CHANGED = LocalDate.parse("2026-06-10");

    @Test
    void what_is_wrong_is_said_of_the_day_on_which_it_is() {
        assertThat(refused(DayOfWeek.TUESDAY, "banana").why()).isEqualTo(HoursRefused.Why.UNREADABLE);
        assertThat(refused(DayOfWeek.TUESDAY, "24:00-06:00").why()).isEqualTo(HoursRefused.Why.UNREADABLE);
        assertThat(refused(DayOfWeek.TUESDAY, "09:00-09:00").why()).isEqualTo(HoursRefused.Why.EMPTY);
        assertThat(refused(DayOfWeek.TUESDAY, "09:00-12:00", "11:59-13:00").ranges())
                .containsExactly("09:00-12:00", "11:59-13:00");
        assertThat(refused(DayOfWeek.TUESDAY, "22:00-06:00", "23:00-24:00").why())
                .isEqualTo(HoursRefused.Why.OVERLAP);
        assertThat(refused(DayOfWeek.TUESDAY, "banana").day()).isEqualTo(DayOfWeek.TUESDAY);
        assertThatThrownBy(() -> new WeeklyHours(Map.of())).isInstanceOf(HoursRefused.class);
    }

    @Test
    void a_night_ends_before_the_next_day_begins_and_the_week_goes_round() {
        var sunday = catchThrowableOfType(
                HoursRefused.class,
                () -> new WeeklyHours(
                        Map.of(DayOfWeek.SUNDAY, List.of("22:00-06:00"), DayOfWeek.MONDAY, List.of("05:30-09:00"))));
        assertThat(sunday.why()).isEqualTo(HoursRefused.Why.INTO_NEXT_DAY);
        assertThat(sunday.day()).isEqualTo(DayOfWeek.SUNDAY);
        var adjoining = new WeeklyHours(
                Map.of(DayOfWeek.SUNDAY, List.of("18:00-24:00"), DayOfWeek.MONDAY, List.of("00:00-06:00")));
        assertThat(WeeklyHours.of(adjoining.lines())).isEqualTo(adjoining);
    }

    @Test
    void hours_hold_from_their_day_until_others_do_whatever_was_said_first() {
        var night = everyDay("22:00-06:00");
        var early = everyDay("06:00-10:00");
        var calendar = standard().from(CHANGED, night).from(CHANGED.minusDays(5), early);
        assertThat(calendar.hours(CHANGED.minusDays(6))).containsExactly("09:00-12:00", "13:30-18:00");
        assertThat(calendar.hours(CHANGED.minusDays(1))).containsExactly("06:00-10:00");
        assertThat(calendar.hours(CHANGED)).containsExactly("22:00-06:00");
        assertThat(calendar.from(CHANGED, null).hours(CHANGED)).containsExactly("09:00-12:00", "13:30-18:00");
        // A holiday is one all the same, and who works on a make-up Saturday works as on other days.
        assertThat(calendar.hours(LocalDate.parse("2026-10-01"))).isEmpty();
        assertThat(calendar.hours(LocalDate.parse("2026-10-10"))).containsExactly("22:00-06:00");
    }

    @Property(tries = 300)
    void what_is_added_is_measured_again(
            @ForAll("weeks") WeeklyHours before,
            @ForAll("weeks") WeeklyHours after,
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(max = 40_000) int minutes,
            @ForAll @IntRange(max = 6_000) int working) {
        var calendar = in(zone, before, after);
        var start = start(minutes);
        var time = Duration.ofMinutes(working);
        assertThat(calendar.between(start, calendar.add(start, time))).isEqualTo(time);
        assertThat(calendar.between(calendar.subtract(start, time), start)).isEqualTo(time);
    }

    @Property(tries = 300)
    void who_starts_later_or_needs_longer_is_never_due_earlier(
            @ForAll("weeks") WeeklyHours before,
            @ForAll("weeks") WeeklyHours after,
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(max = 40_000) int minutes,
            @ForAll @IntRange(max = 3_000) int later,
            @ForAll @IntRange(max = 3_000) int working,
            @ForAll @IntRange(max = 600) int more) {
        var calendar = in(zone, before, after);
        var start = start(minutes);
        var time = Duration.ofMinutes(working);
        var due = calendar.add(start, time);
        assertThat(calendar.add(start(minutes + later), time)).isAfterOrEqualTo(due);
        assertThat(calendar.add(start, time.plusMinutes(more))).isAfterOrEqualTo(due);
        assertThat(calendar.closeOfWorkday(start(minutes + later), 2))
                .isAfterOrEqualTo(calendar.closeOfWorkday(start, 2));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Asia/Shanghai", "Europe/Berlin", "UTC").map(ZoneId::of);
    }

    /** Up to three ranges a day in quarters of an hour, of which the last may be a night that ends before the next begins. */
    @Provide
    Arbitrary<WeeklyHours> weeks() {
        var day = Combinators.combine(
                        Arbitraries.integers().between(24, 95).set().ofMaxSize(6),
                        Arbitraries.integers().between(1, 23))
                .as((quarters, morning) -> {
                    var sorted = quarters.stream().sorted().toList();
                    var ranges = new ArrayList<String>();
                    for (var i = 0; i + 1 < sorted.size(); i += 2) {
                        ranges.add(time(sorted.get(i)) + "-" + time(sorted.get(i + 1)));
                    }
                    if (sorted.size() % 2 == 1) {
                        // Half of a pair is left over: a night. No day begins before six.
                        ranges.add(time(sorted.getLast()) + "-" + (morning == 1 ? "24:00" : time(morning)));
                    }
                    return List.copyOf(ranges);
                });
        return day.list()
                .ofSize(7)
                .filter(days -> !days.stream().allMatch(List::isEmpty))
                .map(days -> {
                    var week = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
                    Arrays.stream(DayOfWeek.values()).forEach(one -> week.put(one, days.get(one.ordinal())));
                    return new WeeklyHours(week);
                });
    }

    private static String time(int quarters) {
        return LocalTime.of(quarters / 4, quarters % 4 * 15).toString();
    }

    /** Around the day of the change, 2026-06-10, and the clock change of Berlin is not far from where long spans end. */
    private static Instant start(int minutes) {
        return Instant.parse("2026-05-25T00:00:00Z").plus(Duration.ofMinutes(minutes));
    }

    private static WorkingCalendar in(ZoneId zone, WeeklyHours before, WeeklyHours after) {
        return WorkingCalendar.in(zone)
                .open(DayOfWeek.MONDAY, "09:00-12:00")
                .observing(PublicHolidays.china())
                .build()
                .from(LocalDate.parse("2000-01-01"), before)
                .from(CHANGED, after);
    }

    private static WorkingCalendar standard() {
        return WorkingCalendar.in(ZoneId.of("Asia/Shanghai"))
                .open(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, "09:00-12:00", "13:30-18:00")
                .observing(PublicHolidays.china())
                .build();
    }

    private static WeeklyHours everyDay(String hours) {
        var days = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> days.put(day, List.of(hours)));
        return new WeeklyHours(days);
    }

    private static HoursRefused refused(DayOfWeek day, String... hours) {
        return catchThrowableOfType(HoursRefused.class, () -> new WeeklyHours(Map.of(day, List.of(hours))));
    }
}
