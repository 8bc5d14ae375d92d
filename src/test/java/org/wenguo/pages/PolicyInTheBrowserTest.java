package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import org.wenguo.dryrun.DoingDryRuns;
import org.wenguo.people.Organisations;
import org.wenguo.people.Role;
import org.wenguo.people.Unit;

/** A manager changes a time limit, sees what it would have done, adopts it; a new case follows it, an old one does not. */
@WenguoTest
class PolicyInTheBrowserTest {

    @Autowired
    Api api;

    @Autowired
    Organisations organisations;

    @Autowired
    DoingDryRuns doing;

    @Test
    void a_limit_is_changed_tried_adopted_and_lived_by(@LocalServerPort int port) {
        var company = organisations.found(new Organisations.Founding(
                "lanting", "兰亭物业", "property", TheClock.SHANGHAI, "ltboss", "罗经理", TheCast.PASSWORD));
        var tenant = company.id();
        var centre = organisations.addUnit(tenant, company.root().id(), "centre", "客服中心", Unit.Kind.CENTRE, null);
        organisations.addStaff(tenant, centre, "ltfront", "小何", List.of(Role.AGENT), TheCast.PASSWORD);
        var old = register(api.as("ltfront").at("2026-06-09 15:00"));
        try (var browsing = new Browsing(() -> port)) {
            var boss = browsing.staff("ltboss", 1440);
            boss.navigate("/policy/versions");
            boss.locator(".policy-history form button").first().click();
            boss.waitForURL("**/policy/versions/2/edit");

            // A slip is told beside the text while it is typed, and leads to its place.
            var limits = boss.locator("#text").inputValue();
            boss.locator("#text").fill(limits.replaceFirst("30m working", "20m workng"));
            assertThat(boss.locator(".policy-problems li")).hasCount(1);
            assertThat(boss.locator(".policy-problems")).containsText("20m workng");
            boss.locator(".policy-problems a").click();
            assertThat((String) boss.evaluate("getSelection().toString() || document.activeElement.value.substring("
                            + "document.activeElement.selectionStart, document.activeElement.selectionEnd)"))
                    .startsWith("20m workng");
            save(boss, limits.replaceFirst("30m working", "20m working"));
            // The examples say thirty minutes still: told, kept, and no hindrance to a dry run.
            assertThat(boss.locator(".policy-wrong")).isVisible();

            boss.navigate("/policy/versions/2/dry-runs");
            boss.locator("#from").fill("2026-06-01");
            boss.locator("main form button[type=submit]").click();
            boss.waitForURL("**/policy/dry-runs/*");
            // Nothing works in the background of tests.
            doing.run(tenant, UUID.fromString(boss.url().replaceFirst(".*/", "")));
            boss.reload();
            assertThat(boss.locator("main")).containsText("转达责任部门");
            boss.locator(".dry-run-table td a").first().click();
            assertThat(boss.locator("#cases")).containsText(old);

            // The new answers are what is wanted: the examples follow.
            boss.navigate("/policy/versions/2/edit?file=examples.yaml");
            boss.locator(".policy-answers button").click();
            assertThat(boss.locator(".policy-fine")).isVisible();
            assertThat(boss.locator("#text").inputValue()).contains("story: D1");
            boss.navigate("/policy/versions/2/comparison?with=1");
            assertThat(boss.locator(".policy-line-new", new Page.LocatorOptions().setHasText("20m working")))
                    .hasCount(1);

            boss.navigate("/policy/versions/2");
            boss.locator("#reason").fill("业主等不了那么久");
            boss.locator("#adoption button[type=submit]").click();
            assertThat(boss.locator(".policy-state")).hasText("现行");
            var young = register(api.as("ltfront").at(Instant.now().plusSeconds(60)));
            assertThat(version(old)).isEqualTo("1");
            assertThat(version(young)).isEqualTo("1.1");

            for (var path : List.of("/policy/versions", "/policy/versions/2", "/policy/versions/2/comparison?with=1")) {
                for (var width : List.of(390, 1440)) {
                    boss.setViewportSize(width, 900);
                    boss.navigate(path);
                    assertThat(Browsing.overflows(boss))
                            .as(path + " at " + width)
                            .isFalse();
                    assertThat(Browsing.barriers(boss))
                            .as(path + " at " + width)
                            .isEmpty();
                }
            }
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    private static void save(Page page, String text) {
        page.locator("#text").fill(text);
        page.locator("#policy-editor button[type=submit]").click();
        page.locator(".note").waitFor();
        page.waitForLoadState();
    }

    private static String register(Api agent) {
        return agent.post(
                        "/complaints",
                        Map.of(
                                "unit",
                                "centre",
                                "channel",
                                "phone",
                                "subject",
                                Api.randomWords(12),
                                "text",
                                Api.randomWords(40)))
                .is(201)
                .text("number");
    }

    private String version(String number) {
        return api.as("ltfront")
                .complaint(number)
                .json()
                .get("levelBecause")
                .get("version")
                .asString();
    }
}
