package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;

/** One complaint from the call to the archive, by following the links and forms that the pages offer. */
@WenguoTest
class ALifeInTheBrowserTest {

    private static void fill(Page page, String form, String field, String text) {
        page.locator(form + " [name='" + field + "']").fill(text);
    }

    @Test
    void a_call_is_taken_handed_over_answered_settled_and_filed(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var lin = browsing.staff("lin", 1440);
            assertThat(lin.locator("h1")).containsText("林晓");
            lin.locator("a.shell-register").click();
            lin.locator("#register input[name=channel][value=phone]").check(new Locator.CheckOptions().setForce(true));
            fill(lin, "#register", "complainant.phone", "13900000117");
            fill(lin, "#register", "complainant.name", "梁女士");
            lin.locator("#register select[name=unit]").selectOption("peninsula");
            fill(lin, "#register", "subject", "卫生间渗水三次返修未好");
            fill(lin, "#register", "text", "收楼后卫生间一直渗水，工程部来修了三次还是漏，楼下邻居已经找上门来。");
            lin.locator("#register [name=text]").press("Control+Enter");
            lin.waitForURL(Pattern.compile(".*/complaints/\\d{13}.*"));
            var number = lin.url().replaceAll(".*/complaints/(\\d{13}).*", "$1");
            assertThat(lin.locator("h1")).containsText("卫生间渗水三次返修未好");

            act(lin, "assign", form -> {
                form.locator("select[name=unit]").selectOption("engineering");
                form.locator("[name=note]").fill("请今天到现场");
            });
            stageIs(lin, "已转派");

            var wu = browsing.staff("wu", 1440);
            wu.locator("a[href*='" + number + "']").first().click();
            act(wu, "accept", form -> {});
            act(wu, "answer", form -> {
                form.locator("[name=text]").fill("防水层施工有缺陷，须重做。");
                form.locator("[name='findings.responsibility']").selectOption("ours");
            });
            stageIs(wu, "已核查");

            open(lin, number);
            act(lin, "propose", form -> {
                form.locator("[name=text]").fill("十日内重做防水，并免一个月管理费。");
                form.locator("[name='compensation.value']").fill("600");
            });
            assertThat(lin.locator("main")).containsText("600.00");

            var guo = browsing.staff("guo", 1440);
            open(guo, number);
            act(
                    guo,
                    "approve",
                    form -> form.locator("input[name=decision][value=approved]")
                            .check(new Locator.CheckOptions().setForce(true)));

            open(lin, number);
            act(
                    lin,
                    "choose",
                    form -> form.locator("input[name=proposal][value='1']")
                            .check(new Locator.CheckOptions().setForce(true)));
            act(lin, "agree", form -> form.locator("[name=text]").fill("客户同意重做防水并免一个月管理费。"));
            act(lin, "promise", form -> {
                form.locator("[name=text]").fill("十日内完成防水重做");
                form.locator("[name=dueAt]")
                        .fill(LocalDateTime.now(TheClock.SHANGHAI)
                                .plusDays(10)
                                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm")));
            });
            stageIs(lin, "已达成一致");

            open(wu, number);
            act(wu, "fulfil", form -> form.locator("[name=text]").fill("防水已重做，闭水试验合格。"));

            var zhou = browsing.staff("zhou", 1440);
            open(zhou, number);
            act(
                    zhou,
                    "call-back",
                    form -> form.locator("input[name=result][value=satisfied]")
                            .check(new Locator.CheckOptions().setForce(true)));
            stageIs(zhou, "已回访");

            open(guo, number);
            act(guo, "close", form -> form.locator("[name=summary]").fill("防水重做，客户满意。"));
            act(guo, "archive", form -> {});
            stageIs(guo, "已归档");
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void what_was_typed_is_kept_when_something_is_missing_and_when_somebody_was_faster(@LocalServerPort int port) {
        try (var others = new Browsing(() -> port)) {
            var lin = others.staff("lin", 390);
            lin.navigate("/complaints/new?phone=13900000118&channel=phone");
            lin.locator("#register select[name=unit]").selectOption("orchid");
            fill(lin, "#register", "subject", "门禁卡补办被拒");
            fill(lin, "#register", "text", "补办门禁卡跑了三趟都被推来推去。");
            lin.evaluate("document.getElementById('register').noValidate = true");
            lin.evaluate("document.querySelectorAll('#register details').forEach(fold => fold.open = true)");
            fill(lin, "#register", "complainant.email", "不是邮箱");
            lin.locator("#register [name=text]").press("Control+Enter");
            assertThat(lin.locator("[role=alert]").first()).isVisible();
            assertThat(lin.locator("#register [name=text]")).hasValue("补办门禁卡跑了三趟都被推来推去。");
            fill(lin, "#register", "complainant.email", "");
            lin.locator("#register [name=text]").press("Control+Enter");
            lin.waitForURL(Pattern.compile(".*/complaints/\\d{13}.*"));
            var number = lin.url().replaceAll(".*/complaints/(\\d{13}).*", "$1");

            var guo = others.staff("guo", 1440);
            open(guo, number);
            act(guo, "determine-validity", form -> {
                form.locator("[name=validity][value=valid]").check(new Locator.CheckOptions().setForce(true));
                form.locator("[name=reason]").fill("属实");
            });

            reveal(lin, "assign");
            var form = lin.locator("#act-assign");
            form.locator("select[name=unit]").selectOption("property-mgmt");
            form.locator("[name=note]").fill("请尽快核实窗口服务");
            form.locator("button[type=submit]").click();
            assertThat(lin.locator("[role=alert]").first()).isVisible();
            assertThat(lin.locator("#act-assign [name=note]")).hasValue("请尽快核实窗口服务");
            assertThat(lin.locator("main")).containsText("郭静");
            lin.locator("#act-assign button[type=submit]").click();
            stageIs(lin, "已转派");
            assertThat(Browsing.overflows(lin)).isFalse();
        }
    }

    private static void open(Page page, String number) {
        page.navigate("/complaints/" + number);
    }

    private interface Filling {
        void in(Locator form);
    }

    private static void act(Page page, String verb, Filling filling) {
        reveal(page, verb);
        var form = page.locator("#act-" + verb);
        filling.in(form);
        form.locator("button[type=submit]").last().click();
        assertThat(page.locator("[role=status]").first()).isVisible();
    }

    /** Opens the fold in which the form lies, if it lies in one. */
    private static void reveal(Page page, String verb) {
        page.evaluate(
                "verb => { for (let e = document.getElementById('act-' + verb); e; e = e.parentElement)"
                        + " if (e.tagName === 'DETAILS') e.open = true; }",
                verb);
    }

    private static void stageIs(Page page, String stage) {
        assertThat(page.locator(".stages [aria-current=step]")).containsText(stage);
    }
}
