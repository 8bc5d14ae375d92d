package org.wenguo.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import org.wenguo.complaint.Policies;
import org.wenguo.deadline.EscalatingOverdue;
import org.wenguo.deadline.RedatingLimits;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Tenancy;

/** 鸿禾地产 closes on a day on which its pack would work, and what that does to the limits that run. */
@WenguoTest
class CorrectingACalendarTest {

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    Organisations organisations;

    @Autowired
    Policies policies;

    @Autowired
    EscalatingOverdue escalating;

    @Autowired
    RedatingLimits redating;

    @LocalServerPort
    int port;

    /** 2026-06-09 is a Tuesday; the pack works from 09:00 to 12:00 and from 13:30 to 18:00. */
    @Test
    void open_limits_move_with_the_day_and_what_is_over_stays() {
        var breached = register("2026-06-09 15:00");
        var open = register("2026-06-09 17:50");
        assertThat(due(breached)).isEqualTo(TheClock.iso("2026-06-09 15:30"));
        assertThat(due(open)).isEqualTo(TheClock.iso("2026-06-10 09:20"));

        correct("2026-06-10", List.of(), "停电检修", "2026-06-09 17:55");
        // Not at once: another node may still count by the calendar as it was a moment ago.
        escalating.sweep(TheClock.time("2026-06-09 17:55"));
        assertThat(due(open)).isEqualTo(TheClock.iso("2026-06-10 09:20"));
        escalating.sweep(TheClock.time("2026-06-09 17:56"));

        assertThat(due(open)).isEqualTo(TheClock.iso("2026-06-11 09:20"));
        assertThat(due(breached)).isEqualTo(TheClock.iso("2026-06-09 15:30"));
        assertThat(moves(open)).contains("hand-over 2026-06-10T01:20:00Z 2026-06-11T01:20:00Z");
        assertThat(moves(breached)).noneMatch(move -> move.startsWith("hand-over"));

        // Looked at again nothing moves again.
        var before = moves(open);
        escalating.sweep(TheClock.time("2026-06-09 17:57"));
        assertThat(moves(open)).isEqualTo(before);

        // The power cut is called off while the limit still runs: it is back where it was.
        correct("2026-06-10", null, "检修取消", "2026-06-09 17:58");
        escalating.sweep(TheClock.time("2026-06-09 17:59"));
        assertThat(due(open)).isEqualTo(TheClock.iso("2026-06-10 09:20"));
    }

    @Test
    void another_organisation_with_the_same_pack_keeps_its_day() {
        var date = LocalDate.parse("2026-05-20");
        correct("2026-05-20", List.of("10:00-11:00"), "半天团建", "2026-05-01 10:00");
        var ours = policies.inForce(cast.organisation("honghe"));
        var calendar = ours.pack().defaultCalendar();
        assertThat(ours.calendar(calendar).hours(date)).containsExactly("10:00-11:00");
        assertThat(ours.pack().calendar(calendar).hours(date)).containsExactly("09:00-12:00", "13:30-18:00");
        correct("2026-05-20", null, "取消", "2026-05-01 10:01");
        assertThat(policies.inForce(cast.organisation("honghe"))
                        .calendar(calendar)
                        .hours(date))
                .containsExactly("09:00-12:00", "13:30-18:00");
    }

    @Test
    void everybody_reads_it_and_only_administrators_correct_it() {
        var lin = new Visitor(port);
        lin.signIn("lin", TheCast.PASSWORD);
        assertThat(lin.open("/calendar?year=2026").body())
                .contains("day-make-up", "day-holiday")
                .doesNotContain("action=\"/calendar\"");
        assertThat(lin.open("/calendar?year=999999").statusCode()).isEqualTo(404);
        assertThat(lin.open("/calendar?calendar=%27or").statusCode()).isEqualTo(404);
        lin.open("/account");
        assertThat(lin.submit("/calendar", form("09:00-12:00")).statusCode()).isEqualTo(403);

        var admin = new Visitor(port);
        admin.signIn("admin", TheCast.PASSWORD);
        admin.open("/calendar");
        for (var nonsense : List.of("", "banana", "09:00-12:00, 11:00-13:00", "<script>", "25:00-26:00")) {
            var answer = admin.submit("/calendar", form(nonsense));
            assertThat(answer.statusCode()).as(nonsense).isEqualTo(422);
            assertThat(answer.body()).contains("hours-error").doesNotContain("value=\"<script>");
        }
    }

    private Map<String, String> form(String hours) {
        var calendar = policies.inForce(cast.organisation("honghe")).pack().defaultCalendar();
        var date = LocalDate.now(TheClock.SHANGHAI).plusDays(300).toString();
        return Map.of("calendar", calendar, "date", date, "state", "open", "hours", hours, "reason", "加班");
    }

    private void correct(String date, @Nullable List<String> hours, String reason, String at) {
        var honghe = cast.organisation("honghe");
        var calendar = policies.inForce(honghe).pack().defaultCalendar();
        var admin = cast.viewer("admin").staff().id();
        organisations.changeCalendar(
                honghe.id(),
                new CalendarChange.OfDate(
                        Identifiers.next(), calendar, LocalDate.parse(date), hours, reason, admin, TheClock.time(at)));
    }

    private String register(String at) {
        return api.as("lin")
                .at(at)
                .register(Api.unlikeOthers().put("receivedAt", TheClock.iso(at)).putNull("occurredAt"));
    }

    private String due(String number) {
        return api.as("lin")
                .at("2026-06-09 18:00")
                .complaint(number)
                .json()
                .get("limits")
                .valueStream()
                .filter(limit -> limit.get("rule").asString().equals("hand-over"))
                .findFirst()
                .orElseThrow()
                .get("dueAt")
                .asString();
    }

    private List<String> moves(String number) {
        var honghe = cast.organisation("honghe").id();
        return Tenancy.in(honghe, () -> redating.moved(honghe, 1000)).stream()
                .filter(move -> move.number().equals(number))
                .map(move -> move.rule() + " " + move.from() + " " + move.to())
                .toList();
    }
}
