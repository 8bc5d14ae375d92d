package org.wenguo.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaint;
import org.wenguo.people.Organisation;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/** The mailboxes that an organisation's customers write to. Their passwords are stored sealed and never shown again. */
@Service
public class Mailboxes {

    /** A node that takes this long over one mailbox may be dead: another looks as well, and each mail is still one. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final int BATCH = 20;

    private static final String COLUMNS = """
            mailbox_id, unit_id, address, host, port, security, username, folder, moved_to, since, next_look_at, looked_at,
            failures, problem, taken, paused""";

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Vault vault;
    private final ReplyAddresses replyAddresses;

    Mailboxes(JdbcClient db, TransactionOperations transactions, Vault vault, ReplyAddresses replyAddresses) {
        this.db = db;
        this.transactions = transactions;
        this.vault = vault;
        this.replyAddresses = replyAddresses;
    }

    /** What an administrator enters; the password in the clear. */
    public record Entered(
            UUID unit,
            String address,
            String host,
            int port,
            Mailbox.Security security,
            String username,
            String password,
            String folder,
            @Nullable String movedTo,
            Instant since) {

        /** Without the password. */
        @Override
        public String toString() {
            return address;
        }
    }

    /** @throws Problem.Invalid if this address is read already */
    public Mailbox add(TenantId tenant, Entered entered, Instant now) {
        var id = Identifiers.next();
        var key = vault.newKey();
        try {
            in(
                    tenant,
                    () -> db.sql("""
                            insert into mailbox (tenant_id, mailbox_id, unit_id, address, host, port, security, username,
                                                 sealed_password, sealing_key, folder, moved_to, since, created_at,
                                                 next_look_at)
                            values (:tenant, :id, :unit, :address, :host, :port, :security, :username, :password, :key,
                                    :folder, :movedTo, :since, :now, :now)""")
                            .param("tenant", tenant.value())
                            .param("id", id)
                            .param("unit", entered.unit())
                            .param("address", entered.address().toLowerCase(Locale.ROOT))
                            .param("host", entered.host())
                            .param("port", entered.port())
                            .param("security", entered.security().code())
                            .param("username", entered.username())
                            .param(
                                    "password",
                                    Objects.requireNonNull(key.seal(entered.password()))
                                            .bytes())
                            .param("key", key.wrapped())
                            .param("folder", entered.folder())
                            .param("movedTo", entered.movedTo())
                            .param("since", Timestamp.from(entered.since()))
                            .param("now", Timestamp.from(now))
                            .update());
        } catch (DuplicateKeyException e) {
            throw new Problem.Invalid("address", "mailbox-taken");
        }
        return find(tenant, id).orElseThrow();
    }

    /**
     * Another server, password or folder from now on. What comes from there is compared with all that ever came, so nothing
     * is taken in twice.
     *
     * @param entered its password empty: the one that is known stays
     * @throws Problem.Invalid if this address is read already
     */
    public void change(TenantId tenant, UUID mailbox, Entered entered, Instant now) {
        var key = vault.newKey();
        var sealed = entered.password().isEmpty() ? null : Objects.requireNonNull(key.seal(entered.password()));
        try {
            in(
                    tenant,
                    () -> db.sql("""
                            update mailbox set unit_id = :unit, address = :address, host = :host, port = :port,
                                security = :security, username = :username, folder = :folder, moved_to = :movedTo,
                                since = :since, sealed_password = coalesce(:password, sealed_password),
                                sealing_key = case when :password::bytea is null then sealing_key else :key end,
                                uid_validity = case when (host, port, username, folder)
                                    is distinct from (:host, :port, :username, :folder) then null else uid_validity end,
                                last_uid = case when (host, port, username, folder, since)
                                    is distinct from (:host, :port, :username, :folder, :since) then 0 else last_uid end,
                                next_look_at = :now, failures = 0, problem = null
                            where tenant_id = :tenant and mailbox_id = :id""")
                            .param("unit", entered.unit())
                            .param("address", entered.address().toLowerCase(Locale.ROOT))
                            .param("host", entered.host())
                            .param("port", entered.port())
                            .param("security", entered.security().code())
                            .param("username", entered.username())
                            .param("password", sealed == null ? null : sealed.bytes(), java.sql.Types.BINARY)
                            .param("key", key.wrapped())
                            .param("folder", entered.folder())
                            .param("movedTo", entered.movedTo())
                            .param("since", Timestamp.from(entered.since()))
                            .param("now", Timestamp.from(now))
                            .param("tenant", tenant.value())
                            .param("id", mailbox)
                            .update());
        } catch (DuplicateKeyException e) {
            throw new Problem.Invalid("address", "mailbox-taken");
        }
    }

    /** Not read while it is paused; afterwards whatever came meanwhile is. */
    public void pause(TenantId tenant, UUID mailbox, boolean paused, Instant now) {
        in(
                tenant,
                () -> db.sql("""
                        update mailbox set paused = ?, next_look_at = ?, failures = 0, problem = null
                        where tenant_id = ? and mailbox_id = ?""")
                        .params(paused, Timestamp.from(now), tenant.value(), mailbox)
                        .update());
    }

    /** The mails that it gave are kept. */
    public void remove(TenantId tenant, UUID mailbox) {
        in(
                tenant,
                () -> db.sql("delete from mailbox where tenant_id = ? and mailbox_id = ?")
                        .params(tenant.value(), mailbox)
                        .update());
    }

    public List<Mailbox> of(TenantId tenant) {
        return in(
                tenant,
                () -> db.sql("select " + COLUMNS + " from mailbox where tenant_id = ? order by created_at, mailbox_id")
                        .param(tenant.value())
                        .query(Mailboxes::mailbox)
                        .list());
    }

    public Optional<Mailbox> find(TenantId tenant, UUID mailbox) {
        return of(tenant).stream().filter(one -> one.id().equals(mailbox)).findFirst();
    }

    /**
     * The address to which answers about this case come: of the mailbox of its unit, or of the nearest unit above that has
     * one.
     */
    public Optional<String> replyAddress(Organisation organisation, Complaint complaint) {
        var all = of(organisation.id());
        return organisation.upwards(complaint.registration().unit()).stream()
                .flatMap(above -> all.stream().filter(one -> one.unit().equals(above.id())))
                .map(box -> replyAddresses.of(organisation.id(), complaint.number(), box.address()))
                .findFirst();
    }

    // ---- for whoever reads them -----------------------------------------------------------------------------------

    /** Takes those that are due, so that no other node does meanwhile. */
    List<UUID> claim(TenantId tenant, Instant asOf) {
        return in(
                tenant,
                () -> db.sql("""
                        with due as materialized (
                            select mailbox_id from mailbox where tenant_id = :tenant and next_look_at <= :now and not paused
                            order by next_look_at limit :batch for update skip locked)
                        update mailbox b set next_look_at = :lease
                        from due where b.tenant_id = :tenant and b.mailbox_id = due.mailbox_id
                        returning b.mailbox_id""")
                        .param("tenant", tenant.value())
                        .param("now", Timestamp.from(asOf))
                        .param("lease", Timestamp.from(asOf.plus(LEASE)))
                        .param("batch", BATCH)
                        .query(UUID.class)
                        .list());
    }

    /** How to reach it, opened for the moment of reading. Never to be logged. */
    Optional<Line> line(TenantId tenant, UUID mailbox) {
        return find(tenant, mailbox)
                .map(box -> in(
                        tenant,
                        () -> db.sql("""
                        select sealed_password, sealing_key, uid_validity, last_uid from mailbox
                        where tenant_id = ? and mailbox_id = ?""")
                                .params(tenant.value(), mailbox)
                                .query((rs, row) -> new Line(
                                        box,
                                        Objects.requireNonNull(
                                                vault.unwrap(rs.getBytes(2)).open(new Sealed(rs.getBytes(1)))),
                                        rs.getLong(3),
                                        rs.getLong(4)))
                                .single()));
    }

    /** @param uidValidity 0 if it was never read */
    record Line(Mailbox mailbox, String password, long uidValidity, long lastUid) {
        Line with(Entered entered) {
            var changed = new Mailbox(
                    mailbox.id(),
                    entered.unit(),
                    entered.address(),
                    entered.host(),
                    entered.port(),
                    entered.security(),
                    entered.username(),
                    entered.folder(),
                    entered.movedTo(),
                    entered.since(),
                    mailbox.nextLookAt(),
                    mailbox.lookedAt(),
                    mailbox.failures(),
                    mailbox.problem(),
                    mailbox.taken(),
                    mailbox.paused());
            return new Line(changed, entered.password().isEmpty() ? password : entered.password(), 0, 0);
        }

        /** Whether it leads to the same folder by the same account. */
        boolean isSameAs(Line other) {
            return mailbox.host().equals(other.mailbox.host())
                    && mailbox.port() == other.mailbox.port()
                    && mailbox.security() == other.mailbox.security()
                    && mailbox.username().equals(other.mailbox.username())
                    && mailbox.folder().equals(other.mailbox.folder())
                    && password.equals(other.password);
        }

        @Override
        public String toString() {
            return mailbox.address();
        }
    }

    /**
     * Whether this node shall wait on the line for new mail: one does at a time.
     *
     * @param until it has to ask again before then
     */
    boolean listens(TenantId tenant, UUID mailbox, boolean already, Instant now, Instant until) {
        return in(
                        tenant,
                        () -> db.sql("""
                        update mailbox set listened_until = :until
                        where tenant_id = :tenant and mailbox_id = :id and not paused
                          and (:already or listened_until is null or listened_until < :now)""")
                                .param("until", Timestamp.from(until))
                                .param("already", already)
                                .param("now", Timestamp.from(now))
                                .param("tenant", tenant.value())
                                .param("id", mailbox)
                                .update())
                == 1;
    }

    void listensNoMore(TenantId tenant, UUID mailbox) {
        in(
                tenant,
                () -> db.sql("update mailbox set listened_until = null where tenant_id = ? and mailbox_id = ?")
                        .params(tenant.value(), mailbox)
                        .update());
    }

    /** Something came: it is to be read now, unless somebody is reading it. */
    void hasNews(TenantId tenant, UUID mailbox, Instant now) {
        in(
                tenant,
                () -> db.sql("""
                        update mailbox set next_look_at = :now
                        where tenant_id = :tenant and mailbox_id = :id
                          and next_look_at > :now and next_look_at <= :waiting""")
                        .param("now", Timestamp.from(now))
                        .param("waiting", Timestamp.from(now.plus(PAUSE)))
                        .param("tenant", tenant.value())
                        .param("id", mailbox)
                        .update());
    }

    /** Everything up to here was taken in, or left alone on purpose. */
    void reached(TenantId tenant, UUID mailbox, long uidValidity, long uid, int taken) {
        in(
                tenant,
                () -> db.sql("""
                        update mailbox set uid_validity = ?, last_uid = ?, taken = taken + ?
                        where tenant_id = ? and mailbox_id = ?""")
                        .params(uidValidity, uid, taken, tenant.value(), mailbox)
                        .update());
    }

    /** @param more whether there is more to read at once */
    void well(TenantId tenant, UUID mailbox, boolean more, Instant asOf) {
        in(
                tenant,
                () -> db.sql("""
                        update mailbox set looked_at = ?, next_look_at = ?, failures = 0, problem = null
                        where tenant_id = ? and mailbox_id = ?""")
                        .params(
                                Timestamp.from(asOf),
                                Timestamp.from(more ? asOf : asOf.plus(PAUSE)),
                                tenant.value(),
                                mailbox)
                        .update());
    }

    /** Tried again after one minute, two, four … at most half an hour. */
    void failed(TenantId tenant, UUID mailbox, String problem, int failuresBefore, Instant asOf) {
        var doubled = PAUSE.multipliedBy(1L << Math.min(failuresBefore, 10));
        var pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        in(
                tenant,
                () -> db.sql("""
                        update mailbox set next_look_at = ?, failures = failures + 1, problem = ?
                        where tenant_id = ? and mailbox_id = ?""")
                        .params(Timestamp.from(asOf.plus(pause)), problem, tenant.value(), mailbox)
                        .update());
    }

    private <T> T in(TenantId tenant, java.util.function.Supplier<T> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }

    private static Mailbox mailbox(ResultSet rs, int row) throws SQLException {
        var lookedAt = rs.getTimestamp("looked_at");
        return new Mailbox(
                rs.getObject("mailbox_id", UUID.class),
                rs.getObject("unit_id", UUID.class),
                rs.getString("address"),
                rs.getString("host"),
                rs.getInt("port"),
                Mailbox.Security.of(rs.getString("security")).orElseThrow(),
                rs.getString("username"),
                rs.getString("folder"),
                rs.getString("moved_to"),
                rs.getTimestamp("since").toInstant(),
                rs.getTimestamp("next_look_at").toInstant(),
                lookedAt == null ? null : lookedAt.toInstant(),
                rs.getInt("failures"),
                rs.getString("problem"),
                rs.getLong("taken"),
                rs.getBoolean("paused"));
    }
}
