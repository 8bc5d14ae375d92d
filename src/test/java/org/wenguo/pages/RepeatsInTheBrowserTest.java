package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.WenguoTest;
import tools.jackson.databind.node.ObjectNode;

/** The water is brown: whoever calls again is recognised while they speak, and all are answered in one go. */
@WenguoTest
class RepeatsInTheBrowserTest {

    private static final String TEXT = "打开水龙头放出来的自来水发黄有铁锈味，烧开了还是浑，孩子不敢喝";

    private static final String POOL = "泳池的水绿了，站在池边闻到一股怪味，救生员也说不清楚，请尽快换水消毒";

    @Autowired
    Api api;

    @Test
    void who_calls_again_is_recognised_and_nothing_is_registered_twice(@LocalServerPort int port) {
        var first = registered("自来水发黄浑浊", "13755550001", "三期9座1201");
        try (var browsing = new Browsing(() -> port)) {
            var lin = browsing.staff("lin", 1440);
            lin.navigate("/complaints/new");
            assertThat(lin.locator("#repeats .likely")).hasCount(0);
            lin.locator("[id='complainant.phone']").fill("137 5555 0001");
            lin.locator("#unit").selectOption("peninsula");
            lin.locator("#subject").fill("自来水发黄没人管");
            lin.locator("#text").fill("你们的自来水发黄有铁锈味，两天了还没有人来");
            assertThat(lin.locator("#repeats .likely-why").first()).containsText("电话相同");
            assertThat(lin.locator("#repeats .likely-why").first()).containsText("自来水发黄");
            assertThat(Browsing.barriers(lin)).isEmpty();
            look(lin, "register");

            lin.locator("#repeats [name=that]").first().click();
            lin.waitForURL("**/complaints/" + first);
            assertThat(lin.locator(".flash")).containsText(first);
            assertThat(lin.locator(".added")).containsText("两天了还没有人来");

            // Another neighbour: a complaint of their own, linked.
            lin.navigate("/complaints/new");
            lin.locator("[id='complainant.phone']").fill("13755550002");
            lin.locator("[id='complainant.name']").fill("邱女士");
            lin.locator("#unit").selectOption("peninsula");
            lin.locator("#text").fill(TEXT);
            lin.locator("#subject").fill("自来水发黄浑浊不能喝");
            assertThat(lin.locator("#repeats [name=same-as]").first()).isVisible();
            assertThat(lin.locator("#repeats [name=that]")).hasCount(0);
            lin.locator("#repeats [name=same-as][value='" + first + "']").click();
            lin.waitForURL("**/complaints/26*");
            var second = lin.url().replaceAll(".*/", "");
            assertThat(lin.locator("#together")).isVisible();
            assertThat(Browsing.barriers(lin)).isEmpty();
            look(lin, "case");

            var phone = browsing.staff("lin", 390);
            phone.navigate("/complaints/" + second + "/together");
            assertThat(phone.locator("#cases")).containsText(first);
            assertThat(Browsing.overflows(phone)).isFalse();
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void one_answer_reaches_each_with_their_own_name_and_what_fails_is_said(@LocalServerPort int port) {
        var lead = registered("游泳池水发绿", "13755560001", null);
        var others = List.of(registered("泳池水发绿有异味", "13755560002", null), registered("泳池发绿不敢下水", "13755560003", null));
        var lin = api.as("lin");
        for (var other : others) {
            lin.act(other, "merger", java.util.Map.of("into", lead, "reason", "同一个泳池"))
                    .is(200);
        }
        try (var browsing = new Browsing(() -> port)) {
            var desk = browsing.staff("lin", 1440);
            desk.navigate("/complaints/" + others.getFirst() + "/together");
            assertThat(desk.locator(".together-sum")).containsText("3 人反映");
            assertThat(desk.locator("#to input:checked")).hasCount(3);
            desk.locator("#text").fill("已经换水消毒，明天起开放。");
            desk.locator("[name=then][value=preview]").click();
            assertThat(desk.locator("#letters .letter")).hasCount(3);
            assertThat(desk.locator("#letters")).containsText("林某，您好：");
            assertThat(desk.locator("#letters")).containsText(others.getLast());
            assertThat(lin.complaint(lead).at("/replies")).isEmpty();
            assertThat(Browsing.barriers(desk)).isEmpty();
            look(desk, "together");

            desk.locator("[name=then][value=send]").click();
            assertThat(desk.locator(".letter-done")).hasCount(3);
            for (var other : others) {
                var replies = lin.complaint(other).at("/replies");
                assertThat(replies).hasSize(1);
                assertThat(replies.get(0).get("text").asString())
                        .contains("林某", "换水消毒", other)
                        .doesNotContain(lead);
            }
            assertThat(desk.locator("#to input:checked")).hasCount(0);

            var phone = browsing.staff("lin", 390);
            phone.navigate("/complaints/" + lead + "/together");
            assertThat(Browsing.overflows(phone)).isFalse();
            look(phone, "together");
            phone.navigate("/complaints/new");
            phone.locator("[id='complainant.phone']").fill("13755560002");
            phone.locator("#text").fill("泳池水发绿有异味");
            assertThat(phone.locator("#repeats .likely").first()).isVisible();
            assertThat(Browsing.overflows(phone)).isFalse();
            look(phone, "register");
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    private String registered(String subject, String phone, @org.jspecify.annotations.Nullable String place) {
        ObjectNode form = Api.form().put("subject", subject).put("text", subject + "。" + (place == null ? POOL : TEXT));
        form.withObject("/complainant").put("phone", phone);
        return api.as("lin").register(place == null ? form.putNull("place") : form.put("place", place));
    }

    private static void look(Page page, String name) {
        if (Boolean.getBoolean("wenguo.look")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("/tmp/wg/rep", name + "-" + page.viewportSize().width + ".png"))
                    .setFullPage(true));
        }
    }
}
