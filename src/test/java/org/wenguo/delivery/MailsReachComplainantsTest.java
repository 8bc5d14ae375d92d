package org.wenguo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import org.wenguo.intake.Mailbox;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import tools.jackson.databind.node.ObjectNode;

/** What the organisation says reaches people by mail, once, whatever becomes of the server. */
@WenguoTest
class MailsReachComplainantsTest {

    private static final Instant NOW = TheClock.time(Api.USUAL_TIME);

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    AllSettings settings;

    @Autowired
    Sending sending;

    @Autowired
    Deliveries deliveries;

    @Autowired
    TransactionOperations transactions;

    private final String customer = "c" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    private GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private TenantId tenant;

    @BeforeEach
    void a_mail_server_runs() {
        tenant = cast.organisation("honghe").id();
        server.start();
        set(server.getSmtp().getPort());
    }

    @AfterEach
    void no_mail_leaves_any_more() {
        settings.set(tenant, new AllSettings.Entered("", "", null, null, null, "", ""), NOW);
        server.stop();
    }

    @Test
    void who_wrote_by_mail_is_told_number_time_and_link_at_once_and_the_reply_answers_it() throws Exception {
        var number = api.as("lin").register(form("email"));
        assertThat(inbox()).isEmpty();
        sending.sweep(NOW);
        var acknowledged = onlyMail();
        assertThat(acknowledged.getSubject()).contains(number);
        assertThat(acknowledged.getFrom()[0].toString()).contains("service@honghe.example");
        assertThat(acknowledged.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(plain(acknowledged)).contains(number, "https://tousu.example.com/t/", "2026-");
        assertThat(html(acknowledged)).contains("<a href=\"https://tousu.example.com/t/");

        api.as("lin")
                .act(number, "replies", Map.of("channel", "email", "text", "林先生：\n已安排 <b>维修</b>。"))
                .is(200);
        sending.sweep(NOW);
        var reply = inbox().getLast();
        assertThat(plain(reply)).contains("已安排 <b>维修</b>。");
        assertThat(html(reply)).contains("已安排 &lt;b&gt;维修&lt;/b&gt;。");
        assertThat(reply.getHeader("Auto-Submitted", null)).isNull();
        assertThat(reply.getHeader("In-Reply-To", null)).isEqualTo(acknowledged.getMessageID());
        sending.sweep(NOW.plus(Duration.ofHours(5)));
        assertThat(inbox()).hasSize(2);
        var told = api.as("lin").complaint(number).at("replies").get(0).get("delivery");
        assertThat(told.get("way").asString()).isEqualTo("mail");
        assertThat(told.get("state").asString()).isEqualTo("sent");
    }

    @Test
    void after_an_hour_without_the_server_everything_arrives_once_by_two_nodes() throws Exception {
        var port = server.getSmtp().getPort();
        server.stop();
        var numbers = List.of(
                api.as("lin").register(form("email")),
                api.as("lin").register(form("email")),
                api.as("lin").register(form("email")));
        for (var minutes = 0; minutes < 60; minutes++) {
            sending.sweep(NOW.plus(Duration.ofMinutes(minutes)));
        }
        assertThat(of(numbers.getFirst())).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo("waiting");
            assertThat(one.error()).isEqualTo("away");
        });
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        server.start();
        try (var nodes = Executors.newFixedThreadPool(2)) {
            Callable<Integer> node = () -> sending.sweep(NOW.plus(Duration.ofHours(2)));
            for (var one : nodes.invokeAll(List.of(node, node))) {
                one.get();
            }
        }
        sending.sweep(NOW.plus(Duration.ofHours(9)));
        assertThat(inbox()).hasSize(3);
        assertThat(numbers)
                .allSatisfy(number -> assertThat(of(number))
                        .singleElement()
                        .satisfies(one -> assertThat(one.state()).isEqualTo("sent")));
    }

    @Test
    void what_a_dead_node_had_taken_is_sent_by_another_under_the_same_id() throws Exception {
        var number = api.as("lin").register(form("email"));
        // It sent the mail and died before it could note it.
        sending.sweep(NOW);
        var first = onlyMail().getMessageID();
        in(() -> jdbc("update delivery set delivered_at = null, next_try_at = created_at where complaint_id ="
                + " (select complaint_id from complaint where number = '" + number + "')"));
        sending.sweep(NOW.plus(Duration.ofMinutes(6)));
        assertThat(inbox())
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.getMessageID()).isEqualTo(first));
    }

    @Test
    void names_and_subjects_write_no_headers_and_long_replies_arrive_whole() throws Exception {
        var form = form("email").put("subject", "投诉\r\nBcc: x@evil.example");
        ((ObjectNode) form.get("complainant")).put("name", "林\r\nBcc: y@evil.example");
        var number = api.as("lin").register(form);
        var long_ = "长".repeat(19_990) + "[number]";
        api.as("lin")
                .act(number, "replies", Map.of("channel", "email", "text", long_))
                .is(200);
        sending.sweep(NOW);
        assertThat(inbox()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getAllRecipients()).hasSize(1);
        });
        assertThat(inbox().stream().map(MailsReachComplainantsTest::plain)).anyMatch(text -> text.contains(long_));
    }

    @Test
    void nothing_leaves_where_no_server_is_set_or_to_garbage_or_to_ourselves() throws Exception {
        var other = api.as("lin").register(form("email", "service+x@honghe.example"));
        sending.sweep(NOW);
        assertThat(of(other)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo("failed");
            assertThat(one.error()).isEqualTo("own-address");
        });
        no_mail_leaves_any_more();
        var waiting = api.as("lin").register(form("email"));
        sending.sweep(NOW);
        assertThat(of(waiting)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo("waiting");
            assertThat(one.error()).isEqualTo("no-server");
        });
        assertThat(inbox()).isEmpty();
        assertThat(Recipient.mailAddress("a@b.example\r\nBcc: x@y.example")).isEmpty();
        assertThat(Recipient.mailAddress("林 <a@b.example>")).isEmpty();
    }

    @Test
    void a_promise_is_postponed_only_before_its_time_and_the_customer_hears_it() throws Exception {
        var number = api.as("lin").register(form("email"));
        api.as("lin")
                .act(number, "promises", Map.of("text", "换门", "dueAt", "2026-09-30T10:00:00+08:00"))
                .is(200);
        var later = Map.of("dueAt", "2026-10-09T10:00:00+08:00", "reason", "等配件");
        api.as("lin")
                .act(number, "promises/1/postponement", Map.of("dueAt", "2026-09-29T10:00:00+08:00", "reason", "早"))
                .is(422);
        api.as("lin").act(number, "promises/1/postponement", later).is(200);
        assertThat(api.as("lin")
                        .complaint(number)
                        .limits("promise")
                        .getFirst()
                        .get("dueAt")
                        .asString())
                .startsWith("2026-10-09T10:00");
        sending.sweep(NOW);
        assertThat(inbox().stream().map(MailsReachComplainantsTest::plain))
                .anySatisfy(text -> assertThat(text).contains("换门", "2026-09-30 10:00", "2026-10-09 10:00", "等配件"));
        api.as("lin")
                .at("2026-10-10 10:00")
                .act(number, "promises/1/postponement", Map.of("dueAt", "2026-11-09T10:00:00+08:00", "reason", "又晚"))
                .is(409);
    }

    // ---- small things ---------------------------------------------------------------------------------------------

    private void set(int port) {
        settings.set(
                tenant,
                new AllSettings.Entered(
                        "红河客户关系中心",
                        "https://tousu.example.com",
                        new Settings.Server("127.0.0.1", port, Mailbox.Security.NONE, "", "service@honghe.example"),
                        null,
                        null,
                        "",
                        ""),
                NOW);
    }

    private ObjectNode form(String channel) {
        return form(channel, customer);
    }

    private static ObjectNode form(String channel, String email) {
        var form = Api.unlikeOthers().put("channel", channel);
        ((ObjectNode) form.get("complainant")).put("email", email);
        return form;
    }

    private List<Delivery> of(String number) {
        return in(() -> {
            var id = UUID.fromString(
                    jdbcText("select complaint_id::text from complaint where number = '" + number + "'"));
            return deliveries.of(tenant, id);
        });
    }

    @Autowired
    org.springframework.jdbc.core.simple.JdbcClient db;

    private int jdbc(String sql) {
        return db.sql(sql).update();
    }

    private String jdbcText(String sql) {
        return db.sql(sql).query(String.class).single();
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }

    /** The mails of this test's customer; others of the shared program may get theirs meanwhile. */
    private List<MimeMessage> inbox() {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(customer))
                .toList();
    }

    private MimeMessage onlyMail() {
        assertThat(inbox()).hasSize(1);
        return inbox().getFirst();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(MimeMessage mail) {
        return part(mail, 0);
    }

    private static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int no) {
        try {
            return ((MimeMultipart) mail.getContent())
                    .getBodyPart(no)
                    .getContent()
                    .toString()
                    .replace("\r\n", "\n");
        } catch (jakarta.mail.MessagingException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
