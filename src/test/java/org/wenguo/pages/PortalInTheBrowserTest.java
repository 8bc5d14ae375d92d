package org.wenguo.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.WenguoTest;

/** Customers with a phone in their hand: photos, a lost line, a slow line, a keyboard, a dark screen. */
@WenguoTest
class PortalInTheBrowserTest {

    private static final String FORM = "/p/honghe/peninsula";
    /** Of the first view, over the wire, without photos. */
    private static final int MOST_BYTES = 60 * 1024;

    @LocalServerPort
    int port;

    @Test
    void photos_are_shown_at_once_made_small_turned_upright_and_survive_a_lost_line() {
        try (var browsing = new Browsing(() -> port)) {
            var page = browsing.reader(390, "zh-CN");
            page.navigate(FORM);
            page.locator("#complain [name=text]").fill("楼道的墙在掉皮，掉了一地，请看照片");
            var cut = new AtomicInteger();
            page.route("**/photos/*", route -> {
                if (route.request().method().equals("PATCH") && cut.incrementAndGet() == 1) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            page.locator("#photos").setInputFiles(new FilePayload[] {
                new FilePayload("wall.jpg", "image/jpeg", lyingOnItsSide(jpeg(3000, 2000))),
                new FilePayload(
                        "evil.jpg",
                        "image/jpeg",
                        "<html>no picture</html>".repeat(9).getBytes())
            });
            assertThat(page.locator(".photos img").first().getAttribute("src")).startsWith("blob:");
            page.locator("text=已上传").first().waitFor();
            page.locator("text=这不是照片").first().waitFor();
            page.locator("#complain button.primary").click(); // is held by the one that failed
            page.locator(".photo-failed .photo-remove").click();
            assertThat(cut.get()).as("the line was lost once").isGreaterThan(1);
            page.locator("#complain button.primary").click();
            page.waitForURL("**/done");
            assertThat((Integer) page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('draft:')).length"))
                    .as("nothing of the form stays on the phone")
                    .isZero();
            page.locator("#track").click();
            var shown = page.locator(".photos img");
            shown.first().scrollIntoViewIfNeeded();
            page.waitForCondition(() -> (Integer) shown.first().evaluate("i => i.naturalWidth") > 0);
            assertThat((Integer) shown.evaluate("i => i.naturalHeight")).isEqualTo(2048);
            assertThat((Integer) shown.evaluate("i => i.naturalWidth")).isCloseTo(1365, within(1));
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void the_first_view_weighs_little_asks_nobody_else_and_comes_on_a_slow_line() {
        try (var browsing = new Browsing(() -> port)) {
            for (var path : List.of(FORM, "/p/honghe", "/p/honghe/rules")) {
                var page = browsing.reader(390, "zh-CN");
                var answers = new ArrayList<Response>();
                page.onResponse(answers::add);
                var slow = new JsonObject();
                slow.addProperty("offline", false);
                slow.addProperty("latency", 400);
                slow.addProperty("downloadThroughput", 50_000); // 400 kbit/s
                slow.addProperty("uploadThroughput", 50_000);
                var wire = page.context().newCDPSession(page);
                wire.send("Network.enable");
                wire.send("Network.emulateNetworkConditions", slow);
                var begun = System.nanoTime();
                page.navigate(path);
                page.waitForLoadState();
                var seconds = (System.nanoTime() - begun) / 1e9;
                var bytes = answers.stream()
                        .mapToInt(one -> {
                            one.finished();
                            var sizes = one.request().sizes();
                            return sizes.responseBodySize + sizes.responseHeadersSize;
                        })
                        .sum();
                assertThat(bytes).as(path).isBetween(1000, MOST_BYTES);
                assertThat(answers)
                        .allMatch(one -> URI.create(one.url()).getHost().equals("localhost"));
                assertThat(seconds).as("%s on a slow line", path).isLessThan(10);
            }
        }
    }

    @Test
    void a_complaint_can_be_made_by_keyboard_while_the_phone_does_its_arithmetic() {
        try (var browsing = new Browsing(() -> port)) {
            var page = browsing.reader(390, "en");
            page.navigate(FORM);
            tabTo(page, "text");
            page.keyboard().type("The lamp on the stairs of block 3 has been dark for a week");
            page.waitForCondition(() -> !page.evaluate("document.forms.complain.elements.answer.value")
                    .equals(""));
            tabTo(page, "name");
            page.keyboard().type("Lee");
            for (var i = 0; i < 12 && !"submit".equals(page.evaluate("document.activeElement.type")); i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            page.waitForURL("**/done");
            assertThat(page.locator(".number").textContent()).isNotBlank();
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    private static void tabTo(Page page, String name) {
        for (var i = 0; i < 30; i++) {
            if (name.equals(page.evaluate("document.activeElement.name"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(name + " cannot be reached by keyboard");
    }

    @Test
    void nothing_stands_in_anybodys_way_in_light_and_in_dark() {
        var wrong = new ArrayList<String>();
        try (var browsing = new Browsing(() -> port)) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                var page = browsing.reader(390, "zh-CN");
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                look(page, "/p/honghe", wrong);
                look(page, "/p/honghe/rules", wrong);
                look(page, "/t/1.aaaaaaaaaaaaaaaaaaaaaa", wrong);
                look(page, FORM, wrong);
                var text = "电梯轿厢里的灯坏了两天，一关门就全黑，老人害怕" + scheme;
                page.locator("[name=text]").fill(text);
                page.locator("[name=phone]").fill("12");
                page.locator("#photos").setInputFiles(new FilePayload[] {
                    new FilePayload("lamp.jpg", "image/jpeg", jpeg(300, 200)),
                    new FilePayload("no.jpg", "image/jpeg", new byte[200])
                });
                page.locator(".photo-failed").waitFor();
                look(page, "", wrong);
                page.locator(".photo-failed .photo-remove").click();
                page.locator("#complain button.primary").click();
                page.locator(".notice-wrong").waitFor();
                look(page, "", wrong);
                page.locator("[name=phone]").fill("139000077" + (scheme == ColorScheme.LIGHT ? "11" : "12"));
                page.locator("#complain button.primary").click();
                page.waitForURL("**/done");
                look(page, "", wrong);
                var link = page.locator("#link").inputValue();
                page.locator("#track").click();
                page.locator("#words").waitFor();
                look(page, "", wrong);
                var other = browsing.reader(390, "zh-CN");
                other.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                look(other, URI.create(link).getPath(), wrong); // asks for the digits
                other.navigate(FORM);
                other.locator("[name=text]").fill(text);
                other.locator(".known").waitFor();
                look(other, "", wrong);
                var admin = browsing.staff("admin", 390);
                admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                look(admin, "/posters?unit=peninsula", wrong);
            }
            assertThat(wrong).isEmpty();
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    private static void look(Page page, String path, List<String> wrong) {
        if (!path.isEmpty()) {
            page.navigate(path);
        }
        page.waitForLoadState();
        Browsing.barriers(page).forEach(one -> wrong.add(page.url() + " " + one));
        if (Browsing.overflows(page)) {
            wrong.add(page.url() + " is wider than the screen");
        }
    }

    private static byte[] jpeg(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                image.setRGB(x, y, (x / 7 * 31 + y / 5 * 17) ^ (x * y / 90));
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** With the note that phones write when they were held upright: turn a quarter to the right (EXIF orientation 6). */
    private static byte[] lyingOnItsSide(byte[] jpeg) {
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
