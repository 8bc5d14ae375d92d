package org.wenguo.intake;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mails of {@code data/zammad-mail}: every one comes in, and reads as their first owners say it should. */
@WenguoTest
class RealMailsTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("wenguo.shared", "../shared")).resolve("data/zammad-mail");

    @Autowired
    Api api;

    @BeforeAll
    static void needs_the_data() {
        assumeTrue(Files.isDirectory(FOLDER), () -> "no mails at " + FOLDER.toAbsolutePath());
    }

    @Test
    void every_mail_comes_in_and_none_is_lost() throws IOException {
        var softly = new SoftAssertions();
        var admin = api.as("admin").with("Content-Type", "message/rfc822");
        for (var file : mails()) {
            var raw = Files.readAllBytes(file);
            var answer = admin.send("POST", "/intake/email", raw);
            softly.assertThat(answer.status())
                    .as("%s: %s", file.getFileName(), answer.body())
                    .isIn(200, 201);
            if (answer.status() >= 300) {
                continue;
            }
            var kept = answer.text("kept");
            softly.assertThat(kept.equals("aside"))
                    .as("%s %s", file.getFileName(), kept)
                    .isEqualTo(answer.at("number").isNull());
            var expected = expected(file);
            if (expected != null) {
                softly.assertThat(folded(answer.text("subject")))
                        .as("subject of %s", file.getFileName())
                        .isEqualTo(folded(expected.path("subject").asString("")));
                softly.assertThat(folded(answer.text("from")))
                        .as("sender of %s", file.getFileName())
                        .isEqualTo(folded(expected.path("from").asString("")));
            }
            var again = admin.send("POST", "/intake/email", raw).is(200);
            softly.assertThat(again.at("number")).isEqualTo(answer.at("number"));
            softly.assertThat(again.at("created").asBoolean()).isFalse();
        }
        softly.assertAll();
    }

    @Test
    void senders_attachments_and_texts_are_read_as_expected() throws Exception {
        var softly = new SoftAssertions();
        for (var file : mails()) {
            var expected = expected(file);
            var mail = ReadingMail.read(Files.readAllBytes(file));
            if (expected == null) {
                continue;
            }
            var name = file.getFileName().toString();
            softly.assertThat(mail.senderAddress())
                    .as(name)
                    .isEqualToIgnoringCase(expected.path("from_email").asString(""));
            if (mail.senderAddress().matches("[^\"@]+@[^@]+")) {
                softly.assertThat(mail.senderName())
                        .as(name)
                        .isEqualTo(expected.path("from_display_name").asString(""));
            }
            if (expected.has("attachments")) {
                softly.assertThat(new TreeSet<>(mail.attachments().stream()
                                .map(one -> one.name() + " " + HexFormat.of().formatHex(one.sha256()))
                                .toList()))
                        .as("attachments of %s", name)
                        .isEqualTo(attachments(expected.get("attachments")));
            }
            var html = expected.path("content_type").asString("").contains("html");
            if (html && mail.html() != null) {
                var said = words(Jsoup.parse(expected.path("body").asString("")).text());
                // Addresses of links stand beside their words, and what was too long was left out there.
                softly.assertThat(share(said, words(mail.html())))
                        .as("text of %s", name)
                        .isGreaterThan(0.9);
            }
        }
        softly.assertAll();
    }

    private static TreeSet<String> attachments(JsonNode expected) {
        var found = new TreeSet<String>();
        for (var one : expected) {
            if (!one.get("filename").asString().equals("message.html")) {
                found.add(one.get("filename").asString() + " "
                        + one.get("data").get("sha256").asString());
            }
        }
        return found;
    }

    private static double share(List<String> expected, List<String> found) {
        return expected.isEmpty()
                ? 1
                : (double) expected.stream()
                                .filter(new java.util.HashSet<>(found)::contains)
                                .count()
                        / expected.size();
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String folded(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ").strip();
    }

    private static @Nullable JsonNode expected(Path mail) throws IOException {
        var file = mail.resolveSibling(mail.getFileName().toString().replace(".box", ".expected.json"));
        return Files.exists(file) ? JsonMapper.shared().readTree(Files.readAllBytes(file)) : null;
    }

    private static List<Path> mails() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".box"))
                    .sorted()
                    .toList();
        }
    }
}
