package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.WenguoTest;

/** The administrator sets an organisation up by following the links and forms of the people pages. */
@WenguoTest
class PeopleInTheBrowserTest {

    private static final String PASSWORD = "a-first-password-7";

    @Test
    void a_site_and_its_head_are_added_and_who_leaves_is_let_in_no_more(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var admin = browsing.staff("admin", 1440);
            admin.navigate("/people");
            admin.locator("a[href='/people/units/new']").click();
            admin.locator("[name=name]").fill("听澜苑");
            admin.locator("[name=code]").fill("tinglan");
            admin.locator("select[name=kind]").selectOption("site");
            admin.locator("select[name=parent]").selectOption("east");
            admin.locator(".form-actions .btn-primary").click();
            assertThat(admin.locator(".unit-tree")).containsText("听澜苑");

            admin.locator("a[href='/people/staff/new']").click();
            admin.locator("[name=name]").fill("韩雪");
            admin.locator("[name=username]").fill("han");
            admin.locator("select[name=unit]").selectOption("tinglan");
            admin.locator("[name=roles][value=site-head]").check();
            admin.locator("[name=password]").fill(PASSWORD);
            admin.locator("[name=again]").fill(PASSWORD + "x");
            admin.locator("#person-form .btn-primary").click();
            assertThat(admin.locator(".field-error").first()).isVisible();
            assertThat(admin.locator("[name=name]")).hasValue("韩雪");
            admin.locator("[name=password]").fill(PASSWORD);
            admin.locator("[name=again]").fill(PASSWORD);
            admin.locator("#person-form .btn-primary").click();
            assertThat(admin.locator("a[href='/people/staff/han']")).hasText("韩雪");

            var han = browsing.reader(390, "zh-CN");
            signIn(han);
            assertThat(han.locator("h1")).containsText("韩雪");
            assertThat(han.navigate("/people").status())
                    .as("people are the administrator's")
                    .isIn(403, 404);

            admin.locator("a[href='/people/staff/han']").click();
            admin.locator("[name=active]").uncheck();
            admin.locator("#person-form .btn-primary").click();
            assertThat(admin.locator("tr.person-gone", new Page.LocatorOptions().setHasText("韩雪")))
                    .isVisible();
            han.navigate("/complaints");
            assertThat(han.locator("#sign-in")).isVisible();
            signIn(han);
            assertThat(han.locator("#sign-in")).isVisible();
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    private static void signIn(Page page) {
        page.navigate("/sign-in");
        page.locator("#sign-in [name=username]").fill("han");
        page.locator("#sign-in [name=password]").fill(PASSWORD);
        page.locator("#sign-in button[type=submit]").click();
        page.waitForLoadState();
    }
}
