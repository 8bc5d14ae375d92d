package org.wenguo.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.WenguoTest;
import org.wenguo.imports.DoingImports;

/** The register of the year before, taken in from a spreadsheet by somebody at a browser. */
@WenguoTest
class ImportsInTheBrowserTest {

    @Autowired
    TheCast cast;

    @Autowired
    DoingImports doing;

    @Test
    void a_sheet_is_uploaded_looked_over_checked_put_right_taken_in_and_taken_back(@LocalServerPort int port)
            throws IOException {
        try (var browsing = new Browsing(() -> port)) {
            var own = Api.randomWords(6);
            var lin = browsing.staff("lin", 1440);
            upload(
                    lin,
                    "去年台账.csv",
                    "编号,投诉时间,投诉人,电话,地址,内容,状态,办结时间,处理结果\n"
                            + "1,2025-03-05 15:00,林某,13900000101,B区2座,水箱异味" + own + ",已办结,2025-03-08,已清洗\n"
                            + "2,某日,王某,13900000102,B区3座,信箱损坏" + own + ",已办结,2025-03-09,已修\n");
            // Guessed from what stands above the columns and in them.
            assertThat(lin.locator("#column0")).hasValue("sourceId");
            assertThat(lin.locator("#column1")).hasValue("receivedAt");
            assertThat(lin.locator("#column3")).hasValue("complainant.phone");
            assertThat(lin.locator("#column5")).hasValue("text");
            assertThat(lin.locator("#column6")).hasValue("status");
            assertThat(lin.locator(".import-examples").nth(5)).containsText("水箱异味");
            Browsing.picture(lin, "imports");

            lin.locator("button[value=check]").click();
            assertThat(lin.locator("progress")).isVisible();
            inTheBackground(lin);
            assertThat(lin.locator(".import-wrongs li")).hasCount(1);
            assertThat(lin.locator(".import-wrongs")).containsText("某日");
            var sheet = lin.waitForDownload(
                    () -> lin.locator("a[href$='wrong.csv']").click());
            assertThat(Files.readString(sheet.path())).contains("信箱损坏" + own).contains("某日");

            lin.locator("button[value=start]").click();
            inTheBackground(lin);
            var undo = lin.locator("form[action$='/undo'] button");
            assertThat(undo).containsText("1");
            lin.navigate("/complaints?q=" + "水箱异味" + own);
            assertThat(lin.locator("#queue tbody tr")).hasCount(1);
            lin.goBack();
            undo.click();
            inTheBackground(lin);
            assertThat(lin.locator(".note")).isVisible();
            assertThat(undo).hasCount(0);

            var phone = browsing.staff("lin", 390);
            phone.navigate(lin.url());
            assertThat(Browsing.overflows(phone)).isFalse();
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void english_headings_are_understood_and_what_cannot_be_read_is_said_with_what_to_do(@LocalServerPort int port) {
        try (var browsing = new Browsing(() -> port)) {
            var lin = browsing.staff("lin", 1440);
            upload(
                    lin,
                    "register.csv",
                    "Complaint ID,Date received,Name,Phone,Subject,Description,Status\n"
                            + "1,2026-03-05,A,13900000101,Lift,It stands still,Closed\n");
            assertThat(lin.locator("#column0")).hasValue("sourceId");
            assertThat(lin.locator("#column1")).hasValue("receivedAt");
            assertThat(lin.locator("#column4")).hasValue("subject");
            assertThat(lin.locator("#column5")).hasValue("text");

            lin.navigate("/imports");
            choose(lin, "photo.xlsx", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});
            assertThat(lin.locator("#file-error")).containsText("XLSX");

            // A file larger than any sheet may be: the server says so before it has read it all.
            lin.navigate("/imports");
            lin.evaluate("""
                    () => {
                        const file = new File([new Uint8Array(54 * 1024 * 1024)], 'large.csv');
                        const chosen = new DataTransfer();
                        chosen.items.add(file);
                        document.querySelector('#file').files = chosen.files;
                    }""");
            lin.locator("form[action='/imports'] button[type=submit]").click();
            assertThat(lin.locator("main p").first()).containsText("50 MB");
        }
    }

    /** What another thread of the program does while the page asks how far it is. */
    private void inTheBackground(Page page) {
        page.waitForURL(Pattern.compile(".*/imports/[0-9a-f-]{36}"));
        doing.run(cast.organisation("honghe").id(), UUID.fromString(page.url().replaceFirst(".*/", "")));
    }

    private static void upload(Page page, String name, String content) {
        page.navigate("/imports");
        choose(page, name, content.getBytes(StandardCharsets.UTF_8));
        page.waitForURL(Pattern.compile(".*/imports/[0-9a-f-]{36}"));
    }

    private static void choose(Page page, String name, byte[] content) {
        page.locator("#file").setInputFiles(new FilePayload(name, "application/octet-stream", content));
        page.locator("form[action='/imports'] button[type=submit]").click();
    }
}
