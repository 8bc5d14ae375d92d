package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.WenguoTest;

/** A call, a visitor and a suggestion box, taken in at the desk. */
@WenguoTest
class ChannelsInTheBrowserTest {

    /** Characters a minute that an agent types. */
    private static final int SPEED = 180;

    @Autowired
    Api api;

    /** A hand on the keyboard: counts what it would take a person, and nothing is touched but keys. */
    private static final class Keyboard {
        private final Page page;
        private final List<String> way = new ArrayList<>();
        private double seconds;

        Keyboard(Page page) {
            this.page = page;
        }

        void types(String words) {
            page.keyboard().insertText(words);
            seconds += words.length() * 60.0 / SPEED;
        }

        /** One stroke takes as long as one character. */
        void presses(String key) {
            page.keyboard().press(key);
            seconds += 60.0 / SPEED;
            way.add((String) page.evaluate("() => document.activeElement.id || document.activeElement.name"));
        }

        boolean isAt(String id) {
            return id.equals(page.evaluate("() => document.activeElement.id"));
        }
    }

    @Test
    void a_call_is_pointed_out_and_registered_by_keyboard_alone_within_a_minute(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var lin = browsing.staff("lin", 1440);
            lin.navigate("/intake/calls");
            lin.locator("#extension").fill("8001");
            lin.locator("form[action='/intake/calls/extension'] button").click();
            var call = "B" + System.nanoTime();
            api.as("admin")
                    .at(java.time.Instant.now())
                    .post(
                            "/intake/calls",
                            Map.of("event", "ringing", "callId", call, "caller", "13900005678", "extension", "8001"))
                    .is(200);
            assertThat(lin.locator(".ringing")).containsText("13900005678");
            lin.locator(".ringing a").click();
            assertThat(lin.locator("[id='complainant.phone']")).hasValue("13900005678");
            Browsing.picture(lin, "register-call");

            var keyboard = new Keyboard(lin);
            lin.locator("[id='complainant.phone']").focus();
            keyboard.presses("Tab");
            assertThat(keyboard.isAt("complainant.name")).isTrue();
            keyboard.types("梁女士");
            keyboard.presses("Alt+2");
            assertThat(keyboard.isAt("text")).isTrue();
            keyboard.types("地下车库三号口积水两天没人清理，老人昨晚经过时滑倒，要求今天处理并道歉。");
            keyboard.presses("Alt+3");
            assertThat(keyboard.isAt("subject")).isTrue();
            assertThat(lin.locator("#subject")).not().hasValue("");
            keyboard.presses("Alt+4");
            keyboard.presses("ArrowDown");
            keyboard.presses("Alt+5");
            keyboard.types("清理积水并道歉");
            keyboard.presses("Alt+7");
            keyboard.presses("Space");
            assertThat(lin.locator("#readBack")).isChecked();
            lin.keyboard().press("Control+Enter");
            lin.waitForURL("**/complaints/2*");
            assertThat(lin.locator("#words")).containsText("三号口积水");
            assertThat(keyboard.seconds).as("seconds for %s", keyboard.way).isLessThan(60);
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void a_visitor_signs_on_the_tablet(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var lin = browsing.staff("lin", 820);
            lin.navigate("/complaints/new?channel=walk-in");
            lin.locator("[id='complainant.name']").fill("郑先生");
            lin.locator("[name=text]").fill("电梯按键失灵，按了不亮，等了二十分钟没有人来修。");
            lin.locator("[name=subject]").fill("电梯按键失灵");
            lin.locator("select[name=unit]").selectOption("peninsula");
            var pad = lin.locator(".signature-pad");
            pad.scrollIntoViewIfNeeded();
            var box = pad.boundingBox();
            lin.mouse().move(box.x + 40, box.y + 60);
            lin.mouse().down();
            lin.mouse().move(box.x + 160, box.y + 90);
            lin.mouse().move(box.x + 240, box.y + 40);
            lin.mouse().up();
            assertThat(lin.locator("#signature")).not().hasValue("");
            Browsing.picture(lin, "register-walk-in");
            lin.locator(".register-submit").click();
            assertThat(lin.locator("#arrival .signature-shown")).isVisible();
            assertThat(lin.locator("#arrival")).containsText("SHA-256");
            assertThat((Integer) lin.locator("#arrival .signature-shown").evaluate("one => one.naturalWidth"))
                    .isEqualTo(640);
            assertThat(Browsing.barriers(lin)).isEmpty();
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void a_box_is_opened_before_two_witnesses_and_each_slip_becomes_a_case(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var lin = browsing.staff("lin", 390);
            lin.navigate("/intake/boxes");
            lin.locator("select[name=unit]").selectOption("peninsula");
            lin.locator("[name=place]").fill("三号楼大堂");
            lin.locator("[name=witness1]").fill("陈志强");
            lin.locator("[name=witness2]").fill(" 陈志强 ");
            lin.locator("[name=slips]").fill("2");
            lin.locator("#opening .btn-primary").click();
            assertThat(lin.locator("#witness2-error")).isVisible();
            lin.locator("[name=witness2]").fill("周敏");
            lin.locator("#opening .btn-primary").click();
            assertThat(lin.locator("#record")).containsText("周敏");

            lin.locator("[name='slip.1.text']").fill("大堂灯坏了很久，晚上看不清路。");
            lin.locator("[name='slip.1.subject']").fill("大堂灯坏");
            lin.locator("[name='slip.2.text']").fill("希望多放几个垃圾桶。");
            lin.locator("#slips .btn-primary").click();
            assertThat(lin.locator("[id='slip.2.subject-error']")).isVisible();
            lin.locator("[name='slip.2.subject']").fill("多放垃圾桶");
            lin.locator("[name='slip.2.kind']").selectOption("suggestion");
            lin.locator("#slips .btn-primary").click();
            assertThat(lin.locator("#slips-registered li")).hasCount(2);
            assertThat(Browsing.overflows(lin)).isFalse();
            assertThat(Browsing.barriers(lin)).isEmpty();
            lin.locator("#slips-registered a").first().click();
            assertThat(lin.locator("#arrival a[href*='/intake/boxes/']")).isVisible();

            lin.navigate("/intake/boxes");
            lin.locator("select[name=unit]").selectOption("orchid");
            lin.locator("[name=place]").fill("前台");
            lin.locator("[name=witness2]").fill("周敏");
            lin.locator("[name=slips]").fill("0");
            lin.locator("#opening .btn-primary").click();
            assertThat(lin.locator("#record")).containsText("箱内为空");
            assertThat(lin.locator("#slips")).hasCount(0);
            assertThat(browsing.complaints()).isEmpty();
        }
    }
}
