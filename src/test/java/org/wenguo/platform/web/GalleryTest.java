package org.wenguo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import gg.jte.springframework.boot.autoconfigure.JteAutoConfiguration;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.wenguo.platform.web.StageMark.Standing;

/**
 * Every component of the shell on one page, in a real browser, under the strictest content security policy. Run with
 * {@code -Dwenguo.gallery=true} to get the pictures into {@code target/gallery}.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.location=optional:classpath:/none/", "gg.jte.use-precompiled-templates=true"})
class GalleryTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target/gallery");

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    int port;

    @BeforeAll
    static void openBrowser() {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "no browser on this machine");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "360, zh-CN, LIGHT",
        "390, en, DARK",
        "768, zh-Hant, LIGHT",
        "1024, en, LIGHT",
        "1440, zh-CN, LIGHT",
        "1440, zh-CN, DARK",
        "1920, zh-Hant, LIGHT"
    })
    void no_component_overflows_or_breaks_the_policy(int width, String language, ColorScheme scheme) {
        List<String> complaints = new ArrayList<>();
        try (BrowserContext reader = reader(width, language, scheme)) {
            for (String name : List.of("gallery", "track", "missing")) {
                Page page = reader.newPage();
                page.onConsoleMessage(message -> {
                    // The gallery has no telephone system behind it.
                    boolean expected = message.text().contains("/intake/calls/now")
                            || (message.text().contains("404")
                                    && (name.equals("missing")
                                            || message.location().contains("/intake/calls/now")));
                    if (message.type().equals("error") && !expected) {
                        complaints.add(name + ": " + message.text());
                    }
                });
                page.onPageError(error -> complaints.add(name + ": " + error));
                page.navigate("http://localhost:" + port + "/" + name);
                if (Boolean.getBoolean("wenguo.gallery")) {
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(PICTURES.resolve(name + "-" + width + "-" + language + "-" + scheme + ".png"))
                            .setFullPage(true));
                }
                assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as("%s is wider than %d px", name, width)
                        .isEqualTo(0);
                assertThat(page.evaluate("[...document.querySelectorAll('.area-main, .area-side, .card, .queue-frame,"
                                + " .worklist, .next-act')].filter(e => e.scrollWidth > e.clientWidth + 1)"
                                + ".map(e => e.className).join()"))
                        .as("wider than their frame at %d px", width)
                        .isEqualTo("");
                assertThat(page.getAttribute("html", "lang")).isEqualTo(language);
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_countdown_runs_by_the_clock_of_the_server() {
        try (BrowserContext reader = reader(1440, "zh-CN", ColorScheme.LIGHT)) {
            reader.addInitScript("const real = Date.now; Date.now = () => real() - 86400000");
            Page page = reader.newPage();
            page.navigate("http://localhost:" + port + "/gallery");
            PlaywrightAssertions.assertThat(page.locator(".next-act .due-left")).hasText("还剩 1 小时 11 分");
            assertThat(page.locator(".worklist .due-late .due-left").innerText())
                    .isEqualTo("已超 26 分钟");
        }
    }

    @Test
    void what_was_typed_survives_a_closed_tab() {
        try (BrowserContext reader = reader(1440, "zh-CN", ColorScheme.LIGHT)) {
            Page first = reader.newPage();
            first.navigate("http://localhost:" + port + "/gallery");
            first.fill("#words", "我要求尽快修好");
            first.close(new Page.CloseOptions().setRunBeforeUnload(true));
            reader.waitForCondition(first::isClosed);
            Page second = reader.newPage();
            second.navigate("http://localhost:" + port + "/gallery");
            assertThat(second.inputValue("#words")).isEqualTo("我要求尽快修好");
            second.locator(".draft-note button").click();
            assertThat(second.inputValue("#words")).isEmpty();
        }
    }

    @Test
    void keys_reach_search_and_submit_and_the_switch_turns_the_light_off() {
        try (BrowserContext reader = reader(1440, "zh-CN", ColorScheme.LIGHT)) {
            Page page = reader.newPage();
            page.navigate("http://localhost:" + port + "/gallery");
            page.keyboard().press("/");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("shell-q");
            assertThat(page.inputValue("#shell-q")).isEmpty();
            page.fill("#words", "好");
            page.press("#words", "Control+Enter");
            page.waitForURL("**/gallery?phone=1390000&site=&words=*");
            page.click("[data-theme-switch]");
            page.reload();
            assertThat(page.getAttribute("html", "data-bs-theme")).isEqualTo("dark");
        }
    }

    @Test
    void paper_shows_the_record_and_no_buttons() {
        try (BrowserContext reader = reader(700, "zh-CN", ColorScheme.DARK)) {
            Page page = reader.newPage();
            page.navigate("http://localhost:" + port + "/gallery");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".shell-head").isVisible()).isFalse();
            assertThat(page.locator(".next-act .btn-primary").isVisible()).isFalse();
            assertThat(page.locator(".queue thead").isVisible()).isTrue();
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.words')).color"))
                    .isEqualTo("rgb(0, 0, 0)");
            if (Boolean.getBoolean("wenguo.gallery")) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve("print.png"))
                        .setFullPage(true));
            }
        }
    }

    private BrowserContext reader(int width, String language, ColorScheme scheme) {
        BrowserContext reader = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
        reader.addCookies(List.of(new Cookie("lang", language).setUrl("http://localhost:" + port)));
        return reader;
    }

    @SpringBootConfiguration
    @ImportAutoConfiguration({
        PropertyPlaceholderAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        JteAutoConfiguration.class
    })
    @Import({PagesConfiguration.class, ChoosingLanguage.class, Gallery.class})
    static class Configuration {

        /** The gallery's own templates stand beside the tests; those of the shell are the real ones. */
        @Bean
        TemplateEngine jteTemplateEngine() {
            DirectoryCodeResolver tests = new DirectoryCodeResolver(Path.of("src/test/jte"));
            DirectoryCodeResolver product = new DirectoryCodeResolver(Path.of("src/main/jte"));
            TemplateEngine engine = TemplateEngine.create(
                    new CodeResolver() {
                        @Override
                        public String resolve(String name) {
                            return tests.exists(name) ? tests.resolve(name) : product.resolve(name);
                        }

                        @Override
                        public boolean exists(String name) {
                            return tests.exists(name) || product.exists(name);
                        }

                        @Override
                        public long getLastModified(String name) {
                            return 0;
                        }

                        @Override
                        public List<String> resolveAllTemplateNames() {
                            return Stream.of(tests, product)
                                    .flatMap(r -> r.resolveAllTemplateNames().stream())
                                    .toList();
                        }
                    },
                    Path.of("target/jte-gallery"),
                    ContentType.Html);
            engine.setTrimControlStructures(true);
            return engine;
        }

        @Bean
        Filter strictPolicy() {
            return (request, response, chain) -> {
                ((HttpServletResponse) response)
                        .setHeader(
                                "Content-Security-Policy",
                                "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
                                        + " form-action 'self'; frame-ancestors 'none'");
                chain.doFilter(request, response);
            };
        }
    }

    @Controller
    static class Gallery {

        private static final List<NavItem> ALL =
                List.of(NavItem.HOME, NavItem.COMPLAINTS, NavItem.REGISTER, NavItem.POLICY, NavItem.PEOPLE);

        @GetMapping("/gallery")
        ModelAndView gallery(HttpServletRequest request) {
            Instant now = Instant.now();
            return new ModelAndView("gallery")
                    .addObject(
                            "shell",
                            Shell.of(request, now, "投诉单").at(NavItem.COMPLAINTS).seenBy("林晓", ALL))
                    .addObject("now", now)
                    .addObject(
                            "stages",
                            List.of(
                                    new StageMark("登记", Standing.DONE),
                                    new StageMark("转派", Standing.DONE),
                                    new StageMark("核查", Standing.NOW),
                                    new StageMark("方案", Standing.AHEAD),
                                    new StageMark("达成一致", Standing.AHEAD),
                                    new StageMark("执行", Standing.AHEAD),
                                    new StageMark("回访", Standing.AHEAD),
                                    new StageMark("办结", Standing.AHEAD),
                                    new StageMark("归档", Standing.AHEAD)));
        }

        @GetMapping("/track")
        ModelAndView track(HttpServletRequest request) {
            return new ModelAndView("track")
                    .addObject(
                            "shell",
                            PortalShell.of(request, Instant.now(), "查询投诉", "鸿禾地产 · 客户服务中心", "/portal", "/portal/rules"))
                    .addObject(
                            "stages",
                            List.of(
                                    new StageMark("已登记", Standing.DONE, "今天 09:02 · 编号 2611210000427"),
                                    new StageMark("已交工程部", Standing.DONE, "09:26"),
                                    new StageMark("现场核查中", Standing.NOW),
                                    new StageMark("给您方案，由您选择", Standing.AHEAD),
                                    new StageMark("办好后回访", Standing.AHEAD)));
        }
    }
}
