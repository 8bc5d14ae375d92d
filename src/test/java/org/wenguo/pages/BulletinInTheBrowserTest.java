package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.WenguoTest;

/** A bulletin on its way through the hands of four people. */
@WenguoTest
class BulletinInTheBrowserTest {

    @Autowired
    Api api;

    private String hot() {
        var now = Instant.now();
        return api.as("lin")
                .at(now)
                .register(Api.unlikeOthers()
                        .put("subject", "=地库积水" + Api.randomWords(4))
                        .put("receivedAt", now.minusSeconds(600).toString())
                        .put("litigation", "possible"));
    }

    @Test
    void it_is_written_from_the_case_sent_back_written_on_approved_and_read(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var complaint = hot();
            var lin = browsing.staff("lin", 1440);
            lin.navigate("/complaints/" + complaint);
            lin.locator("a[href='/bulletins?complaint=" + complaint + "']").click();
            assertThat(lin.locator("#bulletins")).containsText(complaint);
            lin.locator("#bulletins a[href='/bulletins/new?complaint=" + complaint + "']")
                    .click();
            assertThat(lin.locator("#situation").inputValue()).contains(complaint);
            assertThat(lin.locator("#situation").inputValue())
                    .as("nobody who gets it needs to know who complains")
                    .doesNotContain("林某")
                    .doesNotContain("13900000001");
            assertThat(Browsing.barriers(lin)).isEmpty();
            lin.locator("button[value=submit]").click();
            assertThat(lin.locator(".field-wrong")).containsText("请填写需要谁");
            lin.locator("#help").fill(" ");
            lin.locator("button[value=save]").click();
            assertThat(lin.locator(".field-wrong #help")).isVisible();
            lin.locator("#help").fill("请法务部今天出具意见。\u0000");
            lin.locator("button[value=submit]").click();
            assertThat(lin.locator(".field-wrong #help")).isVisible();
            lin.locator("#help").fill("请法务部今天出具意见。");
            lin.locator("button[value=submit]").click();
            assertThat(lin.locator(".sheet")).containsText("请法务部今天出具意见。");
            assertThat(lin.locator("button", new com.microsoft.playwright.Page.LocatorOptions().setHasText("批准并发出")))
                    .hasCount(0);
            var address = lin.url();

            var guo = browsing.staff("guo", 390);
            assertThat(guo.locator("#bulletins-to-approve a[href='" + path(address) + "']"))
                    .isVisible();
            guo.navigate(address);
            assertThat(Browsing.overflows(guo)).isFalse();
            assertThat(Browsing.barriers(guo)).isEmpty();
            guo.locator("#reason").fill("请写明几点之前");
            guo.locator(".bulletin-return button[type=submit]").click();

            lin.navigate("/");
            lin.locator("#bulletins-returned a[href='" + path(address) + "']").click();
            assertThat(lin.locator(".note-loud")).containsText("请写明几点之前");
            lin.locator("#help").fill("请法务部今天 17 点前出具意见。");
            var zhou = browsing.staff("zhou", 1440);
            zhou.navigate(address);
            zhou.locator("#help").fill("请法务部尽快。");
            zhou.locator("button[value=save]").click();
            lin.locator("button[value=submit]").click();
            assertThat(lin.locator(".form-summary")).containsText("刚被别人改过");
            assertThat(lin.locator("#help").inputValue())
                    .as("nothing typed is lost")
                    .isEqualTo("请法务部今天 17 点前出具意见。");
            assertThat(lin.locator("details.card")).containsText("请法务部尽快。");
            lin.locator("button[value=submit]").click();
            assertThat(lin.locator(".sheet")).containsText("17 点前");

            guo.navigate(address);
            guo.locator("form:has([value=granted]) button[type=submit]").click();
            assertThat(guo.locator(".flash")).containsText("已发出");
            assertThat(guo.locator(".sheet-line")).containsText("号");
            Browsing.picture(guo, "bulletin");

            var sun = browsing.staff("sun", 1440);
            var unread = sun.locator("#bulletins a[href='" + path(address) + "']");
            assertThat(unread).isVisible();
            unread.click();
            assertThat(sun.locator("#recipients li:has-text('孙立明')")).containsText("已读");
            assertThat(Browsing.barriers(sun)).isEmpty();
            sun.navigate("/");
            assertThat(unread).hasCount(0);
            sun.navigate("/bulletins?show=issued");
            assertThat(Browsing.overflows(sun)).isFalse();
            assertThat(Browsing.barriers(sun)).isEmpty();
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    private static String path(String address) {
        return java.net.URI.create(address).getPath();
    }

    @Test
    void the_lines_of_a_month_are_there_to_copy_and_to_download_and_are_no_formula(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var complaint = api.as("lin")
                    .at("2027-03-02 10:00")
                    .register(Api.unlikeOthers()
                            .put("subject", "=SUM(A1)" + Api.randomWords(4))
                            .put("receivedAt", "2027-03-02T09:00:00+08:00"));
            api.as("lin")
                    .at("2027-03-02 10:05")
                    .act(complaint, "circumstances", Map.of("outsideHelp", true))
                    .is(200);
            api.as("lin")
                    .at("2027-03-02 11:00")
                    .act(complaint, "fulfilment", Map.of("text", "修好"))
                    .is(200);
            api.as("zhou")
                    .at("2027-03-03 11:00")
                    .act(complaint, "callback", Map.of("result", "satisfied"))
                    .is(200);
            api.as("guo")
                    .at("2027-03-03 12:00")
                    .act(complaint, "closure", Map.of("summary", "三天修好"))
                    .is(200);

            var guo = browsing.staff("guo", 390);
            guo.navigate("/bulletins/lines?month=2027-03&half=1");
            assertThat(guo.locator("#lines")).containsText(complaint);
            assertThat(guo.locator("#text"))
                    .hasValue(
                            java.util.regex.Pattern.compile("[\\s\\S]*" + complaint + "[\\s\\S]*三天修好。结果：满意。[\\s\\S]*"));
            assertThat(Browsing.overflows(guo)).isFalse();
            assertThat(Browsing.barriers(guo)).isEmpty();
            var csv = guo.request().get("/bulletins/lines.csv?month=2027-03&half=1");
            assertThat(csv.headers().get("content-type")).startsWith("text/csv");
            assertThat(csv.text())
                    .startsWith("\uFEFF\"编号\"")
                    .contains(complaint)
                    .contains("\"'=SUM(A1)");
            guo.navigate("/bulletins/lines?month=2027-03&half=2");
            assertThat(guo.locator("#lines")).not().containsText(complaint);
        }
    }
}
