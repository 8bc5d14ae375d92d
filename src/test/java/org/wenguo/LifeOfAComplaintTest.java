package org.wenguo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.deadline.EscalatingOverdue;
import tools.jackson.databind.JsonNode;

/**
 * One complaint from the telephone call to the archive, told in its own time. The owner of G02 in 半岛花园 moved into a house
 * with defects; two months later nothing is mended, and the tree before the window, for which the house was bought, is gone.
 */
@WenguoTest
class LifeOfAComplaintTest {

    @Autowired
    Api api;

    @Autowired
    EscalatingOverdue escalating;

    @Autowired
    TheOwner owner;

    @Autowired
    TheCast cast;

    private String number = "";

    @Test
    void the_house_with_defects_and_the_tree_that_vanished() {
        // Monday, ten minutes before closing time, the owner calls; Lin writes it down while she speaks.
        number = at("lin", "2026-09-28 17:50")
                .register(Api.form()
                        .put("subject", "收楼两个月工程问题未整改，窗前大树被移走" + Api.randomWords(6))
                        .put("text", "厨房渗水，阳台门关不上，报修三次无人来看；买房时窗前的那棵大树不见了。" + Api.randomWords(20)));
        var complaint = seen("2026-09-28 17:50");
        assertThat(complaint.text("stage")).isEqualTo("REGISTERED");
        assertThat(complaint.text("level")).isEqualTo("general");
        assertThat(complaint.text("/holder/staff")).isEqualTo("lin");
        // Ten of the thirty working minutes are left for today; the other twenty run from nine tomorrow.
        assertLimit(complaint, "hand-over", "2026-09-29 09:20", "running");
        assertLimit(complaint, "validity-pass", "2026-09-29 14:20", "running");
        assertLimit(complaint, "oral-reply", "2026-09-29 18:00", "running");

        complaint = act("lin", "2026-09-28 17:58", "validity", Map.of("validity", "valid", "reason", "工程部有报修记录"));
        assertLimit(complaint, "validity-pass", "2026-09-29 14:20", "met");

        // Tuesday at nine Lin's first limit is nearly used up, and she is reminded; at ten past she hands it over.
        escalating.sweep(TheClock.time("2026-09-29 09:15"));
        assertThat(told("hand-over", false)).containsExactly("lin");
        complaint = act(
                "lin", "2026-09-29 09:10", "assignment", Map.of("unit", "engineering", "staff", "wu", "note", "请今天看"));
        assertLimit(complaint, "hand-over", "2026-09-29 09:20", "met");
        assertLimit(complaint, "department-answer", "2026-09-29 14:40", "running");
        act("wu", "2026-09-29 09:30", "acceptance", null);

        // The owner is away until tomorrow, and nobody else can open the door: the clocks that may, stand still.
        complaint = act(
                "wu", "2026-09-29 10:10", "suspension", Map.of("reason", "业主外出，明天才能进户", "waitingFor", "complainant"));
        assertThat(only(complaint, "department-answer").get("state").asString()).isEqualTo("paused");
        assertThat(only(complaint, "oral-reply").get("state").asString()).isEqualTo("paused");
        escalating.sweep(TheClock.time("2026-09-29 18:30"));
        assertThat(told("department-answer", true))
                .as("no breach while it waits")
                .isEmpty();

        // She is back and says so: three of the four hours are left.
        complaint = act("lin", "2026-09-30 10:10", "words", Map.of("text", "我回来了，可以进户了。"));
        assertThat(complaint.at("suspension").isNull()).isTrue();
        assertLimit(complaint, "department-answer", "2026-09-30 14:40", "running");
        assertLimit(complaint, "oral-reply", "2026-09-30 18:00", "running");

        // They pass. Engineering has no head of its own, so the company's leader hears of it, and the centre.
        escalating.sweep(TheClock.time("2026-09-30 14:41"));
        assertThat(told("department-answer", true)).containsExactlyInAnyOrder("sun", "guo");
        escalating.sweep(TheClock.time("2026-09-30 14:42"));
        assertThat(told("department-answer", true)).as("once").hasSize(2);
        complaint = act(
                "wu",
                "2026-09-30 15:30",
                "answer",
                Map.of(
                        "text",
                        "渗水属实，门轴变形；大树移走未通知业主。",
                        "findings",
                        Map.of("facts", "三处缺陷属实", "causeCategory", "method", "responsibility", "ours")));
        assertLimit(complaint, "department-answer", "2026-09-30 14:40", "breached");
        assertThat(only(complaint, "department-answer").get("metAt").asString())
                .isEqualTo(TheClock.iso("2026-09-30 15:30"));
        assertThat(complaint.text("responsibility")).isEqualTo("ours");

        complaint = act("lin", "2026-09-30 15:40", "replies", Map.of("channel", "phone", "text", "感谢您的耐心，三处问题我们都认。"));
        assertLimit(complaint, "oral-reply", "2026-09-30 18:00", "met");

        // A year's fees are more than Lin may promise, and more than Zhou may grant; Guo may.
        complaint = act(
                "lin",
                "2026-09-30 15:45",
                "proposals",
                Map.of("text", "修好三处，补种大树，免管理费", "compensation", Map.of("value", "1200.00", "currency", "CNY")));
        assertThat(complaint.text("stage")).isEqualTo("PROPOSED");
        assertThat(complaint.at("/proposals/0/needsApproval").asBoolean()).isTrue();
        at("lin", "2026-09-30 15:46")
                .act(number, "agreement", Map.of("text", "同意"))
                .is(409);
        at("zhou", "2026-09-30 15:50")
                .act(number, "approval", Map.of("decision", "approved"))
                .is(403);
        act("guo", "2026-09-30 16:00", "approval", Map.of("decision", "approved"));
        act("lin", "2026-09-30 16:05", "choice", Map.of("proposal", 1));
        complaint = act("lin", "2026-09-30 16:10", "agreement", Map.of("text", "业主电话确认同意"));
        assertThat(complaint.text("stage")).isEqualTo("AGREED");
        complaint = act(
                "lin",
                "2026-09-30 16:15",
                "promises",
                Map.of("text", "补种大树", "dueAt", TheClock.iso("2026-10-12 18:00")));
        assertLimit(complaint, "promise", "2026-10-12 18:00", "running");

        // Mended and planted before the holidays. Of the three working days to call back, one is a Saturday of make-up
        // work.
        act("wu", "2026-09-30 17:00", "fulfilment", Map.of("text", "三处修好，树已种下"));
        complaint = act("wu", "2026-09-30 17:05", "promises/1/fulfilment", Map.of("text", "已种"));
        assertLimit(complaint, "promise", "2026-10-12 18:00", "met");
        assertLimit(complaint, "callback", "2026-10-10 18:00", "running");

        // But what was planted is a stick. She says so when Zhou calls, and the second round begins.
        complaint = act("zhou", "2026-09-30 17:40", "callback", Map.of("result", "dissatisfied", "remarks", "种的是枯树"));
        assertThat(complaint.text("stage")).isEqualTo("ASSIGNED");
        assertThat(complaint.number("round")).isEqualTo(2);
        assertThat(complaint.text("level")).isEqualTo("important");
        assertLimit(complaint, "callback", "2026-10-10 18:00", "met");
        assertThat(complaint.limits("department-answer")).hasSize(2);
        assertThat(complaint.limits("department-answer").getLast().get("dueAt").asString())
                .isEqualTo(TheClock.iso("2026-10-08 14:10"));
        assertThat(complaint.limits("oral-reply").getLast().get("dueAt").asString())
                .isEqualTo(TheClock.iso("2026-10-08 18:00"));

        // Everybody is on holiday when the first week is over. Nobody touches the case, and yet it is hot.
        escalating.sweep(TheClock.time("2026-10-05 17:49"));
        assertThat(seen("2026-10-05 17:49").text("level")).isEqualTo("important");
        escalating.sweep(TheClock.time("2026-10-05 17:50"));
        complaint = seen("2026-10-05 17:50");
        assertThat(complaint.text("level")).isEqualTo("hot");
        assertThat(complaint.text("/levelBecause/rule")).isEqualTo("hot-week");

        // The first working day after: everything on time now.
        act("wu", "2026-10-08 09:10", "acceptance", null);
        complaint = act("wu", "2026-10-08 11:00", "answer", Map.of("text", "苗木未成活，换一棵"));
        assertThat(complaint.limits("department-answer").getLast().get("state").asString())
                .isEqualTo("met");
        complaint = act("lin", "2026-10-08 11:10", "replies", Map.of("channel", "phone", "text", "我们换一棵活的，保活一年。"));
        assertThat(complaint.limits("oral-reply").getLast().get("state").asString())
                .isEqualTo("met");
        act("lin", "2026-10-08 11:15", "proposals", Map.of("text", "换一棵活的大树，保活一年"));
        act("lin", "2026-10-08 11:20", "agreement", Map.of("text", "业主同意"));
        complaint = act("wu", "2026-10-09 15:00", "fulfilment", Map.of("text", "新树已种，业主在场"));
        assertThat(complaint.limits("callback").getLast().get("dueAt").asString())
                .isEqualTo(TheClock.iso("2026-10-13 18:00"));

        at("wu", "2026-10-10 09:30")
                .act(number, "callback", Map.of("result", "satisfied"))
                .is(403);
        complaint = act(
                "zhou",
                "2026-10-10 10:00",
                "callback",
                Map.of(
                        "result",
                        "satisfied",
                        "remarks",
                        "树很好",
                        "fairness",
                        Map.of("outcome", 5, "procedure", 3, "treatment", 5)));
        assertThat(complaint.text("stage")).isEqualTo("CALLED_BACK");
        at("lin", "2026-10-10 10:10")
                .act(number, "closure", Map.of("summary", "办结"))
                .is(403);
        complaint = act("guo", "2026-10-10 10:30", "closure", Map.of("summary", "缺陷修复，补种成活，免管理费 1200 元"));
        assertThat(complaint.text("closedAt")).isEqualTo(TheClock.iso("2026-10-10 10:30"));
        complaint = act("guo", "2026-10-10 10:40", "archive", null);
        assertThat(complaint.text("stage")).isEqualTo("ARCHIVED");
        assertThat(complaint.at("holder").isNull()).isTrue();

        // From here on it is silent: no limit runs, a month makes it no graver, nobody is told anything, and it is
        // proven.
        var notices = told("%", true).size() + told("%", false).size();
        escalating.sweep(TheClock.time("2026-11-30 12:00"));
        complaint = seen("2026-11-30 12:00");
        assertThat(complaint.text("level")).isEqualTo("hot");
        assertThat(complaint
                        .at("/limits")
                        .valueStream()
                        .map(limit -> limit.get("state").asString()))
                .doesNotContain("running", "paused");
        assertThat(told("%", true).size() + told("%", false).size()).isEqualTo(notices);
        at("lin", "2026-11-30 12:00")
                .act(number, "replies", Map.of("channel", "phone", "text", "x"))
                .is(409);
        assertThat(api.as("guo")
                        .get("/complaints/" + number + "/timeline/verification")
                        .at("intact")
                        .asBoolean())
                .isTrue();
    }

    private Api at(String who, String when) {
        return api.as(who).at(when);
    }

    private Api.Answer seen(String when) {
        return at("guo", when).complaint(number).is(200);
    }

    private Api.Answer act(String who, String when, String noun, @org.jspecify.annotations.Nullable Object said) {
        return at(who, when).act(number, noun, said).is(200);
    }

    private static JsonNode only(Api.Answer complaint, String rule) {
        assertThat(complaint.limits(rule)).as(rule).hasSize(1);
        return complaint.limits(rule).getFirst();
    }

    private static void assertLimit(Api.Answer complaint, String rule, String dueAt, String state) {
        var limit = only(complaint, rule);
        assertThat(limit.get("dueAt").asString()).as(rule).isEqualTo(TheClock.iso(dueAt));
        assertThat(limit.get("state").asString()).as(rule).isEqualTo(state);
    }

    /** Who was warned of a limit of this complaint, or told of its breach. */
    private java.util.List<String> told(String rule, boolean breach) {
        return owner
                .rows(
                        cast.organisation("honghe").id(),
                        "select s.username, n.rule, n.occurrence, n.step from limit_notice n join complaint c using (tenant_id, complaint_id) "
                                + "join staff s using (tenant_id, staff_id) where c.number = '" + number
                                + "' and n.rule like '" + rule + "' and n.breach = " + breach)
                .stream()
                .map(row -> row.substring(1, row.indexOf(',')))
                .toList();
    }
}
