package org.wenguo.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.AtADesk;
import org.wenguo.WenguoTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An arbitrator asks for the whole file of a case, and wants to be sure that nothing in it was changed (H2). */
@WenguoTest
class TheFileOfACaseTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Api api;

    @LocalServerPort
    int port;

    @Test
    void the_bundle_holds_what_came_and_what_happened_and_can_be_checked_without_us(@TempDir Path there)
            throws Exception {
        var picture = picture();
        var number = broughtByMail(picture);
        api.as("guo").act(number, "assignment", Map.of("unit", "peninsula")).is(200);
        api.as("chen").act(number, "acceptance", Map.of()).is(200);
        api.as("chen").act(number, "answer", Map.of("text", "屋面防水层老化，已安排修缮。")).is(200);

        var files = unpacked(taken("guo", number, "zip").body(), there);

        assertThat(files).containsKeys("case.pdf", "log.jsonl", "manifest.json", "SHA256SUMS", "README.txt");
        var sums = new ProcessBuilder("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS")
                .directory(there.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(sums.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(sums.waitFor()).isZero();
        var manifest = JSON.readTree(files.get("manifest.json"));
        var photo = one(manifest.get("files"), "漏水.png");
        assertThat(files.get(photo.get("path").asString())).isEqualTo(picture);
        assertThat(photo.get("asReceived").asBoolean()).isTrue();
        assertThat(chained(Objects.requireNonNull(files.get("log.jsonl"))))
                .isEqualTo(manifest.get("log").get("head").asString())
                .isEqualTo(api.as("guo")
                        .get("/complaints/" + number + "/timeline/verification")
                        .text("head"));
    }

    @Test
    void the_document_is_read_like_a_file_and_ends_with_who_took_it() throws Exception {
        var number = broughtByMail(picture());

        var pdf = taken("guo", number, "pdf").body();

        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text)
                    .contains("投诉卷宗")
                    .contains(number)
                    .contains("屋顶漏水，见附件")
                    .contains("漏水.png")
                    .contains("仲裁委员会调卷")
                    .contains("调取了卷宗");
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
        }
    }

    @Test
    void who_took_it_and_what_for_stands_on_the_case_ever_after() {
        var number = broughtByMail(picture());
        taken("guo", number, "pdf");

        var last =
                api.as("guo").get("/complaints/" + number + "/timeline").is(200).json();

        assertThat(last.get(last.size() - 1).get("type").asString()).isEqualTo("file-taken-out");
        assertThat(new AtADesk(port, "guo").text("/complaints/" + number + "/case-file"))
                .contains("仲裁委员会调卷");
    }

    @Test
    void nobody_takes_it_who_does_not_carry_the_case_or_says_nothing_of_a_purpose() {
        var number = broughtByMail(picture());
        var asked = Map.of("purpose", "看看", "as", "zip");

        api.as("sun").post("/complaints/" + number + "/case-file", asked).is(403);
        api.as("sd-guo").post("/complaints/" + number + "/case-file", asked).is(404);
        api.as("guo")
                .post("/complaints/" + number + "/case-file", Map.of("as", "zip"))
                .is(422);
        api.as("guo")
                .post("/complaints/" + number + "/case-file", Map.of("purpose", "看看", "as", "docx"))
                .is(422);
        var desk = new AtADesk(port, "guo");
        var page = "/complaints/" + number + "/case-file";
        assertThat(desk.post(page, page, Map.of("purpose", " ", "as", "pdf")).statusCode())
                .isEqualTo(422);
        assertThat(api.as("guo").get("/complaints/" + number + "/timeline").body())
                .doesNotContain("file-taken-out");
    }

    private java.net.http.HttpResponse<byte[]> taken(String who, String number, String as) {
        var page = "/complaints/" + number + "/case-file";
        var answer = new AtADesk(port, who).post(page, page, Map.of("purpose", "仲裁委员会调卷", "as", as));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private String broughtByMail(byte[] picture) {
        var words = Api.randomWords(12);
        var mail = """
                From: =?UTF-8?B?%s?= <lin@example.com>
                To: service@example.com
                Subject: =?UTF-8?B?%s?=
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="part"

                --part
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                %s
                --part
                Content-Type: image/png
                Content-Disposition: attachment; filename="=?UTF-8?B?%s?="
                Content-Transfer-Encoding: base64

                %s
                --part--
                """.formatted(
                        base64("林小姐"),
                        base64("屋顶漏水" + words),
                        base64("屋顶漏水，见附件。" + words),
                        base64("漏水.png"),
                        Base64.getMimeEncoder().encodeToString(picture));
        return api.as("admin")
                .with("Content-Type", "message/rfc822")
                .send("POST", "/intake/email", mail.replace("\n", "\r\n"))
                .is(201)
                .text("number");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> unpacked(byte[] zip, Path there) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var bytes = in.readAllBytes();
                files.put(entry.getName(), bytes);
                var file = there.resolve(entry.getName());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.write(file, bytes);
            }
        }
        return files;
    }

    private static JsonNode one(JsonNode files, String name) {
        for (var file : files) {
            if (file.hasNonNull("name") && file.get("name").asString().equals(name)) {
                return file;
            }
        }
        throw new AssertionError("Not in the manifest: " + name);
    }

    /** As README.txt tells a stranger to do it. */
    private static String chained(byte[] log) throws Exception {
        var before = "0".repeat(64);
        for (var line : new String(log, StandardCharsets.UTF_8).strip().split("\n")) {
            var event = JSON.readTree(line);
            var text = new StringBuilder(before)
                    .append('\u001e')
                    .append(event.get("seq").asInt());
            for (var member : new String[] {"type", "at", "actorKind", "actorId", "facts"}) {
                text.append('\u001e').append(event.get(member).asString());
            }
            var hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(text.append('\u001e').toString().getBytes(StandardCharsets.UTF_8));
            before = HexFormat.of().formatHex(hash);
            assertThat(before).isEqualTo(event.get("hash").asString());
        }
        return before;
    }
}
