package org.wenguo.deadline;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/** For lists: of each complaint the limit that presses most. */
@Component
public class NextLimits {

    private final JdbcClient db;
    private final TransactionOperations transactions;

    NextLimits(JdbcClient db, TransactionOperations transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /**
     * @param rule id in the pack
     * @param paused its clock stands still; then no other limit of the complaint runs
     */
    public record Next(String rule, Instant startedAt, Instant dueAt, boolean paused) {}

    /** One query, however many complaints; those without an open limit are not in the answer. */
    public Map<UUID, Next> of(TenantId tenant, Collection<UUID> complaints) {
        if (complaints.isEmpty()) {
            return Map.of();
        }
        return Tenancy.in(tenant, () -> transactions.execute(status -> read(tenant, complaints)));
    }

    private Map<UUID, Next> read(TenantId tenant, Collection<UUID> complaints) {
        var next = new HashMap<UUID, Next>();
        db
                .sql("""
                        select distinct on (complaint_id) complaint_id, rule, started_at, due_at, paused_since
                        from complaint_limit
                        where tenant_id = :tenant and complaint_id = any(:complaints) and kind = 'limit'
                          and met_at is null and cancelled_at is null
                        order by complaint_id, paused_since is not null, due_at, rule""")
                .param("tenant", tenant.value())
                .param("complaints", complaints.toArray(UUID[]::new))
                .query((rs, row) -> Map.entry(
                        rs.getObject(1, UUID.class),
                        new Next(
                                rs.getString(2),
                                instant(rs.getTimestamp(3)),
                                instant(rs.getTimestamp(4)),
                                rs.getTimestamp(5) != null)))
                .stream()
                .forEach(entry -> next.put(entry.getKey(), entry.getValue()));
        return next;
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }
}
