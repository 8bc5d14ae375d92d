package org.wenguo.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requirement D told as the days of the peninsula's site office, and B4 and F3 beside it. */
class PropertyRulesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Pack PACK = new PolicyPacks().byId("property");
    private static final WorkingCalendar CALENDAR = PACK.calendar(PACK.defaultCalendar());

    @Test
    void d1_a_caller_at_ten_to_six_on_monday_is_handed_over_by_twenty_past_nine_on_tuesday() {
        assertThat(due("hand-over", "phone", "2026-09-28T17:50")).contains(at("2026-09-29T09:20"));
        for (String channel : List.of("walk-in", "relay", "suggestion-box", "letter")) {
            assertThat(due("hand-over", channel, "2026-09-28T10:00"))
                    .as(channel)
                    .contains(at("2026-09-28T10:30"));
        }
    }

    @Test
    void d2_an_e_mail_has_half_an_hour_too() {
        assertThat(due("hand-over", "email", "2026-09-28T13:45")).contains(at("2026-09-28T14:15"));
    }

    @Test
    void d3_what_comes_online_has_an_hour() {
        for (String channel : List.of("forum", "web", "platform", "api")) {
            assertThat(due("hand-over", channel, "2026-09-28T10:00"))
                    .as(channel)
                    .contains(at("2026-09-28T11:00"));
        }
    }

    @Test
    void d4_friday_at_eight_in_the_evening_waits_for_monday_opening_and_an_hour() {
        assertThat(due("hand-over", "phone", "2026-10-16T20:00")).contains(at("2026-10-19T10:00"));
        assertThat(due("hand-over", "forum", "2026-10-16T20:00")).contains(at("2026-10-19T10:00"));
    }

    @Test
    void d5_on_national_day_whoever_is_on_duty_phones_by_midnight() {
        assertThat(due("hand-over", "forum", "2026-10-01T08:00")).contains(at("2026-10-02T00:00"));
        assertThat(limitCase(
                                "hand-over",
                                CaseFacts.arrivedBy("forum")
                                        .arrival(Arrival.HOLIDAY)
                                        .build())
                        .by())
                .contains("phone");
    }

    @Test
    void d5_wins_over_d4_and_d4_over_the_channel() {
        CaseFacts sundayNight =
                CaseFacts.arrivedBy("web").arrival(Arrival.HOLIDAY).build();
        assertThat(limitCase("hand-over", sundayNight).due()).isEqualTo(new Span.EndOfDay());
        assertThat(limitCase(
                                "hand-over",
                                sundayNight.but().arrival(Arrival.OFF_HOURS).build())
                        .due())
                .isEqualTo(Span.of("opening + 1h"));
    }

    @Test
    void a_make_up_saturday_is_a_day_like_any_other() {
        assertThat(due("hand-over", "phone", "2026-10-10T17:45")).contains(at("2026-10-12T09:15"));
        assertThat(due("letter-reply", "letter", "2026-09-30T17:00")).contains(at("2026-10-10T18:00"));
    }

    @Test
    void d6_and_d7_run_from_the_hand_over() {
        assertThat(PACK.limit("department-answer").starts()).isEqualTo(LimitStart.HANDED_OVER);
        assertThat(due("department-answer", "phone", "2026-09-28T16:30")).contains(at("2026-09-29T11:30"));
        assertThat(due("forum-reply", "web", "2026-09-28T16:30")).contains(at("2026-09-29T11:30"));
        assertThat(due("forum-reply", "phone", "2026-09-28T16:30")).isEmpty();
        assertThat(PACK.limit("forum-reply").isPausedBy("complainant")).isFalse();
        assertThat(PACK.limit("department-answer").isPausedBy("complainant")).isTrue();
    }

    @Test
    void d8_validity_is_passed_within_four_hours_and_decided_within_four_more() {
        assertThat(due("validity-pass", "phone", "2026-09-28T10:00")).contains(at("2026-09-28T15:30"));
        assertThat(due("validity-decide", "phone", "2026-09-28T15:30")).contains(at("2026-09-29T10:30"));
        assertThat(PACK.limit("validity-decide").starts()).isEqualTo(LimitStart.VALIDITY_PASSED);
        assertThat(PACK.limit("validity-pass")
                        .appliesTo(
                                CaseFacts.arrivedBy("phone").validity("valid").build()))
                .isFalse();
    }

    @Test
    void d8a_the_urgent_and_the_major_reach_the_centre_within_four_hours_of_the_wall_clock() {
        LimitRule report = PACK.limit("urgent-report");
        CaseFacts major = CaseFacts.arrivedBy("phone").level(Level.MAJOR).build();
        assertThat(report.appliesTo(major)).isTrue();
        assertThat(report.appliesTo(major.but().receivedByCentre(true).build())).isFalse();
        assertThat(report.appliesTo(CaseFacts.arrivedBy("phone").severity(3).build()))
                .isFalse();
        assertThat(due(report, CaseFacts.arrivedBy("phone").severity(4).build(), at("2026-10-03T23:00")))
                .contains(at("2026-10-04T03:00"));
    }

    @Test
    void d9_to_d12_answers() {
        assertThat(due("major-preliminary", "phone", "2026-10-01T10:00")).contains(at("2026-10-02T10:00"));
        assertThat(PACK.limit("major-preliminary").starts()).isEqualTo(LimitStart.BECAME_MAJOR);
        assertThat(due("oral-reply", "phone", "2026-09-28T10:00")).contains(at("2026-09-29T18:00"));
        assertThat(due("letter-reply", "letter", "2026-09-28T10:00")).contains(at("2026-10-08T18:00"));
        assertThat(due("media-reply", "media", "2026-10-02T15:00")).contains(at("2026-10-04T15:00"));
        assertThat(PACK.limit("media-reply").ends()).isEqualTo(LimitEnd.REPLIED_BY_SPOKESPERSON);
        assertThat(PACK.limit("media-reply").owner()).isEqualTo(LimitOwner.SPOKESPERSON);
    }

    @Test
    void d17_a_promise_brings_its_own_time() {
        Span.Promised promised = (Span.Promised)
                limitCase("promise", CaseFacts.arrivedBy("phone").build()).due();
        Instant made = at("2026-09-28T10:00");
        Instant until = at("2026-09-30T12:00");
        assertThat(CALENDAR.due(promised.made(made, until), made, List.of())).isEqualTo(until);
        assertThat(CALENDAR.due(promised.made(until, made), until, List.of())).isEqualTo(until);
    }

    @Test
    void d19_the_owner_is_warned_at_half_and_at_four_fifths_and_the_superior_hears_of_the_breach() {
        LimitRule handOver = PACK.limit("hand-over");
        assertThat(handOver.warnPercents()).containsExactly(50, 80);
        assertThat(handOver.breach()).startsWith(Addressee.SUPERIOR_OF_OWNER);
        assertThat(CALENDAR.at(Span.of("30m working"), at("2026-09-28T17:50"), List.of(), 80))
                .isEqualTo(at("2026-09-29T09:14"));
    }

    @Test
    void b4_a_matter_of_our_own_fault_grows_with_time() {
        CaseFacts ours = CaseFacts.arrivedBy("phone").responsibility("ours").build();
        Instant arose = at("2026-01-31T10:00");
        assertThat(PACK.levelTimers(ours, arose, SHANGHAI))
                .containsExactly(
                        new LevelTimer("hot-week", Level.HOT, at("2026-02-07T10:00")),
                        new LevelTimer("major-month", Level.MAJOR, at("2026-02-28T10:00")));
        assertThat(PACK.level(ours, arose, at("2026-02-07T09:59"), SHANGHAI).level())
                .isEqualTo(Level.GENERAL);
        LevelVerdict hot = PACK.level(ours, arose, at("2026-02-07T10:00"), SHANGHAI);
        assertThat(hot.level()).isEqualTo(Level.HOT);
        assertThat(hot.because()).isEqualTo(new Because("property", "1", "hot-week"));
        LevelVerdict major = PACK.level(ours, arose, at("2026-03-01T00:00"), SHANGHAI);
        assertThat(major.level()).isEqualTo(Level.MAJOR);
        assertThat(major.holding()).containsExactly("major-month", "hot-week");
        CaseFacts closed = ours.but().open(false).build();
        assertThat(PACK.level(closed, arose, at("2027-03-01T00:00"), SHANGHAI).level())
                .isEqualTo(Level.GENERAL);
        assertThat(PACK.levelTimers(closed, arose, SHANGHAI)).isEmpty();
    }

    @Test
    void b4_the_strongest_of_several_reasons_is_given() {
        CaseFacts facts = CaseFacts.arrivedBy("forum")
                .media("exposed")
                .groupSize(12)
                .round(2)
                .build();
        LevelVerdict verdict = PACK.level(facts, Instant.EPOCH, Instant.EPOCH, SHANGHAI);
        assertThat(verdict.level()).isEqualTo(Level.MAJOR);
        assertThat(verdict.title().zh()).isNotEmpty();
        assertThat(verdict.holding()).containsExactly("major-media", "major-group", "hot-group", "important-again");
    }

    @Test
    void f3_nobody_grants_more_than_the_matrix_says() {
        Authority authority = PACK.authority();
        assertThat(authority.allowance(1, "agent")).contains(new BigDecimal("100"));
        assertThat(authority.covers(1, "agent", new BigDecimal("100.00"))).isTrue();
        assertThat(authority.covers(1, "agent", new BigDecimal("100.01"))).isFalse();
        assertThat(authority.covers(4, "leader", new BigDecimal("1e12"))).isTrue();
        assertThat(authority.covers(1, "cleaner", BigDecimal.ONE)).isFalse();
        assertThat(authority.allowance(2, "leader")).isEmpty();
        assertThat(authority.roles()).startsWith("agent").endsWith("supervisor", "leader");
        assertThat(authority.currency()).isEqualTo("CNY");
        assertThatIllegalArgumentException().isThrownBy(() -> authority.allowance(5, "agent"));
        assertThatIllegalArgumentException().isThrownBy(() -> authority.allowance(0, "cleaner"));
    }

    @Test
    void what_the_pack_does_not_have_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PACK.limit("no-such"))
                .withMessageContaining("no-such");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PACK.calendar("no-such"))
                .withMessageContaining("no-such");
    }

    @Test
    void strange_facts_break_no_rule() {
        CaseFacts strange = CaseFacts.arrivedBy("pigeon")
                .category("no-such'; drop")
                .groupSize(Integer.MAX_VALUE)
                .severity(Integer.MIN_VALUE)
                .build();
        assertThat(PACK.level(strange, Instant.EPOCH, Instant.EPOCH, SHANGHAI).level())
                .isEqualTo(Level.MAJOR);
        assertThat(PACK.limits())
                .allSatisfy(rule -> assertThat(rule.caseFor(strange)).isNotNull());
    }

    @Test
    void many_threads_get_the_same_answers() throws InterruptedException, ExecutionException {
        CaseFacts facts = CaseFacts.arrivedBy("phone").groupSize(3).build();
        LevelVerdict expected = PACK.level(facts, Instant.EPOCH, Instant.EPOCH, SHANGHAI);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<LevelVerdict>> asks = IntStream.range(0, 2_000)
                    .<Callable<LevelVerdict>>mapToObj(
                            i -> () -> PACK.level(facts, Instant.EPOCH, Instant.EPOCH, SHANGHAI))
                    .toList();
            for (Future<LevelVerdict> answer : threads.invokeAll(asks)) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void all_rules_of_a_pack_are_asked_in_well_under_200_microseconds() {
        CaseFacts facts = CaseFacts.arrivedBy("phone").responsibility("ours").build();
        Instant arose = at("2026-09-28T10:00");
        int rounds = 5_000;
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long begin = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                PACK.level(facts, arose, arose, SHANGHAI);
                PACK.levelTimers(facts, arose, SHANGHAI);
                PACK.limits().forEach(rule -> rule.caseFor(facts));
            }
            best = Math.min(best, (System.nanoTime() - begin) / rounds);
        }
        assertThat(best).as("nanoseconds for one complaint").isLessThan(200_000);
    }

    private static Optional<Instant> due(String limit, String channel, String start) {
        Instant from = at(start);
        CaseFacts facts =
                CaseFacts.arrivedBy(channel).arrival(CALENDAR.arrival(from)).build();
        return due(PACK.limit(limit), facts, from);
    }

    private static Optional<Instant> due(LimitRule rule, CaseFacts facts, Instant from) {
        return rule.caseFor(facts).map(LimitCase::due).map(span -> CALENDAR.due(span, from, List.of()));
    }

    private static LimitCase limitCase(String limit, CaseFacts facts) {
        return PACK.limit(limit).caseFor(facts).orElseThrow();
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant();
    }
}
