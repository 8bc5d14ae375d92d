package org.wenguo.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Assumptions;

/** People at real browsers. What a page complains of in its console is remembered and asserted at the end. */
final class Browsing implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("docs/screenshots");
    private static final String AXE = axe();
    private static final boolean TAKING_PICTURES = Boolean.getBoolean("wenguo.screenshots");

    private final Playwright playwright;
    private final Browser browser;
    private final IntSupplier port;
    private final List<String> complaints = new ArrayList<>();

    Browsing(IntSupplier port) {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "no browser on this machine");
        this.port = port;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Somebody at a screen of this width who reads this language. */
    Page reader(int width, String language) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 844 : 900)
                .setColorScheme(ColorScheme.LIGHT)
                .setTimezoneId("Asia/Shanghai")
                .setLocale(language)
                .setBaseURL("http://localhost:" + port.getAsInt()));
        context.setDefaultTimeout(15_000);
        var page = context.newPage();
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            // A refused form is answered with its status and the form again: the browser notes the status as an error.
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    /** The same, signed in. */
    Page staff(String username, int width) {
        var page = reader(width, "zh-CN");
        page.navigate("/sign-in");
        page.locator("#sign-in [name=username]").fill(username);
        page.locator("#sign-in [name=password]").fill("sample-pass-1");
        page.locator("#sign-in button[type=submit]").click();
        page.waitForURL("**/");
        return page;
    }

    /** Into docs/screenshots, when asked for by {@code -Dwenguo.screenshots=true}. */
    static void picture(Page page, String name) {
        if (TAKING_PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + "-" + page.viewportSize().width + ".png"))
                    .setFullPage(false));
        }
    }

    /** True if something stands out to the right of the window. */
    static boolean overflows(Page page) {
        return (Boolean)
                page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
    }

    /**
     * What axe finds on the page against WCAG 2.2, levels A and AA, each as rule and place. Hidden parts are not looked at.
     */
    static List<String> barriers(Page page) {
        page.evaluate(AXE);
        @SuppressWarnings("unchecked")
        var found = (List<String>) page.evaluate("""
                async () => {
                    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
                    const result = await axe.run(document, {runOnly: {type: 'tag', values: tags}});
                    if (result.passes.length === 0) {
                        return ['axe has looked at nothing'];
                    }
                    return result.violations.flatMap(one => one.nodes.map(
                        node => one.id + ' ' + node.target.join(' ') + ': ' + node.failureSummary));
                }""");
        return found;
    }

    private static String axe() {
        try (var source = Browsing.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(source, "axe-core is not on the class path")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
