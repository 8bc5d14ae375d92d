package org.wenguo.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.WenguoTest;

/** A bulletin goes to print and into the file, with what people wrote in it and nothing that it could do there. */
@WenguoTest
class BulletinOnPaperTest {

    @Autowired
    Api api;

    @LocalServerPort
    int port;

    @Test
    void is_a_sheet_for_the_printer_and_a_file_for_the_word_processor() throws Exception {
        var complaint = api.as("lin")
                .at("2026-11-02 10:00")
                .register(Api.unlikeOthers()
                        .put("receivedAt", "2026-11-02T09:30:00+08:00")
                        .put("litigation", "possible"));
        var id = api.as("lin")
                .at("2026-11-02 10:00")
                .post(
                        "/bulletins",
                        Map.of(
                                "complaint",
                                complaint,
                                "title",
                                "关于<b>渗水</b>的通报 & 求助",
                                "situation",
                                "业主称将起诉。\n\n工程部已到场，天花板 ]]> 仍在滴水。",
                                "help",
                                "请法务部今日内出具意见。"))
                .is(201)
                .text("id");

        var reader = new Visitor(port);
        reader.signIn("lin", TheCast.PASSWORD);
        assertThat(reader.open("/bulletins/" + id).body()).contains("/bulletins/" + id + "/paper.pdf");
        var pdf = reader.open("/bulletins/" + id + "/paper.pdf");
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.body()).startsWith("%PDF-");

        var word = reader.bytes("/bulletins/" + id + "/paper.docx");
        var text = "";
        try (var zip = new ZipInputStream(new ByteArrayInputStream(word))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var part = zip.readAllBytes();
                var xml = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(part));
                if (entry.getName().equals("word/document.xml")) {
                    text = xml.getDocumentElement().getTextContent();
                }
            }
        }
        assertThat(text).contains("关于<b>渗水</b>的通报 & 求助", "天花板 ]]> 仍在滴水。", "请法务部今日内出具意见。", complaint);

        // A stranger finds nothing.
        var stranger = new Visitor(port);
        stranger.signIn("sd-admin", TheCast.PASSWORD);
        assertThat(stranger.open("/bulletins/" + id + "/paper.pdf").statusCode())
                .isEqualTo(404);
        assertThat(stranger.open("/bulletins/none/paper.docx").statusCode()).isEqualTo(404);
    }
}
