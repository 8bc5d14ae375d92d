package org.wenguo.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import tools.jackson.databind.JsonNode;

/** Engineering has the complaint until 14:40; the site and sales each have to do a part of it, on clocks of their own. */
@WenguoTest
class CoHandlingTest {

    @Autowired
    Api api;

    @Test
    void each_unit_has_a_clock_of_its_own_and_all_run_out_before_that_of_the_unit_that_has_the_whole() {
        var number = handedOver();
        as("wu", "09:20").act(number, "cohandlers", part("peninsula")).is(200);
        // Of the two hours of its own span 09:20 plus 2 h is 11:20. Asked at 11:10, 2 h would be 14:40: not before the
        // whole.
        as("wu", "11:10").act(number, "cohandlers", part("sales")).is(200);

        var parts = as("wu", "11:11").complaint(number).limits("co-handling");
        assertThat(parts).extracting(one -> one.get("unit").asString()).containsExactly("peninsula", "sales");
        assertThat(due(parts.get(0))).isEqualTo(TheClock.iso("2026-09-29 11:20"));
        // Two hours are left for the whole, so there are 96 minutes for the part: 50 until noon, 46 after the break.
        assertThat(due(parts.get(1))).isEqualTo(TheClock.iso("2026-09-29 14:16"));
        assertThat(due(whole(number))).isEqualTo(TheClock.iso("2026-09-29 14:40"));

        as("chen", "11:00").act(number, "contribution", Map.of("text", "已查现场")).is(200);
        parts = as("wu", "11:30").complaint(number).limits("co-handling");
        assertThat(parts).extracting(one -> one.get("state").asString()).containsExactlyInAnyOrder("met", "running");
        assertThat(whole(number).get("state").asString())
                .as("whoever has the whole still has to answer")
                .isEqualTo("running");
        assertThat(as("wu", "11:31").complaint(number).at("/coHandlers"))
                .extracting(one -> one.get("contribution").isNull())
                .containsExactly(false, true);
    }

    @Test
    void the_last_part_of_two_that_wait_for_a_customer_waits_with_the_whole() {
        var number = handedOver();
        as("wu", "11:10").act(number, "cohandlers", part("sales")).is(200);
        as("wu", "11:20")
                .act(number, "suspension", Map.of("reason", "业主外出", "waitingFor", "complainant"))
                .is(200);
        as("lin", "14:20").act(number, "words", Map.of("text", "我回来了")).is(200);
        var part = as("lin", "14:21").complaint(number).limits("co-handling").getFirst();
        assertThat(due(part)).isEqualTo(TheClock.iso("2026-09-29 15:46"));
        assertThat(due(whole(number))).isEqualTo(TheClock.iso("2026-09-29 16:10"));
    }

    @Test
    void nobody_is_asked_twice_and_nobody_reports_what_others_were_asked_for() {
        var number = handedOver();
        as("wu", "09:20").act(number, "cohandlers", part("engineering")).is(409);
        as("wu", "09:20").act(number, "cohandlers", part("nowhere")).is(422);
        as("chen", "09:20").act(number, "contribution", Map.of("text", "没人问我")).is(403);
        as("wu", "09:21").act(number, "cohandlers", part("peninsula")).is(200);
        as("lin", "09:22").act(number, "cohandlers", part("peninsula")).is(409);
        as("wu", "09:23").act(number, "contribution", Map.of("text", "替他说")).is(403);
        as("chen", "09:24").act(number, "contribution", Map.of("text", "已查")).is(200);
        as("chen", "09:25").act(number, "contribution", Map.of("text", "再说一次")).is(403);
        as("wu", "09:30")
                .act(number, "cohandlers", part("peninsula"))
                .is(200); // a second part, with a clock of its own
        assertThat(as("wu", "09:31").complaint(number).limits("co-handling"))
                .extracting(one -> one.get("state").asString())
                .containsExactlyInAnyOrder("met", "running");
    }

    @Test
    void a_part_that_is_taken_back_has_no_clock_any_more_and_its_unit_reads_why() {
        var number = handedOver();
        as("wu", "09:20").act(number, "cohandlers", part("peninsula")).is(200);
        var release = Map.of("unit", "peninsula", "reason", "已由工程部查明，不必再查");
        as("chen", "09:30")
                .send("DELETE", "/complaints/" + number + "/cohandlers", release)
                .is(403);
        as("wu", "09:30")
                .send("DELETE", "/complaints/" + number + "/cohandlers", Map.of("unit", "peninsula"))
                .is(422);
        as("wu", "09:31")
                .send("DELETE", "/complaints/" + number + "/cohandlers", release)
                .is(200);
        as("wu", "09:32")
                .send("DELETE", "/complaints/" + number + "/cohandlers", release)
                .is(409);
        as("chen", "09:33").act(number, "contribution", Map.of("text", "已查")).is(403);

        var complaint = as("wu", "09:34").complaint(number);
        assertThat(complaint.limits("co-handling").getFirst().get("state").asString())
                .isEqualTo("cancelled");
        assertThat(complaint.at("/coHandlers/0/releasedBecause").asString()).isEqualTo("已由工程部查明，不必再查");
        assertThat(complaint.at("/coHandlers/0/releasedAt").asString()).isEqualTo(TheClock.iso("2026-09-29 09:31"));
        assertThat(whole(number).get("state").asString()).isEqualTo("running");

        // Asked once more the unit has a new part with a clock of its own.
        as("wu", "10:00").act(number, "cohandlers", part("peninsula")).is(200);
        assertThat(as("wu", "10:01").complaint(number).limits("co-handling"))
                .extracting(one -> one.get("state").asString())
                .containsExactlyInAnyOrder("cancelled", "running");
    }

    private String handedOver() {
        var number =
                as("lin", "09:00").register(Api.unlikeOthers().put("receivedAt", TheClock.iso("2026-09-28 17:50")));
        as("lin", "09:10")
                .act(number, "assignment", Map.of("unit", "engineering", "staff", "wu"))
                .is(200);
        return number;
    }

    private static Map<String, Object> part(String unit) {
        return Map.of("unit", unit, "task", "查一查公共区域的管路");
    }

    private JsonNode whole(String number) {
        List<JsonNode> limits = as("lin", "11:40").complaint(number).limits("department-answer");
        return limits.getLast();
    }

    private static String due(JsonNode limit) {
        return limit.get("dueAt").asString();
    }

    private Api as(String who, String time) {
        return api.as(who).at("2026-09-29 " + time);
    }
}
