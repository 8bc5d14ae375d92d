package org.wenguo.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Facts about working time collected from the tests of seven other programs; each must hold here too. */
class WorkingCalendarVectorsTest {

    private static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @TestFactory
    Stream<DynamicTest> every_fact_of_other_programs_holds() {
        Path file = Path.of(System.getProperty("wenguo.shared", "../shared")).resolve("data/sla/sla_vectors.json");
        assumeTrue(Files.exists(file), "the third-party data is not here");
        JsonNode vectors = JsonMapper.shared().readTree(file.toFile());
        assertThat(vectors).isNotEmpty();
        return vectors.valueStream()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.path("id").asString() + " " + vector.path("op").asString() + ": "
                                + vector.path("name").asString(),
                        () -> holds(vector)));
    }

    private void holds(JsonNode vector) {
        WorkingCalendar calendar = calendar(vector.path("calendar"));
        switch (vector.path("op").asString()) {
            case "due" -> {
                Duration time =
                        time(vector).plusSeconds(vector.path("hold_seconds").asLong(0));
                assertThat(calendar.due(new Span.Working(time), instant(vector, "start", calendar), pauses(vector)))
                        .isEqualTo(expected(vector, calendar));
            }
            case "due_backward" ->
                assertThat(calendar.subtract(instant(vector, "start", calendar), time(vector)))
                        .isEqualTo(expected(vector, calendar));
            case "elapsed" ->
                assertThat(calendar.between(
                                instant(vector, "start", calendar), instant(vector, "end", calendar), pauses(vector)))
                        .isEqualTo(
                                vector.has("expected_minutes")
                                        ? Duration.ofMinutes(
                                                vector.path("expected_minutes").asLong())
                                        : Duration.ofSeconds(
                                                vector.path("expected_seconds").asLong()));
            case "is_open" ->
                assertThat(calendar.isOpen(Instant.parse(vector.path("at").asString())))
                        .isEqualTo(vector.path("expected").asBoolean());
            case "due_business_days" -> {
                Instant start = calendar.nextOpening(instant(vector, "start", calendar));
                LocalDateTime local = LocalDateTime.ofInstant(start, calendar.zone());
                LocalDate day = calendar.workday(
                        local.toLocalDate(), vector.path("business_days").asInt());
                assertThat(calendar.nextOpening(day.atTime(local.toLocalTime())
                                .atZone(calendar.zone())
                                .toInstant()))
                        .isEqualTo(expected(vector, calendar));
            }
            case "cn_is_workday" ->
                assertThat(calendar.isWorkday(date(vector, "date")))
                        .isEqualTo(vector.path("expected").asBoolean());
            case "cn_find_workday" ->
                assertThat(calendar.workday(
                                date(vector, "date"), vector.path("delta").asInt()))
                        .isEqualTo(date(vector, "expected"));
            case "cn_count_workdays" -> {
                LocalDate last = date(vector, "end");
                long days = Stream.iterate(date(vector, "start"), day -> !day.isAfter(last), day -> day.plusDays(1))
                        .filter(calendar::isWorkday)
                        .count();
                assertThat(days).isEqualTo(vector.path("expected").asLong());
            }
            default -> throw new AssertionError("unknown op " + vector);
        }
    }

    /**
     * What is right by our convention: of two right answers the one on closing time, which is the one that is open just
     * before; the others of {@code accept_also} only forgive a lack of seconds, which we have.
     */
    private static Instant expected(JsonNode vector, WorkingCalendar calendar) {
        Instant expected = instant(vector, "expected", calendar);
        for (JsonNode other : vector.path("accept_also")) {
            Instant also = Instant.parse(other.asString());
            if (!calendar.isOpen(also) && calendar.between(also, expected).isZero()) {
                return also;
            }
        }
        return expected;
    }

    private static Instant instant(JsonNode vector, String name, WorkingCalendar calendar) {
        return vector.has(name)
                ? Instant.parse(vector.path(name).asString())
                : LocalDateTime.parse(vector.path(name + "_local").asString(), LOCAL)
                        .atZone(calendar.zone())
                        .toInstant();
    }

    private static LocalDate date(JsonNode vector, String name) {
        return LocalDate.parse(vector.path(name).asString());
    }

    private static Duration time(JsonNode vector) {
        return vector.has("minutes")
                ? Duration.ofMinutes(vector.path("minutes").asLong())
                : Duration.ofSeconds(vector.path("seconds").asLong());
    }

    private static List<Pause> pauses(JsonNode vector) {
        List<Pause> pauses = new ArrayList<>();
        for (JsonNode pause : vector.path("pauses")) {
            pauses.add(new Pause(
                    Instant.parse(pause.get(0).asString()),
                    Instant.parse(pause.get(1).asString())));
        }
        return pauses;
    }

    private static WorkingCalendar calendar(JsonNode facts) {
        if (facts.isString()) {
            return WorkingCalendar.in(ZoneId.of("Asia/Shanghai"))
                    .open(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, "09:00-18:00")
                    .observing(PublicHolidays.china())
                    .build();
        }
        WorkingCalendar.Builder calendar =
                WorkingCalendar.in(ZoneId.of(facts.path("timezone").asString()));
        for (DayOfWeek day : DayOfWeek.values()) {
            calendar.open(day, hours(facts.path("week").path(WEEK.get(day.getValue() - 1))));
        }
        facts.path("holidays").forEach(day -> calendar.closed(LocalDate.parse(day.asString())));
        facts.path("yearly_holidays").forEach(day -> calendar.closedYearly(MonthDay.parse("--" + day.asString())));
        facts.path("shifts")
                .properties()
                .forEach(shift -> calendar.shift(LocalDate.parse(shift.getKey()), hours(shift.getValue())));
        facts.path("breaks")
                .properties()
                .forEach(rest -> calendar.rest(LocalDate.parse(rest.getKey()), hours(rest.getValue())));
        return calendar.build();
    }

    private static String[] hours(JsonNode ranges) {
        return ranges.valueStream()
                .map(range -> range.get(0).asString() + "-" + range.get(1).asString())
                .toArray(String[]::new);
    }
}
