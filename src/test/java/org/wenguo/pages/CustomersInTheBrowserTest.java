package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.WenguoTest;
import org.wenguo.customer.Filing;

/** Who calls is known while the call is taken down; two files of one person become one. */
@WenguoTest
class CustomersInTheBrowserTest {

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    Filing filing;

    @Test
    void a_caller_is_known_and_two_files_are_merged_and_split(@LocalServerPort int port) {
        var phone = "136" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        var wife = Api.randomWords(3);
        var husband = Api.randomWords(3);
        var house = "半岛" + Api.randomWords(3) + "6座1502";
        for (var name : List.of(wife, husband)) {
            var form = Api.unlikeOthers();
            form.putObject("complainant").put("name", name).put("phone", phone).put("vip", name.equals(wife));
            form.putObject("object").put("kind", "house").put("reference", house);
            api.as("lin").register(form);
        }
        try (var browsing = new Browsing(() -> port)) {
            var lin = browsing.staff("lin", 1440);
            lin.navigate("/customers?q=" + phone);
            lin.waitForCondition(() -> {
                filing.work(cast.organisation("honghe").id());
                lin.reload();
                return lin.locator("#customers tbody tr").count() == 2;
            });
            assertThat(Browsing.barriers(lin)).isEmpty();

            lin.navigate("/complaints/new");
            lin.locator("[id='complainant.phone']").fill(phone);
            lin.locator("[id='complainant.phone']").blur();
            assertThat(lin.locator("#known")).containsText(wife);
            assertThat(lin.locator("#known")).containsText("VIP");
            assertThat(lin.locator("#known")).containsText("不止一位客户");
            lin.locator("[id='object.reference']").fill(house.replace("6座", " 6座 "));
            lin.locator("[id='object.reference']").blur();
            assertThat(lin.locator("#known")).containsText(house);
            assertThat(Browsing.barriers(lin)).isEmpty();

            lin.navigate("/customers?q=" + phone);
            lin.locator("#customers a", new Page.LocatorOptions().setHasText(wife))
                    .click();
            assertThat(lin.locator("#doubles")).containsText(husband);
            assertThat(Browsing.barriers(lin)).isEmpty();
            lin.locator("#doubles a.btn").click();
            assertThat(lin.locator(".customers-two")).containsText(husband);
            assertThat(Browsing.barriers(lin)).isEmpty();
            lin.locator(".customers-merge button").click();
            assertThat(lin.locator(".note")).containsText("已合并");
            assertThat(lin.locator("#history tbody tr")).hasCount(2);

            lin.locator("#history .subject a").first().click();
            assertThat(lin.locator("#files")).containsText("投诉 2 件");
            assertThat(lin.locator("#files")).containsText(house);
            lin.locator("#files a[href^='/objects/']").click();
            assertThat(lin.locator("h1")).containsText(house);
            assertThat(Browsing.barriers(lin)).isEmpty();

            lin.navigate("/customers?q=" + phone);
            lin.locator("#customers tbody a").first().click();
            lin.locator("#merges button").click();
            assertThat(lin.locator("#history tbody tr")).hasCount(1);
            lin.setViewportSize(390, 844);
            assertThat(Browsing.overflows(lin)).isFalse();
        }
    }
}
