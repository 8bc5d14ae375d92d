package org.wenguo.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import org.wenguo.complaint.MovingCases;
import org.wenguo.dryrun.DoingDryRuns;
import org.wenguo.dryrun.DryRun;
import org.wenguo.dryrun.DryRuns;
import org.wenguo.platform.Problem;
import org.wenguo.platform.TenantId;
import org.wenguo.policy.PackVersions;

/** A property company hands complaints over in twenty minutes instead of thirty, and what that means for whom. */
@WenguoTest
class VersionsOfAPolicyTest {

    private static final AtomicInteger COMPANIES = new AtomicInteger();

    @Autowired
    Api api;

    @Autowired
    Organisations organisations;

    @Autowired
    PackVersions versions;

    @Autowired
    MovingCases moving;

    @Autowired
    DryRuns runs;

    @Autowired
    DoingDryRuns doing;

    @LocalServerPort
    int port;

    private String admin = "";
    private String agent = "";
    private TenantId tenant = new TenantId(new UUID(0, 0));

    @BeforeEach
    void a_company_of_its_own() {
        var no = COMPANIES.incrementAndGet();
        admin = "boss" + no;
        agent = "front" + no;
        var company = organisations.found(new Organisations.Founding(
                "v" + no, "翠湖物业" + no, "property", TheClock.SHANGHAI, admin, "罗经理", TheCast.PASSWORD));
        tenant = company.id();
        var centre = organisations.addUnit(tenant, company.root().id(), "centre", "客服中心", Unit.Kind.CENTRE, null);
        organisations.addStaff(tenant, centre, agent, "小何", List.of(Role.AGENT), TheCast.PASSWORD);
        organisations.addStaff(tenant, centre, "head" + no, "老沈", List.of(Role.SUPERVISOR), TheCast.PASSWORD);
    }

    @Test
    void running_cases_keep_their_version_until_they_are_moved_on_purpose() {
        var before = register("2026-06-09 15:00");
        adopt(quicker(), "2026-06-09 15:05");
        var after = register("2026-06-09 15:10");

        assertThat(due(before, "2026-06-09 15:10")).isEqualTo(TheClock.iso("2026-06-09 15:30"));
        assertThat(due(after, "2026-06-09 15:10")).isEqualTo(TheClock.iso("2026-06-09 15:30"));
        assertThat(policy(before)).isEqualTo("1");
        assertThat(policy(after)).isEqualTo("1.1");

        // Somebody changes the old case: it is still counted by its own version.
        api.as(agent)
                .at("2026-06-09 15:12")
                .act(before, "circumstances", Map.of("groupSize", 2))
                .is(200);
        assertThat(due(before, "2026-06-09 15:12")).isEqualTo(TheClock.iso("2026-06-09 15:30"));

        var boss = viewer(admin);
        var move = TheClock.at("2026-06-09 15:15", () -> moving.ask(boss, 2, "全部改按二十分钟", Map.of()));
        TheClock.at("2026-06-09 15:15", () -> moving.run(tenant, move));

        // The twenty minutes count from the beginning, not from the move.
        assertThat(due(before, "2026-06-09 15:16")).isEqualTo(TheClock.iso("2026-06-09 15:20"));
        assertThat(timeline(before)).containsOnlyOnce("policy-changed");
        assertThat(timeline(after)).doesNotContain("policy-changed");

        // Done again after a crash nothing moves twice.
        TheClock.at("2026-06-09 15:17", () -> moving.run(tenant, move));
        assertThat(timeline(before)).containsOnlyOnce("policy-changed");
    }

    @Test
    void whoever_moves_cases_says_what_becomes_of_a_category_that_is_no_more() {
        var flooded = register("2026-06-09 15:00");
        var damp = register("2026-06-09 15:01");
        api.as(agent)
                .act(flooded, "classification", Map.of("category", "leakage"))
                .is(200);
        api.as(agent).act(damp, "classification", Map.of("category", "leakage")).is(200);
        adopt(without("leakage", "water-damage", "水患"), "2026-06-09 15:05");
        var boss = visitor(admin);
        // Not moved, a case is read by its own version; the register speaks of the version in force.
        assertThat(boss.open("/complaints/" + damp).body()).doesNotContain("现行制度已无此类别");

        var run = runs.ask(viewer(admin), versions.version(tenant, 2), null);
        doing.run(tenant, run);
        var page = boss.open("/policy/dry-runs/" + run).body();
        assertThat(page).contains("渗漏水", "（2 件在办）改归").contains("category.leakage");
        var refused = boss.submit("/policy/dry-runs/" + run + "/move", Map.of("reason", "条例改了"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(boss.submit(
                                "/policy/dry-runs/" + run + "/move",
                                Map.of("reason", "条例改了", "category.leakage", "no-such"))
                        .statusCode())
                .isEqualTo(422);

        api.as(agent).act(damp, "classification", Map.of("category", "leakage")).is(200);
        var move = TheClock.at(
                "2026-06-09 15:15", () -> moving.ask(viewer(admin), 2, "条例改了", Map.of("leakage", "water-damage")));
        TheClock.at("2026-06-09 15:15", () -> moving.run(tenant, move));
        assertThat(api.as(agent).complaint(flooded).json().at("/category/code").asString())
                .isEqualTo("water-damage");
        assertThat(boss.open("/complaints/" + flooded).body()).contains("水患");
        assertThatThrownBy(() -> moving.ask(viewer(admin), 2, "条例改了", Map.of("leakage", "no-such")))
                .isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void a_category_that_a_moved_case_keeps_is_named_and_marked_wherever_it_stands() throws Exception {
        var kept = register("2026-06-09 15:00");
        api.as(agent).act(kept, "classification", Map.of("category", "leakage")).is(200);
        adopt(without("leakage", "water-damage", "水患"), "2026-06-09 15:05");
        var move = TheClock.at("2026-06-09 15:15", () -> moving.ask(viewer(admin), 2, "条例改了", Map.of()));
        TheClock.at("2026-06-09 15:15", () -> moving.run(tenant, move));

        var boss = visitor(admin);
        for (var path :
                List.of("/complaints/" + kept, "/complaints", "/complaints?category=leakage", "/complaints.csv")) {
            assertThat(boss.open(path).body()).as(path).contains("渗漏水（现行制度已无此类别）");
        }
        assertThat(boss.open("/complaints").body()).contains("制度已不再列的类别");
    }

    @Test
    void what_is_adopted_for_a_later_day_waits_and_can_be_taken_back() {
        var draft = quicker();
        TheClock.at(
                "2026-06-09 09:00",
                () -> versions.adopt(
                        tenant,
                        draft,
                        revision(draft),
                        TheClock.time("2026-06-15 00:00"),
                        "下周起",
                        staff(admin),
                        TheClock.time("2026-06-09 09:00")));
        assertThat(versions.inForce(tenant, TheClock.time("2026-06-14 23:59")).version())
                .isEqualTo("1");
        assertThat(versions.inForce(tenant, TheClock.time("2026-06-15 00:00")).version())
                .isEqualTo("1.1");

        versions.withdraw(tenant, draft, staff(admin), TheClock.time("2026-06-10 10:00"));
        assertThat(versions.inForce(tenant, TheClock.time("2026-07-01 00:00")).version())
                .isEqualTo("1");
        assertThatThrownBy(() -> versions.withdraw(tenant, draft, staff(admin), TheClock.time("2026-06-10 10:01")))
                .isInstanceOf(Problem.NotNow.class);
    }

    @Test
    void a_draft_is_kept_wrong_and_adopted_only_right() {
        var boss = visitor(admin);
        boss.open("/policy/versions");
        assertThat(Visitor.next(boss.submit("/policy/versions", Map.of("from", "1"))))
                .isEqualTo("/policy/versions/2/edit");
        boss.open("/policy/versions/2/edit");
        var wrong = text(1, "limits.yaml").replaceFirst("30m working", "20m workng");
        boss.submit("/policy/versions/2/edit", Map.of("file", "limits.yaml", "revision", "0", "text", wrong));
        var page = boss.open("/policy/versions/2/edit?file=limits.yaml").body();
        assertThat(page).contains("20m workng").contains("limits.yaml#line-14");

        boss.open("/policy/versions");
        var today = LocalDate.now(TheClock.SHANGHAI).toString();
        var refused =
                boss.submit("/policy/versions/2/adoption", Map.of("revision", "1", "from", today, "reason", "快一点"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(versions.version(tenant, 2).isDraft()).isTrue();

        // Somebody else saved meanwhile: nothing of either is lost without a word.
        var stale = boss.submit(
                "/policy/versions/2/edit", Map.of("file", "limits.yaml", "revision", "0", "text", "limits: mine"));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("limits: mine").contains("罗经理");
        assertThat(text(2, "limits.yaml")).isEqualTo(wrong);

        for (var absurd : List.of("", "2020-01-01", "9999-01-01", "tomorrow")) {
            assertThat(boss.submit(
                                    "/policy/versions/2/adoption",
                                    Map.of("revision", "1", "from", absurd, "reason", "快一点"))
                            .statusCode())
                    .as(absurd)
                    .isEqualTo(422);
        }
        assertThat(boss.submit("/policy/versions/2/edit", Map.of("file", "../x", "revision", "1", "text", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void two_who_adopt_at_once_under_one_name_do_not_both_succeed() throws Exception {
        var first = quicker();
        var second = quicker();
        versions.save(
                tenant, second, revision(second), "pack.yaml", text(first, "pack.yaml"), staff(admin), Instant.now());
        var at = TheClock.time("2026-06-09 15:00");
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = both.invokeAll(List.of(adopting(first, at), adopting(second, at))).stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .sorted()
                    .toList();
            assertThat(outcomes).containsExactly("adopted", "policy-version-taken");
        }
    }

    private Callable<String> adopting(int no, Instant at) {
        var revision = revision(no);
        return () -> {
            try {
                versions.adopt(tenant, no, revision, at, "两人同时", staff(admin), at);
                return "adopted";
            } catch (Problem.Invalid taken) {
                return taken.errors().getFirst().code();
            }
        };
    }

    @Test
    void others_neither_see_a_draft_nor_write_one() {
        var draft = quicker();
        var front = visitor(agent);
        assertThat(front.open("/policy/versions").body()).doesNotContain("1.1");
        assertThat(front.open("/policy/versions/" + draft).statusCode()).isEqualTo(404);
        assertThat(front.open("/policy/versions/1").statusCode()).isEqualTo(200);
        assertThat(front.open("/policy/versions/1/dry-runs").statusCode()).isEqualTo(404);
        front.open("/account");
        assertThat(front.submit("/policy/versions", Map.of("from", "1")).statusCode())
                .isEqualTo(403);

        // The numbers are the organisation's own: another one has a second version, or has not.
        var stranger = visitor("admin");
        assertThat(stranger.open("/policy/versions/" + draft + "/files/limits.yaml")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_past_is_lived_again_under_the_draft() {
        var quick = register("2026-06-09 15:00");
        api.as(agent)
                .at("2026-06-09 15:15")
                .act(quick, "assignment", Map.of("unit", "centre"))
                .is(200);
        var slow = register("2026-06-09 16:00");
        api.as(agent)
                .at("2026-06-09 16:25")
                .act(slow, "assignment", Map.of("unit", "centre"))
                .is(200);
        var draft = versions.version(tenant, quicker());
        var day = LocalDate.parse("2026-06-09");

        var run = runs.ask(viewer(admin), draft, new DryRun.Period(day, day));
        TheClock.at("2026-06-09 17:00", () -> doing.run(tenant, run));

        assertThat(runs.byId(tenant, run).total()).isEqualTo(2);
        assertThat(runs.byId(tenant, run).percent()).isEqualTo(100);
        assertThat(runs.figures(tenant, run))
                .filteredOn(figure -> figure.what().equals("hand-over"))
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.before()).isZero();
                    assertThat(figure.after()).isEqualTo(1);
                });
        var behind = runs.cases(tenant, run, "breach", "hand-over", null, DryRuns.Side.AFTER, "", 10);
        assertThat(behind).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(slow);
            assertThat(one.afterAt()).isEqualTo(TheClock.time("2026-06-09 16:20"));
        });
        // The cases themselves know nothing of it.
        assertThat(due(slow, "2026-06-09 17:00")).isEqualTo(TheClock.iso("2026-06-09 16:30"));

        var boss = visitor(admin);
        assertThat(boss.open("/policy/dry-runs/" + run + "?kind=breach&what=hand-over&side=after")
                        .body())
                .contains(slow)
                .doesNotContain(quick);
        assertThat(boss.open("/policy/dry-runs/" + run + "?kind=nonsense").statusCode())
                .isEqualTo(404);
        assertThat(visitor("admin").open("/policy/dry-runs/" + run).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_dry_run_that_was_cancelled_does_nothing_more_and_one_begun_again_counts_once() {
        register("2026-06-09 15:00");
        var draft = versions.version(tenant, quicker());
        var cancelled = runs.ask(viewer(admin), draft, null);
        runs.cancel(tenant, cancelled);
        doing.run(tenant, cancelled);
        assertThat(runs.byId(tenant, cancelled).total()).isNull();
        assertThat(runs.figures(tenant, cancelled)).isEmpty();

        // A period longer than anybody means, or one that ends before it begins.
        var day = LocalDate.parse("2026-06-09");
        assertThatThrownBy(() -> runs.ask(viewer(admin), draft, new DryRun.Period(day, day.minusDays(1))))
                .isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> runs.ask(viewer(admin), draft, new DryRun.Period(day.minusYears(9), day)))
                .isInstanceOf(Problem.Invalid.class);
    }

    // ---- the company ----------------------------------------------------------------------------------------------

    /** A draft in which a complaint is handed over within twenty minutes; its examples are right. */
    private int quicker() {
        var no = versions.draft(tenant, 1, staff(admin), Instant.now());
        versions.save(
                tenant,
                no,
                0,
                "limits.yaml",
                text(1, "limits.yaml").replaceFirst("30m working", "20m working"),
                staff(admin),
                Instant.now());
        // What other examples say of the hand-over is another matter; this one says what has changed.
        versions.save(tenant, no, 1, "examples.yaml", """
                examples:
                  - story: handed over in twenty minutes
                    received: 2026-06-09T15:00+08:00
                    facts: { channel: phone }
                    limits: { hand-over: 2026-06-09T15:20+08:00 }
                """, staff(admin), Instant.now());
        return no;
    }

    /** A draft in which a category has another code and another name; its examples are right. */
    private int without(String category, String instead, String title) {
        var no = versions.draft(tenant, 1, staff(admin), Instant.now());
        for (var file : List.of("categories.yaml", "examples.yaml")) {
            var text = text(1, file).replaceAll("(code|category): " + category + "\\b", "$1: " + instead);
            versions.save(
                    tenant,
                    no,
                    revision(no),
                    file,
                    text.replaceFirst("(code: " + instead + "\\s+title: \\{ zh: )[^,]*", "$1" + title),
                    staff(admin),
                    Instant.now());
        }
        return no;
    }

    private void adopt(int draft, String at) {
        var then = TheClock.time(at);
        versions.adopt(tenant, draft, revision(draft), then, "业主等不了那么久", staff(admin), then);
    }

    private String text(int no, String file) {
        return Objects.requireNonNull(versions.files(tenant, no).get(file));
    }

    private int revision(int no) {
        return versions.version(tenant, no).revision();
    }

    private UUID staff(String username) {
        return viewer(username).staff().id();
    }

    private Viewer viewer(String username) {
        var organisation = organisations.byId(tenant);
        return new Viewer(organisation, organisation.member(username).orElseThrow());
    }

    private Visitor visitor(String username) {
        var visitor = new Visitor(port);
        visitor.signIn(username, TheCast.PASSWORD);
        return visitor;
    }

    private String register(String at) {
        return api.as(agent)
                .at(at)
                .register(Api.unlikeOthers()
                        .put("unit", "centre")
                        .put("receivedAt", TheClock.iso(at))
                        .putNull("occurredAt"));
    }

    private String due(String number, String at) {
        return api.as(agent)
                .at(at)
                .complaint(number)
                .limits("hand-over")
                .getFirst()
                .get("dueAt")
                .asString();
    }

    private String policy(String number) {
        return api.as(agent)
                .at("2026-06-09 15:11")
                .complaint(number)
                .json()
                .get("levelBecause")
                .get("version")
                .asString();
    }

    private String timeline(String number) {
        return api.as(agent)
                .at("2026-06-09 17:00")
                .get("/complaints/" + number + "/timeline")
                .body();
    }
}
