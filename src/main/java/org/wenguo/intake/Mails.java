package org.wenguo.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.platform.FileCheck;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.SealingKey;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/**
 * Every mail that ever came. Words, sender and bytes are sealed: with the key of the complaint where it belongs to one, so
 * that they are erased with it, else with a key of the mail's own.
 */
@Service
public class Mails {

    private static final int PAGE = 50;

    private static final String COLUMNS = """
            m.mail_id, m.complaint_id, c.number, m.state, m.reason, m.nature, m.subject, m.sealed_from, m.sealed_fresh,
            m.sealed_rest, coalesce(m.sealing_key, c.sealing_key) as key, m.size, m.received_at, m.taken_at,
            (select count(*) from mail_attachment a where a.tenant_id = m.tenant_id and a.mail_id = m.mail_id) as attachments
            from mail m left join complaint c on c.tenant_id = m.tenant_id and c.complaint_id = m.complaint_id
            where m.tenant_id = :tenant
            """;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Complaints complaints;
    private final Vault vault;
    private final FileCheck check;

    Mails(JdbcClient db, TransactionOperations transactions, Complaints complaints, Vault vault, FileCheck check) {
        this.check = check;
        this.db = db;
        this.transactions = transactions;
        this.complaints = complaints;
        this.vault = vault;
    }

    /** What became of a mail. */
    public enum State {
        /** Nobody has taken it in yet. */
        ASIDE,
        /** A complaint was made of it. */
        NEW,
        /** Its words were added to the case that it answers. */
        ADDED,
        /** Nobody wrote it: it lies with the case and moves nothing. */
        NOTICED,
        /** Somebody made a complaint of it or gave it to a case. */
        BY_HAND,
        /** Somebody saw that nothing is to be done. */
        DISMISSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<State> of(String code) {
            return java.util.Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst();
        }
    }

    /**
     * A mail as it is kept.
     *
     * @param number of the complaint, null if it belongs to none
     * @param reason why it was kept aside, a key of {@code mails.reason.*}
     * @param from the sender as written; empty once the complaint's personal data were erased, like the texts
     * @param size bytes of the whole mail
     */
    public record Kept(
            UUID id,
            @Nullable String number,
            State state,
            @Nullable String reason,
            String nature,
            String subject,
            String from,
            String fresh,
            String rest,
            int size,
            Instant receivedAt,
            int attachments) {}

    /**
     * A file that came with a mail.
     *
     * @param name as the sender calls it
     * @param stored whether it can be had by itself; else it is in the original mail alone
     * @param check what is known of it
     */
    public record Attachment(
            UUID mail,
            int no,
            String name,
            String mediaType,
            int size,
            String sha256,
            boolean stored,
            FileCheck.State check) {

        public boolean mayBeOpened() {
            return stored && check.mayBeOpened();
        }
    }

    // ---- keeping, in the caller's transaction ---------------------------------------------------------------------

    /**
     * Keeps a mail aside, if it is not kept already; waits for whoever keeps the same at this moment.
     *
     * @return its id; empty if it was there before
     */
    Optional<UUID> keep(TenantId tenant, Arriving mail, Instant now) {
        var id = Identifiers.next();
        var key = vault.newKey();
        var inserted = db.sql("""
                        insert into mail (tenant_id, mail_id, identity, message_id, mailbox_id, state, reason, nature,
                                          subject, sealed_from, from_index, sealed_fresh, sealed_rest, sealed_raw,
                                          sealing_key, size, received_at, taken_at)
                        values (:tenant, :id, :identity, :messageId, cast(:mailbox as uuid), 'aside', :reason, :nature,
                                :subject, :from, :fromIndex, :fresh, :rest, :raw, :key, :size, :received, :now)
                        on conflict (tenant_id, identity) do nothing""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("identity", mail.identity())
                .param("messageId", mail.messageId())
                .param("mailbox", mail.mailbox())
                .param("reason", mail.reason())
                .param("nature", mail.nature())
                .param("subject", mail.subject())
                .param("from", sealed(key, mail.from()))
                .param("fromIndex", senderIndex(tenant, mail.address()))
                .param("fresh", sealed(key, mail.fresh()))
                .param("rest", sealed(key, mail.rest()))
                .param("raw", key.seal(mail.raw()))
                .param("key", key.wrapped())
                .param("size", mail.raw().length)
                .param("received", Timestamp.from(mail.receivedAt()))
                .param("now", Timestamp.from(now))
                .update();
        if (inserted == 0) {
            return Optional.empty();
        }
        for (var i = 0; i < mail.attachments().size(); i++) {
            var one = mail.attachments().get(i);
            var stored = i < ReadingMail.MOST_ATTACHMENTS && one.bytes().length <= ReadingMail.LARGEST_ATTACHMENT;
            db.sql("""
                            insert into mail_attachment (tenant_id, mail_id, no, name, media_type, size, sha256, sealed)
                            values (:tenant, :id, :no, :name, :type, :size, :sha, :sealed)""")
                    .param("tenant", tenant.value())
                    .param("id", id)
                    .param("no", i + 1)
                    .param("name", one.name())
                    .param("type", one.mediaType())
                    .param("size", one.bytes().length)
                    .param("sha", one.sha256())
                    .param("sealed", stored ? key.seal(one.bytes()) : null, java.sql.Types.BINARY)
                    .update();
        }
        return Optional.of(id);
    }

    /** @param reason why it is aside as long as nothing else is said */
    record Arriving(
            byte[] identity,
            @Nullable String messageId,
            @Nullable UUID mailbox,
            String reason,
            String nature,
            String subject,
            String from,
            String address,
            String to,
            String fresh,
            String rest,
            byte[] raw,
            Instant receivedAt,
            List<ReadMail.Attached> attachments) {

        Arriving with(String reason) {
            return new Arriving(
                    identity,
                    messageId,
                    mailbox,
                    reason,
                    nature,
                    subject,
                    from,
                    address,
                    to,
                    fresh,
                    rest,
                    raw,
                    receivedAt,
                    attachments);
        }
    }

    /** From now on it belongs to this complaint and is sealed with its key, as long as there is one. */
    void belongs(TenantId tenant, UUID mail, Complaint complaint, State state) {
        var its = complaints.keyOf(tenant, complaint);
        if (its.isPresent()) {
            reseal(tenant, mail, its.get());
        }
        db.sql("""
                        update mail set complaint_id = ?, state = ?, reason = null
                        where tenant_id = ? and mail_id = ?""").params(complaint.id(), state.code(), tenant.value(), mail).update();
    }

    private void reseal(TenantId tenant, UUID mail, SealingKey key) {
        var old = db.sql("select sealing_key, sealed_from, sealed_fresh, sealed_rest, sealed_raw from mail"
                        + " where tenant_id = ? and mail_id = ?")
                .params(tenant.value(), mail)
                .query((rs, row) -> {
                    var own = vault.unwrap(rs.getBytes(1));
                    return new Object[] {
                        own,
                        key.seal(own.open(rs.getBytes(2))),
                        key.seal(own.open(rs.getBytes(3))),
                        key.seal(own.open(rs.getBytes(4))),
                        key.seal(own.open(rs.getBytes(5)))
                    };
                })
                .single();
        var own = (SealingKey) old[0];
        db.sql("""
                        update mail set sealing_key = null, sealed_from = ?, sealed_fresh = ?, sealed_rest = ?, sealed_raw = ?
                        where tenant_id = ? and mail_id = ?""").params(old[1], old[2], old[3], old[4], tenant.value(), mail).update();
        for (var no : db.sql("""
                        select no from mail_attachment
                        where tenant_id = ? and mail_id = ? and sealed is not null order by no""")
                .params(tenant.value(), mail)
                .query((rs, row) -> rs.getInt(1))
                .list()) {
            var bytes = db.sql("select sealed from mail_attachment where tenant_id = ? and mail_id = ? and no = ?")
                    .params(tenant.value(), mail, no)
                    .query((rs, row) -> rs.getBytes(1))
                    .single();
            db.sql("update mail_attachment set sealed = ? where tenant_id = ? and mail_id = ? and no = ?")
                    .params(key.seal(own.open(bytes)), tenant.value(), mail, no)
                    .update();
        }
    }

    /** Message ids of what belongs to the complaint, the oldest first. */
    public List<String> messageIds(TenantId tenant, UUID complaint) {
        return inTransaction(
                tenant,
                () -> db.sql("""
                        select message_id from mail
                        where tenant_id = ? and complaint_id = ? and message_id is not null and nature = 'written'
                        order by received_at limit 10""")
                        .params(tenant.value(), complaint)
                        .query(String.class)
                        .list());
    }

    /** Whether it began with a mail that a program sent: nobody waits for an answer to that. */
    public boolean beganByItself(TenantId tenant, UUID complaint) {
        return inTransaction(
                tenant,
                () -> db.sql("""
                        select exists (select from mail
                                       where tenant_id = ? and complaint_id = ? and state = 'new' and nature <> 'written')""")
                        .params(tenant.value(), complaint)
                        .query(Boolean.class)
                        .single());
    }

    /** The complaint that one of these messages became or belongs to, the first named first. */
    Optional<UUID> complaintOf(TenantId tenant, List<String> messageIds) {
        if (messageIds.isEmpty()) {
            return Optional.empty();
        }
        return db.sql("""
                        select complaint_id from mail
                        where tenant_id = :tenant and message_id = any(:ids) and complaint_id is not null
                        order by array_position(:ids, message_id), mail_id limit 1""")
                .param("tenant", tenant.value())
                .param("ids", messageIds.toArray(String[]::new))
                .query(UUID.class)
                .optional();
    }

    /** Whether this sender has written to this case before and was no stranger then. */
    boolean hasWritten(TenantId tenant, UUID complaint, String address) {
        return !address.isEmpty()
                && db.sql("""
                        select exists (select from mail where tenant_id = ? and complaint_id = ? and from_index = ?
                                       and state in ('new', 'by-hand'))""")
                        .params(tenant.value(), complaint, senderIndex(tenant, address))
                        .query(Boolean.class)
                        .single();
    }

    private byte[] senderIndex(TenantId tenant, String address) {
        return vault.blindIndex(tenant, "mail\n" + address);
    }

    Optional<Kept> byIdentity(TenantId tenant, byte[] identity) {
        return one(db.sql("select " + COLUMNS + " and m.identity = :identity")
                .param("tenant", tenant.value())
                .param("identity", identity));
    }

    // ---- looking --------------------------------------------------------------------------------------------------

    /**
     * The latest first, fifty at a time.
     *
     * @param before the last one of the page before
     */
    public List<Kept> list(TenantId tenant, State state, @Nullable UUID before) {
        return inTransaction(
                tenant,
                () -> db.sql("select " + COLUMNS + """
                         and m.state = :state and (cast(:before as uuid) is null or m.mail_id < :before)
                        order by m.mail_id desc limit :page""")
                        .param("tenant", tenant.value())
                        .param("state", state.code())
                        .param("before", before)
                        .param("page", PAGE)
                        .query(this::kept)
                        .list());
    }

    public static boolean mayGoOn(List<Kept> page) {
        return page.size() == PAGE;
    }

    /** How many wait for somebody to look at them. */
    public int aside(TenantId tenant) {
        return inTransaction(
                tenant,
                () -> db.sql("select count(*) from mail where tenant_id = ? and state = 'aside'")
                        .param(tenant.value())
                        .query(Integer.class)
                        .single());
    }

    /** @throws Problem.NotFound if there is none */
    public Kept byId(TenantId tenant, UUID mail) {
        return inTransaction(
                tenant,
                () -> one(db.sql("select " + COLUMNS + " and m.mail_id = :id")
                                .param("tenant", tenant.value())
                                .param("id", mail))
                        .orElseThrow(() -> new Problem.NotFound("http-404")));
    }

    /** Those that belong to a complaint, the first first. */
    public List<Kept> of(TenantId tenant, Complaint complaint) {
        return inTransaction(
                tenant,
                () -> db.sql("select " + COLUMNS + " and m.complaint_id = :complaint order by m.received_at, m.mail_id")
                        .param("tenant", tenant.value())
                        .param("complaint", complaint.id())
                        .query(this::kept)
                        .list());
    }

    public List<Attachment> attachments(TenantId tenant, Complaint complaint) {
        return inTransaction(
                tenant,
                () -> db.sql("""
                        select a.mail_id, a.no, a.name, a.media_type, a.size, a.sha256, a.sealed is not null as stored,
                            f.verdict
                        from mail m join mail_attachment a on a.tenant_id = m.tenant_id and a.mail_id = m.mail_id
                        left join checked_file f on f.tenant_id = a.tenant_id and f.sha256 = a.sha256
                        where m.tenant_id = ? and m.complaint_id = ? order by m.received_at, a.mail_id, a.no""")
                        .params(tenant.value(), complaint.id())
                        .query(this::attachment)
                        .list());
    }

    public List<Attachment> attachments(TenantId tenant, UUID mail) {
        return inTransaction(
                tenant,
                () -> db.sql("""
                        select a.mail_id, a.no, a.name, a.media_type, a.size, a.sha256, a.sealed is not null as stored,
                            f.verdict
                        from mail_attachment a
                        left join checked_file f on f.tenant_id = a.tenant_id and f.sha256 = a.sha256
                        where a.tenant_id = ? and a.mail_id = ? order by a.no""")
                        .params(tenant.value(), mail)
                        .query(this::attachment)
                        .list());
    }

    /** @throws Problem.NotFound if it is not there, or its key was thrown away */
    public byte[] bytes(TenantId tenant, UUID mail, int no) {
        return inTransaction(tenant, () -> opened(db.sql("""
                        select coalesce(m.sealing_key, c.sealing_key), a.sealed
                        from mail m join mail_attachment a on a.tenant_id = m.tenant_id and a.mail_id = m.mail_id
                        left join complaint c on c.tenant_id = m.tenant_id and c.complaint_id = m.complaint_id
                        where m.tenant_id = ? and m.mail_id = ? and a.no = ?""").params(tenant.value(), mail, no)));
    }

    /** The mail as it came. */
    public byte[] raw(TenantId tenant, UUID mail) {
        return inTransaction(tenant, () -> opened(db.sql("""
                        select coalesce(m.sealing_key, c.sealing_key), m.sealed_raw
                        from mail m left join complaint c on c.tenant_id = m.tenant_id and c.complaint_id = m.complaint_id
                        where m.tenant_id = ? and m.mail_id = ?""").params(tenant.value(), mail)));
    }

    private byte[] opened(JdbcClient.StatementSpec statement) {
        return statement
                .query((rs, row) -> {
                    var key = rs.getBytes(1);
                    var sealed = rs.getBytes(2);
                    return key == null || sealed == null
                            ? Optional.<byte[]>empty()
                            : Optional.of(vault.unwrap(key).open(sealed));
                })
                .optional()
                .flatMap(found -> found)
                .orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    // ---- by hand --------------------------------------------------------------------------------------------------

    /**
     * Somebody made a complaint of it, or gave it to a case.
     *
     * @throws Problem.NotNow if somebody else has dealt with it
     */
    public void takenByHand(TenantId tenant, UUID mail, Complaint complaint) {
        inTransaction(tenant, () -> {
            lockAside(tenant, mail);
            belongs(tenant, mail, complaint, State.BY_HAND);
            return mail;
        });
    }

    /** Nothing is to be done about it. It stays, and can be looked at. */
    public void dismiss(TenantId tenant, UUID mail) {
        inTransaction(tenant, () -> {
            lockAside(tenant, mail);
            return db.sql("update mail set state = 'dismissed' where tenant_id = ? and mail_id = ?")
                    .params(tenant.value(), mail)
                    .update();
        });
    }

    private void lockAside(TenantId tenant, UUID mail) {
        var state = db.sql("select state from mail where tenant_id = ? and mail_id = ? for update")
                .params(tenant.value(), mail)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("http-404"));
        if (!state.equals(State.ASIDE.code())) {
            throw new Problem.NotNow("mail-dealt-with");
        }
    }

    // ---- rows -----------------------------------------------------------------------------------------------------

    private <T> T inTransaction(TenantId tenant, java.util.function.Supplier<T> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }

    private Optional<Kept> one(JdbcClient.StatementSpec statement) {
        return statement.query(this::kept).optional();
    }

    private Kept kept(ResultSet rs, int row) throws SQLException {
        var wrapped = rs.getBytes("key");
        var key = wrapped == null ? null : vault.unwrap(wrapped);
        return new Kept(
                rs.getObject("mail_id", UUID.class),
                rs.getString("number"),
                State.of(rs.getString("state")).orElseThrow(),
                rs.getString("reason"),
                rs.getString("nature"),
                rs.getString("subject"),
                open(key, rs.getBytes("sealed_from")),
                open(key, rs.getBytes("sealed_fresh")),
                open(key, rs.getBytes("sealed_rest")),
                rs.getInt("size"),
                rs.getTimestamp("received_at").toInstant(),
                rs.getInt("attachments"));
    }

    private Attachment attachment(ResultSet rs, int row) throws SQLException {
        return new Attachment(
                rs.getObject("mail_id", UUID.class),
                rs.getInt("no"),
                rs.getString("name"),
                rs.getString("media_type"),
                rs.getInt("size"),
                HexFormat.of().formatHex(rs.getBytes("sha256")),
                rs.getBoolean("stored"),
                check.state(rs.getString("verdict")));
    }

    private static byte[] sealed(SealingKey key, String text) {
        return java.util.Objects.requireNonNull(key.seal(text)).bytes();
    }

    private static String open(@Nullable SealingKey key, byte[] sealed) {
        var text = key == null ? null : key.open(new Sealed(sealed));
        return text == null ? "" : text;
    }
}
