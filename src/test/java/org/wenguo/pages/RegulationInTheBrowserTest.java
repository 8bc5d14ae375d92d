package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wenguo.WenguoTest;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Vault;

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

            assertThat(wu.locator("#report-half-month")).containsText("当月 18 日前报送");
            assertThat(wu.locator("#penalty-employee-bonus")).containsText("200.00 元");

            var zhao = browsing.staff("sd-zhao", 390);
            zhao.navigate("/policy");
            assertThat(zhao.locator("#limit-apology")).containsText("48 小时");
            assertThat(zhao.locator("#calendars")).containsText("三堰站");
            assertThat(Browsing.overflows(zhao)).isFalse();
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    /** The whole way of a factory that begins: the pack is chosen at set-up and can be read in three languages. */
    @Test
    void a_factory_is_set_up_with_its_pack_and_reads_how_an_8d_is_timed(
            @LocalServerPort int port, @Autowired JdbcClient db) {
        var secret = Identifiers.secret();
        db.sql("insert into setup_link (token_hash) values (?) on conflict (only_one) "
                        + "do update set token_hash = excluded.token_hash, used_at = null")
                .param(Vault.fingerprint(secret))
                .update();
        var code = "factory-" + Identifiers.next().toString().substring(24);
        try (var browsing = new Browsing(() -> port)) {
            var visitor = browsing.reader(1440, "zh-CN");
            visitor.navigate("/setup/" + secret);
            visitor.locator("#pack").selectOption(new SelectOption().setLabel("外贸制造"));
            fill(visitor, "code", code);
            fill(visitor, "name", "东海精密");
            fill(visitor, "administrator", "孙工");
            fill(visitor, "username", code);
            fill(visitor, "password", "sample-pass-1");
            fill(visitor, "again", "sample-pass-1");
            visitor.locator("main button[type=submit]").click();

            for (var width : List.of(390, 1440)) {
                var sun = browsing.staff(code, width);
                sun.navigate("/policy");
                assertThat(sun.locator("h1")).containsText("外贸制造");
                assertThat(sun.locator("#limit-containment")).containsText("20 小时");
                assertThat(sun.locator("#limit-hand-over")).containsText("30 分钟内（不分昼夜和休息日），须以电话方式");
                assertThat(sun.locator("#limit-close-8d")).containsText("D8");
                assertThat(sun.locator("#authority tbody tr").first()).containsText("500");
                assertThat(sun.locator("#calendars")).containsText("三班制车间");
                assertThat(Browsing.overflows(sun)).isFalse();
            }
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    private static void fill(Page page, String name, String value) {
        page.locator("main [name=" + name + "]").fill(value);
    }
}
