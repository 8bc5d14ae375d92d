package org.wenguo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every limit of input at its edge, and what nobody should send (T4). Bad input is told what is wrong, and nothing is stored. */
@WenguoTest
class LimitsOfInputTest {

    @Autowired
    Api api;

    @ParameterizedTest(name = "{0}: {1} characters -> {2}")
    @CsvSource({
        "subject, 200, 201",
        "subject, 201, 422",
        "subject, 0, 422",
        "text, 20000, 201",
        "text, 20001, 422",
        "text, 0, 422",
        "place, 200, 201",
        "place, 201, 422",
        "sourceId, 200, 201",
        "sourceId, 201, 422"
    })
    void texts_have_their_longest(String field, int length, int status) {
        var answer = api.as("lin")
                .post("/complaints", Api.unlikeOthers().put(field, Api.randomWords(length)))
                .is(status);
        named(answer, status, field);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "groupSize, 0, 422",
        "groupSize, 1, 201",
        "groupSize, 1000000, 201",
        "groupSize, 1000001, 422",
        "groupSize, -1, 422",
        "groupSize, 99999999999, 422",
        "severity, 0, 422",
        "severity, 1, 201",
        "severity, 4, 201",
        "severity, 5, 422"
    })
    void numbers_have_their_range(String field, long value, int status) {
        named(
                api.as("lin")
                        .post("/complaints", Api.unlikeOthers().put(field, value))
                        .is(status),
                status,
                field);
    }

    /** It is 17:50. */
    @ParameterizedTest(name = "received {0} -> {1}")
    @CsvSource({
        "2026-09-28T17:55:00+08:00, 201",
        "2026-09-28T17:56:00+08:00, 422",
        "2026-09-28T09:55:00Z, 201",
        "2000-01-01T00:00:00Z, 201",
        "1999-12-31T23:59:59Z, 422",
        "+999999999-12-31T23:59:59Z, 422",
        "yesterday, 422",
        "2026-09-28, 422",
        "2026-02-30T10:00:00+08:00, 422",
        "2026-09-28T17:50:00, 422"
    })
    void receipt_lies_between_the_year_2000_and_five_minutes_from_now(String receivedAt, int status) {
        named(
                api.as("lin")
                        .post("/complaints", Api.unlikeOthers().put("receivedAt", receivedAt))
                        .is(status),
                status,
                "receivedAt");
    }

    @ParameterizedTest(name = "occurred {0} -> {1}")
    @CsvSource({
        "1998-05-01T08:00:00+08:00, 201",
        "2026-09-29T00:00:00+08:00, 422",
        "+999999999-12-31T23:59:59Z, 422",
        "-999999999-01-01T00:00:00Z, 422",
        "1899-12-31T00:00:00Z, 422"
    })
    void what_happened_did_not_happen_in_the_future_nor_before_the_flood(String occurredAt, int status) {
        named(
                api.as("lin")
                        .post("/complaints", Api.unlikeOthers().put("occurredAt", occurredAt))
                        .is(status),
                status,
                "occurredAt");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "channel, pigeon",
        "channel, PHONE",
        "channel, ''",
        "kind, rant",
        "litigation, perhaps",
        "media, viral",
        "responsibility, theirs",
        "unit, nowhere",
        "category, no-such-category",
        "unit, ''"
    })
    void words_that_nobody_knows_are_422_with_their_field(String field, String value) {
        named(
                api.as("lin")
                        .post("/complaints", Api.unlikeOthers().put(field, value))
                        .is(422),
                422,
                field);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "complainant,          `[]`",
                "complainant.phone,    `\"call me\"`",
                "complainant.phone, `\"12\"`",
                "complainant.email,    `\"not an address\"`",
                "complainant.kind, `\"king\"`",
                "complainant.vip, `\"maybe\"`",
                "demand.amount.value,  `\"-1\"`",
                "demand.amount.value, `\"1.005\"`",
                "demand.amount.value, `\"1e400\"`",
                "demand.amount.value,  `\"1e-999999999\"`",
                "demand.amount.value, `\"NaN\"`",
                "demand.amount.currency, `\"yuan\"`",
                "severity, `\"two\"`",
                "severity, `{}`",
                "subject, `{\"a\":1}`",
                "groupSize, `[1]`"
            })
    void values_of_the_wrong_kind_are_422_with_their_field(String field, String value) {
        var form = Api.unlikeOthers();
        var steps = field.split("\\.");
        ObjectNode node = form;
        for (var i = 0; i < steps.length - 1; i++) {
            node = (ObjectNode) node.get(steps[i]);
        }
        node.set(steps[steps.length - 1], JsonMapper.shared().readTree(value));
        named(api.as("lin").post("/complaints", form).is(422), 422, field);
    }

    @Test
    void all_that_is_wrong_is_told_at_once_in_three_languages() {
        var wrong = Api.unlikeOthers().put("subject", "").put("severity", 9).put("channel", "pigeon");
        for (var language :
                Map.of("zh-CN", "请填写", "zh-Hant", "請填寫", "en", "fill this in").entrySet()) {
            var answer = api.as("lin")
                    .with("Accept-Language", language.getKey())
                    .post("/complaints", wrong)
                    .is(422);
            assertThat(answer.at("/errors")
                            .valueStream()
                            .map(error -> error.get("field").asString()))
                    .containsExactlyInAnyOrder("subject", "severity", "channel");
            assertThat(answer.at("/errors")
                            .valueStream()
                            .map(error -> error.get("code").asString()))
                    .containsExactlyInAnyOrder("required", "too-great", "one-of");
            var subject = answer.at("/errors")
                    .valueStream()
                    .filter(error -> error.get("field").asString().equals("subject"))
                    .findFirst()
                    .orElseThrow();
            assertThat(subject.get("message").asString()).containsIgnoringCase(language.getValue());
        }
        for (var other : List.of("fr", "xx-nonsense", "*", "ja;q=1, en;q=0.1", ";;;")) {
            api.as("lin")
                    .with("Accept-Language", other)
                    .post("/complaints", wrong)
                    .is(422);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "42",
                "\"text\"",
                "{\"unit\":}",
                "{\"a\":1} trailing",
                "<xml/>",
                "{'unit':'x'}"
            })
    void what_is_no_form_at_all_is_400(String body) {
        var answer = api.as("lin").with("Content-Type", "application/json").post("/complaints", body);
        assertThat(answer.status()).as("%s: %s", body, answer.body()).isIn(400, 422);
        if (!List.of("null", "").contains(body)) {
            answer.is(400);
        }
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void a_body_of_more_than_a_mebibyte_is_413_and_one_of_a_mebibyte_is_read() {
        var padding = " ".repeat(1024 * 1024);
        var form = Api.unlikeOthers().toString();
        var tooLarge = api.as("lin").post("/complaints", form + padding).is(413);
        assertThat(tooLarge.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(tooLarge.text("detail")).contains("1 MiB");
        api.as("lin")
                .post(
                        "/complaints",
                        form + padding.substring(form.getBytes(java.nio.charset.StandardCharsets.UTF_8).length))
                .is(201);
        var number = api.as("lin").register(Api.unlikeOthers());
        api.as("lin")
                .act(number, "replies", "{\"channel\":\"phone\",\"text\":\"" + "a".repeat(3_000_000) + "\"}")
                .is(413);
        api.post("/tokens", "{\"username\":\"" + "a".repeat(2_000_000) + "\"}").is(413);
    }

    @Test
    void a_body_without_declared_length_is_cut_off_at_the_same_place() throws Exception {
        var endless = new ArrayList<byte[]>();
        for (var i = 0; i < 30; i++) {
            endless.add(" ".repeat(50_000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(api.origin() + "/api/v1/complaints"))
                .header("Authorization", "Bearer " + api.freshToken("lin"))
                .header("X-Time-Of-Test", TheClock.time("2026-09-28 17:50").toString())
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArrays(endless))
                .build();
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            assertThat(http.send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void other_media_types_methods_and_paths_are_told_apart() {
        var lin = api.as("lin");
        var number = lin.register(Api.unlikeOthers());
        problem(lin.with("Content-Type", "text/plain").post("/complaints", "hello"), 415);
        problem(lin.with("Content-Type", "application/xml").act(number, "replies", "<a/>"), 415);
        problem(lin.with("Accept", "application/xml").get("/complaints"), 406);
        problem(lin.send("PUT", "/complaints/" + number, Map.of()), 405);
        problem(lin.send("DELETE", "/complaints/" + number, null), 405);
        problem(lin.send("PATCH", "/complaints", Map.of()), 405);
        problem(lin.get("/nothing/here"), 404);
        problem(lin.act(number, "applause", Map.of()), 404);
        problem(lin.delete("/complaints/" + number + "/assignment"), 404);
        problem(lin.get("/complaints/0000000000000"), 404);
        problem(lin.get("/complaints/" + "9".repeat(2000)), 404);
        problem(lin.act("0000000000000", "acceptance", null), 404);
        problem(lin.act(number, "promises/x/fulfilment", Map.of()), 400);
        problem(lin.act(number, "promises/99/fulfilment", Map.of()), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "after=nonsense",
                "after=AAAA",
                "from=yesterday",
                "to=2026-13-01",
                "from=%2B999999999-12-31T00:00:00Z",
                "stage=ASLEEP",
                "level=huge",
                "channel=pigeon",
                "q=%00",
                "category=%00"
            })
    void lists_name_the_parameter_that_cannot_be(String query) {
        var answer = api.as("lin").get("/complaints?" + query).is(422);
        assertThat(answer.text("/errors/0/field")).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void lists_survive_whatever_is_asked() {
        problem(api.as("lin").get("/complaints?limit=many"), 400);
        problem(api.as("lin").get("/complaints?overdue=perhaps"), 400);
        for (var q : List.of(
                "'",
                "%27%20or%201=1--",
                "%5C",
                "%26%7C!",
                "(((",
                "%F0%9F%98%80",
                "a",
                "%20",
                "*",
                ":*",
                "%3Cscript%3E",
                "x".repeat(3000))) {
            api.as("lin").get("/complaints?q=" + q).is(200);
        }
    }

    /** NUL cannot be stored; half a character would be stored as another, and the chain of hashes would break. */
    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "x\\udc00y", "\\ud83d"})
    void texts_with_characters_that_do_not_exist_are_refused(String text) {
        var form = Api.unlikeOthers().toString();
        var answer = api.as("lin")
                .post(
                        "/complaints",
                        form.replaceFirst("\"place\":\"[^\"]*\"", "\"place\":\"" + text.replace("\\", "\\\\") + "\""))
                .is(422);
        assertThat(answer.text("/errors/0/field")).isEqualTo("place");
        var number = api.as("lin").register(Api.unlikeOthers());
        api.as("lin")
                .act(number, "replies", "{\"channel\":\"phone\",\"text\":\"" + text + "\"}")
                .is(422);
        assertThat(api.post("/tokens", "{\"username\":\"" + text + "\",\"password\":\"x\"}")
                        .status())
                .isIn(400, 422);
    }

    @Test
    void strange_but_real_characters_are_kept_as_they_are() {
        var text = "😀 𠮷 \u200B\u202E \r\n\t \\ \" <script>alert(1)</script> ' ; -- \u0001 ﷽ " + Api.randomWords(20);
        var number = api.as("lin").register(Api.unlikeOthers().put("text", text));
        assertThat(api.as("lin").complaint(number).text("text")).isEqualTo(text);
        assertThat(api.as("lin")
                        .get("/complaints/" + number + "/timeline/verification")
                        .at("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_promise_has_a_time_to_come_and_not_one_beyond_all_calendars() {
        var number = api.as("lin").register(Api.unlikeOthers());
        for (var dueAt : List.of(
                "2026-09-28T17:50:00+08:00",
                "2020-01-01T00:00:00Z",
                "+999999999-12-31T00:00:00Z",
                "9999-12-31T00:00:00Z",
                "soon")) {
            var answer = api.as("lin")
                    .act(number, "promises", Map.of("text", "修好", "dueAt", dueAt))
                    .is(422);
            assertThat(answer.text("/errors/0/field")).as(dueAt).isEqualTo("dueAt");
        }
        assertThat(api.as("lin").complaint(number).at("/promises")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "validity,     `{\"validity\":\"perhaps\",\"reason\":\"x\"}`,                 validity",
                "validity,     `{\"validity\":\"valid\"}`,                                    reason",
                "validity,     `{\"reason\":\"x\"}`,                                          validity",
                "level,        `{\"level\":\"huge\",\"reason\":\"x\"}`,                       level",
                "level,        `{\"level\":\"hot\",\"reason\":\" \"}`,                        reason",
                "assignment,   `{\"unit\":\"nowhere\"}`,                                      unit",
                "assignment,   `{\"unit\":\"engineering\",\"staff\":\"chen\"}`,               staff",
                "assignment,   `{\"unit\":\"engineering\",\"staff\":\"nobody\"}`,             staff",
                "replies,      `{\"channel\":\"pigeon\",\"text\":\"x\"}`,                     channel",
                "suspension,   `{\"reason\":\"x\",\"waitingFor\":\"godot\"}`,                 waitingFor",
                "classification, `{\"category\":\"no-such\"}`,                                category",
                "link,         `{\"number\":\"0000000000000\",\"as\":\"related\"}`,           number",
                "link,         `{\"number\":\"0000000000000\",\"as\":\"cousin\"}`,            as",
                "circumstances, `{\"groupSize\":0}`,                                          groupSize",
                "consultations, `{\"unit\":\"engineering\"}`,                                 question",
                "withdrawal,   `{}`,                                                          reason",
                "callback,     `{\"result\":\"ecstatic\"}`,                                   result",
                "callback,     `{\"result\":\"satisfied\",\"fairness\":{\"outcome\":6}}`,     fairness.outcome",
                "callback,     `{\"result\":\"satisfied\",\"fairness\":{\"outcome\":0}}`,     fairness.outcome",
                "proposals,    `{\"text\":\"x\",\"compensation\":{\"value\":\"-5\"}}`,        compensation.value",
                "proposals,    `{\"text\":\"x\",\"compensation\":{\"value\":\"5\",\"currency\":\"USD\"}}`, compensation.currency",
            })
    void an_act_names_the_field_that_cannot_be(String noun, String body, String field) {
        if (shared.isEmpty()) {
            shared = api.as("lin").register(Api.unlikeOthers());
        }
        var before = api.as("lin").complaint(shared).number("version");
        named(api.as("lin").act(shared, noun, body).is(422), 422, field);
        assertThat(api.as("lin").complaint(shared).number("version")).isEqualTo(before);
    }

    private static String shared = "";

    private static void named(Api.Answer answer, int status, String field) {
        if (status == 422) {
            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.at("/errors")
                            .valueStream()
                            .map(error -> error.get("field").asString()))
                    .as(answer.body())
                    .containsExactly(field);
            assertThat(answer.text("/errors/0/message")).isNotBlank().doesNotContain("problem.");
        }
    }

    private static void problem(Api.Answer answer, int status) {
        answer.is(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.number("status")).isEqualTo(status);
        assertThat(answer.text("title")).isNotBlank().doesNotContain("problem.");
        assertThat(answer.text("detail")).isNotBlank().doesNotStartWith("problem.");
    }
}
