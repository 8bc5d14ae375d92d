package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.WenguoTest;

/** Finding complaints again on the register list. */
@WenguoTest
class QueueInTheBrowserTest {

    @Autowired
    Api api;

    @Test
    void what_was_said_is_found_in_either_script_filters_stay_in_the_address_and_pages_follow_each_other(
            @LocalServerPort int port) {
        IntStream.rangeClosed(1, 23)
                .forEach(house -> api.as("lin")
                        .post(
                                "/complaints",
                                Map.of(
                                        "unit", "orchid",
                                        "channel", "phone",
                                        "subject", "晾衣杆挂钩松脱第" + house + "户",
                                        "text", "晾衣杆的挂钩松脱，请派人来看。",
                                        "place", house + "座"))
                        .is(201));
        try (var browsing = new Browsing(() -> port)) {
            var guo = browsing.staff("guo", 1440);
            guo.navigate("/complaints?limit=20");
            guo.locator("#q").fill("掛鉤鬆脫");
            guo.locator("#unit").selectOption("orchid");
            guo.locator("#filters button[type=submit]").click();
            guo.waitForURL("**/complaints?*unit=orchid*");
            assertThat(guo.locator("#queue tbody tr")).hasCount(20);
            assertThat(guo.locator("#queue mark").first()).containsText("挂钩松脱");
            var seen = guo.locator("#queue td.number").allTextContents();

            guo.locator("a[rel=next]").click();
            assertThat(guo.locator("#queue tbody tr")).hasCount(3);
            assertThat(guo.locator("#unit")).hasValue("orchid");
            assertThat(guo.locator("#queue td.number").allTextContents()).doesNotContainAnyElementsOf(seen);

            guo.navigate("/complaints?unit=peninsula&q=" + "晾衣杆挂钩松脱");
            assertThat(guo.locator("#queue tbody tr")).hasCount(0);
            assertThat(guo.locator("#queue a[href='/complaints']")).isVisible();
            assertThat(guo.navigate("/complaints?from=2026-13-45").status()).isIn(400, 422);
            assertThat(guo.locator(".field-error").first()).isVisible();

            var phone = browsing.staff("guo", 390);
            phone.navigate("/complaints?unit=orchid&q=" + "挂钩松脱");
            assertThat(Browsing.overflows(phone)).isFalse();
            assertThat(browsing.complaints()).isEmpty();
        }
    }
}
