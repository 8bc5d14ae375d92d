package org.wenguo.platform;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What robots are still to say, what they have said, and what they could not say. */
@Service
public class Messages {

    private static final int SHOWN = 100;

    private final JdbcClient db;
    private final TransactionOperations transactions;

    Messages(JdbcClient db, TransactionOperations transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /**
     * Joins the caller's transaction: what it tells about is stored together with it or not at all.
     *
     * @param about what is told; the same robot is told it once, however often this is called
     */
    public void write(TenantId tenant, UUID robot, String about, String subject, String body, Instant now) {
        transactions.executeWithoutResult(status -> db.sql("""
                        insert into message
                            (tenant_id, message_id, robot_id, about, subject, body, created_at, next_try_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, about, robot_id) do nothing""")
                .params(
                        tenant.value(),
                        Identifiers.next(),
                        robot,
                        about,
                        subject,
                        body,
                        Timestamp.from(now),
                        Timestamp.from(now))
                .update());
    }

    /** What has failed at least once and is not delivered, the given-up ones first. */
    public List<Undelivered> undelivered(TenantId tenant) {
        return Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db.sql("""
                                select message_id, robot_id, subject, created_at, attempts, next_try_at, last_error
                                from message
                                where tenant_id = :tenant and delivered_at is null and last_error is not null
                                order by dead_at desc nulls last, created_at desc limit :shown""")
                        .param("tenant", tenant.value())
                        .param("shown", SHOWN)
                        .query((rs, row) -> new Undelivered(
                                rs.getObject(1, UUID.class),
                                rs.getObject(2, UUID.class),
                                rs.getString(3),
                                rs.getTimestamp(4).toInstant(),
                                rs.getInt(5),
                                instant(rs.getTimestamp(6)),
                                rs.getString(7)))
                        .list()));
    }

    /**
     * A given-up message gets all its attempts again, beginning now.
     *
     * @return whether there is such a message
     */
    public boolean tryAgain(TenantId tenant, UUID message, Instant now) {
        return Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db.sql("""
                                update message set attempts = 0, dead_at = null, next_try_at = ?
                                where tenant_id = ? and message_id = ? and dead_at is not null""")
                                .params(Timestamp.from(now), tenant.value(), message)
                                .update()
                        > 0));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** @param nextTryAt null when nobody tries any more */
    public record Undelivered(
            UUID id,
            UUID robot,
            String subject,
            Instant createdAt,
            int attempts,
            @Nullable Instant nextTryAt,
            String error) {}
}
