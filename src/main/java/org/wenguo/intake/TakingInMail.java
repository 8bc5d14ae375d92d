package org.wenguo.intake;

import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Moment;
import org.wenguo.complaint.Verb;
import org.wenguo.intake.Mails.Arriving;
import org.wenguo.intake.Mails.State;
import org.wenguo.intake.ReadMail.Nature;
import org.wenguo.intake.ReadingMail.Unreadable;
import org.wenguo.people.Organisation;
import org.wenguo.people.Unit;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Language;

/**
 * Takes mails in: a new complaint, or more words for the case that it answers. A mail answers the case whose signed address
 * it was sent to; else the one that a mail it refers to belongs to; else the one whose number stands in its subject, if the
 * sender is known there. What nobody wrote is laid with its case and moves nothing there. Whatever cannot be taken in is kept
 * aside for a person; no mail is ever lost, and each is taken once, however often it comes.
 */
@Service
public class TakingInMail {

    /** A mail with one file of the size that the API takes, as it travels. */
    public static final int LARGEST = 40 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(TakingInMail.class);
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_NAME = 100;
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{13}(?![0-9])");

    private final TakingIn taking;
    private final Mails mails;
    private final Complaints complaints;
    private final ReplyAddresses replyAddresses;
    private final SentMails sentMails;
    private final ApplicationEventPublisher events;
    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Validator validator;
    private final Dictionary dictionary;
    private final Clock clock;

    TakingInMail(
            TakingIn taking,
            Mails mails,
            Complaints complaints,
            ReplyAddresses replyAddresses,
            SentMails sentMails,
            ApplicationEventPublisher events,
            JdbcClient db,
            TransactionOperations transactions,
            Validator validator,
            Dictionary dictionary,
            Clock clock) {
        this.taking = taking;
        this.mails = mails;
        this.complaints = complaints;
        this.replyAddresses = replyAddresses;
        this.sentMails = sentMails;
        this.events = events;
        this.db = db;
        this.transactions = transactions;
        this.validator = validator;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /**
     * How a mail came.
     *
     * @param receivedAt when it lay in the mailbox; limits run from here
     * @param unit whom it concerns; null: the unit of the mailbox that it was addressed to, else the organisation
     * @param mailbox that it was fetched from; null: it was handed in
     */
    public record Arrival(
            Instant receivedAt,
            @Nullable Unit unit,
            @Nullable UUID mailbox) {}

    /**
     * What became of it.
     *
     * @param to whom it was written to, in the sender's words
     * @param first whether it was this time that it was taken in
     */
    public record Outcome(Mails.Kept mail, String to, List<Mails.Attachment> attachments, boolean first) {}

    /** Never fails for what is in the mail: what nobody thought of is kept aside, so that it does not stand in the way. */
    public Outcome takeIn(byte[] raw, Arrival arrival, Organisation organisation) {
        try {
            return decide(raw, arrival, organisation);
        } catch (Problem
                | DataIntegrityViolationException
                | ConcurrencyFailureException
                | IllegalArgumentException
                | IllegalStateException e) {
            LOG.warn("A mail could not be taken in and is kept aside", e);
            return aside(unread(raw, "unread", arrival), organisation);
        }
    }

    private Outcome decide(byte[] raw, Arrival arrival, Organisation organisation) {
        ReadMail mail;
        try {
            mail = ReadingMail.read(raw);
        } catch (Unreadable e) {
            return aside(unread(raw, e.reason(), arrival), organisation);
        }
        var arriving = arriving(mail, raw, arrival);
        var before = find(organisation, mail.identity());
        if (before.isPresent()) {
            return outcome(organisation, before.get(), arriving, false);
        }
        if (isOwnAddress(organisation, mail.senderAddress())) {
            return aside(arriving.with("own"), organisation);
        }
        var answered = in(organisation, () -> answered(mail, organisation));
        if (mail.nature() != Nature.WRITTEN && answered.isPresent()) {
            return with(answered.get(), mail, arriving, State.NOTICED, organisation);
        }
        if (mail.nature() == Nature.BOUNCE || mail.nature() == Nature.AUTO_REPLY) {
            return aside(arriving.with(mail.nature().code()), organisation);
        }
        if (answered.isPresent()
                && in(organisation, () -> load(organisation, answered.get()).allows(Verb.ADD_WORDS))) {
            return with(answered.get(), mail, arriving, State.ADDED, organisation);
        }
        return register(mail, arriving, arrival, organisation);
    }

    /**
     * A mail that is too large to be fetched: a person is told of it.
     *
     * @param head its header fields
     */
    public Outcome tooLarge(byte[] head, Arrival arrival, Organisation organisation) {
        try {
            return aside(arriving(ReadingMail.read(head), head, arrival).with("too-large"), organisation);
        } catch (Unreadable e) {
            return aside(unread(head, "too-large", arrival), organisation);
        }
    }

    // ---- the three ways -------------------------------------------------------------------------------------------

    private Outcome register(ReadMail mail, Arriving arriving, Arrival arrival, Organisation organisation) {
        var kept = new Keeping(organisation, arriving);
        try {
            taking.fromMail(
                    form(mail, arrival, organisation),
                    organisation,
                    kept::first,
                    complaint -> mails.belongs(organisation.id(), kept.id(), complaint, State.NEW));
        } catch (Problem.Invalid e) {
            return aside(arriving.with("invalid"), organisation);
        }
        return outcome(organisation, find(organisation, mail.identity()).orElseThrow(), arriving, kept.wasFirst());
    }

    private Outcome with(UUID complaint, ReadMail mail, Arriving arriving, State state, Organisation organisation) {
        var kept = new Keeping(organisation, arriving);
        taking.again(organisation, () -> {
            if (!kept.first()) {
                return false;
            }
            var now = load(organisation, complaint);
            mails.belongs(organisation.id(), kept.id(), now, state);
            if (state == State.NOTICED) {
                events.publishEvent(new MailNoticed(
                        organisation.id(), complaint, mail.nature().code(), mail.answers()));
            }
            if (state == State.ADDED) {
                var moment = new Moment(new Actor.Customer(), clock.instant());
                if (isComplainant(organisation, now, mail)) {
                    now.addWords(text(mail, organisation), moment);
                } else {
                    now.addWordsOfAnother(text(mail, organisation), moment);
                }
                complaints.save(organisation, now, moment);
            }
            return true;
        });
        return outcome(organisation, find(organisation, mail.identity()).orElseThrow(), arriving, kept.wasFirst());
    }

    private Outcome aside(Arriving arriving, Organisation organisation) {
        var kept = new Keeping(organisation, arriving);
        taking.again(organisation, kept::first);
        return outcome(organisation, find(organisation, arriving.identity()).orElseThrow(), arriving, kept.wasFirst());
    }

    /** Of two that come with the same mail at once, one is first, and the other waits to hear it. */
    private final class Keeping {
        private final Organisation organisation;
        private final Arriving arriving;
        private Optional<UUID> id = Optional.empty();

        Keeping(Organisation organisation, Arriving arriving) {
            this.organisation = organisation;
            this.arriving = arriving;
        }

        boolean first() {
            id = mails.keep(organisation.id(), arriving, clock.instant());
            return id.isPresent();
        }

        UUID id() {
            return id.orElseThrow();
        }

        boolean wasFirst() {
            return id.isPresent();
        }
    }

    // ---- which case it answers ------------------------------------------------------------------------------------

    private Optional<UUID> answered(ReadMail mail, Organisation organisation) {
        var tenant = organisation.id();
        return replyAddresses
                .number(tenant, mail.to())
                .flatMap(this::byNumber)
                .map(Complaint::id)
                .or(() -> mails.complaintOf(tenant, mail.answers()))
                .or(() -> sentMails.complaintOf(tenant, mail.answers()))
                .or(() -> numberIn(mail.subject())
                        .flatMap(this::byNumber)
                        .filter(complaint -> knows(organisation, complaint, mail))
                        .map(Complaint::id));
    }

    private static Optional<String> numberIn(String subject) {
        var found = NUMBER.matcher(subject);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    private Optional<Complaint> byNumber(String number) {
        try {
            return Optional.of(complaints.byNumber(number));
        } catch (Problem.NotFound none) {
            return Optional.empty();
        }
    }

    /** A number can be guessed, and a sender can be forged: both together must do. */
    private boolean knows(Organisation organisation, Complaint complaint, ReadMail mail) {
        return email(organisation, complaint)
                        .filter(mail.senderAddress()::equals)
                        .isPresent()
                || mails.hasWritten(organisation.id(), complaint.id(), mail.senderAddress());
    }

    /** Whoever writes to the signed address of a case that knows no address of its complainant was given it. */
    private boolean isComplainant(Organisation organisation, Complaint complaint, ReadMail mail) {
        return knows(organisation, complaint, mail)
                || (email(organisation, complaint).isEmpty()
                        && replyAddresses
                                .number(organisation.id(), mail.to())
                                .filter(complaint.number()::equals)
                                .isPresent());
    }

    private Optional<String> email(Organisation organisation, Complaint complaint) {
        return complaints
                .keyOf(organisation.id(), complaint)
                .flatMap(key -> Optional.ofNullable(
                        key.open(complaint.registration().complainant().email())))
                .map(address -> address.strip().toLowerCase(java.util.Locale.ROOT));
    }

    private Complaint load(Organisation organisation, UUID complaint) {
        return complaints.byId(organisation.id(), complaint);
    }

    // ---- mailboxes ------------------------------------------------------------------------------------------------

    private boolean isOwnAddress(Organisation organisation, String address) {
        return in(
                organisation,
                () -> db.sql("select exists (select from mailbox where tenant_id = ? and address = ?)")
                        .params(organisation.id().value(), address)
                        .query(Boolean.class)
                        .single());
    }

    private Unit unitOf(ReadMail mail, Arrival arrival, Organisation organisation) {
        if (arrival.unit() != null) {
            return arrival.unit();
        }
        return in(
                        organisation,
                        () -> db.sql("""
                        select unit_id from mailbox where tenant_id = :tenant and address = any(:addresses)
                        order by array_position(:addresses, address) limit 1""")
                                .param("tenant", organisation.id().value())
                                .param("addresses", mail.to().toArray(String[]::new))
                                .query(UUID.class)
                                .optional())
                .map(organisation::unit)
                .orElseGet(organisation::root);
    }

    // ---- words ----------------------------------------------------------------------------------------------------

    private RegisterForm form(ReadMail mail, Arrival arrival, Organisation organisation) {
        var t = dictionary.in(Language.SIMPLIFIED.locale(), organisation.zone());
        var text = text(mail, organisation);
        var subject = mail.subject().isBlank() ? t.of("mails.no-subject") : mail.subject();
        return new RegisterForm(
                unitOf(mail, arrival, organisation).code(),
                "email",
                null,
                arrival.receivedAt().atOffset(ZoneOffset.UTC),
                null,
                null,
                null,
                who(mail),
                cut(subject, LONGEST_SUBJECT),
                text,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private RegisterForm.Who who(ReadMail mail) {
        var address = mail.senderAddress();
        var usable = !address.isBlank()
                && validator
                        .validateValue(RegisterForm.Who.class, "email", address)
                        .isEmpty();
        var name = mail.senderName().isBlank() && !usable ? address : mail.senderName();
        return new RegisterForm.Who(
                name.isBlank() ? null : cut(name, LONGEST_NAME),
                null,
                usable ? address : null,
                null,
                null,
                null,
                name.isBlank() && !usable);
    }

    private String text(ReadMail mail, Organisation organisation) {
        if (mail.fresh().isBlank()) {
            return dictionary
                    .in(Language.SIMPLIFIED.locale(), organisation.zone())
                    .of("mails.no-text");
        }
        return cut(mail.fresh(), LONGEST_TEXT);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    private static Arriving arriving(ReadMail mail, byte[] raw, Arrival arrival) {
        return new Arriving(
                mail.identity(),
                mail.messageId(),
                arrival.mailbox(),
                "unread",
                mail.nature().code(),
                mail.subject(),
                mail.from(),
                mail.senderAddress(),
                mail.toField(),
                mail.fresh(),
                mail.rest(),
                raw,
                arrival.receivedAt(),
                mail.attachments());
    }

    private static Arriving unread(byte[] raw, String reason, Arrival arrival) {
        return new Arriving(
                ReadingMail.sha256().digest(raw),
                null,
                arrival.mailbox(),
                reason,
                Nature.WRITTEN.code(),
                "",
                "",
                "",
                "",
                "",
                "",
                raw,
                arrival.receivedAt(),
                List.of());
    }

    // ---- small things ---------------------------------------------------------------------------------------------

    private Optional<Mails.Kept> find(Organisation organisation, byte[] identity) {
        return in(organisation, () -> mails.byIdentity(organisation.id(), identity));
    }

    private Outcome outcome(Organisation organisation, Mails.Kept mail, Arriving arriving, boolean first) {
        return new Outcome(mail, arriving.to(), mails.attachments(organisation.id(), mail.id()), first);
    }

    private <T> T in(Organisation organisation, java.util.function.Supplier<T> work) {
        return Tenancy.in(organisation.id(), () -> transactions.execute(status -> work.get()));
    }
}
