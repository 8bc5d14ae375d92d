package org.wenguo.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import org.wenguo.people.Organisations;
import org.wenguo.people.Role;
import org.wenguo.platform.Robot;
import org.wenguo.platform.Robots;
import org.wenguo.platform.Tenancy;
import tools.jackson.databind.JsonNode;

/** How the organisation is told of its hot and major complaints (I3, I4), from the first word to the last reader. */
@WenguoTest
class BulletinsTest {

    private static final Map<String, String> WORDS =
            Map.of("title", "热点通报", "situation", "业主称将起诉，工程部已到场。", "help", "请法务部今日内出具意见。");

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    Organisations organisations;

    @Autowired
    Robots robots;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transactions;

    /** A Monday, at ten in the morning. */
    private Api as(String who) {
        return api.as(who).at("2026-11-02 10:00");
    }

    private String hot() {
        return as("lin")
                .register(Api.unlikeOthers()
                        .put("receivedAt", "2026-11-02T09:30:00+08:00")
                        .put("litigation", "possible"));
    }

    private String major() {
        return as("lin")
                .register(Api.unlikeOthers()
                        .put("receivedAt", "2026-11-02T09:30:00+08:00")
                        .put("groupSize", 12));
    }

    private String begin(String complaint) {
        return begin(complaint, "lin");
    }

    private String begin(String complaint, String writer) {
        return as(writer)
                .post("/bulletins", with("complaint", complaint))
                .is(201)
                .text("id");
    }

    private static Map<String, String> with(String field, String value) {
        var words = new java.util.HashMap<>(WORDS);
        words.put(field, value);
        return words;
    }

    private String submitted(String complaint) {
        var id = begin(complaint);
        as("lin").post("/bulletins/" + id + "/submission", null).is(200);
        return id;
    }

    private Api.Answer approve(String id, String who) {
        return as(who).post("/bulletins/" + id + "/approval", Map.of("decision", "granted"));
    }

    private List<JsonNode> items(String who, String query) {
        return as(who).get("/bulletins?" + query)
                .is(200)
                .at("/items")
                .valueStream()
                .toList();
    }

    @Test
    void a_hot_complaint_is_told_of_within_a_working_day_and_whoever_got_it_is_seen_to_have_read_it() {
        var complaint = hot();
        assertThat(items("lin", "state=due&complaint=" + complaint))
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.get("rule").asString()).isEqualTo("bulletin-hot");
                    assertThat(due.get("dueAt").asString()).startsWith("2026-11-03T18:00");
                });

        var id = begin(complaint);
        assertThat(items("lin", "state=due&complaint=" + complaint)).isEmpty();
        as("lin").send("PUT", "/bulletins/" + id, with("title", "热点通报：业主将起诉")).is(200);
        as("lin").post("/bulletins/" + id + "/submission", null).is(200);
        var issued = approve(id, "guo").is(200);

        assertThat(issued.text("state")).isEqualTo("issued");
        assertThat(issued.text("number")).matches("2026-\\d+");
        assertThat(issued.text("title")).isEqualTo("热点通报：业主将起诉");
        assertThat(as("lin").complaint(complaint).limits("bulletin-hot"))
                .singleElement()
                .satisfies(limit -> assertThat(limit.get("state").asString()).isEqualTo("met"));
        var event = as("lin")
                .get("/complaints/" + complaint + "/timeline")
                .json()
                .valueStream()
                .filter(one -> one.get("type").asString().equals("bulletin-issued"))
                .findFirst()
                .orElseThrow();
        assertThat(event.at("/facts/fingerprint").asString()).isEqualTo(issued.text("fingerprint"));

        assertThat(readAt(as("guo").get("/bulletins/" + id), "sun")).isEqualTo("null");
        as("sun").get("/bulletins/" + id).is(200);
        assertThat(readAt(as("guo").get("/bulletins/" + id), "sun")).startsWith("2026-11-02T10:00");
        assertThat(issued.at("/recipients")
                        .valueStream()
                        .map(one -> one.get("staff").asString()))
                .contains("guo", "he", "chen", "sun")
                .doesNotContain("lin", "wu", "tang", "admin");
    }

    private static String readAt(Api.Answer bulletin, String staff) {
        return bulletin.is(200)
                .at("/recipients")
                .valueStream()
                .filter(one -> one.get("staff").asString().equals(staff))
                .map(one ->
                        one.get("readAt").isNull() ? "null" : one.get("readAt").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_major_one_at_once_then_weekly_and_at_every_turn_until_it_is_no_longer_major() {
        var complaint = major();
        assertThat(dueAt(complaint, "bulletin-major")).containsExactly("2026-11-02T14:00:00+08:00");
        assertThat(dueAt(complaint, "bulletin-major-weekly")).isEmpty();

        assertThat(approve(submitted(complaint), "guo").is(200).at("/express").asBoolean())
                .isTrue();
        assertThat(dueAt(complaint, "bulletin-major-weekly")).containsExactly("2026-11-09T10:00:00+08:00");
        assertThat(dueAt(complaint, "bulletin-major-turn")).isEmpty();

        as("lin").act(complaint, "assignment", Map.of("unit", "engineering")).is(200);
        api.as("wu")
                .at("2026-11-03 09:00")
                .act(complaint, "answer", Map.of("text", "主管道破裂，需两周。"))
                .is(200);
        assertThat(dueAt(complaint, "bulletin-major-turn")).containsExactly("2026-11-03T13:00:00+08:00");

        var next = submitted(complaint);
        api.as("guo")
                .at("2026-11-03 11:00")
                .post("/bulletins/" + next + "/approval", Map.of("decision", "granted"))
                .is(200);
        assertThat(dueAt(complaint, "bulletin-major-weekly"))
                .as("each is met by the same issue, and the week begins again")
                .containsExactly("2026-11-09T10:00:00+08:00", "2026-11-10T11:00:00+08:00");
        assertThat(as("lin").complaint(complaint).limits("bulletin-major-turn"))
                .allSatisfy(limit -> assertThat(limit.get("state").asString()).isEqualTo("met"));

        api.as("guo")
                .at("2026-11-04 09:00")
                .act(complaint, "level", Map.of("level", "important", "reason", "已妥善安置"))
                .is(200);
        assertThat(as("lin")
                        .complaint(complaint)
                        .limits("bulletin-major-weekly")
                        .getLast()
                        .get("state")
                        .asString())
                .isEqualTo("cancelled");
        assertThat(items("lin", "state=due&complaint=" + complaint)).isEmpty();
    }

    private List<String> dueAt(String complaint, String rule) {
        return as("lin").complaint(complaint).limits(rule).stream()
                .map(limit -> limit.get("dueAt").asString())
                .toList();
    }

    @Test
    void nobody_approves_what_they_wrote_nor_does_whoever_the_pack_does_not_name() {
        var complaint = hot();
        var id = begin(complaint);
        as("guo").send("PUT", "/bulletins/" + id, with("help", "请法务部明日前出具意见。")).is(200);
        approve(id, "guo").is(409);
        as("guo").post("/bulletins/" + id + "/submission", null).is(200);
        approve(id, "guo").is(409);
        approve(id, "lin").is(403);
        approve(id, "sun").is(403);
        approve(id, "tang").is(403);
        as("wu").get("/bulletins/" + id).is(404);
        approve(id, "wu").is(404);
        assertThat(as("guo").get("/bulletins/" + id).text("state")).isEqualTo("submitted");
        as("he").post("/bulletins", with("complaint", complaint)).is(403);
        as("sun").post("/bulletins", with("complaint", complaint)).is(403);
        as("wu").post("/bulletins", with("complaint", complaint)).is(404);
    }

    @Test
    void sent_back_with_a_reason_it_is_written_on_and_what_was_issued_stays_as_it_is() {
        var id = submitted(hot());
        as("lin").send("PUT", "/bulletins/" + id, WORDS).is(409);
        as("guo")
                .post("/bulletins/" + id + "/approval", Map.of("decision", "refused"))
                .is(422);
        var back = as("guo")
                .post("/bulletins/" + id + "/approval", Map.of("decision", "refused", "reason", "请写明何时需要"))
                .is(200);
        assertThat(back.text("state")).isEqualTo("draft");
        assertThat(back.text("returnReason")).isEqualTo("请写明何时需要");
        as("lin")
                .with("If-Match", "\"1\"")
                .send("PUT", "/bulletins/" + id, with("help", "旧的"))
                .is(412);
        as("lin")
                .send("PUT", "/bulletins/" + id, Map.of("title", " ", "situation", "有", "help", "无"))
                .is(422);
        as("lin")
                .send("PUT", "/bulletins/" + id, with("help", "请法务部明日中午前出具意见。"))
                .is(200);
        as("lin").post("/bulletins/" + id + "/submission", null).is(200);
        approve(id, "guo").is(200);

        as("lin").send("PUT", "/bulletins/" + id, WORDS).is(409);
        as("lin").delete("/bulletins/" + id).is(409);
        approve(id, "guo").is(409);
        var tenant = cast.organisation("honghe").id();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Tenancy.in(
                        tenant,
                        () -> transactions.execute(status -> db.sql("update bulletin_issue set title = '另一个'")
                                .update())))
                .hasRootCauseMessage("ERROR: permission denied for table bulletin_issue");
        assertThat(as("guo").get("/bulletins/" + id).text("help")).isEqualTo("请法务部明日中午前出具意见。");
    }

    @Test
    void of_two_who_approve_in_one_instant_one_issues_it_and_numbers_have_no_gaps() throws Exception {
        var complaints = IntStream.range(0, 3).mapToObj(i -> major()).toList();
        var ids = complaints.stream().map(this::submitted).toList();
        var before = latestSerial();

        var answers = atOnce(ids.stream()
                .flatMap(id ->
                        List.<Callable<Api.Answer>>of(() -> approve(id, "guo"), () -> approve(id, "sun")).stream())
                .toList());

        assertThat(answers).extracting(Api.Answer::status).containsOnly(200, 409);
        assertThat(answers.stream().filter(one -> one.status() == 200)).hasSize(3);
        assertThat(answers.stream()
                        .filter(one -> one.status() == 200)
                        .map(one -> Integer.parseInt(one.text("number").split("-")[1])))
                .containsExactlyInAnyOrder(before + 1, before + 2, before + 3);
        for (var complaint : complaints) {
            assertThat(as("lin")
                            .get("/complaints/" + complaint + "/timeline")
                            .json()
                            .valueStream()
                            .filter(one -> one.get("type").asString().equals("bulletin-issued")))
                    .hasSize(1);
        }
    }

    private int latestSerial() {
        return items("guo", "state=issued&limit=1").stream()
                .map(one -> Integer.parseInt(one.get("number").asString().split("-")[1]))
                .findFirst()
                .orElse(0);
    }

    private static List<Api.Answer> atOnce(List<Callable<Api.Answer>> deeds) throws Exception {
        var start = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = deeds.stream()
                    .map(deed -> people.submit(() -> {
                        start.await();
                        return deed.call();
                    }))
                    .toList();
            start.countDown();
            var answers = new java.util.ArrayList<Api.Answer>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    @Test
    void a_level_overruled_in_between_lets_what_was_written_lapse_and_a_raised_one_takes_the_words_along() {
        var lowered = hot();
        var id = submitted(lowered);
        as("guo")
                .act(lowered, "level", Map.of("level", "important", "reason", "业主撤回律师函"))
                .is(200);
        assertThat(as("lin").get("/bulletins/" + id).text("lapsedBecause")).isEqualTo("level");
        approve(id, "guo").is(409);
        as("lin").post("/bulletins", with("complaint", lowered)).is(409);

        var raised = hot();
        var first = submitted(raised);
        as("lin").act(raised, "circumstances", Map.of("litigation", "filed")).is(200);
        assertThat(as("lin").get("/bulletins/" + first).text("state")).isEqualTo("lapsed");
        assertThat(items("lin", "state=due&complaint=" + raised))
                .singleElement()
                .satisfies(due -> assertThat(due.get("rule").asString()).isEqualTo("bulletin-major"));
    }

    @Test
    void a_closed_case_may_have_its_last_bulletin_an_ended_one_has_none() {
        var complaint = hot();
        var id = submitted(complaint);
        as("lin").act(complaint, "withdrawal", Map.of("reason", "业主已撤诉")).is(200);
        assertThat(as("lin").get("/bulletins/" + id).text("lapsedBecause")).isEqualTo("ended");
        as("lin").post("/bulletins", with("complaint", complaint)).is(409);

        var settled = major();
        as("lin").act(settled, "fulfilment", Map.of("text", "当场安置")).is(200);
        as("zhou").act(settled, "callback", Map.of("result", "satisfied")).is(200);
        as("guo").act(settled, "closure", Map.of("summary", "十二户均已安置。")).is(200);
        assertThat(as("lin").complaint(settled).limits("bulletin-major"))
                .allSatisfy(limit -> assertThat(limit.get("state").asString()).isEqualTo("cancelled"));
        approve(submitted(settled), "guo").is(200);
    }

    @Test
    void on_a_media_case_the_spokesperson_approves_and_nobody_else() {
        var complaint = as("lin")
                .register(Api.unlikeOthers()
                        .put("receivedAt", "2026-11-02T09:30:00+08:00")
                        .put("media", "exposed"));
        var id = submitted(complaint);
        approve(id, "guo").is(403);
        approve(id, "tang").is(200);
    }

    @Test
    void property_matters_go_to_the_property_department_too_though_it_does_not_see_the_case() {
        var property = cast.unit("property-mgmt").id();
        var who = "wuye" + Api.randomWords(1).codePointAt(0);
        organisations.addStaff(
                cast.organisation("honghe").id(), property, who, "冯丽", List.of(Role.HANDLER), TheCast.PASSWORD);
        var complaint = as("lin")
                .register(Api.unlikeOthers()
                        .put("receivedAt", "2026-11-02T09:30:00+08:00")
                        .put("litigation", "possible")
                        .put("category", "safety"));
        as(who).complaint(complaint).is(404);
        var id = submitted(complaint);
        as(who).get("/bulletins/" + id).is(404);
        approve(id, "guo").is(200);

        as(who).complaint(complaint).is(404);
        assertThat(as(who).get("/bulletins/" + id).is(200).text("title")).isEqualTo("热点通报");
        assertThat(items(who, "state=issued&complaint=" + complaint)).hasSize(1);
        assertThat(items(who, "state=due"))
                .noneMatch(due -> due.get("complaint").asString().equals(complaint));
        as("wu").get("/bulletins/" + id).is(404);

        var other = hot();
        assertThat(approve(submitted(other), "guo")
                        .is(200)
                        .at("/recipients")
                        .valueStream()
                        .map(one -> one.get("staff").asString()))
                .as("an engineering matter is none of theirs")
                .doesNotContain(who);
    }

    @Test
    void the_robot_of_a_unit_whose_people_got_it_says_that_there_is_one_and_no_word_of_it() {
        var shunda = cast.organisation("shunda");
        var robot = robots.add(
                shunda.id(),
                shunda.unit("north").orElseThrow().id(),
                Robot.Kind.WECOM,
                "北片区",
                "http://127.0.0.1:9/north",
                null,
                TheClock.time("2026-11-02 09:00"));
        try {
            var complaint = as("sd-lin")
                    .register(Api.unlikeOthers()
                            .put("unit", "sanyan")
                            .put("receivedAt", "2026-11-02T09:30:00+08:00")
                            .put("litigation", "possible"));
            var id = as("sd-lin")
                    .post("/bulletins", with("complaint", complaint))
                    .is(201)
                    .text("id");
            as("sd-lin").post("/bulletins/" + id + "/submission", null).is(200);
            var number = approve(id, "sd-guo").is(200).text("number").split("-");

            var said = Tenancy.in(
                    shunda.id(),
                    () -> transactions.execute(status -> db.sql(
                                    "select subject || ' ' || body from message where about = ? and robot_id = ?")
                            .params("bulletin/" + id, robot)
                            .query(String.class)
                            .list()));
            assertThat(said).singleElement().asString().contains("热点投诉通报", number[1] + " 号", complaint);
            assertThat(said.getFirst()).doesNotContain(WORDS.get("situation"), WORDS.get("help"));
        } finally {
            robots.remove(shunda.id(), robot);
        }
    }

    @Test
    void another_organisation_finds_nothing_of_it() {
        var complaint = hot();
        var id = submitted(complaint);
        api.as("sd-guo").at("2026-11-02 10:00").get("/bulletins/" + id).is(404);
        api.as("sd-guo")
                .at("2026-11-02 10:00")
                .post("/bulletins/" + id + "/approval", Map.of("decision", "granted"))
                .is(404);
        api.as("sd-lin")
                .at("2026-11-02 10:00")
                .post("/bulletins", with("complaint", complaint))
                .is(404);
        assertThat(api.as("sd-guo")
                        .at("2026-11-02 10:00")
                        .get("/bulletins?state=submitted")
                        .body())
                .doesNotContain(id);
        as("lin").get("/bulletins?state=nonsense").is(422);
        as("lin").get("/bulletins/not-a-uuid").is(400);
    }

    @Test
    void an_important_complaint_has_its_line_in_the_half_month_in_which_it_was_handled() {
        var lin = api.as("lin");
        var number =
                lin.at("2026-12-14 10:00").register(Api.unlikeOthers().put("receivedAt", "2026-12-14T09:30:00+08:00"));
        lin.at("2026-12-14 10:05")
                .act(number, "circumstances", Map.of("outsideHelp", true))
                .is(200);
        assertThat(line(number, "2026-12", 1)).isEmpty();
        lin.at("2026-12-15 09:00")
                .act(number, "fulfilment", Map.of("text", "请原厂修好"))
                .is(200);
        api.as("zhou")
                .at("2026-12-15 10:00")
                .act(number, "callback", Map.of("result", "basically"))
                .is(200);
        api.as("guo")
                .at("2026-12-15 23:59")
                .act(number, "closure", Map.of("summary", "原厂三天修好。此后每月巡检。"))
                .is(200);

        assertThat(line(number, "2026-12", 1)).singleElement().satisfies(line -> {
            assertThat(line.get("state").asString()).isEqualTo("原厂三天修好。");
            assertThat(line.get("result").asString()).isEqualTo("basically");
            assertThat(line.get("unit").asString()).isEqualTo("peninsula");
        });
        assertThat(line(number, "2026-12", 2)).isEmpty();
        assertThat(line(number, "2026-12", 0)).hasSize(1);
        assertThat(api.as("wu").get("/bulletins/lines?month=2026-12").is(200).body())
                .as("whoever may not see the complaint has no line on it")
                .doesNotContain(number);
        lin.get("/bulletins/lines?month=2026-13").is(422);
        lin.get("/bulletins/lines?month=2026-12&half=3").is(422);
    }

    private List<JsonNode> line(String number, String month, int half) {
        return api.as("guo")
                .at("2026-12-31 10:00")
                .get("/bulletins/lines?month=" + month + "&half=" + half)
                .is(200)
                .at("/items")
                .valueStream()
                .filter(line -> line.get("complaint").asString().equals(number))
                .toList();
    }

    @Test
    void only_one_is_written_at_a_time_and_a_general_complaint_has_none() {
        var complaint = hot();
        begin(complaint);
        as("zhou").post("/bulletins", with("complaint", complaint)).is(409);
        var general = as("lin").register(Api.unlikeOthers());
        as("lin").post("/bulletins", with("complaint", general)).is(409);
    }
}
