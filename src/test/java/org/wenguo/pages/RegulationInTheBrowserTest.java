package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.WenguoTest;

/** Who handles complaints can read by which rules; each organisation reads its own. */
@WenguoTest
class RegulationInTheBrowserTest {

    @Test
    void an_engineer_reads_the_limits_of_his_organisation_and_a_station_head_hers(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var wu = browsing.staff("wu", 1440);
            wu.locator("a[href='/policy']").first().click();
            assertThat(wu.locator("h1")).containsText("物业地产");
            assertThat(wu.locator("#limit-hand-over")).containsText("工作时间 30 分钟内");
            assertThat(wu.locator("#limit-hand-over")).containsText("003 5.2.2");
            assertThat(wu.locator("#authority tbody tr").first()).containsText("500");
            assertThat(wu.locator("#calendars")).containsText("13:30-18:00");

            var zhao = browsing.staff("sd-zhao", 390);
            zhao.navigate("/policy");
            assertThat(zhao.locator("#limit-apology")).containsText("48 小时");
            assertThat(zhao.locator("#calendars")).containsText("三堰站");
            assertThat(Browsing.overflows(zhao)).isFalse();
            assertThat(browsing.complaints()).isEmpty();
        }
    }
}
