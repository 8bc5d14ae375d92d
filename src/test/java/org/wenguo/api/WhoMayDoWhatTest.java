package org.wenguo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;

/** The table of api.md, tried by everybody of 鸿禾地产 and by a stranger. */
@WenguoTest
class WhoMayDoWhatTest {

    /** Lin leads, Zhou is of the centre too, Wu has it in hand, Guo supervises; Chen's site and He's area it concerns. */
    private static final List<String> EVERYBODY =
            List.of("lin", "zhou", "guo", "wu", "chen", "he", "tang", "sun", "admin");

    private static final Set<String> CARRIES = Set.of("lin", "zhou", "guo", "wu");
    private static final Set<String> LEADS = Set.of("lin", "zhou", "guo");
    private static final Map<String, Set<String>> TABLE = Map.ofEntries(
            Map.entry("assignment", CARRIES),
            Map.entry("replies", CARRIES),
            Map.entry("proposals", CARRIES),
            Map.entry("choice", CARRIES),
            Map.entry("agreement", CARRIES),
            Map.entry("fulfilment", CARRIES),
            Map.entry("promises", CARRIES),
            Map.entry("promises/7/postponement", CARRIES),
            Map.entry("promises/7/fulfilment", CARRIES),
            Map.entry("suspension", CARRIES),
            Map.entry("DELETE suspension", CARRIES),
            Map.entry("link", CARRIES),
            Map.entry("DELETE link", CARRIES),
            Map.entry("merger", CARRIES),
            Map.entry("DELETE merger", CARRIES),
            Map.entry("division", CARRIES),
            Map.entry("distinction", Set.of("lin", "zhou", "guo", "wu", "chen", "he")),
            Map.entry("withdrawal", CARRIES),
            Map.entry("consultations", CARRIES),
            Map.entry("circumstances", CARRIES),
            Map.entry("words", CARRIES),
            Map.entry("acceptance", Set.of("wu")),
            Map.entry("bounce", Set.of("wu")),
            Map.entry("answer", Set.of("wu")),
            Map.entry("validity", Set.of("lin", "zhou", "chen", "guo")),
            Map.entry("classification", Set.of("lin", "zhou", "guo", "wu", "chen", "he")),
            Map.entry("level", Set.of("lin", "zhou", "guo", "wu", "chen", "he")),
            Map.entry("callback", LEADS),
            Map.entry("closure", Set.of("guo")),
            Map.entry("archive", Set.of("guo")),
            Map.entry("reopening", LEADS),
            Map.entry("decline", LEADS),
            Map.entry("transfer", LEADS),
            Map.entry("advice", Set.of()),
            Map.entry("approval", Set.of()));

    @Autowired
    Api api;

    private String number = "";

    static Stream<Arguments> everyActAndPerson() {
        return TABLE.keySet().stream()
                .sorted()
                .flatMap(act -> EVERYBODY.stream().map(person -> Arguments.of(act, person)));
    }

    private static String shared = "";

    @BeforeEach
    void a_complaint_that_engineering_has_in_hand() {
        if (shared.isEmpty()) {
            shared = api.as("lin").register(Api.unlikeOthers());
            api.as("lin")
                    .act(shared, "assignment", Map.of("unit", "engineering"))
                    .is(200);
        }
        number = shared;
    }

    /** Nothing is said with the act, so that whoever may do it is told what is missing, or that it is not possible now. */
    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("everyActAndPerson")
    void only_those_of_the_table(String act, String person) {
        var method = act.startsWith("DELETE ") ? "DELETE" : "POST";
        var noun = act.replace("DELETE ", "");
        var answer =
                api.as(person).send(method, "/complaints/" + number + "/" + noun, method.equals("POST") ? "{}" : null);
        if (TABLE.getOrDefault(act, Set.of()).contains(person)) {
            assertThat(answer.status())
                    .as(answer.body())
                    .isIn(200, 404, 409, 422)
                    .isNotEqualTo(403);
            if (answer.status() == 404) {
                assertThat(answer.text("type")).endsWith("no-promise");
            }
        } else {
            answer.is(403);
            assertThat(answer.text("detail")).contains(number);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lin,phone,201",
        "zhou,phone,201",
        "chen,phone,201",
        "guo,phone,201",
        "wu,phone,403",
        "he,phone,403",
        "tang,phone,403",
        "sun,phone,403",
        "admin,phone,403",
        "wu,relay,201",
        "he,relay,201",
        "tang,relay,201",
        "sun,relay,201",
        "admin,relay,403"
    })
    void registering_is_for_those_who_receive_and_relaying_for_all_staff(String person, String channel, int status) {
        api.as(person)
                .post("/complaints", Api.unlikeOthers().put("channel", channel))
                .is(status);
    }

    @Test
    void strangers_find_nothing_and_those_it_does_not_concern_neither() {
        for (var path : List.of("", "/timeline", "/timeline/verification")) {
            api.as("sd-lin").get("/complaints/" + number + path).is(404);
            api.as("sd-admin").get("/complaints/" + number + path).is(404);
        }
        api.as("sd-guo").act(number, "withdrawal", Map.of("reason", "x")).is(404);
        assertThat(api.as("sd-guo").get("/complaints?limit=200").body()).doesNotContain(number);

        var elsewhere = api.as("lin").register(Api.unlikeOthers().put("unit", "orchid"));
        api.as("chen").complaint(elsewhere).is(404);
        api.as("wu").complaint(elsewhere).is(404);
        api.as("wu").act(elsewhere, "acceptance", null).is(404);
        api.as("he").complaint(elsewhere).is(200);
        assertThat(api.as("chen").get("/complaints?limit=200").body()).doesNotContain(elsewhere);
    }

    @Test
    void who_need_not_know_sees_neither_name_nor_number() {
        var form = Api.unlikeOthers();
        form.withObject("/complainant").put("email", "lin.mou@example.com").put("customerNo", "C-4711");
        var masked = api.as("lin").register(form);
        for (var person : List.of("sun", "admin", "he", "tang")) {
            var answer = api.as(person).complaint(masked).is(200);
            assertThat(answer.text("/complainant/name")).as(person).isEqualTo("林**");
            assertThat(answer.text("/complainant/phone")).isEqualTo("139****0001");
            assertThat(answer.text("/complainant/email")).isEqualTo("l***@example.com");
            assertThat(answer.text("/complainant/customerNo")).doesNotContain("47");
            assertThat(answer.text("trackingUrl")).isEqualTo("null");
            for (var path : List.of("/timeline", "")) {
                assertThat(api.as(person).get("/complaints/" + masked + path).body())
                        .doesNotContain("13900000001")
                        .doesNotContain("lin.mou");
            }
            assertThat(api.as(person).get("/complaints?limit=200").body()).doesNotContain("林某");
        }
        assertThat(api.as("guo").complaint(masked).text("/complainant/phone")).isEqualTo("13900000001");
        assertThat(api.as("guo").complaint(masked).text("/complainant/name")).isEqualTo("林某");
        assertThat(api.as("lin").get("/complaints/" + masked + "/timeline").body())
                .contains("13900000001");
    }

    @Test
    void on_a_media_case_nobody_speaks_but_the_spokesperson() {
        var media = api.as("lin").register(Api.unlikeOthers().put("channel", "media"));
        var reply = Map.of("channel", "media", "text", "我们正在核查。");
        for (var person : List.of("lin", "zhou", "guo", "sun", "admin")) {
            api.as(person).act(media, "replies", reply).is(403);
        }
        var answered = api.as("tang").act(media, "replies", reply).is(200);
        assertThat(answered.limits("media-reply").getFirst().get("state").asString())
                .isEqualTo("met");

        var exposed = api.as("lin").register(Api.unlikeOthers());
        api.as("tang").act(exposed, "replies", reply).is(403);
        api.as("lin").act(exposed, "circumstances", Map.of("media", "exposed")).is(200);
        api.as("lin").act(exposed, "replies", reply).is(403);
        assertThat(api.as("tang").act(exposed, "replies", reply).is(200).text("level"))
                .isEqualTo("major");
    }

    @Test
    void validity_that_was_passed_on_is_for_the_supervisor_alone() {
        var passed = api.as("lin").register(Api.unlikeOthers());
        api.as("lin")
                .act(passed, "validity", Map.of("validity", "undetermined", "reason", "说不清"))
                .is(200);
        var valid = Map.of("validity", "valid", "reason", "属实");
        for (var person : List.of("lin", "zhou", "chen")) {
            api.as(person).act(passed, "validity", valid).is(403);
        }
        assertThat(api.as("guo").act(passed, "validity", valid).is(200).text("validity"))
                .isEqualTo("valid");
    }

    @Test
    void a_level_is_raised_by_whoever_works_on_it_and_lowered_by_the_supervisor_alone() {
        var risen = api.as("lin").register(Api.unlikeOthers());
        api.as("he")
                .act(risen, "level", Map.of("level", "hot", "reason", "影响大"))
                .is(200);
        for (var person : List.of("lin", "chen", "he")) {
            api.as(person)
                    .act(risen, "level", Map.of("level", "general", "reason", "算了"))
                    .is(403);
        }
        assertThat(api.as("guo")
                        .act(risen, "level", Map.of("level", "general", "reason", "查明无事"))
                        .is(200)
                        .text("level"))
                .isEqualTo("general");
    }

    @Test
    void an_amount_goes_up_until_somebodys_limit_covers_it_and_never_back_to_its_proposer() {
        var costly = inHand();
        // Severity 2: an agent may grant 200, a specialist 1,000, an area manager 10,000, the supervisor 20,000.
        var asked = api.as("lin").act(costly, "proposals", offer("15000")).is(200);
        assertThat(asked.at("/proposals/0/needsApproval").asBoolean()).isTrue();
        var decision = Map.of("decision", "approved");
        for (var person : List.of("lin", "zhou", "wu", "he", "tang", "admin")) {
            api.as(person).act(costly, "approval", decision).is(403);
        }
        api.as("lin").act(costly, "choice", Map.of("proposal", 1)).is(409);
        api.as("lin").act(costly, "agreement", Map.of("text", "同意")).is(409);
        api.as("guo").act(costly, "approval", Map.of("decision", "refused")).is(422);
        api.as("guo").act(costly, "approval", decision).is(200);
        api.as("lin").act(costly, "choice", Map.of("proposal", 1)).is(200);

        var own = inHand();
        api.as("guo").act(own, "proposals", offer("20000.01")).is(200);
        api.as("guo").act(own, "approval", decision).is(403);
        api.as("sun").act(own, "approval", decision).is(200);

        var within = inHand();
        assertThat(api.as("lin")
                        .act(within, "proposals", offer("200"))
                        .is(200)
                        .at("/proposals/0/needsApproval")
                        .asBoolean())
                .isFalse();
        assertThat(api.as("lin")
                        .act(within, "proposals", offer("200.01"))
                        .is(200)
                        .at("/proposals/1/needsApproval")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void nobody_calls_back_about_the_work_of_their_own_unit() {
        var centres = api.as("lin").register(Api.unlikeOthers());
        api.as("lin")
                .act(centres, "assignment", Map.of("unit", "centre", "staff", "zhou"))
                .is(200);
        api.as("zhou").act(centres, "answer", Map.of("text", "查过了")).is(200);
        api.as("zhou").act(centres, "proposals", Map.of("text", "道歉")).is(200);
        api.as("zhou").act(centres, "agreement", Map.of("text", "接受")).is(200);
        api.as("zhou").act(centres, "fulfilment", Map.of("text", "已道歉")).is(200);
        var result = Map.of("result", "satisfied");
        api.as("zhou").act(centres, "callback", result).is(403);
        api.as("wu").act(centres, "callback", result).is(404);
        api.as("lin").act(centres, "callback", result).is(200);
    }

    private String inHand() {
        var one = api.as("lin").register(Api.unlikeOthers());
        api.as("lin").act(one, "assignment", Map.of("unit", "engineering")).is(200);
        api.as("wu").act(one, "answer", Map.of("text", "查过了")).is(200);
        return one;
    }

    private static Map<String, Object> offer(String amount) {
        return Map.of("text", "赔偿", "compensation", Map.of("value", amount, "currency", "CNY"));
    }
}
