package org.wenguo.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.TheOwner;
import org.wenguo.WenguoTest;
import org.wenguo.deadline.EscalatingOverdue;
import org.wenguo.platform.Tenancy;

/** Row and limits are copies of what the log says: they can be spoilt, and made again. */
@WenguoTest
class RebuildTest {

    @Autowired
    Complaints complaints;

    @Autowired
    EscalatingOverdue escalating;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    TheCast cast;

    @Autowired
    TheOwner owner;

    @Autowired
    Api api;

    @Test
    void what_was_spoilt_is_made_again_from_the_log_column_by_column() {
        var number = live();
        var honghe = cast.organisation("honghe");
        var row = "select * from complaint where number = '" + number + "'";
        // How far the sweep has come is no fact about the complaint: it would look again, and tell nobody twice.
        var limits =
                "select l.tenant_id, l.complaint_id, l.rule, l.occurrence, l.kind, l.started_at, l.due_at, l.means, "
                        + "l.owner_unit_id, l.owner_staff_id, l.paused_since, l.met_at, l.cancelled_at, l.step_at "
                        + "from complaint_limit l join complaint c using (tenant_id, complaint_id) where c.number = '"
                        + number + "'";
        var rowBefore = owner.rows(honghe.id(), row);
        var limitsBefore = owner.rows(honghe.id(), limits);
        var noticesBefore = notices(number);
        assertThat(limitsBefore).hasSizeGreaterThan(5);

        var mine = "complaint_id = (select complaint_id from complaint where number = '" + number + "')";
        owner.tampers(honghe.id(), "complaint_limit", "delete from complaint_limit where rule like 'v%' and " + mine);
        owner.tampers(
                honghe.id(),
                "complaint_limit",
                "update complaint_limit set due_at = now(), started_at = now(), met_at = null, rule = rule || '-x' "
                        + "where rule = 'department-answer' and " + mine);
        owner.tampers(honghe.id(), "complaint", """
                update complaint set version = 999, stage = 'CLOSED', round = 7, level = 'general', validity = 'invalid',
                    category = 'x', kind = 'praise', channel = 'web', severity = 4, responsibility = 'none',
                    media = 'exposed', holder_unit_id = null, holder_staff_id = null, seen_by = '{}', suspended = true,
                    received_at = now(), registered_at = now(), closed_at = now(), subject = 'x', body = 'x',
                    place = 'x', customer_kind = null, vip = true, sealed_name = null, phone_index = null,
                    tracking_hash = sha256('x'), source_id = 'x', matter = '{}', search = ''
                where number = '""" + number + "'");
        assertThat(owner.rows(honghe.id(), row)).isNotEqualTo(rowBefore);

        Tenancy.run(
                honghe.id(),
                () -> transactions.executeWithoutResult(status -> {
                    var id = complaints.byNumber(number).id();
                    complaints.rebuild(honghe, id);
                }));

        assertThat(owner.rows(honghe.id(), row)).isEqualTo(rowBefore);
        assertThat(owner.rows(honghe.id(), limits)).isEqualTo(limitsBefore);
        TheClock.at("2026-10-20 18:00", () -> escalating.sweep(TheClock.time("2026-10-20 18:00")));
        assertThat(notices(number)).as("nobody is told twice").isEqualTo(noticesBefore);
    }

    private List<String> notices(String number) {
        return owner.rows(
                cast.organisation("honghe").id(),
                "select n.* from limit_notice n join complaint c using (tenant_id, complaint_id) where c.number = '"
                        + number + "'");
    }

    private String live() {
        var lin = api.as("lin").at("2026-09-28 17:50");
        var number = lin.register(Api.unlikeOthers().put("sourceId", Api.randomWords(9)));
        lin.act(number, "validity", Map.of("validity", "valid", "reason", "属实")).is(200);
        lin.act(number, "assignment", Map.of("unit", "engineering", "staff", "wu"))
                .is(200);
        var wu = api.as("wu").at("2026-09-29 10:00");
        wu.act(number, "acceptance", null).is(200);
        wu.act(number, "suspension", Map.of("reason", "等业主回家", "waitingFor", "complainant"))
                .is(200);
        lin = lin.at("2026-09-30 10:00");
        lin.act(number, "words", Map.of("text", "我回来了，" + Api.randomWords(10))).is(200);
        wu.at("2026-09-30 16:00")
                .act(number, "answer", Map.of("text", "查过了", "findings", Map.of("responsibility", "ours")))
                .is(200);
        lin.at("2026-09-30 16:10")
                .act(number, "proposals", Map.of("text", "修好"))
                .is(200);
        lin.at("2026-09-30 16:11")
                .act(number, "promises", Map.of("text", "三天", "dueAt", "2026-10-12T18:00:00+08:00"))
                .is(200);
        escalating.sweep(TheClock.time("2026-10-20 18:00"));
        return number;
    }
}
