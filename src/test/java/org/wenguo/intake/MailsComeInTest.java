package org.wenguo.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.WenguoTest;

/** Mails handed in by {@code POST /api/v1/intake/email} (A1, issue “everything in”). */
@WenguoTest
class MailsComeInTest {

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    ReplyAddresses replyAddresses;

    @Test
    void a_customer_writes_and_it_is_a_complaint_once_however_often_it_comes() {
        var mail = mail("王芳 <wang.fang@example.com>", Api.randomWords(12), Api.randomWords(30), "");
        var first = in("admin", mail).is(201);
        assertThat(first.at("created").asBoolean()).isTrue();

        // Another server on the way adds its own field; the mail is the same.
        var again = in("lin", "Received: from elsewhere\r\n" + mail).is(200);
        assertThat(again.at("created").asBoolean()).isFalse();
        assertThat(again.text("number")).isEqualTo(first.text("number"));

        var complaint = api.as("lin").complaint(first.text("number"));
        assertThat(complaint.text("channel")).isEqualTo("email");
        assertThat(complaint.text("/complainant/email")).isEqualTo("wang.fang@example.com");
        assertThat(complaint.text("/complainant/name")).isEqualTo("王芳");
        assertThat(complaint.text("/lead")).isEqualTo("centre");
        assertThat(complaint.limits("hand-over")).isNotEmpty();
    }

    @Test
    void two_nodes_fetch_the_same_mail_at_once() throws Exception {
        var mail = mail("a@example.com", Api.randomWords(12), Api.randomWords(30), "");
        api.as("lin");
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = threads
                    .invokeAll(IntStream.range(0, 4)
                            .mapToObj(i -> (Callable<Api.Answer>) () -> in("lin", mail))
                            .toList())
                    .stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(201, 200, 200, 200);
            assertThat(answers)
                    .extracting(answer -> answer.text("number"))
                    .hasSize(4)
                    .doesNotContainNull();
            assertThat(answers.stream().map(answer -> answer.text("number")).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void who_may_hand_mails_in() {
        assertThat(in("he", mail("x@example.com", "a", "b", "")).status()).isEqualTo(403);
        assertThat(api.with("Content-Type", "message/rfc822")
                        .send("POST", "/intake/email", "Subject: x\r\n\r\ny")
                        .status())
                .isEqualTo(401);
        assertThat(in("lin", "").status()).isEqualTo(400);
    }

    // ---- threads --------------------------------------------------------------------------------------------------

    @Test
    void an_answer_finds_its_case_by_the_mail_it_refers_to_and_wakes_what_waits_for_the_customer() {
        var id = "<" + UUID.randomUUID() + "@example.com>";
        var number = in("lin", mail("li@example.com", Api.randomWords(12), Api.randomWords(30), "Message-ID: " + id))
                .is(201)
                .text("number");
        var lin = api.as("lin");
        lin.act(number, "suspension", Map.of("reason", "等照片", "waitingFor", "complainant"))
                .is(200);

        // Somebody who was in copy says something: it is kept with the case, but the customer has not answered.
        in("lin", mail("colleague@example.com", "Re: x", "我也看到了", "In-Reply-To: " + id))
                .is(200);
        assertThat(lin.complaint(number).at("suspension").isNull()).isFalse();

        var answer = in(
                        "lin",
                        mail("Li <LI@example.com>", "Re: x", "照片在附件\n\n> 请您补充照片\n> 谢谢", "References: <other@x> " + id))
                .is(200);
        assertThat(answer.text("number")).isEqualTo(number);
        assertThat(lin.complaint(number).at("suspension").isNull()).isTrue();
        var timeline = lin.get("/complaints/" + number + "/timeline").body();
        assertThat(timeline).contains("照片在附件", "我也看到了").doesNotContain("请您补充照片");
    }

    @Test
    void an_answer_finds_its_case_by_the_signed_address_and_nobody_can_sign_for_another() {
        var tenant = cast.organisation("honghe").id();
        var number = api.as("lin").register(Api.unlikeOthers());
        var other = api.as("lin").register(Api.unlikeOthers());
        var address = replyAddresses.of(tenant, number, "service@honghe.example");

        var mail = mail("private@example.com", "你们的电话", "我下午三点后有空", "")
                .replace("To: service@honghe.example", "To: " + address.toUpperCase(java.util.Locale.ROOT));
        assertThat(in("lin", mail).is(200).text("number")).isEqualTo(number);

        var forged = mail("private@example.com", Api.randomWords(9), Api.randomWords(20), "")
                .replace("To: service@honghe.example", "To: " + address.replace(number, other));
        assertThat(in("lin", forged).is(201).text("number")).isNotIn(number, other);
    }

    @Test
    void a_number_in_the_subject_counts_only_from_somebody_known_there() {
        var form = Api.unlikeOthers();
        ((tools.jackson.databind.node.ObjectNode) form.get("complainant")).put("email", "Owner@Example.com");
        var number = api.as("lin").register(form);
        assertThat(in("lin", mail("stranger@example.com", "投诉 " + number, Api.randomWords(20), ""))
                        .is(201)
                        .text("number"))
                .isNotEqualTo(number);
        assertThat(in("lin", mail("owner@example.com", "关于投诉" + number + "的补充", Api.randomWords(20), ""))
                        .is(200)
                        .text("number"))
                .isEqualTo(number);
    }

    @Test
    void automatic_replies_and_bounces_lie_with_their_case_and_move_nothing() {
        var id = "<" + UUID.randomUUID() + "@example.com>";
        var number = in("lin", mail("auto@example.com", Api.randomWords(12), Api.randomWords(30), "Message-ID: " + id))
                .is(201)
                .text("number");
        var before = api.as("lin").complaint(number).number("version");
        for (var sign : new String[] {
            "Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All", "Precedence: auto_reply", "Return-Path: <>"
        }) {
            var answer = in("lin", mail("auto@example.com", "外出 " + sign, "我休假了", "In-Reply-To: " + id + "\r\n" + sign))
                    .is(200);
            assertThat(answer.text("number")).isEqualTo(number);
            assertThat(answer.text("kept")).isEqualTo("noticed");
        }
        assertThat(api.as("lin").complaint(number).number("version")).isEqualTo(before);

        // With no case to lie with, a person looks at it.
        var lost = in("lin", mail("MAILER-DAEMON@example.com", "Undelivered " + id, "无法投递", ""))
                .is(200);
        assertThat(lost.at("number").isNull()).isTrue();
        assertThat(lost.text("kept")).isEqualTo("aside");
        assertThat(lost.text("reason")).isEqualTo("bounce");
    }

    // ---- what people and attackers send ---------------------------------------------------------------------------

    @Test
    void every_charset_is_read() {
        var said = "厨房渗水，请速派人";
        for (var charset : Map.of("gb2312", "GB18030", "gbk", "GBK", "GB18030", "GB18030", "utf-8", "UTF-8")
                .entrySet()) {
            assertThat(saidIn(said + "镕", charset.getKey(), Charset.forName(charset.getValue())))
                    .isEqualTo(said + "镕");
        }
        assertThat(saidIn("廚房滲水，請速派人", "big5", Charset.forName("Big5"))).isEqualTo("廚房滲水，請速派人");
        assertThat(saidIn("一覧をアップします", "iso-2022-jp", Charset.forName("ISO-2022-JP")))
                .isEqualTo("一覧をアップします");
        assertThat(saidIn("+U6hiP24XbDQ-", "utf-7", StandardCharsets.US_ASCII)).isEqualTo("厨房渗水");
        // Nobody says what it is.
        assertThat(saidIn(said + said, "x-unknown", Charset.forName("GB18030"))).isEqualTo(said + said);
    }

    private static String saidIn(String text, String declared, Charset real) {
        var head = "From: a@example.com\r\nSubject: =?" + declared + "?B?"
                + Base64.getEncoder().encodeToString(text.getBytes(real))
                + "?=\r\nContent-Type: text/plain; charset=" + declared + "\r\n\r\n";
        var raw = new java.io.ByteArrayOutputStream();
        raw.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        raw.writeBytes(text.getBytes(real));
        try {
            var mail = ReadingMail.read(raw.toByteArray());
            assertThat(mail.subject()).isEqualTo(mail.fresh());
            return mail.fresh();
        } catch (ReadingMail.Unreadable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void html_becomes_plain_text_and_nothing_of_it_runs() {
        var mail = mail("b@example.com", Api.randomWords(12), """
                <html><head><script>alert(1)</script><style>p{}</style></head><body onload="x()">
                <p>电梯<b>坏了</b></p><ul><li>三次报修</li></ul><img src=x onerror=alert(2)>
                <blockquote>您好，请问什么时候</blockquote></body></html>""", "Content-Type: text/html; charset=utf-8");
        var number = in("lin", mail.replace("Content-Type: text/plain; charset=utf-8\r\n", ""))
                .is(201)
                .text("number");
        assertThat(api.as("lin").complaint(number).text("text"))
                .contains("电梯坏了", "- 三次报修")
                .doesNotContain("<", "alert", "您好，请问");
    }

    @Test
    void a_mail_bomb_is_kept_aside_and_nothing_breaks() {
        var bomb = new StringBuilder("From: bomb@example.com\r\nSubject: " + UUID.randomUUID() + "\r\n");
        for (var i = 0; i < 3000; i++) {
            bomb.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        var answer = in("lin", bomb + "\r\nend").is(200);
        assertThat(answer.text("kept")).isEqualTo("aside");
        assertThat(answer.text("reason")).isEqualTo("too-nested");
        // Headers and lines that are made to keep a reader busy.
        var spaces = " ".repeat(400_000);
        var busy = in(
                "lin",
                "From: <" + spaces + "\r\nTo: " + "a".repeat(400_000) + "\r\nSubject: =?" + spaces + "\r\n\r\n"
                        + ("x<" + "@>".repeat(120) + "\r\n").repeat(3000) + UUID.randomUUID());
        assertThat(busy.status()).isLessThan(300);
        // Not even a header, not even text.
        assertThat(in("lin", new String(new char[] {0, 1, 2, 65533, 10, 13}) + UUID.randomUUID())
                        .status())
                .isLessThan(300);
    }

    @Test
    void a_file_that_would_burst_is_kept_as_it_came_and_broken_encodings_lose_no_mail() throws Exception {
        var bomb = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bomb)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("0"));
            for (var i = 0; i < 64; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        var boundary = "b" + UUID.randomUUID();
        var answer = in(
                        "lin",
                        "From: c@example.com\r\nTo: service@honghe.example\r\nSubject: " + Api.randomWords(12)
                                + "\r\nContent-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n--"
                                + boundary
                                + "\r\nContent-Type: text/plain; charset=no-such-charset\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                                + Api.randomWords(20) + " =ZZ =\r\n--" + boundary
                                + "\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename=\"a.zip\"\r\n"
                                + "Content-Transfer-Encoding: base64\r\n\r\n"
                                + Base64.getEncoder().encodeToString(bomb.toByteArray())
                                + "\r\n--" + boundary
                                + "\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=\"b.png\"\r\n"
                                + "Content-Transfer-Encoding: base64\r\n\r\n!!not*base64\u0001=\r\n--" + boundary
                                + "--\r\n")
                .is(201);
        assertThat(answer.number("/attachments/0/size")).isEqualTo(bomb.size());
        assertThat(answer.text("/attachments/1/name")).isEqualTo("b.png");
    }

    @Test
    void attachments_are_evidence_and_never_shown_as_what_they_claim_to_be() throws Exception {
        var boundary = "b" + UUID.randomUUID();
        var mail = "From: c@example.com\r\nTo: service@honghe.example\r\nSubject: " + Api.randomWords(12)
                + "\r\nContent-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n--" + boundary
                + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + Api.randomWords(20) + "\r\n--" + boundary
                + "\r\nContent-Type: text/html; name=\"../../evil\u202e.html\"\r\nContent-Disposition: attachment; filename=\"../../evil.html\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getEncoder().encodeToString("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                + "\r\n--" + boundary + "--\r\n";
        var answer = in("lin", mail).is(201);
        assertThat(answer.text("/attachments/0/name")).isEqualTo("__.._evil.html");
        assertThat(answer.number("/attachments/0/size")).isEqualTo(25);

        var evidence =
                api.as("lin").complaint(answer.text("number")).at("evidence").get(0);
        assertThat(evidence.get("sha256").asString()).isEqualTo(answer.text("/attachments/0/sha256"));
        var path = evidence.get("url").asString();
        var file = api.as("lin").get(path).is(200);
        assertThat(file.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(file.header("Content-Type")).hasValue("application/octet-stream");
        assertThat(file.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        // Another site and another organisation do not know of it.
        assertThat(api.as("sd-lin").get(path).status()).isEqualTo(404);
        assertThat(api.as("chen").get(path).status()).isEqualTo(404);
    }

    // ---- words of the story ---------------------------------------------------------------------------------------

    private Api.Answer in(String who, String mail) {
        return api.as(who).with("Content-Type", "message/rfc822").send("POST", "/intake/email", mail);
    }

    private static String mail(String from, String subject, String text, String more) {
        return "From: " + from + "\r\nTo: service@honghe.example\r\nSubject: " + subject + "\r\n"
                + (more.contains("Message-ID") ? "" : "Message-ID: <" + UUID.randomUUID() + "@example.com>\r\n")
                + "Content-Type: text/plain; charset=utf-8\r\n" + (more.isEmpty() ? "" : more + "\r\n") + "\r\n" + text
                + "\r\n";
    }
}
