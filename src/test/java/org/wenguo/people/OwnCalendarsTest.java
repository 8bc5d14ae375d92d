package org.wenguo.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import org.wenguo.platform.TenantId;

/** A unit's own calendar gets another name, or is retired, on the calendar page. */
@WenguoTest
class OwnCalendarsTest {

    private static final AtomicInteger COMPANIES = new AtomicInteger();
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

    @Autowired
    Organisations organisations;

    @LocalServerPort
    int port;

    private String admin = "";
    private TenantId tenant = new TenantId(new UUID(0, 0));

    @BeforeEach
    void a_company_of_its_own() {
        var no = COMPANIES.incrementAndGet();
        admin = "timer" + no;
        var company = organisations.found(new Organisations.Founding(
                "oc" + no, "昼夜物业" + no, "property", TheClock.SHANGHAI, admin, "罗经理", TheCast.PASSWORD));
        tenant = company.id();
        var centre = organisations.addUnit(tenant, company.root().id(), "centre", "客服中心", Unit.Kind.CENTRE, null);
        organisations.addUnit(tenant, company.root().id(), "night", "夜班站", Unit.Kind.SITE, null);
        organisations.addUnit(tenant, company.root().id(), "garage", "车库", Unit.Kind.SITE, null);
        organisations.addStaff(tenant, centre, "plain" + no, "小何", List.of(Role.AGENT), TheCast.PASSWORD);
    }

    @Test
    void gets_a_name_that_no_other_calendar_in_use_has() {
        var boss = visitor(admin);
        var own = make(boss, "night", "夜班日历");
        make(boss, "garage", "车库日历");
        assertThat(boss.open("/calendar?calendar=" + own).body()).contains("/calendar/own/" + own);

        boss.open("/calendar/own/" + own);
        assertThat(rename(boss, own, "车库日历", "").body()).contains("已有同名的日历");
        assertThat(rename(boss, own, "标准工作时间", "").body()).contains("已有同名的日历");
        assertThat(rename(boss, own, "", "").statusCode()).isEqualTo(422);
        assertThat(rename(boss, own, "长".repeat(61), "").statusCode()).isEqualTo(422);

        assertThat(rename(boss, own, "通宵日历", "").statusCode()).isEqualTo(302);
        assertThat(boss.open("/calendar?calendar=" + own).body()).contains("“夜班日历”已改名");
        assertThat(boss.open("/calendar?calendar=" + own).body())
                .contains("通宵日历")
                .doesNotContain("夜班日历");
        // Whoever still has the old page before them is told, and reads what the other one did.
        var late = rename(boss, own, "另一个名称", "");
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("您打开此页后有人作了更改", "通宵日历");
        // The former name is free again.
        make(boss, "centre", "夜班日历");
    }

    @Test
    void retired_is_history_and_its_units_work_as_before() {
        var boss = visitor(admin);
        var own = make(boss, "night", "夜班日历");
        var page = boss.open("/calendar/own/" + own).body();
        assertThat(page).contains("夜班站", "按它计时的部门");
        assertThat(retire(boss, own, seen(page, 1), "").statusCode()).isEqualTo(422);
        assertThat(retire(boss, own, "", "夜班取消").statusCode()).isEqualTo(422);
        assertThat(retire(boss, own, seen(page, 1), "夜班取消").statusCode()).isEqualTo(302);
        assertThat(organisations.byId(tenant).unit("night").orElseThrow().calendar())
                .isNull();
        assertThat(boss.open("/calendar/own/" + own).statusCode()).isEqualTo(404);
        assertThat(boss.open("/calendar?calendar=" + own).body())
                .contains("夜班日历")
                .doesNotContain("/calendar/own/");
    }

    @Test
    void of_two_who_give_two_calendars_one_name_at_once_one_is_refused() throws Exception {
        var boss = visitor(admin);
        var one = make(boss, "night", "夜班日历");
        var other = make(boss, "garage", "车库日历");
        var second = visitor(admin);
        second.open("/calendar/own/" + other);
        boss.open("/calendar/own/" + one);
        try (var both = Executors.newFixedThreadPool(2)) {
            var answers = both
                    .invokeAll(List.<Callable<Integer>>of(
                            () -> rename(boss, one, "同一个名称", "").statusCode(),
                            () -> rename(second, other, "同一个名称", "").statusCode()))
                    .stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(302, 422);
        }
    }

    @Test
    void is_nobody_elses_business() {
        var own = make(visitor(admin), "night", "夜班日历");
        var front = visitor("plain" + admin.substring("timer".length()));
        assertThat(front.open("/calendar/own/" + own).statusCode()).isEqualTo(403);
        front.open("/calendar");
        assertThat(rename(front, own, "我的日历", "").statusCode()).isEqualTo(403);
        var stranger = visitor("admin");
        assertThat(stranger.open("/calendar/own/" + own).statusCode()).isEqualTo(404);
        assertThat(stranger.open("/calendar/own/own.none").statusCode()).isEqualTo(404);
    }

    private String make(Visitor boss, String unit, String name) {
        boss.open("/calendar/units/" + unit);
        assertThat(boss.submit(
                                "/calendar/units/" + unit,
                                Map.of("act", "own", "name", name, "reason", "倒班", "seen", ""))
                        .statusCode())
                .isEqualTo(302);
        return java.util.Objects.requireNonNull(
                organisations.byId(tenant).unit(unit).orElseThrow().calendar());
    }

    private static java.net.http.HttpResponse<String> rename(Visitor who, String own, String name, String seen) {
        return who.submit("/calendar/own/" + own, Map.of("act", "name", "name", name, "reason", "改个好记的", "seen", seen));
    }

    private static java.net.http.HttpResponse<String> retire(Visitor who, String own, String seen, String reason) {
        return who.submit("/calendar/own/" + own, Map.of("act", "retire", "reason", reason, "seen", seen));
    }

    private static String seen(String page, int which) {
        var seen = SEEN.matcher(page);
        for (var at = 0; at <= which; at++) {
            assertThat(seen.find()).isTrue();
        }
        return seen.group(1);
    }

    private Visitor visitor(String username) {
        var visitor = new Visitor(port);
        visitor.signIn(username, TheCast.PASSWORD);
        return visitor;
    }
}
