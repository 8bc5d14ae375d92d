package org.wenguo.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Standing;
import org.wenguo.paper.Printing;
import org.wenguo.people.Role;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.web.Dictionary;

/**
 * What staff see of the messages to complainants, and what they do about those that wait or failed. Whoever sees a case sees
 * that something waits; only who carries it reads the message and acts.
 */
@Service
public class FollowingDeliveries {

    private static final int SHOWN = 200;
    private static final int LONGEST_NOTE = 2000;
    private static final Duration WORTH_SENDING = Duration.ofDays(7);

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Deliveries deliveries;
    private final AllSettings settings;
    private final Complaints complaints;
    private final Acting acting;
    private final Printing printing;
    private final Dictionary dictionary;
    private final Clock clock;

    FollowingDeliveries(
            JdbcClient db,
            TransactionOperations transactions,
            Deliveries deliveries,
            AllSettings settings,
            Complaints complaints,
            Acting acting,
            Printing printing,
            Dictionary dictionary,
            Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.settings = settings;
        this.complaints = complaints;
        this.acting = acting;
        this.printing = printing;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /**
     * A message with its words.
     *
     * @param to address or number; null if it has none
     * @param note what was said on the telephone or where it was published; null if nothing was noted
     */
    public record Opened(
            Delivery delivery,
            @Nullable String to,
            String subject,
            String body,
            @Nullable String note) {
        @Override
        public String toString() {
            return delivery.id().toString();
        }
    }

    /** What waits, failed or came back, the latest first. */
    public List<Delivery> open(Viewer viewer) {
        return in(
                viewer.tenant(),
                () -> deliveries.open(
                        viewer.tenant(),
                        Standing.seesAll(viewer),
                        viewer.staff().unit(),
                        SHOWN));
    }

    /**
     * How many wait for the hands of whoever looks: failed, came back, or to be called, printed, posted or published, of the
     * cases that they hold or lead.
     */
    public int wanting(Viewer viewer) {
        return in(
                viewer.tenant(),
                () -> deliveries.wanting(
                        viewer.tenant(), viewer.staff().unit(), viewer.staff().id()));
    }

    /** What was told about a case, the latest first; empty for who may not see it. */
    public List<Delivery> of(Viewer viewer, String number) {
        return in(
                viewer.tenant(),
                () -> deliveries.of(
                        viewer.tenant(),
                        complaints.visibleTo(viewer).byNumber(number).id()));
    }

    /** @throws Problem.NotFound if there is none that this person may read */
    public Opened one(Viewer viewer, UUID id) {
        return in(viewer.tenant(), () -> {
            var delivery = carried(viewer, id);
            var letter = letter(viewer, id);
            var note = db.sql("select sealed_note from delivery where tenant_id = ? and delivery_id = ?")
                    .params(viewer.tenant().value(), id)
                    .query((rs, row) -> Optional.ofNullable(rs.getBytes(1)))
                    .single()
                    .map(bytes -> new String(letter.key().open(bytes), java.nio.charset.StandardCharsets.UTF_8));
            return new Opened(delivery, letter.to(), letter.subject(), letter.body(), note.orElse(null));
        });
    }

    /** Tries once more what failed, came back or waits, the same way; a mail that came back goes under a new id. */
    public void again(Viewer viewer, UUID id) {
        in(viewer.tenant(), () -> {
            var delivery = waiting(viewer, id);
            return resend(viewer, delivery, delivery.way(), letter(viewer, id).to());
        });
    }

    /**
     * Sends it another way.
     *
     * @param to empty: the address or number that is registered for it
     * @throws Problem.Invalid for {@code to}, if that cannot be used or there is none
     */
    public void otherWay(Viewer viewer, UUID id, String code, String to) {
        var way = Way.of(code).orElseThrow(() -> new Problem.Invalid("way", "one-of"));
        in(viewer.tenant(), () -> {
            var delivery = waiting(viewer, id);
            var letter = letter(viewer, id);
            var registered = Recipient.of(complaints.byId(viewer.tenant(), delivery.complaint()), letter.key())
                    .addressFor(way);
            var address = to.isBlank() ? registered : usable(way, to);
            if (address == null && (way == Way.MAIL || way == Way.SMS || way == Way.PHONE)) {
                throw new Problem.Invalid("to", "delivery-to");
            }
            return resend(viewer, delivery, way, address);
        });
    }

    private static String usable(Way way, String typed) {
        var found = switch (way) {
            case MAIL -> Recipient.mailAddress(typed);
            case SMS -> Recipient.mobile(typed);
            case PHONE -> Optional.of(typed.strip()).filter(phone -> phone.matches("[0-9+() \\-]{3,30}"));
            case LETTER, PUBLICATION, PORTAL -> Optional.of(typed.strip()).filter(text -> text.length() <= 500);
        };
        return found.orElseThrow(() -> new Problem.Invalid("to", "delivery-to"));
    }

    private UUID resend(Viewer viewer, Delivery delivery, Way way, @Nullable String to) {
        var now = clock.instant();
        var letter = letter(viewer, delivery.id());
        var tenant = viewer.tenant();
        db.sql("""
                        update delivery set superseded_at = ?, next_try_at = null, attempts = attempts + 1
                        where tenant_id = ? and delivery_id = ?""").params(Timestamp.from(now), tenant.value(), delivery.id()).update();
        return deliveries.insert(
                tenant,
                delivery.complaint(),
                letter.key(),
                new Deliveries.New(
                        letter.about(),
                        letter.kind(),
                        letter.reply(),
                        way,
                        false,
                        letter.language(),
                        letter.subject(),
                        letter.body()),
                letter.turn() + 1,
                to,
                settings.of(tenant),
                now);
    }

    /** Notes that somebody called, posted or published it. */
    public void done(Viewer viewer, UUID id, String note) {
        in(viewer.tenant(), () -> {
            var delivery = waiting(viewer, id);
            if (!delivery.way().isByHand() || delivery.deliveredAt() != null) {
                throw new Problem.Invalid("note", "one-of");
            }
            if (delivery.way() == Way.PHONE && note.isBlank()) {
                throw new Problem.Invalid("note", "required");
            }
            if (note.length() > LONGEST_NOTE) {
                throw new Problem.Invalid("note", "wording-long", Integer.toString(LONGEST_NOTE));
            }
            var letter = letter(viewer, id);
            return db.sql("""
                            update delivery set delivered_at = :now, done_by = :by, sealed_note = cast(:note as bytea)
                            where tenant_id = :tenant and delivery_id = :id and delivered_at is null""")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("by", viewer.staff().id())
                    .param(
                            "note",
                            note.isBlank()
                                    ? null
                                    : letter.key().seal(note.strip().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .param("tenant", viewer.tenant().value())
                    .param("id", id)
                    .update();
        });
    }

    /** The letter, ready to print; from then on it waits to be posted. */
    public byte[] print(Viewer viewer, UUID id) {
        var opened = one(viewer, id);
        if (opened.delivery().way() != Way.LETTER) {
            throw new Problem.NotFound("http-404");
        }
        var ways = settings.of(viewer.tenant());
        var t = dictionary.in(
                letterLanguage(viewer, id).locale(), viewer.organisation().zone());
        var pdf = printing.pdf(LetterPaper.html(
                TellingComplainants.senderName(viewer.organisation(), ways), ways, opened, clock.instant(), t));
        in(
                viewer.tenant(),
                () -> db.sql("""
                        update delivery set printed_at = coalesce(printed_at, ?) where tenant_id = ? and delivery_id = ?""")
                        .params(Timestamp.from(clock.instant()), viewer.tenant().value(), id)
                        .update());
        return pdf;
    }

    private org.wenguo.platform.web.Language letterLanguage(Viewer viewer, UUID id) {
        return in(viewer.tenant(), () -> letter(viewer, id).language());
    }

    /** How many waited for a server or gateway that is set now. */
    public int waited(Viewer viewer) {
        return release(viewer.tenant(), false, clock.instant());
    }

    /** Sends them: an administrator decides it, since some may be old news. */
    public int sendWaited(Viewer viewer) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.people");
        }
        return release(viewer.tenant(), true, clock.instant());
    }

    private int release(TenantId tenant, boolean send, Instant now) {
        var ways = settings.of(tenant);
        var which = """
                where tenant_id = :tenant and delivered_at is null and superseded_at is null and dead_at is null
                  and next_try_at is null and created_at > :since
                  and ((way = 'mail' and :mail) or (way = 'sms' and :sms))""";
        return in(tenant, () -> {
            var statement = db.sql(
                            send
                                    ? "update delivery set next_try_at = :now, attempts = 0 " + which
                                    : "select count(*) from delivery " + which)
                    .param("tenant", tenant.value())
                    .param("since", Timestamp.from(now.minus(WORTH_SENDING)))
                    .param("mail", ways.server() != null)
                    .param("sms", ways.smsAddress() != null);
            return send
                    ? statement.param("now", Timestamp.from(now)).update()
                    : statement.query(Integer.class).single();
        });
    }

    private Delivery carried(Viewer viewer, UUID id) {
        var delivery = deliveries.find(viewer.tenant(), id).orElseThrow(() -> new Problem.NotFound("http-404"));
        Complaint complaint = complaints.visibleTo(viewer).byNumber(delivery.number());
        if (!acting.standing(viewer, complaint).carries()) {
            throw new Problem.NotFound("http-404");
        }
        return delivery;
    }

    private Delivery waiting(Viewer viewer, UUID id) {
        var delivery = carried(viewer, id);
        if (!delivery.isOpen()) {
            throw new Problem.Invalid("delivery", "delivery-over");
        }
        return delivery;
    }

    private Deliveries.Letter letter(Viewer viewer, UUID id) {
        return deliveries.letter(viewer.tenant(), id).orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    private <T> T in(TenantId tenant, java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(Tenancy.in(tenant, () -> transactions.execute(status -> work.get())));
    }
}
