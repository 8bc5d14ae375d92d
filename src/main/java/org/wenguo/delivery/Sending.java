package org.wenguo.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaints;
import org.wenguo.intake.Mailboxes;
import org.wenguo.intake.Mails;
import org.wenguo.people.Organisations;
import org.wenguo.platform.Outbox;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/**
 * Sends mails and text messages that are due; any number of nodes may do so at once. Where the other side cannot be reached
 * it is tried again; where it says no for good, it is given up at once.
 */
@Service
public class Sending {

    /** So many acknowledgements to one address in a day are a machine that talks to us. */
    private static final int MOST_ACKNOWLEDGEMENTS = 30;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Outbox outbox;
    private final Deliveries deliveries;
    private final AllSettings settings;
    private final Organisations organisations;
    private final Complaints complaints;
    private final Mailboxes mailboxes;
    private final Mails mails;
    private final MailServer server = new MailServer();
    private final SmsGateway gateway;

    Sending(
            JdbcClient db,
            TransactionOperations transactions,
            Deliveries deliveries,
            AllSettings settings,
            Organisations organisations,
            Complaints complaints,
            Mailboxes mailboxes,
            Mails mails,
            SmsGateway gateway) {
        this.db = db;
        this.transactions = transactions;
        this.outbox = new Outbox(db, transactions, "delivery", "delivery_id");
        this.deliveries = deliveries;
        this.settings = settings;
        this.organisations = organisations;
        this.complaints = complaints;
        this.mailboxes = mailboxes;
        this.mails = mails;
        this.gateway = gateway;
    }

    /**
     * Sends everything that is due as of this moment.
     *
     * @return how many were taken by the other side
     */
    public int sweep(Instant asOf) {
        return outbox.sweep(asOf, (tenant, id) -> send(tenant, id, asOf));
    }

    /** What became of an attempt. */
    sealed interface Outcome {
        record Taken() implements Outcome {}

        /** @param problem a code of the bundles, and after a space what the other side said, without personal data */
        record Later(String problem) implements Outcome {}

        record Never(String problem) implements Outcome {}
    }

    private CompletableFuture<Optional<String>> send(TenantId tenant, UUID id, Instant asOf) {
        var ready = transactions.execute(status -> prepare(tenant, id, asOf));
        return switch (ready) {
            case NotSent not -> {
                settle(tenant, id, not, asOf);
                yield CompletableFuture.completedFuture(Optional.of(not.problem()));
            }
            case Mail mail ->
                server.send(mail.line(), mail.message()).thenApply(outcome -> refusal(tenant, id, outcome, asOf));
            case Text text ->
                gateway.send(text.address(), text.secret(), id, text.to(), text.text(), asOf)
                        .thenApply(outcome -> refusal(tenant, id, outcome, asOf));
        };
    }

    private sealed interface Ready {}

    private record Mail(MailServer.Line line, MailServer.Message message) implements Ready {}

    private record Text(String address, String secret, String to, String text) implements Ready {}

    private enum End {
        /** Until the settings change. */
        PARKED,
        FAILED,
        /** There is nobody to send it to. */
        DROPPED
    }

    private record NotSent(End end, String problem) implements Ready {}

    private Ready prepare(TenantId tenant, UUID id, Instant asOf) {
        var found = deliveries.letter(tenant, id);
        if (found.isEmpty()) {
            return new NotSent(End.DROPPED, "erased");
        }
        var letter = found.get();
        var to = letter.to();
        if (letter.kind() == Kind.ACKNOWLEDGEMENT && mails.beganByItself(tenant, letter.complaint())) {
            return new NotSent(End.DROPPED, "nobody-wrote");
        }
        if (to == null) {
            return new NotSent(End.FAILED, "no-address");
        }
        if (letter.kind() == Kind.ACKNOWLEDGEMENT && acknowledgedLately(tenant, to, asOf) > MOST_ACKNOWLEDGEMENTS) {
            return new NotSent(End.FAILED, "too-many");
        }
        var ways = settings.of(tenant);
        var secrets = settings.secrets(tenant);
        if (letter.way() == Way.SMS) {
            var secret = secrets.flatMap(one -> Optional.ofNullable(one.smsSecret()));
            var gatewayAddress = ways.smsAddress();
            return gatewayAddress == null || secret.isEmpty()
                    ? new NotSent(End.PARKED, Deliveries.NO_GATEWAY)
                    : new Text(gatewayAddress, secret.get(), to, letter.body());
        }
        var mailServer = ways.server();
        if (mailServer == null) {
            return new NotSent(End.PARKED, Deliveries.NO_SERVER);
        }
        var organisation = organisations.byId(tenant);
        var complaint = complaints.byId(tenant, letter.complaint());
        if (isOurs(tenant, to, mailServer)) {
            return new NotSent(End.FAILED, "own-address");
        }
        var thread = new ArrayList<>(mails.messageIds(tenant, letter.complaint()));
        thread.addAll(deliveries.mailedBefore(tenant, letter.complaint(), id));
        return new Mail(
                new MailServer.Line(
                        mailServer,
                        secrets.flatMap(one -> Optional.ofNullable(one.password()))
                                .orElse(null)),
                new MailServer.Message(
                        TellingComplainants.senderName(organisation, ways),
                        to,
                        mailboxes.replyAddress(organisation, complaint).orElse(null),
                        letter.subject(),
                        letter.body(),
                        letter.language().tag(),
                        letter.messageId() == null ? Deliveries.messageId(id, ways) : letter.messageId(),
                        List.copyOf(thread),
                        letter.kind() != Kind.REPLY,
                        asOf));
    }

    private int acknowledgedLately(TenantId tenant, String to, Instant asOf) {
        return db.sql("""
                        select count(*) from delivery
                        where tenant_id = ? and to_index = ? and created_at > ? and kind = 'acknowledgement'
                          and delivered_at is not null""")
                .params(tenant.value(), deliveries.index(tenant, to), Timestamp.from(asOf.minus(Duration.ofDays(1))))
                .query(Integer.class)
                .single();
    }

    /** A mail to ourselves would come in as a complaint and be acknowledged. */
    private boolean isOurs(TenantId tenant, String to, Settings.Server server) {
        var plain = plain(to);
        return plain.equals(plain(server.from()))
                || mailboxes.of(tenant).stream().anyMatch(box -> plain.equals(plain(box.address())));
    }

    private static String plain(String address) {
        return address.toLowerCase(java.util.Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }

    /** What came of it for the outbox, which tries again whatever is refused. */
    private Optional<String> refusal(TenantId tenant, UUID id, Outcome outcome, Instant asOf) {
        return switch (outcome) {
            case Outcome.Taken taken -> Optional.empty();
            case Outcome.Later later -> Optional.of(later.problem());
            case Outcome.Never never -> {
                settle(tenant, id, new NotSent(End.FAILED, never.problem()), asOf);
                yield Optional.of(never.problem());
            }
        };
    }

    /** Ends the attempts; one more is counted, so that the outbox, which knows the number it took, leaves the row alone. */
    private void settle(TenantId tenant, UUID id, NotSent not, Instant asOf) {
        var now = Timestamp.from(asOf);
        Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db.sql("""
                        update delivery
                        set attempts = attempts + 1, next_try_at = null, last_error = :problem,
                            dead_at = cast(:dead as timestamptz), superseded_at = cast(:dropped as timestamptz)
                        where tenant_id = :tenant and delivery_id = :id and delivered_at is null""")
                        .param("problem", not.problem())
                        .param("dead", not.end() == End.FAILED ? now : null)
                        .param("dropped", not.end() == End.DROPPED ? now : null)
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()));
    }

    /** @throws org.wenguo.platform.Problem.Invalid for {@code smsAddress}, if this is no address that may be called */
    public void checkGateway(String address) {
        gateway.checked(address);
    }

    /** The address as a mail can go to it; empty if none can. */
    public static Optional<String> usableAddress(String typed) {
        return Recipient.mailAddress(typed);
    }

    /** Tries the mail server as it is set: a mail to the administrator. */
    public Optional<String> test(TenantId tenant, String to, String subject, String body, Instant now) {
        var ways = settings.of(tenant);
        var mailServer = ways.server();
        if (mailServer == null) {
            return Optional.of(Deliveries.NO_SERVER);
        }
        var password = settings.secrets(tenant).flatMap(one -> Optional.ofNullable(one.password()));
        var outcome = server.send(
                        new MailServer.Line(mailServer, password.orElse(null)),
                        new MailServer.Message(
                                TellingComplainants.senderName(organisations.byId(tenant), ways),
                                to,
                                null,
                                subject,
                                body,
                                "zh-CN",
                                Deliveries.messageId(UUID.randomUUID(), ways),
                                List.of(),
                                true,
                                now))
                .join();
        return switch (outcome) {
            case Outcome.Taken taken -> Optional.empty();
            case Outcome.Later later -> Optional.of(later.problem());
            case Outcome.Never never -> Optional.of(never.problem());
        };
    }
}
