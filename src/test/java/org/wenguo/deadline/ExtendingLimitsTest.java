package org.wenguo.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.TheOwner;
import org.wenguo.WenguoTest;
import tools.jackson.databind.JsonNode;

/** Engineering needs a laboratory's report and asks for more time than its four hours. */
@WenguoTest
class ExtendingLimitsTest {

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    TheOwner owner;

    @Autowired
    EscalatingOverdue escalating;

    @Test
    void more_time_is_asked_for_granted_above_and_told_to_the_complainant() {
        var number = handedOver();
        assertThat(limit(number, "11:00").get("dueAt").asString()).isEqualTo(TheClock.iso("2026-09-29 14:40"));

        as("wu", "11:00")
                .act(number, "extensions", asking("department-answer", "2026-09-30 12:00", "检测报告明天才出"))
                .is(200);
        // As long as nobody has agreed, nothing moves.
        assertThat(limit(number, "11:01").get("dueAt").asString()).isEqualTo(TheClock.iso("2026-09-29 14:40"));
        assertThat(as("wu", "11:02")
                        .act(number, "extensions", asking("department-answer", "2026-09-30 12:00", "再问一次"))
                        .is(409)
                        .body())
                .contains("已有延长申请");
        assertThat(as("wu", "11:03")
                        .act(number, "extensions/1/decision", Map.of("decision", "approved"))
                        .is(409)
                        .body())
                .contains("您自己申请的");
        as("lin", "11:04")
                .act(number, "extensions/1/decision", Map.of("decision", "approved"))
                .is(403);

        as("sun", "11:30")
                .act(number, "extensions/1/decision", Map.of("decision", "approved"))
                .is(200);
        var extended = limit(number, "11:31");
        assertThat(extended.get("dueAt").asString()).isEqualTo(TheClock.iso("2026-09-30 12:00"));
        assertThat(extended.at("/extensions/0/decision").asString()).isEqualTo("approved");

        // At the old time nothing is breached; a warning comes on the new clock, and the breach at the new time, once.
        escalating.sweep(TheClock.time("2026-09-29 14:41"));
        assertThat(told(number, true)).isEmpty();
        escalating.sweep(TheClock.time("2026-09-30 09:00"));
        assertThat(told(number, false)).as("reckoned anew").isNotEmpty();
        escalating.sweep(TheClock.time("2026-09-30 12:01"));
        assertThat(told(number, true)).containsExactlyInAnyOrder("(sun)", "(guo)");

        var timeline = as("lin", "11:32").get("/complaints/" + number + "/timeline");
        assertThat(timeline.json().valueStream().map(event -> event.get("type").asString()))
                .endsWith("extension-asked", "extension-decided");
        assertThat(as("lin", "11:33")
                        .get("/complaints/" + number + "/timeline/verification")
                        .at("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void what_the_pack_has_fixed_stays_fixed_and_nobody_gets_more_than_it_allows() {
        var number = handedOver();
        assertThat(wrong(number, asking("oral-reply", "2026-09-30 12:00", "忙"))).containsExactly("rule fixed-limit");
        assertThat(wrong(number, asking("department-anser", "2026-09-30 12:00", "忙")))
                .containsExactly("rule unknown");
        assertThat(wrong(number, asking("letter-reply", "2026-09-30 12:00", "忙")))
                .containsExactly("rule limit-over");
        assertThat(wrong(number, asking("department-answer", "2026-09-29 14:40", "忙")))
                .containsExactly("until not-later");
        assertThat(wrong(number, asking("department-answer", "2026-09-30 18:01", "忙")))
                .containsExactly("until beyond-extension");
        assertThat(wrong(number, asking("department-answer", "2026-09-30 18:00", " ")))
                .containsExactly("reason required");

        as("wu", "11:00")
                .act(number, "extensions", asking("department-answer", "2026-09-30 18:00", "检测报告明天才出"))
                .is(200);
        as("sun", "11:10")
                .act(number, "extensions/1/decision", Map.of("decision", "refused"))
                .is(422);
        as("sun", "11:10")
                .act(number, "extensions/1/decision", Map.of("decision", "refused", "reason", "今天先答复已查清的"))
                .is(200);
        as("wu", "11:20")
                .act(number, "extensions", asking("department-answer", "2026-09-30 12:00", "报告确实没出"))
                .is(200);
        as("sun", "11:30")
                .act(number, "extensions/2/decision", Map.of("decision", "approved"))
                .is(200);
        as("sun", "11:31")
                .act(number, "extensions/2/decision", Map.of("decision", "approved"))
                .is(403);
        assertThat(wrong(number, asking("department-answer", "2026-09-30 17:00", "还要")))
                .containsExactly("rule extended-already");
        as("sun", "11:40")
                .act(number, "extensions/9/decision", Map.of("decision", "approved"))
                .is(403);
    }

    @Test
    void who_asks_late_or_is_answered_late_gains_nothing() {
        var number = handedOver();
        as("wu", "14:00")
                .act(number, "extensions", asking("department-answer", "2026-09-30 12:00", "报告没出"))
                .is(200);
        escalating.sweep(TheClock.time("2026-09-29 14:41"));
        assertThat(told(number, true)).containsExactlyInAnyOrder("(sun)", "(guo)");
        assertThat(as("sun", "14:45")
                        .act(number, "extensions/1/decision", Map.of("decision", "approved"))
                        .is(409)
                        .body())
                .contains("不能再批准");
        as("sun", "14:46")
                .act(number, "extensions/1/decision", Map.of("decision", "refused", "reason", "已超时"))
                .is(200);
        assertThat(limit(number, "14:47").get("state").asString()).isEqualTo("breached");
        as("wu", "14:48")
                .act(number, "extensions", asking("department-answer", "2026-09-30 12:00", "报告没出"))
                .is(422);
    }

    @Test
    void waiting_for_the_complainant_after_the_grant_moves_it_by_as_long_as_that_lasts() {
        var number = handedOver();
        as("wu", "11:00").act(number, "extensions", asking("department-answer", "2026-09-30 12:00", "报告没出"));
        as("sun", "11:30")
                .act(number, "extensions/1/decision", Map.of("decision", "approved"))
                .is(200);
        as("wu", "13:30")
                .act(number, "suspension", Map.of("reason", "业主外出", "waitingFor", "complainant"))
                .is(200);
        as("lin", "15:30").act(number, "words", Map.of("text", "我回来了")).is(200);
        assertThat(limit(number, "15:31").get("dueAt").asString()).isEqualTo(TheClock.iso("2026-09-30 14:00"));
    }

    private String handedOver() {
        var number =
                as("lin", "09:00").register(Api.unlikeOthers().put("receivedAt", TheClock.iso("2026-09-28 17:50")));
        as("lin", "09:10")
                .act(number, "assignment", Map.of("unit", "engineering", "staff", "wu"))
                .is(200);
        return number;
    }

    private static Map<String, Object> asking(String rule, String until, String reason) {
        return Map.of("rule", rule, "until", TheClock.iso(until), "reason", reason);
    }

    private List<String> wrong(String number, Map<String, Object> asked) {
        return as("wu", "11:50")
                .act(number, "extensions", asked)
                .is(422)
                .at("errors")
                .valueStream()
                .map(error ->
                        error.get("field").asString() + " " + error.get("code").asString())
                .toList();
    }

    private JsonNode limit(String number, String time) {
        return as("lin", time).complaint(number).limits("department-answer").getLast();
    }

    private Api as(String who, String time) {
        return api.as(who).at("2026-09-29 " + time);
    }

    private List<String> told(String number, boolean breach) {
        return owner.rows(cast.organisation("honghe").id(), """
                        select s.username from limit_notice n join complaint c using (tenant_id, complaint_id)
                        join staff s using (tenant_id, staff_id)
                        where c.number = '%s' and n.breach = %s and n.rule = 'department-answer'
                        order by n.step""".formatted(number, breach));
    }
}
