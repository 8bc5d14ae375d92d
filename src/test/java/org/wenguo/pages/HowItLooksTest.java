package org.wenguo.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The pages with the sample life on them: nothing stands out of the window, nothing bars the way of
 * people with impairments (WCAG 2.2 AA, looked at by axe), nothing complains in the console. With
 * {@code -Dwenguo.screenshots=true} the pictures of the README are taken anew.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "wenguo.sample-data=true",
            "wenguo.sample-password=sample-pass-1",
            "db-scheduler.enabled=false",
            "spring.main.banner-mode=off"
        })
class HowItLooksTest {

    @DynamicPropertySource
    static void emptyDatabase(DynamicPropertyRegistry properties) throws IOException {
        var root = Files.createDirectories(Path.of("target", "test-data"));
        var data = Files.createTempDirectory(root.toAbsolutePath(), "looks-");
        properties.add("wenguo.data-dir", data::toString);
    }

    @Test
    void on_a_phone_and_on_a_desk(@LocalServerPort int port) {
        var wrong = new ArrayList<String>();
        try (var browsing = new Browsing(() -> port)) {
            for (var width : List.of(390, 1440)) {
                var lin = browsing.staff("lin", width);
                look(lin, "/", "home", wrong);
                look(lin, "/complaints", "queue", wrong);
                lin.navigate("/complaints?stage=PROPOSED");
                var proposed = firstCase(lin);
                look(lin, proposed, "case", wrong);
                lin.navigate("/complaints/new?phone=13900000024&channel=phone");
                lin.locator("#register select[name=unit]").selectOption("peninsula");
                lin.locator("#register [name=subject]").fill("卫生间渗水三次返修未好");
                lin.locator("#register [name=text]").pressSequentially("收楼后卫生间一直渗水，工程部来修了三次还是漏，楼下邻居已经找上门来。");
                lin.waitForLoadState();
                lin.waitForTimeout(1500);
                standsOut(lin, "register", wrong);
                Browsing.picture(lin, "register");
                var guo = browsing.staff("guo", width);
                look(guo, "/", "supervisor", wrong);
                var admin = browsing.staff("admin", width);
                look(admin, "/people", "people", wrong);
                look(admin, "/people/robots", "robots", wrong);
                look(admin, "/calendar", "calendar", wrong);
                look(admin, "/calendar/week?calendar=standard", "calendar-week", wrong);
                look(admin, "/calendar/units/peninsula", "calendar-unit", wrong);
                look(admin, "/calendar/holidays", "calendar-holidays", wrong);
                look(guo, "/policy", "policy", wrong);
                var customer = browsing.reader(width, "zh-CN");
                look(customer, "/p/honghe/peninsula", "portal-complain", wrong);
                look(customer, "/p/honghe/rules", "portal-rules", wrong);
                lin.navigate(proposed);
                track(customer, trackingLink(lin), wrong);
            }
            for (var language : List.of("en", "zh-Hant")) {
                var reader = browsing.reader(360, language);
                look(reader, "/sign-in", "sign-in-" + language, wrong);
                look(reader, "/p/honghe/peninsula", "portal-complain-" + language, wrong);
                look(reader, "/p/honghe/rules", "portal-rules-" + language, wrong);
            }
            assertThat(wrong).isEmpty();
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    private static void look(Page page, String path, String name, List<String> wrong) {
        var answer = page.navigate(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        page.waitForTimeout(300);
        standsOut(page, name, wrong);
        Browsing.picture(page, name);
    }

    /** With the check digits of the phone, as whoever holds the link and the phone. */
    private static void track(Page customer, String link, List<String> wrong) {
        customer.navigate(link);
        var digits = customer.locator("#digits");
        if (digits.count() > 0) {
            digits.locator("input:not([type=hidden])").first().fill("0024");
            digits.locator("button").first().click();
            customer.waitForLoadState();
        }
        standsOut(customer, "portal-track", wrong);
        Browsing.picture(customer, "portal-track");
    }

    private static void standsOut(Page page, String name, List<String> wrong) {
        if (Browsing.overflows(page)) {
            wrong.add(name + " stands out at " + page.viewportSize().width);
        }
        Browsing.barriers(page)
                .forEach(barrier -> wrong.add(name + " stands out at " + page.viewportSize().width + ": " + barrier));
    }

    private static String firstCase(Page list) {
        return list.locator("a[href^='/complaints/2']").first().getAttribute("href");
    }

    private static String trackingLink(Page page) {
        return page.locator("a[href*='/t/']").first().getAttribute("href");
    }
}
