package org.wenguo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;

/** What the pack demands before an act is demanded of everybody, in their language; what it points out hinders nobody. */
@WenguoTest
class ChecksBeforeActsTest {

    @Autowired
    Api api;

    @Test
    void a_grave_complaint_needs_somebody_responsible_before_an_agreement() {
        var number = api.as("lin")
                .post("/complaints", Api.unlikeOthers().put("severity", 3).put("category", "leakage"))
                .is(201)
                .text("number");
        var lin = api.as("lin").at("2026-09-28 18:00");
        lin.act(number, "assignment", Map.of("unit", "engineering", "staff", "wu"))
                .is(200);
        var wu = api.as("wu").at("2026-09-29 10:00");
        wu.act(number, "acceptance", null).is(200);

        // A cause is one of the usual ones or one that the pack has for this category, and nothing else.
        wu.act(number, "answer", Map.of("text", "防水层破损", "findings", Map.of("causeCategory", "moon")))
                .is(422);
        wu.act(number, "answer", Map.of("text", "防水层破损", "findings", Map.of("causeCategory", "carrier")))
                .is(422);
        var answered = wu.act(
                        number, "answer", Map.of("text", "防水层破损", "findings", Map.of("causeCategory", "subcontractor")))
                .is(200);
        assertThat(answered.text("/answer/findings/causeCategory")).isEqualTo("subcontractor");

        lin = api.as("lin").at("2026-09-29 11:00");
        lin.act(number, "proposals", Map.of("text", "重做防水")).is(200);
        lin.act(number, "choice", Map.of("proposal", 1)).is(200);
        // Whoever wants to know beforehand asks, and is told what would only be pointed out, too.
        var asked = lin.with("Accept-Language", "en")
                .get("/complaints/" + number + "/checks?act=agreement")
                .is(200);
        assertThat(asked.json())
                .extracting(one -> one.get("check").asString() + " "
                        + one.get("effect").asString() + " " + one.get("met").asBoolean())
                .containsExactly("responsibility-found block false");
        assertThat(asked.text("/0/title")).isEqualTo("Who is responsible for a grave complaint is determined");
        assertThat(lin.get("/complaints/" + number + "/checks").is(200).json())
                .extracting(one -> one.get("act").asString())
                .contains("agreement");
        lin.get("/complaints/" + number + "/checks?act=dancing").is(422);
        lin.get("/complaints/2609280099999/checks").is(404);

        var refused = lin.with("Accept-Language", "en")
                .act(number, "agreement", Map.of("text", "业主同意"))
                .is(409);
        assertThat(refused.text("type")).endsWith("not-now.checks");
        assertThat(refused.at("errors")).hasSize(1);
        assertThat(refused.text("/errors/0/field")).isEqualTo("checks.responsibility-found");
        assertThat(refused.text("/errors/0/message"))
                .isEqualTo("Who is responsible for a grave complaint is determined");

        lin.act(number, "circumstances", Map.of("responsibility", "ours")).is(200);
        assertThat(lin.act(number, "agreement", Map.of("text", "业主同意")).is(200).text("stage"))
                .isEqualTo("AGREED");
    }

    @Test
    void what_is_only_pointed_out_hinders_nobody_and_an_impossible_act_is_refused_as_such() {
        var number = api.as("lin")
                .post("/complaints", Api.unlikeOthers().put("severity", 4))
                .is(201)
                .text("number");
        var lin = api.as("lin").at("2026-09-28 18:00");
        lin.act(number, "assignment", Map.of("unit", "engineering")).is(200);
        assertThat(lin.act(number, "agreement", Map.of("text", "同意")).is(409).text("type"))
                .endsWith("not-now.stage");
    }

    @Test
    void the_schema_of_a_file_of_packs_is_there_for_everybody() {
        var schema = api.at(Api.USUAL_TIME).get("/schemas/policy-pack/v1/limits.json");
        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.header("Content-Type").orElse("")).startsWith("application/schema+json");
        assertThat(schema.header("Cache-Control").orElse("")).contains("max-age=3600", "public");
        assertThat(schema.body()).contains("\"$ref\" : \"#/$defs/limits\"");
        assertThat(api.at(Api.USUAL_TIME)
                        .get("/schemas/policy-pack/v1/passwords.json")
                        .status())
                .isEqualTo(404);
    }
}
