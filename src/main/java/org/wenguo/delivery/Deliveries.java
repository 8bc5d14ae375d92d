package org.wenguo.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.wenguo.complaint.Complaint;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.SealingKey;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;
import org.wenguo.platform.web.Language;

/**
 * The messages to complainants and what became of them. Addresses and words are sealed with the complaint's own key: with it
 * they are gone. All methods want a transaction begun inside {@link org.wenguo.platform.Tenancy#in}.
 */
@Service
class Deliveries {

    /** News of progress waits so long for newer ones. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    static final String NO_SERVER = "no-server";
    static final String NO_GATEWAY = "no-gateway";

    private static final String COLUMNS = """
            d.delivery_id, d.complaint_id, c.number, d.kind, d.reply_no, d.way, d.language, d.created_at, d.attempts,
            d.next_try_at, d.delivered_at, d.dead_at, d.last_error, d.printed_at, d.bounced_at, d.read_at, d.superseded_at,
            d.done_by
            from delivery d join complaint c on c.tenant_id = d.tenant_id and c.complaint_id = d.complaint_id""";

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    Deliveries(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * @param about the same thing is told once, however often this is written
     * @param spoken a reply by telephone or in person is the record of what was said: nothing is left to do
     */
    record New(
            String about,
            Kind kind,
            @Nullable Integer reply,
            Way way,
            boolean spoken,
            Language language,
            String subject,
            String body) {}

    void write(TenantId tenant, Complaint complaint, SealingKey key, New message, Recipient recipient, Settings ways) {
        var now = clock.instant();
        if (!message.kind().isOwed()) {
            supersedeProgress(tenant, complaint.id(), now);
        }
        insert(tenant, complaint.id(), key, message, 0, recipient.addressFor(message.way()), ways, now);
    }

    /** @param turn how often it was sent before, another way */
    UUID insert(
            TenantId tenant,
            UUID complaint,
            SealingKey key,
            New message,
            int turn,
            @Nullable String to,
            Settings ways,
            Instant now) {
        var id = Identifiers.next();
        var way = message.way();
        var missing = missing(way, ways);
        var first = message.kind().isOwed() || turn > 0 ? now : now.plus(PATIENCE);
        db.sql("""
                        insert into delivery
                            (tenant_id, delivery_id, complaint_id, about, turn, kind, reply_no, way, language, sealed_to,
                             to_index, sealed_subject, sealed_body, message_id, created_at, next_try_at, delivered_at,
                             last_error)
                        values (:tenant, :id, :complaint, :about, :turn, :kind, cast(:reply as integer), :way, :language,
                                cast(:to as bytea), cast(:toIndex as bytea), :subject, :body, cast(:messageId as text),
                                :now, cast(:next as timestamptz), cast(:shown as timestamptz), cast(:error as text))
                        on conflict (tenant_id, complaint_id, about, turn) do nothing""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("complaint", complaint)
                .param("about", message.about())
                .param("turn", turn)
                .param("kind", message.kind().code())
                .param("reply", message.reply())
                .param("way", way.code())
                .param("language", message.language().tag())
                .param("to", to == null ? null : sealed(key, to))
                .param("toIndex", to == null ? null : index(tenant, to))
                .param("subject", sealed(key, message.subject()))
                .param("body", sealed(key, message.body()))
                .param("messageId", way == Way.MAIL ? messageId(id, ways) : null)
                .param("now", Timestamp.from(now))
                .param("next", way.isByMachine() && missing == null ? Timestamp.from(first) : null)
                .param("shown", way == Way.PORTAL || message.spoken() ? Timestamp.from(now) : null)
                .param("error", missing)
                .update();
        return id;
    }

    static @Nullable String missing(Way way, Settings ways) {
        return switch (way) {
            case MAIL -> ways.server() == null ? NO_SERVER : null;
            case SMS -> ways.smsAddress() == null ? NO_GATEWAY : null;
            case PHONE, LETTER, PUBLICATION, PORTAL -> null;
        };
    }

    /** The same however often it is sent, so that whoever gets it twice can know it. */
    static String messageId(UUID id, Settings ways) {
        var server = ways.server();
        var domain = server == null
                ? "wenguo.invalid"
                : server.from().substring(server.from().indexOf('@') + 1);
        return "<" + id + "@" + domain + ">";
    }

    byte[] index(TenantId tenant, String to) {
        return vault.blindIndex(tenant, "delivery\n" + to.toLowerCase(Locale.ROOT));
    }

    private static byte[] sealed(SealingKey key, String text) {
        return Objects.requireNonNull(key.seal(text)).bytes();
    }

    /** What has not begun to be sent, and says less than what comes now. */
    private void supersedeProgress(TenantId tenant, UUID complaint, Instant now) {
        db.sql("""
                        update delivery set superseded_at = :now, next_try_at = null
                        where tenant_id = :tenant and complaint_id = :complaint and delivered_at is null
                          and superseded_at is null and attempts = 0 and dead_at is null and kind = any(:progress)""")
                .param("now", Timestamp.from(now))
                .param("tenant", tenant.value())
                .param("complaint", complaint)
                .param(
                        "progress",
                        java.util.Arrays.stream(Kind.values())
                                .filter(kind -> !kind.isOwed())
                                .map(Kind::code)
                                .toArray(String[]::new))
                .update();
    }

    Optional<Language> languageOf(TenantId tenant, Complaint complaint) {
        return db.sql("""
                        select language from delivery where tenant_id = ? and complaint_id = ?
                        order by created_at desc, delivery_id desc limit 1""")
                .params(tenant.value(), complaint.id())
                .query(String.class)
                .optional()
                .flatMap(Language::ofTag);
    }

    // ---- reading --------------------------------------------------------------------------------------------------

    Optional<Delivery> find(TenantId tenant, UUID delivery) {
        return db.sql("select " + COLUMNS + " where d.tenant_id = ? and d.delivery_id = ?")
                .params(tenant.value(), delivery)
                .query(Deliveries::delivery)
                .optional();
    }

    /** Everything that was said about a complaint, the latest first. */
    List<Delivery> of(TenantId tenant, UUID complaint) {
        return db.sql(
                        "select " + COLUMNS
                                + " where d.tenant_id = ? and d.complaint_id = ? order by d.created_at desc, d.delivery_id desc")
                .params(tenant.value(), complaint)
                .query(Deliveries::delivery)
                .list();
    }

    /** What waits, failed or came back, of the complaints that one may see, the latest first. */
    List<Delivery> open(TenantId tenant, boolean all, UUID unit, int most) {
        return db.sql("select " + COLUMNS + """
                         where d.tenant_id = :tenant and d.superseded_at is null
                          and (d.delivered_at is null or d.bounced_at is not null)
                          and (:all or c.seen_by @> :mine)
                        order by d.created_at desc, d.delivery_id desc limit :most""")
                .param("tenant", tenant.value())
                .param("all", all)
                .param("mine", new UUID[] {unit})
                .param("most", most)
                .query(Deliveries::delivery)
                .list();
    }

    /** Of the cases that this person holds, or that nobody in their unit holds by name, what wants somebody's hands. */
    int wanting(TenantId tenant, UUID unit, UUID staff) {
        return db.sql("""
                        select count(*)
                        from delivery d join complaint c on c.tenant_id = d.tenant_id and c.complaint_id = d.complaint_id
                        where d.tenant_id = :tenant and d.superseded_at is null
                          and (d.delivered_at is null or d.bounced_at is not null)
                          and (d.dead_at is not null or d.bounced_at is not null
                               or d.way in ('phone', 'letter', 'publication'))
                          and (c.holder_staff_id = :staff or (c.holder_staff_id is null and c.holder_unit_id = :unit))""")
                .param("tenant", tenant.value())
                .param("staff", staff)
                .param("unit", unit)
                .query(Integer.class)
                .single();
    }

    /** What is to be sent, opened for the moment of sending; empty once whom it concerned was erased. */
    Optional<Letter> letter(TenantId tenant, UUID delivery) {
        return db.sql("""
                        select c.sealing_key, d.sealed_to, d.sealed_subject, d.sealed_body, d.message_id, d.complaint_id,
                               d.kind, d.way, d.language, d.about, d.turn, d.reply_no, d.to_index
                        from delivery d join complaint c on c.tenant_id = d.tenant_id and c.complaint_id = d.complaint_id
                        where d.tenant_id = ? and d.delivery_id = ?""")
                .params(tenant.value(), delivery)
                .query((rs, row) -> {
                    var wrapped = rs.getBytes(1);
                    if (wrapped == null) {
                        return Optional.<Letter>empty();
                    }
                    var key = vault.unwrap(wrapped);
                    var to = rs.getBytes(2);
                    return Optional.of(new Letter(
                            key,
                            to == null ? null : key.open(new Sealed(to)),
                            Objects.requireNonNull(key.open(new Sealed(rs.getBytes(3)))),
                            Objects.requireNonNull(key.open(new Sealed(rs.getBytes(4)))),
                            rs.getString(5),
                            rs.getObject(6, UUID.class),
                            Kind.of(rs.getString(7)).orElseThrow(),
                            Way.of(rs.getString(8)).orElseThrow(),
                            Language.ofTag(rs.getString(9)).orElse(Language.SIMPLIFIED),
                            rs.getString(10),
                            rs.getInt(11),
                            rs.getObject(12, Integer.class)));
                })
                .optional()
                .flatMap(found -> found);
    }

    /** @param to null where the way needs no address, or has none yet */
    record Letter(
            SealingKey key,
            @Nullable String to,
            String subject,
            String body,
            @Nullable String messageId,
            UUID complaint,
            Kind kind,
            Way way,
            Language language,
            String about,
            int turn,
            @Nullable Integer reply) {
        @Override
        public String toString() {
            return about;
        }
    }

    /** Message ids of what was mailed about the complaint before, the oldest first. */
    List<String> mailedBefore(TenantId tenant, UUID complaint, UUID delivery) {
        return db.sql("""
                        select message_id from delivery
                        where tenant_id = :tenant and complaint_id = :complaint and delivery_id <> :delivery
                          and message_id is not null and delivered_at is not null
                        order by created_at desc limit 10""")
                .param("tenant", tenant.value())
                .param("complaint", complaint)
                .param("delivery", delivery)
                .query((rs, row) -> rs.getString(1))
                .list()
                .reversed();
    }

    Optional<UUID> byMessageIds(TenantId tenant, List<String> messageIds) {
        return db.sql("""
                        select delivery_id from delivery where tenant_id = :tenant and message_id = any(:ids)
                        order by array_position(:ids, message_id) limit 1""")
                .param("tenant", tenant.value())
                .param("ids", messageIds.toArray(String[]::new))
                .query(UUID.class)
                .optional();
    }

    private static Delivery delivery(ResultSet rs, int row) throws SQLException {
        return new Delivery(
                rs.getObject("delivery_id", UUID.class),
                rs.getObject("complaint_id", UUID.class),
                rs.getString("number"),
                Kind.of(rs.getString("kind")).orElseThrow(),
                rs.getObject("reply_no", Integer.class),
                Way.of(rs.getString("way")).orElseThrow(),
                rs.getTimestamp("created_at").toInstant(),
                rs.getInt("attempts"),
                instant(rs, "next_try_at"),
                instant(rs, "delivered_at"),
                instant(rs, "dead_at"),
                rs.getString("last_error"),
                instant(rs, "printed_at"),
                instant(rs, "bounced_at"),
                instant(rs, "read_at"),
                instant(rs, "superseded_at"),
                rs.getObject("done_by", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var timestamp = rs.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
