package org.wenguo.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.AtADesk;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.TheOwner;
import org.wenguo.WenguoTest;

/**
 * Years after the end nothing is left of a case but its figures (T2). These cases are of 2015, so that nobody else's are in
 * reach.
 */
@WenguoTest
class KeptAsLongAsItMustTest {

    private static final String SECRET = "Zqxj";

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    TheOwner owner;

    @Autowired
    Retention retention;

    @LocalServerPort
    int port;

    @AfterEach
    void no_rule() {
        api.as("admin").send("PUT", "/retention", "{}").is(200);
    }

    @Test
    void after_its_time_no_word_of_it_is_left_anywhere_and_every_figure_is() {
        var number = lived();
        api.as("admin").send("PUT", "/retention", Map.of("years", 3)).is(200);
        var before = figures(number);

        TheClock.at("2018-03-01 02:30", () -> retention.sweep());
        assertThat(words()).as("not before its time").isNotEmpty();
        TheClock.at("2018-04-20 02:30", () -> retention.sweep());

        assertThat(words()).isEmpty();
        assertThat(figures(number)).isEqualTo(before);
        var complaint = api.as("guo").complaint(number).is(200).json();
        assertThat(complaint.get("stage").asString()).isEqualTo("ARCHIVED");
        var verification = api.as("guo")
                .get("/complaints/" + number + "/timeline/verification")
                .json();
        assertThat(verification.get("intact").asBoolean()).isTrue();
        assertThat(verification.get("erased").asInt()).isGreaterThan(10);
        assertThat(api.as("admin").get("/retention").json().get("runs").toString())
                .contains("2018-04-20");
    }

    @Test
    void what_is_left_can_be_looked_at_and_not_be_worked_on() {
        var number = lived();
        var desk = new AtADesk(port, "guo");
        erase(number);

        assertThat(desk.text("/complaints/" + number))
                .contains("清除了个人信息与文字，仅存数字")
                .doesNotContain(SECRET);
        assertThat(desk.get("/complaints/" + number + "/case-file").statusCode())
                .isEqualTo(200);
        api.as("guo").act(number, "reopening", Map.of("reason", "客户又来了")).is(409);
        api.as("guo")
                .post("/complaints/" + number + "/case-file", Map.of("purpose", "核对", "as", "pdf"))
                .is(200);
        assertThat(api.as("guo")
                        .post("/retention/erasures", Map.of("number", number, "reason", "再来一次"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void what_is_held_stays_until_it_is_released() {
        var number = lived();
        api.as("admin").send("PUT", "/retention", Map.of("years", 3)).is(200);
        api.as("guo")
                .post("/retention/holds", Map.of("number", number, "reason", "诉讼未结"))
                .is(204);

        TheClock.at("2019-01-01 02:30", () -> retention.sweep());
        api.as("guo")
                .post("/retention/erasures", Map.of("number", number, "reason", "客户请求"))
                .is(409);
        assertThat(api.as("guo").complaint(number).body()).contains(SECRET);

        api.as("guo").delete("/retention/holds/" + number).is(204);
        TheClock.at("2019-01-02 02:30", () -> retention.sweep());
        assertThat(api.as("guo").complaint(number).body()).doesNotContain(SECRET);
    }

    @Test
    void nobody_erases_what_the_law_wants_kept_what_is_open_or_what_is_not_theirs() {
        var open = api.as("lin").register(Api.unlikeOthers());
        var closed = api.as("lin").register(Api.unlikeOthers());
        api.as("guo").act(closed, "decline", Map.of("reason", "不属本公司")).is(200);
        var asked = Map.of("reason", "客户请求", "number", open);

        api.as("guo").post("/retention/erasures", asked).is(409);
        api.as("guo")
                .post("/retention/erasures", Map.of("reason", "客户请求", "number", closed))
                .is(409);
        api.as("guo").post("/retention/erasures", Map.of("number", closed)).is(422);
        api.as("admin").post("/retention/erasures", asked).is(403);
        api.as("lin").get("/retention").is(403);
        api.as("guo").send("PUT", "/retention", Map.of("years", 5)).is(403);
        api.as("admin").send("PUT", "/retention", Map.of("years", 2)).is(422);
        api.as("sd-guo")
                .post("/retention/holds", Map.of("number", open, "reason", "看看"))
                .is(404);
        var page = new AtADesk(port, "admin");
        assertThat(page.post("/retention", "/retention", Map.of("years", "2")).statusCode())
                .isEqualTo(422);
    }

    private void erase(String number) {
        api.as("guo")
                .post("/retention/erasures", Map.of("number", number, "reason", "客户请求删除"))
                .is(204);
    }

    /** From registration to archive, with the secret in everything that anybody can write. */
    private String lived() {
        var then = api.at("2015-03-02 10:00");
        var form = Api.unlikeOthers()
                .put("subject", "漏水" + SECRET)
                .put("text", "屋顶漏水" + SECRET + Api.randomWords(10))
                .put("place", "A座" + SECRET)
                .put("against", "某某" + SECRET)
                .put("receivedAt", TheClock.iso("2015-03-02 10:00"));
        form.remove("occurredAt");
        var number = then.as("lin").register(form);
        then.as("guo")
                .act(number, "validity", Map.of("validity", "valid", "reason", "属实" + SECRET))
                .is(200);
        then.as("guo")
                .act(number, "assignment", Map.of("unit", "peninsula", "note", "请查" + SECRET))
                .is(200);
        then.as("chen").act(number, "acceptance", Map.of()).is(200);
        then.as("chen")
                .act(number, "consultations", Map.of("unit", "engineering", "question", "为何" + SECRET))
                .is(200);
        then.as("chen")
                .act(number, "answer", Map.of("text", "老化" + SECRET, "findings", Map.of("facts", "开裂" + SECRET)))
                .is(200);
        then.as("lin").act(number, "proposals", Map.of("text", "维修" + SECRET)).is(200);
        then.as("lin").act(number, "choice", Map.of("proposal", 1)).is(200);
        then.as("lin").act(number, "agreement", Map.of("text", "同意" + SECRET)).is(200);
        then.as("lin")
                .act(number, "promises", Map.of("text", "修好" + SECRET, "dueAt", TheClock.iso("2015-03-05 10:00")))
                .is(200);
        then.as("lin")
                .act(number, "replies", Map.of("channel", "phone", "text", "感谢您，已经修好" + SECRET))
                .is(200);
        then.as("lin").act(number, "fulfilment", Map.of("text", "修好了" + SECRET)).is(200);
        then.as("guo")
                .act(number, "callback", Map.of("result", "satisfied", "remarks", "很好" + SECRET))
                .is(200);
        then.as("guo").act(number, "closure", Map.of("summary", "办结" + SECRET)).is(200);
        api.at("2015-04-10 10:00").as("guo").act(number, "archive", Map.of()).is(200);
        return number;
    }

    /** Wherever in the whole database of the organisation the secret stands. */
    private List<String> words() {
        var honghe = cast.organisation("honghe").id();
        return owner.rows(honghe, """
                        select table_name::text from information_schema.columns
                        where table_schema = 'public' and column_name = 'tenant_id' and table_name not in
                            (select table_name from information_schema.views)
                        """).stream()
                .map(row -> row.replaceAll("[()\"]", ""))
                .filter(table -> !owner.rows(
                                honghe, "select 1 from " + table + " t where t::text ilike '%" + SECRET + "%' limit 1")
                        .isEmpty())
                .toList();
    }

    private List<String> figures(String number) {
        return owner.rows(cast.organisation("honghe").id(), """
                select stage, round, level, validity, category, kind, channel, severity, responsibility, unit_id, received_at,
                    registered_at, closed_at, (select count(*) from complaint_event e
                        where e.complaint_id = c.complaint_id and e.type <> 'personal-data-erased'),
                    (select array_agg((l.rule, l.due_at, l.met_at)::text order by l.rule, l.occurrence) from complaint_limit l
                        where l.complaint_id = c.complaint_id)
                from complaint c where number = '""" + number + "'");
    }
}
