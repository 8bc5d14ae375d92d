package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.WenguoTest;

/** A reply is written with the words of the house, looked over, corrected and sent; another waits for a second look. */
@WenguoTest
class ReplyInTheBrowserTest {

    private static final String SIGNATURE = "鸿禾地产客户服务中心";

    @Autowired
    Api api;

    private String complaint() {
        var now = Instant.now();
        return api.as("lin")
                .at(now)
                .register(Api.unlikeOthers()
                        .put("channel", "web")
                        .put("subject", "厨房渗水" + Api.randomWords(4))
                        .put("text", "1、厨房渗水" + Api.randomWords(6) + "；2、报修三次无人来。")
                        .put("receivedAt", now.minusSeconds(600).toString()));
    }

    @Test
    void it_is_written_with_a_script_looked_over_corrected_and_sent(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var number = complaint();
            var lin = browsing.staff("lin", 1440);
            lin.navigate("/complaints/" + number);
            lin.locator(".reply-link a").click();
            assertThat(lin.locator("#channel")).hasValue("web");
            assertThat(lin.locator(".reply-point")).hasCount(3); // the demand is one, too
            assertThat(Browsing.barriers(lin)).isEmpty();

            lin.locator("button[value='insert:script:accept-thanks']").click();
            lin.locator("#reply-text").press("End");
            lin.locator("#reply-text").pressSequentially("\n{name}{salutation}，这不归我们管，按排人明天上门处理。");
            assertThat(lin.locator("#checks")).containsText("不归我们管");
            assertThat(lin.locator("#reply-kept")).containsText("草稿已保存");
            lin.locator("#reply-send").click();
            assertThat(lin.locator(".form-summary")).containsText("还不能发送");
            assertThat(lin.locator("#checks")).containsText("第 1 个问题还没有答复");
            assertThat(lin.locator("#checks")).containsText("先生或女士");

            var zhou = browsing.staff("zhou", 390);
            zhou.navigate("/complaints/" + number + "/reply");
            assertThat(zhou.locator(".reply-other")).containsText("林晓");
            assertThat(zhou.locator("#reply-text")).hasValue("");
            assertThat(Browsing.overflows(zhou)).isFalse();
            assertThat(Browsing.barriers(zhou)).isEmpty();

            lin.locator("#reply-text")
                    .fill(lin.locator("#reply-text").inputValue().replace("这不归我们管，", ""));
            lin.locator(".pick-one:has([value=ms])").click();
            assertThat(lin.locator("#preview .words")).containsText("林某女士");
            lin.locator("button[value^='mend:']", hasText("安排")).click();
            assertThat(lin.locator("#reply-text")).hasValue(Pattern.compile("，安排人明天"));
            lin.locator("button[value^='mend:']", hasText("署名")).click();
            assertThat(lin.locator("#reply-text")).hasValue(Pattern.compile(SIGNATURE));
            lin.locator("button[value='promise:0']").click();
            assertThat(lin.locator(".flash")).containsText("承诺台账");
            lin.locator("[name='point.0.answered']").check();
            lin.locator("[name='point.2.text']").fill("");
            lin.locator("[name='outcome']").check();
            lin.locator("#reply-send").click();
            assertThat(lin.locator(".form-summary")).containsText("1 处提醒");
            assertThat(lin.locator("#checks")).containsText("第 2 个问题还没有答复");
            lin.locator("[name='point.1.answered']").check();
            lin.locator("#reply-send").click();
            lin.waitForURL("**/complaints/" + number);
            assertThat(lin.locator(".flash")).containsText("回复已发送");
            assertThat(lin.locator("#timeline")).containsText("公布了处理结果");
            assertThat(lin.locator("#timeline")).containsText("林某女士，安排人明天上门处理。");

            var complaint = api.as("lin").complaint(number);
            assertThat(complaint.text("/promises/0/text")).contains("明天上门处理");
            var customer = browsing.reader(390, "zh-CN");
            customer.navigate(URI.create(complaint.text("trackingUrl")).getPath());
            customer.locator("#digits input:not([type=hidden])").first().fill("0001");
            customer.locator("#digits button").first().click();
            assertThat(customer.locator("#outcome")).isVisible();
            assertThat(customer.locator(".reply").first()).containsText(SIGNATURE);

            zhou.locator("#reply-text").fill("感谢您。");
            zhou.locator("button[value=save]").click();
            // The points were ticked by Lin meanwhile: what Zhou typed stays in the box.
            zhou.waitForLoadState();
            assertThat(zhou.locator("#reply-text")).hasValue("感谢您。");
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void on_a_major_complaint_somebody_else_looks_at_it_first(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var number = complaint();
            api.as("guo")
                    .at(Instant.now())
                    .act(number, "level", Map.of("level", "major", "reason", "多户渗水"))
                    .is(200);
            var lin = browsing.staff("lin", 1440);
            lin.navigate("/complaints/" + number + "/reply");
            lin.locator("#reply-text").fill("感谢您告诉我们。\n" + SIGNATURE);
            assertThat(lin.locator("#checks")).containsText("另一人复核");
            for (var point : lin.locator(".reply-point input[type=checkbox]").all()) {
                point.check();
            }
            lin.locator("#reply-send").click();
            lin.waitForURL("**/complaints/" + number);
            assertThat(lin.locator(".flash")).containsText("提交复核");
            assertThat(lin.locator(".reply-waits")).containsText("放行");

            var guo = browsing.staff("guo", 390);
            guo.navigate("/");
            var waiting = guo.locator("li", hasText("林晓 的回复待复核"))
                    .filter(new com.microsoft.playwright.Locator.FilterOptions()
                            .setHas(guo.locator("a[href='/complaints/" + number + "']")));
            waiting.locator("a").first().click();
            guo.locator(".reply-waits a").click();
            assertThat(Browsing.overflows(guo)).isFalse();
            assertThat(Browsing.barriers(guo)).isEmpty();
            guo.locator("button[value=refused]").click();
            assertThat(guo.locator("#remark-error")).isVisible();
            guo.locator("#remark").fill("请写明何时有结果");
            guo.locator("button[value=refused]").click();
            assertThat(guo.locator(".flash")).containsText("退回");

            lin.navigate("/complaints/" + number);
            assertThat(lin.locator("#timeline")).containsText("请写明何时有结果");
            lin.locator(".reply-link a").click();
            assertThat(lin.locator("#reply-text")).hasValue(Pattern.compile("感谢您告诉我们"));
            lin.locator("#reply-text").fill("感谢您告诉我们。我们已经派人去看。\n" + SIGNATURE);
            lin.locator("#reply-send").click();
            lin.waitForURL("**/complaints/" + number);

            guo.navigate("/complaints/" + number + "/reply");
            guo.locator("#held-text").fill("感谢您告诉我们。我们已经派工程师去看。\n" + SIGNATURE);
            guo.locator("button[value=approved]").click();
            guo.waitForURL("**/complaints/" + number);
            assertThat(guo.locator("#timeline")).containsText("修改后放行了回复");
            assertThat(guo.locator("#timeline")).containsText("派工程师去看");
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void the_house_keeps_words_of_its_own(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var name = "登门致歉" + Api.randomWords(4);
            var lin = browsing.staff("lin", 390);
            lin.navigate("/reply-templates");
            assertThat(lin.locator("a[href='/reply-templates/new']")).hasCount(0);

            var guo = browsing.staff("guo", 1440);
            guo.navigate("/reply-templates/new");
            guo.locator("#title").fill(name);
            guo.locator("#text").fill("{name}，我们想当面向您道歉{when}。");
            guo.locator("button[value=save]").click();
            assertThat(guo.locator("#text-error")).containsText("when");
            guo.locator("#text").fill("{name}，我们想当面向您道歉。");
            assertThat(Browsing.barriers(guo)).isEmpty();
            guo.locator("button[value=save]").click();
            assertThat(guo.locator(".reply-template", hasText(name))).isVisible();

            var number = complaint();
            lin.navigate("/complaints/" + number + "/reply");
            assertThat(lin.locator(".reply-words").first()).containsText("林某，我们想当面向您道歉。");

            guo.locator(".reply-template a", hasText(name)).click();
            guo.locator("button[value=retire]").click();
            assertThat(guo.locator(".is-retired", hasText(name))).isVisible();
            lin.reload();
            assertThat(lin.locator("#words")).not().containsText(name);
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
