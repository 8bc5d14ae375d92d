package org.wenguo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import org.wenguo.people.Accounts;

/** Registering, reading, listing, acting: the contract of the API to the letter. */
@WenguoTest
class ComplaintsApiTest {

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    Accounts accounts;

    // ---- registering ----------------------------------------------------------------------------------------------

    @Test
    void registers_the_example_of_the_contract() {
        var answer = api.as("lin")
                .post("/complaints", Api.form().put("text", Api.randomWords(40)))
                .is(201);
        var number = answer.text("number");
        assertThat(answer.header("Location")).hasValue("/api/v1/complaints/" + number);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.text("stage")).isEqualTo("REGISTERED");
        assertThat(answer.number("round")).isEqualTo(1);
        assertThat(answer.text("validity")).isEqualTo("undetermined");
        assertThat(answer.text("unit")).isEqualTo("peninsula");
        assertThat(answer.text("/holder/unit")).isEqualTo("centre");
        assertThat(answer.text("/holder/staff")).isEqualTo("lin");
        assertThat(answer.text("channel")).isEqualTo("phone");
        assertThat(answer.text("receivedAt")).isEqualTo("2026-09-28T17:50:00+08:00");
        assertThat(answer.text("registeredAt")).isEqualTo("2026-09-28T17:50:00+08:00");
        assertThat(answer.text("trackingUrl")).startsWith(api.origin() + "/t/");
        for (var member : List.of("promises", "evidence", "replies", "limits", "similar")) {
            assertThat(answer.at(member).isArray()).as(member).isTrue();
        }
        var handOver = answer.limits("hand-over").getFirst();
        assertThat(handOver.get("dueAt").asString()).isEqualTo("2026-09-29T09:20:00+08:00");
        assertThat(handOver.get("state").asString()).isEqualTo("running");
        assertThat(handOver.get("pausedSince").isNull()).isTrue();
        assertThat(handOver.get("by").isNull()).isTrue();
        assertThat(handOver.at("/because/rule").asString()).isEqualTo("hand-over");

        var read = api.as("lin").complaint(number).is(200);
        assertThat(read.json()).isEqualTo(answer.json());
        assertThat(read.header("ETag")).hasValue("\"" + read.number("version") + "\"");
    }

    @Test
    void a_quiet_complaint_is_general_with_its_reason_and_version_1() {
        var answer = api.as("lin").post("/complaints", Api.unlikeOthers()).is(201);
        assertThat(answer.text("level")).isEqualTo("general");
        assertThat(answer.text("/levelBecause/rule")).isEqualTo("general");
        assertThat(answer.text("/levelBecause/pack")).isEqualTo("property");
        assertThat(answer.text("/levelBecause/version")).isEqualTo("1");
        assertThat(answer.number("version")).isEqualTo(1);
    }

    @Test
    void a_form_with_only_what_must_be_said_is_enough() {
        var answer = api.as("lin")
                .at("2026-09-29 10:00")
                .post(
                        "/complaints",
                        Map.of("unit", "orchid", "channel", "walk-in", "subject", "电梯", "text", Api.randomWords(30)))
                .is(201);
        assertThat(answer.text("receivedAt")).isEqualTo("2026-09-29T10:00:00+08:00");
        assertThat(answer.text("kind")).isEqualTo("complaint");
        assertThat(answer.at("/complainant/anonymous").asBoolean()).isTrue();
    }

    @Test
    void the_same_key_and_body_answers_the_first_result_and_another_body_409() {
        var form = Api.unlikeOthers();
        var lin = api.as("lin")
                .with("Idempotency-Key", "key-" + form.get("subject").asString().hashCode());
        var first = lin.post("/complaints", form).is(201);
        var again = lin.post("/complaints", form).is(201);
        assertThat(again.text("number")).isEqualTo(first.text("number"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));

        var other =
                lin.post("/complaints", form.deepCopy().put("subject", "另一件事")).is(409);
        assertThat(other.text("type")).endsWith("idempotency-key");
        // Keys are each sender's own.
        var zhou = api.as("zhou")
                .with("Idempotency-Key", "key-" + form.get("subject").asString().hashCode())
                .post("/complaints", form)
                .is(201);
        assertThat(zhou.text("number")).isNotEqualTo(first.text("number"));
    }

    @Test
    void the_same_source_id_of_one_channel_is_one_complaint() {
        var form = Api.unlikeOthers().put("channel", "platform").put("sourceId", Api.randomWords(6));
        var first = api.as("lin").post("/complaints", form).is(201);
        var again = api.as("zhou")
                .post("/complaints", form.deepCopy().put("text", "又推送了一次"))
                .is(200);
        assertThat(again.text("number")).isEqualTo(first.text("number"));
        api.as("lin").post("/complaints", form.deepCopy().put("channel", "web")).is(201);
    }

    @Test
    void what_arose_three_times_from_different_people_is_hot_for_all_three() {
        var words = Api.unlikeOthers();
        var numbers = new ArrayList<String>();
        for (var who = 1; who <= 3; who++) {
            var form = words.deepCopy();
            form.withObject("/complainant").put("phone", "1370000200" + who);
            numbers.add(api.as("lin").register(form));
        }
        for (var number : numbers) {
            var complaint = api.as("lin").complaint(number);
            assertThat(complaint.text("level")).isEqualTo("hot");
            assertThat(complaint.text("/levelBecause/rule")).isEqualTo("hot-same-matter");
            assertThat(complaint.at("/similar")).hasSize(2);
        }
    }

    // ---- lists ----------------------------------------------------------------------------------------------------

    @Test
    void pages_follow_each_other_without_gap_or_double() {
        var mine = new LinkedHashSet<String>();
        for (var i = 0; i < 7; i++) {
            // Three received in the same minute: the order must still be one.
            mine.add(api.as("sd-lin")
                    .register(Api.unlikeOthers()
                            .put("unit", "liuli")
                            .put("receivedAt", TheClock.iso("2026-09-0" + (1 + i / 3) + " 10:00"))));
        }
        var seen = new ArrayList<String>();
        var path = "/complaints?unit=liuli&limit=3";
        var page = api.as("sd-lin").get(path).is(200);
        while (true) {
            page.at("/items").forEach(item -> seen.add(item.get("number").asString()));
            if (page.at("/next").isNull()) {
                break;
            }
            assertThat(page.at("/items")).hasSize(3);
            page = api.as("sd-lin").get(path + "&after=" + page.text("next")).is(200);
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(mine);
        var times = new ArrayList<String>();
        api.as("sd-lin")
                .get("/complaints?unit=liuli&limit=200")
                .at("/items")
                .forEach(item -> times.add(item.get("receivedAt").asString()));
        assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void every_filter_leaves_what_it_should() {
        var lin = api.as("lin");
        var one = lin.register(Api.unlikeOthers()
                .put("unit", "orchid")
                .put("channel", "letter")
                .put("litigation", "filed")
                .put("receivedAt", TheClock.iso("2026-09-15 10:00")));
        var other = lin.register(Api.unlikeOthers().put("receivedAt", TheClock.iso("2026-09-16 10:00")));
        lin.act(one, "assignment", Map.of("unit", "engineering")).is(200);
        for (var filter : List.of(
                "unit=orchid",
                "unit=engineering",
                "stage=ASSIGNED",
                "level=major",
                "channel=letter",
                "from=2026-09-15&to=2026-09-15",
                "from=2026-09-15T10:00:00%2B08:00&to=2026-09-15T10:00:01%2B08:00")) {
            var body = lin.get("/complaints?limit=200&" + filter).is(200).body();
            assertThat(body).as(filter).contains(one).doesNotContain(other);
        }
        assertThat(lin.get("/complaints?limit=200&unit=east").body()).contains(one, other);
        assertThat(lin.get("/complaints?limit=200&stage=open").body()).contains(one, other);
        assertThat(lin.get("/complaints?limit=200&to=2026-09-14").body())
                .doesNotContain(one)
                .doesNotContain(other);
        assertThat(lin.at("2026-09-16 10:29")
                        .get("/complaints?limit=200&overdue=true")
                        .body())
                .doesNotContain(other);
        assertThat(lin.at("2026-09-16 10:30")
                        .get("/complaints?limit=200&overdue=true")
                        .body())
                .contains(other);
        assertThat(lin.get("/complaints?unit=nowhere").is(200).at("/items")).isEmpty();
    }

    @Test
    void any_phrase_is_found_in_either_script_and_the_number_and_the_telephone_too() {
        var form = Api.unlikeOthers()
                .put("subject", "天面漏水" + Api.randomWords(3))
                .put("text", "顶楼业主反映雨天渗漏，" + Api.randomWords(9));
        form.withObject("/complainant").put("phone", "+86 136-0000-7777");
        var number = api.as("lin").register(form);
        for (var q : List.of("天面漏水", "雨天渗漏", "頂樓業主", "滲漏", number, "13600007777", "136 0000 7777")) {
            assertThat(list("q", q)).as(q).contains(number);
        }
        for (var q : List.of("天雨", "业漏", "13600007778", "不存在的词")) {
            assertThat(list("q", q)).as(q).doesNotContain(number);
        }
        api.as("lin").act(number, "words", Map.of("text", "地下室也进水了")).is(200);
        assertThat(list("q", "地下室")).contains(number);
    }

    private String list(String parameter, String value) {
        return api.as("lin")
                .get("/complaints?limit=200&" + parameter + "="
                        + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8))
                .is(200)
                .body();
    }

    // ---- acts and the timeline ------------------------------------------------------------------------------------

    @Test
    void the_timeline_tells_everything_in_order_and_verifies() {
        var lin = api.as("lin");
        var number = lin.register(Api.unlikeOthers());
        lin.at("2026-09-28 17:55")
                .act(number, "assignment", Map.of("unit", "engineering", "staff", "wu", "note", "急"))
                .is(200);
        api.as("wu").at("2026-09-28 17:58").act(number, "acceptance", null).is(200);
        var timeline = lin.get("/complaints/" + number + "/timeline").is(200).json();
        assertThat(timeline.valueStream().map(event -> event.get("type").asString()))
                .containsExactly("registered", "assigned", "accepted");
        var seq = 0;
        for (var event : timeline) {
            assertThat(event.get("seq").asInt()).isEqualTo(++seq);
            assertThat(event.get("hash").asString()).matches("[0-9a-f]{64}");
        }
        assertThat(timeline.at("/1/at").asString()).isEqualTo("2026-09-28T17:55:00+08:00");
        assertThat(timeline.at("/1/actor/staff").asString()).isEqualTo("lin");
        assertThat(timeline.at("/1/facts/unit").asString()).isEqualTo("engineering");
        assertThat(timeline.at("/1/facts/staff").asString()).isEqualTo("wu");
        var verification =
                lin.get("/complaints/" + number + "/timeline/verification").is(200);
        assertThat(verification.at("intact").asBoolean()).isTrue();
        assertThat(verification.text("head")).isEqualTo(timeline.at("/2/hash").asString());
    }

    @Test
    void every_act_of_the_contract_answers_the_complaint() {
        var lin = api.as("lin");
        var wu = api.as("wu");
        var guo = api.as("guo");
        var number = lin.register(Api.unlikeOthers());
        var category = lin.get("/complaints?limit=1").is(200);
        assertThat(category.at("/items")).hasSize(1);
        assertThat(lin.act(number, "validity", Map.of("validity", "valid", "reason", "属实"))
                        .is(200)
                        .text("validity"))
                .isEqualTo("valid");
        lin.act(number, "level", Map.of("level", "important", "reason", "影响大")).is(200);
        lin.act(number, "assignment", Map.of("unit", "sales")).is(200);
        lin.act(number, "assignment", Map.of("unit", "engineering", "staff", "wu", "note", "请今天看"))
                .is(200);
        wu.act(number, "bounce", Map.of("reason", "请先转物业")).is(200);
        lin.act(number, "assignment", Map.of("unit", "engineering")).is(200);
        var accepted = wu.act(number, "acceptance", null).is(200);
        assertThat(accepted.text("/holder/staff")).isEqualTo("wu");
        wu.act(number, "consultations", Map.of("unit", "peninsula", "question", "何时可进户？"))
                .is(200);
        api.as("chen").act(number, "advice", Map.of("text", "周三上午")).is(200);
        assertThat(wu.act(
                                number,
                                "answer",
                                Map.of(
                                        "text",
                                        "查过了",
                                        "findings",
                                        Map.of("facts", "渗水", "causeCategory", "material", "responsibility", "ours")))
                        .is(200)
                        .text("responsibility"))
                .isEqualTo("ours");
        lin.act(number, "proposals", Map.of("text", "修好")).is(200);
        lin.act(
                        number,
                        "proposals",
                        Map.of("text", "修好并免管理费", "compensation", Map.of("value", "600.00", "currency", "CNY")))
                .is(200);
        lin.act(number, "choice", Map.of("counterProposal", "我要换房")).is(200);
        lin.act(number, "choice", Map.of("proposal", 2)).is(409);
        guo.act(number, "approval", Map.of("decision", "approved")).is(200);
        assertThat(lin.act(number, "choice", Map.of("proposal", 2))
                        .is(200)
                        .at("/proposals/1/chosen")
                        .asBoolean())
                .isTrue();
        lin.act(number, "agreement", Map.of("text", "同意")).is(200);
        var promised = lin.act(number, "promises", Map.of("text", "三天修好", "dueAt", "2026-10-12T16:00:00+08:00"))
                .is(200);
        assertThat(promised.number("/promises/0/id")).isEqualTo(1);
        assertThat(promised.limits("promise").getFirst().get("dueAt").asString())
                .isEqualTo("2026-10-12T16:00:00+08:00");
        var waiting = lin.act(number, "suspension", Map.of("reason", "等业主回家", "waitingFor", "complainant"))
                .is(200);
        assertThat(waiting.limits("oral-reply").getFirst().get("state").asString())
                .isEqualTo("paused");
        assertThat(waiting.limits("oral-reply").getFirst().get("pausedSince").asString())
                .isEqualTo("2026-09-28T17:50:00+08:00");
        lin.act(number, "suspension", Map.of("reason", "再等", "waitingFor", "complainant"))
                .is(409);
        assertThat(lin.delete("/complaints/" + number + "/suspension")
                        .is(200)
                        .limits("oral-reply")
                        .getFirst()
                        .get("state")
                        .asString())
                .isEqualTo("running");
        lin.delete("/complaints/" + number + "/suspension").is(409);
        wu.act(number, "fulfilment", Map.of("text", "修好了")).is(200);
        assertThat(lin.act(number, "promises/1/fulfilment", Map.of())
                        .is(200)
                        .limits("promise")
                        .getFirst()
                        .get("state")
                        .asString())
                .isEqualTo("met");
        lin.act(number, "replies", Map.of("channel", "phone", "text", "谢谢您")).is(200);
        var other = lin.register(Api.unlikeOthers());
        lin.act(number, "link", Map.of("number", other, "as", "related")).is(200);
        assertThat(lin.complaint(other).text("/links/0/number")).isEqualTo(number);
        lin.send("DELETE", "/complaints/" + number + "/link", Map.of("number", other))
                .is(200);
        assertThat(lin.complaint(other).at("/links")).isEmpty();
        api.as("zhou")
                .act(
                        number,
                        "callback",
                        Map.of(
                                "result",
                                "basically",
                                "remarks",
                                "还行",
                                "fairness",
                                Map.of("outcome", 4, "procedure", 5, "treatment", 5)))
                .is(200);
        guo.act(number, "closure", Map.of("summary", "已办结")).is(200);
        assertThat(guo.act(number, "archive", null).is(200).text("stage")).isEqualTo("ARCHIVED");
        var again = lin.act(number, "reopening", Map.of("reason", "又漏了")).is(200);
        assertThat(again.number("round")).isEqualTo(2);
        assertThat(again.text("stage")).isEqualTo("ASSIGNED");
        lin.act(number, "withdrawal", Map.of("reason", "客户撤回")).is(200);
        assertThat(lin.get("/complaints/" + number + "/timeline/verification")
                        .at("intact")
                        .asBoolean())
                .isTrue();

        var declined = lin.register(Api.unlikeOthers());
        assertThat(lin.act(declined, "decline", Map.of("reason", "不归我们"))
                        .is(200)
                        .text("stage"))
                .isEqualTo("DECLINED");
        var direct = lin.register(Api.unlikeOthers());
        assertThat(lin.act(direct, "fulfilment", Map.of("text", "当场解决")).is(200).text("stage"))
                .isEqualTo("FULFILLED");
    }

    @Test
    void a_refusal_names_stage_and_act_in_the_readers_language() {
        var lin = api.as("lin");
        var number = lin.register(Api.unlikeOthers());
        var wrongs = Map.of(
                "zh-CN", List.of("已登记", "达成一致"),
                "zh-TW", List.of("已登記", "達成一致"),
                "en", List.of("Registered", "agreement"));
        wrongs.forEach((language, words) -> {
            var refused = lin.with("Accept-Language", language)
                    .act(number, "agreement", Map.of("text", "同意"))
                    .is(409);
            assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(refused.number("status")).isEqualTo(409);
            assertThat(refused.text("type")).isEqualTo("urn:wenguo:problem:not-now.stage");
            assertThat(refused.text("detail")).contains(number).contains(words);
            assertThat(refused.text("title")).isNotBlank();
        });
    }

    @Test
    void a_stale_version_is_412_and_a_seen_one_is_not() {
        var lin = api.as("lin");
        var number = lin.register(Api.unlikeOthers());
        var reply = Map.of("channel", "phone", "text", "谢谢您");
        lin.with("If-Match", "\"1\"").act(number, "replies", reply).is(200);
        var stale = lin.with("If-Match", "\"1\"").act(number, "replies", reply).is(412);
        assertThat(stale.text("detail")).contains(number);
        assertThat(lin.complaint(number).at("/replies")).hasSize(1);
        lin.with("If-Match", "2").act(number, "replies", reply).is(200);
        lin.with("If-Match", "W/\"3\"").act(number, "replies", reply).is(200);
        lin.with("If-Match", "*").act(number, "replies", reply).is(200);
        lin.with("If-Match", "newest").act(number, "replies", reply).is(400);
        lin.with("If-Match", "\"99\"")
                .send("DELETE", "/complaints/" + number + "/suspension", null)
                .is(412);
    }

    // ---- who are you ----------------------------------------------------------------------------------------------

    @Test
    void without_a_good_token_nothing_is_answered() {
        for (var nobody :
                List.of(api, api.bearer("wg_nonsense"), api.bearer(""), api.with("Authorization", "Basic bGluOng="))) {
            var answer = nobody.get("/complaints").is(401);
            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.number("status")).isEqualTo(401);
        }
        assertThat(api.with("Accept-Language", "en").get("/complaints").text("title"))
                .isEqualTo("Not signed in");
    }

    @Test
    void a_token_lives_as_long_as_was_asked_and_no_longer() {
        var issued = api.at("2026-09-28 10:00")
                .post("/tokens", Map.of("username", "lin", "password", TheCast.PASSWORD, "ttl", "PT1H"))
                .is(200);
        assertThat(issued.text("expiresAt")).isEqualTo("2026-09-28T03:00:00Z");
        var bearer = api.bearer(issued.text("token"));
        bearer.at("2026-09-28 10:59").get("/complaints?limit=1").is(200);
        bearer.at("2026-09-28 11:00").get("/complaints?limit=1").is(401);
        for (var ttl : List.of("PT0S", "-PT1H", "P400D", "soon", "P1Y")) {
            var refused = api.post("/tokens", Map.of("username", "lin", "password", TheCast.PASSWORD, "ttl", ttl))
                    .is(422);
            assertThat(refused.text("/errors/0/field")).isEqualTo("ttl");
        }
    }

    @Test
    void a_token_is_forgotten_when_the_password_changes() {
        var he = cast.viewer("sd-qian");
        var bearer = api.bearer(api.freshToken("sd-qian"));
        bearer.get("/complaints?limit=1").is(200);
        accounts.changePassword(he.tenant(), he.staff().id(), TheCast.PASSWORD);
        bearer.get("/complaints?limit=1").is(401);
    }

    @Test
    void whoever_guesses_passwords_is_locked_out_and_told_for_how_long() {
        var wrong = Map.of("username", "qh-ye", "password", "guess");
        for (var i = 0; i < 4; i++) {
            api.at("2026-09-28 10:00").post("/tokens", wrong).is(401);
        }
        var locked = api.at("2026-09-28 10:00").post("/tokens", wrong).is(429);
        assertThat(locked.header("Retry-After")).hasValue("900");
        var right = Map.of("username", "qh-ye", "password", TheCast.PASSWORD);
        var still = api.at("2026-09-28 10:14").post("/tokens", right).is(429);
        assertThat(still.header("Retry-After")).hasValue("60");
        api.at("2026-09-28 10:15").post("/tokens", right).is(200);
        api.post("/tokens", Map.of("username", "nobody-at-all", "password", "guess"))
                .is(401);
    }
}
