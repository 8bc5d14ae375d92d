package org.wenguo.platform;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what stands in a table until it is taken or given up. Any number of nodes may do so at once: a node takes rows for
 * {@link #LEASE} and no other node touches them meanwhile. No transaction is open while the other side is waited for. A node
 * that dies between the other side's answer and its own note lets it be sent a second time, which is the lesser evil.
 *
 * <p>The table has {@code tenant_id}, its key, {@code attempts}, {@code next_try_at} (null: sent or given up),
 * {@code delivered_at}, {@code dead_at} and {@code last_error}, and an index on {@code (tenant_id, next_try_at)}.
 */
public final class Outbox {

    /** 30 s, 1 min, 2 min … 2 h 8 min: given up after a good four hours. */
    public static final int ATTEMPTS = 10;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BATCH = 20;
    private static final int LONGEST_ERROR = 200;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final String claim;
    private final String note;

    /**
     * @param table a name from the program, never from outside
     * @param key the column that with {@code tenant_id} is the table's primary key, a uuid
     */
    public Outbox(JdbcClient db, TransactionOperations transactions, String table, String key) {
        this.db = db;
        this.transactions = transactions;
        this.claim = """
                with due as materialized (
                    select %2$s from %1$s
                    where tenant_id = :tenant and next_try_at <= :now
                    order by next_try_at limit :batch for update skip locked)
                update %1$s o set attempts = o.attempts + 1, next_try_at = :lease
                from due where o.tenant_id = :tenant and o.%2$s = due.%2$s
                returning o.%2$s, o.attempts""".formatted(table, key);
        this.note = """
                update %1$s
                set next_try_at = cast(:next as timestamptz), delivered_at = cast(:delivered as timestamptz),
                    dead_at = cast(:dead as timestamptz), last_error = :error
                where tenant_id = :tenant and %2$s = :id and attempts = :attempts and delivered_at is null""".formatted(table, key);
    }

    /** What sends one row. */
    @FunctionalInterface
    public interface Sending {

        /** @return empty when it was taken, else why not, without personal data; never fails itself */
        CompletableFuture<Optional<String>> send(TenantId tenant, UUID id);
    }

    /**
     * Sends everything of every organisation that is due as of this moment.
     *
     * @return how many were taken
     */
    public int sweep(Instant asOf, Sending sending) {
        var delivered = 0;
        for (var tenant : db.sql("select tenant_id from tenant order by no")
                .query((rs, row) -> new TenantId(rs.getObject(1, UUID.class)))
                .list()) {
            delivered += Tenancy.in(tenant, () -> sweep(tenant, asOf, sending));
        }
        return delivered;
    }

    private int sweep(TenantId tenant, Instant asOf, Sending sending) {
        var delivered = 0;
        List<Claimed> claimed;
        do {
            claimed = transactions.execute(status -> claim(tenant, asOf));
            var answers = new ArrayList<CompletableFuture<Optional<String>>>();
            for (var one : claimed) {
                answers.add(sending.send(tenant, one.id()));
            }
            for (var i = 0; i < claimed.size(); i++) {
                var one = claimed.get(i);
                var refusal = answers.get(i).join();
                transactions.executeWithoutResult(status -> note(tenant, one, refusal, asOf));
                delivered += refusal.isEmpty() ? 1 : 0;
            }
        } while (claimed.size() == BATCH);
        return delivered;
    }

    private List<Claimed> claim(TenantId tenant, Instant asOf) {
        return db.sql(claim)
                .param("tenant", tenant.value())
                .param("now", Timestamp.from(asOf))
                .param("lease", Timestamp.from(asOf.plus(LEASE)))
                .param("batch", BATCH)
                .query((rs, row) -> new Claimed(rs.getObject(1, UUID.class), rs.getInt(2)))
                .list();
    }

    /** Only if nobody else has taken it since: a node that slept through its lease has nothing to say any more. */
    private void note(TenantId tenant, Claimed one, Optional<String> refusal, Instant asOf) {
        var dead = refusal.isPresent() && one.attempts() >= ATTEMPTS;
        var next = refusal.isEmpty() || dead
                ? null
                : Timestamp.from(asOf.plus(FIRST_PAUSE.multipliedBy(1L << (one.attempts() - 1))));
        var now = Timestamp.from(asOf);
        db.sql(note)
                .param("next", next)
                .param("delivered", refusal.isEmpty() ? now : null)
                .param("dead", dead ? now : null)
                .param("error", refusal.map(Outbox::shortened).orElse(null))
                .param("tenant", tenant.value())
                .param("id", one.id())
                .param("attempts", one.attempts())
                .update();
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private record Claimed(UUID id, int attempts) {}
}
