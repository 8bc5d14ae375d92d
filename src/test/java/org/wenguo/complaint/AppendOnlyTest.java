package org.wenguo.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheOwner;
import org.wenguo.WenguoTest;
import org.wenguo.platform.Tenancy;

/** What happened stays what happened (T3): refused by the database, and where somebody has the database, detected. */
@WenguoTest
class AppendOnlyTest {

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    TheCast cast;

    @Autowired
    TheOwner owner;

    @Autowired
    Api api;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update complaint_event set facts = '{}'",
                "update complaint_event set at = now()",
                "delete from complaint_event",
                "truncate complaint_event",
                "update limit_notice set at = now()",
                "delete from limit_notice",
                "truncate limit_notice",
                "alter table complaint_event disable row level security",
                "drop table complaint_event"
            })
    void the_program_itself_cannot_change_it(String attempt) {
        assertThatThrownBy(() -> Tenancy.in(
                        cast.organisation("honghe").id(),
                        () -> transactions.execute(status -> db.sql(attempt).update())))
                .hasStackTraceContaining(attempt.matches("(alter|drop).*") ? "must be owner" : "permission denied");
    }

    /** Words may go (T2), and nothing else: not who, not when, not the hash that holds what follows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update complaint_event set hash = facts::text::bytea",
                "update complaint_event set at = now()",
                "update complaint_event set actor_id = null",
                "delete from complaint_event",
                "insert into complaint_event select * from complaint_event",
                "select body from complaint",
                "update limit_notice set at = now()"
            })
    void whoever_erases_words_changes_nothing_else(String attempt) {
        assertThatThrownBy(() -> Tenancy.in(
                        cast.organisation("honghe").id(),
                        () -> transactions.execute(status -> {
                            db.sql("set local role wenguo_eraser").update();
                            return db.sql(attempt).update();
                        })))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void words_taken_out_without_an_erasure_in_the_log_are_found_out() {
        var number = api.as("lin").register(Api.form());
        var honghe = cast.organisation("honghe").id();
        owner.tampers(
                honghe,
                "complaint_event",
                "update complaint_event set erased = true, facts = (facts::jsonb || '{\"text\":\"—\"}')::json "
                        + "where seq = 1 and complaint_id = (select complaint_id from complaint where number = '"
                        + number + "')");
        assertThat(api.as("guo")
                        .get("/complaints/" + number + "/timeline/verification")
                        .at("/intact")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update complaint_event set facts = replace(facts::text, '属实', '不实')::json where type = 'validity-determined'",
                "update complaint_event set at = at - interval '1 minute' where type = 'assigned'",
                "update complaint_event set actor_id = null, actor_kind = 'system' where type = 'assigned'",
                "update complaint_event set type = 'withdrawn', facts = '{\"reason\":\"x\"}' where type = 'assigned'",
                "delete from complaint_event where type = 'validity-determined'",
                "update complaint_event set hash = sha256('x') where type = 'assigned'"
            })
    void whoever_has_the_database_in_hand_is_found_out(String tampering) {
        var lin = api.as("lin");
        var number = lin.register(Api.unlikeOthers());
        lin.act(number, "validity", Map.of("validity", "valid", "reason", "属实")).is(200);
        lin.act(number, "assignment", Map.of("unit", "engineering")).is(200);
        lin.act(number, "replies", Map.of("channel", "phone", "text", "谢谢您")).is(200);
        var before = lin.get("/complaints/" + number + "/timeline/verification").is(200);
        assertThat(before.at("intact").asBoolean()).isTrue();

        var changed = owner.tampers(
                cast.organisation("honghe").id(),
                "complaint_event",
                tampering + " and complaint_id = (select complaint_id from complaint where number = '" + number + "')");

        assertThat(changed).isEqualTo(1);
        assertThat(lin.get("/complaints/" + number + "/timeline/verification")
                        .is(200)
                        .at("intact")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void what_is_cut_off_at_the_end_shows_to_whoever_kept_the_head() {
        var lin = api.as("lin");
        var number = lin.register(Api.unlikeOthers());
        lin.act(number, "replies", Map.of("channel", "phone", "text", "谢谢您")).is(200);
        var head = lin.get("/complaints/" + number + "/timeline/verification").text("head");
        owner.tampers(
                cast.organisation("honghe").id(),
                "complaint_event",
                "delete from complaint_event where type = 'replied' and complaint_id = "
                        + "(select complaint_id from complaint where number = '" + number + "')");
        assertThat(lin.get("/complaints/" + number + "/timeline/verification").text("head"))
                .isNotEqualTo(head);
    }
}
