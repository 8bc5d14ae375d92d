package org.wenguo.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import org.wenguo.complaint.Policies;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.TenantId;

/** What an administrator types and uploads on the calendar's pages, and what others may not. */
@WenguoTest
class CalendarScreensTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");
    private static final Pattern PAPER = Pattern.compile("name=\"paper\" value=\"([^\"]*)\"");

    @Autowired
    Organisations organisations;

    @Autowired
    Policies policies;

    @LocalServerPort
    int port;

    private final LocalDate tomorrow = LocalDate.now(TheClock.SHANGHAI).plusDays(1);
    private TenantId tenant;
    private Visitor admin;
    private String name;

    @BeforeEach
    void an_administrator_signs_in() {
        name = "rili-" + Identifiers.next().toString().substring(24);
        tenant = organisations
                .found(new Organisations.Founding(
                        name, "日历物业", "property", TheClock.SHANGHAI, name + "-admin", "管理员", TheCast.PASSWORD))
                .id();
        var root = organisations.byId(tenant).root().id();
        organisations.addUnit(tenant, root, "willow", "柳岸", Unit.Kind.SITE, null);
        organisations.addStaff(tenant, root, name + "-lin", "林晓", List.of(Role.AGENT), TheCast.PASSWORD);
        admin = new Visitor(port);
        admin.signIn(name + "-admin", TheCast.PASSWORD);
    }

    @Test
    void weekly_hours_are_typed_refused_with_what_to_do_and_saved() {
        admin.open("/calendar/week?calendar=standard");
        var wrong = admin.submit("/calendar/week", week("", "22:00-06:00", "05:00-09:00"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("mon-error", "延续到次日", "value=\"05:00-09:00\"");
        assertThat(admin.submit("/calendar/week", week("", "9:00-26:00", "<script>"))
                        .body())
                .contains("mon-error", "tue-error")
                .doesNotContain("value=\"<script>");
        assertThat(admin.submit("/calendar/week", week("", "", "")).body()).contains("mon-error", "至少要有一天");

        var asked = new HashMap<>(week("", "09:00-12:00", ""));
        asked.put("act", "preview");
        assertThat(admin.submit("/calendar/week", asked).body()).contains("0 个运行中的时限会改期", "value=\"09:00-12:00\"");
        assertThat(organisations.byId(tenant).calendarChanges()).isEmpty();

        var saved = admin.submit("/calendar/week", week("", "9:00—12:00，13:00-17:00", "22：00-06:00"));
        assertThat(Visitor.next(saved)).isEqualTo("/calendar/week?calendar=standard");
        var page = admin.open("/calendar/week?calendar=standard").body();
        assertThat(page).contains("13:00-17:00", "22:00-06:00", "管理员", "&undo=");

        // Whoever had the page open before reads first what happened.
        assertThat(admin.submit("/calendar/week", week("", "08:00-09:00", "")).body())
                .contains("您打开此页后有人作了更改");
        var undo = Pattern.compile("undo=([0-9a-f-]+)").matcher(page);
        assertThat(undo.find()).isTrue();
        var offered = admin.open("/calendar/week?calendar=standard&undo=" + undo.group(1))
                .body();
        assertThat(offered).contains("value=\"09:00-12:00, 13:30-18:00\"");
        assertThat(admin.submit("/calendar/week", week(first(SEEN, offered), "09:00-12:00", "09:00-12:00"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(policies.inForce(organisations.byId(tenant))
                        .calendar("standard")
                        .week(tomorrow)
                        .toString())
                .doesNotContain("22:00");
    }

    @Test
    void a_unit_is_given_hours_of_its_own_and_gives_them_up() {
        assertThat(admin.open("/people/units/willow").body()).contains("/calendar/units/willow");
        var page = admin.open("/calendar/units/willow").body();
        assertThat(admin.submit("/calendar/units/willow", Map.of("seen", "", "act", "own", "name", "", "reason", ""))
                        .body())
                .contains("name-error", "reason-error");
        admin.submit(
                "/calendar/units/willow",
                Map.of("seen", first(SEEN, page), "act", "own", "name", "柳岸时间", "reason", "夜间看房"));
        var own = organisations.byId(tenant).unit("willow").orElseThrow().calendar();
        assertThat(own).startsWith("own.");
        assertThat(admin.open("/calendar?calendar=" + own).body()).contains("柳岸时间");
        assertThat(admin.open("/people").body()).contains("柳岸时间");

        page = admin.open("/calendar/units/willow").body();
        admin.submit("/calendar/units/willow", Map.of("seen", first(SEEN, page), "act", "inherit", "reason", "取消"));
        assertThat(organisations.byId(tenant).unit("willow").orElseThrow().calendar())
                .isNull();
        // It stays readable and is changed no more.
        assertThat(admin.open("/calendar?calendar=" + own).body())
                .contains("柳岸时间")
                .doesNotContain("action=\"/calendar\"");
        var form = new HashMap<>(week("", "09:00-12:00", ""));
        form.put("calendar", own);
        assertThat(admin.submit("/calendar/week", form).statusCode()).isEqualTo(404);
    }

    @Test
    void a_paper_is_read_before_it_is_taken() {
        admin.open("/calendar/holidays");
        assertThat(upload("no json", "x.json")).contains("file-error");
        admin.open("/calendar/holidays");
        assertThat(upload(" ".repeat(70_000), "x.json")).contains("file-error", "64 KB");
        admin.open("/calendar/holidays");
        assertThat(upload("{\"year\":2091,\"days\":[]}", "x.json")).contains("2091 年的文件没有任何日期");
        admin.open("/calendar/holidays");
        var preview = upload(
                "{\"year\":2091,\"days\":[{\"name\":\"元旦\",\"date\":\"2091-01-01\",\"isOffDay\":true}]}",
                "../../2091<b>.json");
        assertThat(preview).contains("2091<b>.json".replace("<", "&lt;"), "元旦", "0 个运行中的时限会改期");
        assertThat(policies.inForce(organisations.byId(tenant)).holidays().isOff(LocalDate.parse("2091-01-01")))
                .isFalse();

        var paper = first(PAPER, preview).replace("&#34;", "\"").replace("&quot;", "\"");
        var answer = admin.submit(
                "/calendar/holidays/taken",
                Map.of("seen", "", "year", "2091", "paper", paper, "source", "2091.json", "reason", "国办发明电"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(policies.inForce(organisations.byId(tenant)).holidays().isOff(LocalDate.parse("2091-01-01")))
                .isTrue();
        assertThat(admin.open("/calendar/holidays").body()).contains("2091.json", "国办发明电", "back=2091");
        assertThat(admin.submit("/calendar/holidays/taken", Map.of("seen", "", "paper", "[]", "reason", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.open("/calendar/holidays?back=2092").statusCode()).isEqualTo(404);
    }

    @Test
    void everybody_reads_and_only_administrators_change() {
        var lin = new Visitor(port);
        lin.signIn(name + "-lin", TheCast.PASSWORD);
        for (var path : List.of("/calendar/week?calendar=standard", "/calendar/units/willow", "/calendar/holidays")) {
            assertThat(lin.open(path).statusCode()).as(path).isEqualTo(200);
            assertThat(lin.open(path).body()).doesNotContain("action=\"/calendar");
        }
        lin.open("/account");
        assertThat(lin.submit("/calendar/week", week("", "09:00-12:00", "")).statusCode())
                .isEqualTo(403);
        lin.open("/account");
        assertThat(lin.submit("/calendar/units/willow", Map.of("act", "own", "name", "a", "reason", "b"))
                        .statusCode())
                .isEqualTo(403);
        lin.open("/account");
        assertThat(lin.upload("/calendar/holidays", "x.json", "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(403);

        // Another organisation's own calendar is not there.
        var page = admin.open("/calendar/units/willow").body();
        admin.submit(
                "/calendar/units/willow",
                Map.of("seen", first(SEEN, page), "act", "own", "name", "柳岸时间", "reason", "夜间看房"));
        var own = organisations.byId(tenant).unit("willow").orElseThrow().calendar();
        var stranger = new Visitor(port);
        stranger.signIn("admin", TheCast.PASSWORD);
        assertThat(stranger.open("/calendar?calendar=" + own).statusCode()).isEqualTo(404);
        assertThat(stranger.open("/calendar/week?calendar=" + own).statusCode()).isEqualTo(404);
        assertThat(stranger.open("/calendar/units/willow").statusCode()).isEqualTo(404);
    }

    private Map<String, String> week(String seen, String monday, String tuesday) {
        return Map.of(
                "calendar",
                "standard",
                "seen",
                seen,
                "mon",
                monday,
                "tue",
                tuesday,
                "from",
                tomorrow.toString(),
                "reason",
                "换班");
    }

    private String upload(String content, String file) {
        return admin.upload("/calendar/holidays", file, content.getBytes(StandardCharsets.UTF_8))
                .body();
    }

    private static String first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
