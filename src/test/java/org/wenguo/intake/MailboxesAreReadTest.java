package org.wenguo.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.WenguoTest;
import org.wenguo.intake.Mails.State;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/** Mailboxes on a real IMAP server: each mail once, whoever reads, and nothing lost while the server is away. */
@WenguoTest
class MailboxesAreReadTest {

    @Autowired
    TheCast cast;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    FetchingMail fetching;

    @Autowired
    Mails mails;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transactions;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));
    private final String address = "s" + UUID.randomUUID().toString().substring(0, 8) + "@honghe.example";
    private GreenMailUser user;
    private TenantId tenant;

    @BeforeEach
    void a_mail_server_runs() {
        server.start();
        user = server.setUser(address, address, "secret");
        tenant = cast.organisation("honghe").id();
    }

    @AfterEach
    void nothing_is_left_to_read() {
        mailboxes.of(tenant).forEach(box -> mailboxes.remove(tenant, box.id()));
        server.stop();
    }

    @Test
    void each_mail_once_by_two_nodes_and_again_after_the_server_forgot_everything() throws Exception {
        var box = connect("secret", null);
        var subjects = List.of(Api.randomWords(12), Api.randomWords(12), Api.randomWords(12));
        for (var subject : subjects) {
            deliver(subject);
        }
        var now = Instant.now();
        try (var nodes = Executors.newFixedThreadPool(2)) {
            Callable<Integer> node = () -> fetching.sweep(now);
            var taken = nodes.invokeAll(List.of(node, node));
            assertThat(taken.get(0).get() + taken.get(1).get()).isEqualTo(3);
        }
        assertThat(taken(subjects))
                .hasSize(3)
                .allSatisfy(mail -> assertThat(mail.number()).isNotNull());
        assertThat(inbox()).hasSize(3).allMatch(flags -> flags.contains(Flags.Flag.SEEN));
        assertThat(mailboxes.find(tenant, box.id()).orElseThrow().taken()).isEqualTo(3);

        // Nothing new; then the database of the server is set up anew, and every mail looks new.
        assertThat(fetching.sweep(now.plusSeconds(61))).isZero();
        mailboxes.reached(tenant, box.id(), 1, 0, 0);
        assertThat(fetching.sweep(now.plusSeconds(122))).isZero();
        assertThat(taken(subjects)).hasSize(3);
    }

    @Test
    void what_was_read_may_be_moved_out_of_the_way() throws Exception {
        server.getManagers().getImapHostManager().createMailbox(user, "Done");
        connect("secret", "Done");
        var subject = Api.randomWords(12);
        deliver(subject);
        assertThat(fetching.sweep(Instant.now())).isEqualTo(1);
        assertThat(inbox()).isEmpty();
        assertThat(server.getManagers()
                        .getImapHostManager()
                        .getFolder(user, "Done")
                        .getMessageCount())
                .isEqualTo(1);
    }

    @Test
    void older_mails_are_left_alone() throws Exception {
        deliver(Api.randomWords(12));
        mailboxes.add(tenant, entered("secret", null, Instant.now().plus(Duration.ofHours(1))), Instant.now());
        assertThat(fetching.sweep(Instant.now())).isZero();
        assertThat(inbox()).noneMatch(flags -> flags.contains(Flags.Flag.SEEN));
    }

    @Test
    void while_the_server_is_away_it_says_so_and_afterwards_everything_arrives() throws Exception {
        var box = connect("secret", null);
        var now = Instant.now();
        var port = server.getImap().getPort();
        server.stop();
        assertThat(fetching.sweep(now)).isZero();
        var failing = mailboxes.find(tenant, box.id()).orElseThrow();
        assertThat(failing.problem()).isEqualTo("unreachable");
        assertThat(failing.failures()).isEqualTo(1);

        var back = new GreenMail(new ServerSetup(port, "127.0.0.1", "imap"));
        back.start();
        try {
            user = back.setUser(address, address, "secret");
            deliver(Api.randomWords(12));
            assertThat(fetching.sweep(now.plusSeconds(30)))
                    .as("not before its time")
                    .isZero();
            assertThat(fetching.sweep(now.plusSeconds(61))).isEqualTo(1);
            assertThat(mailboxes.find(tenant, box.id()).orElseThrow().problem()).isNull();
        } finally {
            back.stop();
        }
    }

    @Test
    void a_mail_larger_than_any_may_be_is_kept_by_its_head_and_those_behind_it_are_read() throws Exception {
        connect("secret", null);
        var large = Api.randomWords(12);
        var next = Api.randomWords(12);
        deliver(large, "x".repeat(76).concat("\r\n").repeat(600_000));
        deliver(next);
        assertThat(fetching.sweep(Instant.now())).isEqualTo(2);
        assertThat(mails.list(tenant, State.ASIDE, null))
                .filteredOn(mail -> mail.subject().equals(large))
                .singleElement()
                .satisfies(mail -> assertThat(mail.reason()).isEqualTo("too-large"));
        assertThat(taken(List.of(next))).hasSize(1);
    }

    @Test
    void what_comes_while_somebody_waits_on_the_line_is_read_at_once() throws Exception {
        var box = connect("secret", null);
        fetching.sweep(Instant.now());
        await(() -> isListenedTo(box));
        var subject = Api.randomWords(12);
        deliver(subject);
        // Nobody sweeps: the server itself says that something came.
        await(() -> !taken(List.of(subject)).isEmpty());
        // Who takes its place after a change does so by the new account.
        mailboxes.change(tenant, box.id(), entered("other", null, box.since()), Instant.now());
        fetching.leave(box.id());
        await(() -> !isListenedTo(box));
        // Whoever was reading at that moment ends what was begun; the next look is by the new account.
        await(() -> {
            fetching.sweep(Instant.now().plus(Duration.ofHours(1)));
            return "refused"
                    .equals(mailboxes.find(tenant, box.id()).orElseThrow().problem());
        });
    }

    @Test
    void a_paused_mailbox_is_not_read_and_afterwards_everything_once_from_another_server_too() throws Exception {
        var box = connect("secret", null);
        mailboxes.pause(tenant, box.id(), true, Instant.now());
        var subjects = List.of(Api.randomWords(12), Api.randomWords(12));
        for (var subject : subjects) {
            deliver(subject);
        }
        assertThat(fetching.sweep(Instant.now().plusSeconds(3_600))).isZero();
        mailboxes.pause(tenant, box.id(), false, Instant.now());
        assertThat(fetching.sweep(Instant.now())).isEqualTo(2);

        // The mails move to another house with everything in it, and the password stays what it was.
        var there = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));
        there.start();
        try {
            var mails = server.getManagers().getImapHostManager().getInbox(user).getMessages();
            user = there.setUser(address, address, "secret");
            for (var mail : mails) {
                user.deliver(mail.getMimeMessage());
            }
            var before = entered("", null, box.since());
            mailboxes.change(
                    tenant,
                    box.id(),
                    new Mailboxes.Entered(
                            before.unit(),
                            before.address(),
                            before.host(),
                            there.getImap().getPort(),
                            before.security(),
                            before.username(),
                            "",
                            before.folder(),
                            null,
                            before.since()),
                    Instant.now());
            deliver(Api.randomWords(12));
            assertThat(fetching.sweep(Instant.now().plusSeconds(1))).isEqualTo(1);
            assertThat(taken(subjects)).hasSize(2);
        } finally {
            fetching.leave(box.id());
            there.stop();
        }
    }

    @Test
    void what_is_wrong_is_told_in_kind() {
        assertThat(fetching.test(tenant, connect("secret", null).id())).isEmpty();
        mailboxes.of(tenant).forEach(box -> mailboxes.remove(tenant, box.id()));
        assertThat(fetching.test(tenant, connect("wrong", null).id())).hasValue("refused");
        mailboxes.of(tenant).forEach(box -> mailboxes.remove(tenant, box.id()));
        assertThat(fetching.test(tenant, connect("secret", "Nowhere").id())).hasValue("no-folder");
        mailboxes.of(tenant).forEach(box -> mailboxes.remove(tenant, box.id()));
        var plain = entered("secret", null, Instant.EPOCH.plus(Duration.ofDays(15_000)));
        var asTls = new Mailboxes.Entered(
                plain.unit(),
                plain.address(),
                plain.host(),
                plain.port(),
                Mailbox.Security.TLS,
                plain.username(),
                plain.password(),
                plain.folder(),
                null,
                plain.since());
        assertThat(fetching.test(
                        tenant, mailboxes.add(tenant, asTls, Instant.now()).id()))
                .hasValue("no-encryption");
    }

    private boolean isListenedTo(Mailbox box) {
        return Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db.sql(
                                "select listened_until is not null from mailbox where tenant_id = ? and mailbox_id = ?")
                        .params(tenant.value(), box.id())
                        .query(Boolean.class)
                        .single()));
    }

    private static void await(java.util.function.BooleanSupplier sign) throws InterruptedException {
        for (var waited = 0; !sign.getAsBoolean(); waited++) {
            assertThat(waited).as("waited too long").isLessThan(300);
            Thread.sleep(50);
        }
    }

    // ---- words of the story ---------------------------------------------------------------------------------------

    private Mailbox connect(String password, @Nullable String movedTo) {
        return mailboxes.add(
                tenant, entered(password, movedTo, Instant.now().minus(Duration.ofDays(1))), Instant.now());
    }

    private Mailboxes.Entered entered(String password, @Nullable String movedTo, Instant since) {
        return new Mailboxes.Entered(
                cast.unit("peninsula").id(),
                address,
                "127.0.0.1",
                server.getImap().getPort(),
                Mailbox.Security.NONE,
                address,
                password,
                "INBOX",
                movedTo,
                since);
    }

    private void deliver(String subject) throws Exception {
        deliver(subject, Api.randomWords(30));
    }

    private void deliver(String subject, String text) throws Exception {
        var raw = "From: wang@example.com\r\nTo: " + address + "\r\nSubject: =?utf-8?B?"
                + java.util.Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8))
                + "?=\r\nMessage-ID: <" + UUID.randomUUID()
                + "@example.com>\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + text + "\r\n";
        user.deliver(new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    private List<Flags> inbox() throws Exception {
        return server.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                .map(message -> message.getFlags())
                .toList();
    }

    private List<Mails.Kept> taken(List<String> subjects) {
        return mails.list(tenant, State.NEW, null).stream()
                .filter(mail -> subjects.contains(mail.subject()))
                .toList();
    }
}
