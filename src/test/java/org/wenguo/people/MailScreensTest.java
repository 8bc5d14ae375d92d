package org.wenguo.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.WenguoTest;

/** The pages of mails: what lies aside is dealt with once, by those who can; mailboxes keep their secrets. */
@WenguoTest
class MailScreensTest {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Test
    void what_lies_aside_is_given_to_a_case_once() {
        var number = api.as("lin").register(Api.unlikeOthers());
        var words = Api.randomWords(20);
        var mail = aside(words);
        var lin = signedIn("lin");
        assertThat(lin.open("/").body()).contains("/intake/mails");
        assertThat(lin.open("/intake/mails").body()).contains(mail);

        lin.open("/intake/mails/" + mail);
        assertThat(lin.submit("/intake/mails/" + mail + "/case", Map.of("number", "9999999999999"))
                        .statusCode())
                .isEqualTo(422);
        lin.open("/intake/mails/" + mail);
        var given = lin.submit("/intake/mails/" + mail + "/case", Map.of("number", number));
        assertThat(Visitor.next(given)).isEqualTo("/complaints/" + number);
        assertThat(lin.open("/complaints/" + number).body()).contains(words);

        // A colleague whose page was still open is told.
        lin.open("/intake/mails/" + aside(Api.randomWords(20)));
        assertThat(lin.submit("/intake/mails/" + mail + "/dismissal", Map.of()).statusCode())
                .isEqualTo(409);
        assertThat(api.as("lin").complaint(number).status()).isEqualTo(200);
    }

    @Test
    void or_a_complaint_is_made_of_it_on_the_form_that_is_filled_already() {
        var words = Api.randomWords(20);
        var mail = aside(words);
        var lin = signedIn("lin");
        var form = lin.open("/complaints/new?mail=" + mail).body();
        assertThat(form).contains(words, "robot@example.com", "value=\"" + mail + "\"");
        var sent = Map.of(
                "mail",
                mail,
                "unit",
                "peninsula",
                "channel",
                "email",
                "subject",
                Api.randomWords(9),
                "text",
                words,
                "complainant.email",
                "robot@example.com");
        var registered = lin.submit("/complaints/new", sent);
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(302);
        assertThat(lin.open("/intake/mails?state=by-hand").body()).contains(mail);

        // Nobody makes a second complaint of it.
        lin.open("/complaints/new");
        assertThat(lin.submit("/complaints/new", sent).statusCode()).isEqualTo(422);
    }

    @Test
    void only_the_centre_deals_with_mails_and_only_administrators_with_mailboxes() {
        var mail = aside(Api.randomWords(20));
        for (var stranger : new String[] {"chen", "wu", "admin"}) {
            var one = signedIn(stranger);
            assertThat(one.open("/intake/mails").statusCode()).as(stranger).isEqualTo(403);
            assertThat(one.open("/intake/mails/" + mail + "/original").statusCode())
                    .isEqualTo(403);
            assertThat(one.open("/complaints/new?mail=" + mail).statusCode()).isEqualTo(403);
        }
        var other = signedIn("sd-lin");
        assertThat(other.open("/intake/mails/" + mail).statusCode()).isEqualTo(404);
        assertThat(other.open("/intake/mails/" + mail + "/original").statusCode())
                .isEqualTo(404);
        assertThat(signedIn("lin").open("/people/mailboxes").statusCode()).isEqualTo(403);
    }

    @Test
    void a_mailbox_that_cannot_be_reached_says_what_to_do_and_never_its_password() {
        var admin = signedIn("sd-admin");
        admin.open("/people/mailboxes");
        var address = "box" + UUID.randomUUID().toString().substring(0, 8) + "@shunda.example";
        var entered = Map.of(
                "address",
                address,
                "unit",
                "sanyan",
                "host",
                "127.0.0.1",
                "port",
                "1",
                "security",
                "none",
                "username",
                "u",
                "password",
                "very-secret-1",
                "folder",
                "INBOX",
                "since",
                "2026-09-01");
        assertThat(admin.submit("/people/mailboxes", entered).statusCode()).isEqualTo(302);
        var page = admin.open("/people/mailboxes").body();
        assertThat(page).contains(address, "连不上服务器").doesNotContain("very-secret-1");

        var twice = admin.submit("/people/mailboxes", entered);
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("已经添加过").doesNotContain("very-secret-1");

        var one = Pattern.compile("/people/mailboxes/[0-9a-f-]{36}(?=\")")
                .matcher(admin.open("/people/mailboxes").body());
        assertThat(one.find()).isTrue();
        // Another organisation's administrator does not know of it.
        var stranger = signedIn("admin");
        stranger.open("/people/mailboxes");
        for (var act : java.util.List.of("/test", "/removal", "/pause", "")) {
            assertThat(stranger.submit(one.group() + act, Map.of("paused", "true"))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(stranger.open(one.group()).statusCode()).isEqualTo(404);

        // Another server: tried before it is kept, and the password that is known stays.
        assertThat(admin.open(one.group()).body())
                .contains("value=\"127.0.0.1\"")
                .doesNotContain("very-secret-1");
        var other = new java.util.HashMap<>(entered);
        other.put("password", "");
        other.put("port", "2");
        other.put("then", "test");
        assertThat(admin.submit(one.group(), other).body()).contains("连不上服务器").contains("value=\"2\"");
        assertThat(admin.open(one.group()).body()).contains("value=\"1\"");
        other.put("then", "save");
        assertThat(admin.submit(one.group(), other).statusCode()).isEqualTo(302);
        assertThat(admin.open(one.group()).body()).contains("value=\"2\"");
        other.put("port", "0");
        assertThat(admin.submit(one.group(), other).statusCode()).isEqualTo(422);

        assertThat(admin.submit(one.group() + "/pause", Map.of("paused", "true"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(admin.open("/people/mailboxes").body()).contains("已暂停");
        assertThat(admin.open(one.group()).body()).contains("已暂停");
        admin.submit(one.group() + "/removal", Map.of());
        assertThat(admin.open(one.group()).body()).as("not by a slip").contains("请先勾选确认");
        assertThat(admin.submit(one.group() + "/removal", Map.of("sure", "true"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(admin.open("/people/mailboxes").body()).doesNotContain(address + "<div");
    }

    // ---- words of the story ---------------------------------------------------------------------------------------

    private Visitor signedIn(String username) {
        var visitor = new Visitor(port);
        visitor.signIn(username, TheCast.PASSWORD);
        return visitor;
    }

    /** @return id of an automatic reply that belongs to no case */
    private String aside(String words) {
        var subject = UUID.randomUUID().toString();
        var answer = api.as("lin")
                .with("Content-Type", "message/rfc822")
                .send(
                        "POST",
                        "/intake/email",
                        "From: Robot <robot@example.com>\r\nSubject: " + subject
                                + "\r\nAuto-Submitted: auto-replied\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                                + words)
                .is(200);
        assertThat(answer.text("kept")).isEqualTo("aside");
        var list = signedIn("lin").open("/intake/mails").body();
        var link = Pattern.compile("/intake/mails/([0-9a-f-]{36})\">" + subject).matcher(list);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
