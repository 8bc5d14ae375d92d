package org.wenguo.platform;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what is due. Any number of nodes may do so at once: a node takes messages for {@link #LEASE} and no other node
 * touches them meanwhile. No transaction is open while a service is waited for. A node that dies between the service's
 * answer and its own note lets the message be said a second time, which is the lesser evil: a warning is never lost.
 */
@Service
public class DeliveringMessages {

    /** 30 s, 1 min, 2 min … 2 h 8 min: given up after a good four hours. */
    public static final int ATTEMPTS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveringMessages.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BATCH = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_ERROR = 200;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Robots robots;
    private final RobotProtocol protocol;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    DeliveringMessages(JdbcClient db, TransactionOperations transactions, Robots robots, JsonMapper json) {
        this.db = db;
        this.transactions = transactions;
        this.robots = robots;
        this.protocol = new RobotProtocol(json);
    }

    /**
     * Sends everything that is due as of this moment.
     *
     * @return how many were delivered
     */
    public int sweep(Instant asOf) {
        var delivered = 0;
        for (var tenant : db.sql("select tenant_id from tenant order by no")
                .query((rs, row) -> new TenantId(rs.getObject(1, UUID.class)))
                .list()) {
            delivered += Tenancy.in(tenant, () -> sweepTenant(tenant, asOf));
        }
        return delivered;
    }

    private int sweepTenant(TenantId tenant, Instant asOf) {
        var delivered = 0;
        List<Due> due;
        do {
            due = transactions.execute(status -> claim(tenant, asOf));
            var sending = new ArrayList<CompletableFuture<Optional<String>>>();
            for (var one : due) {
                sending.add(send(tenant, one, asOf));
            }
            for (var i = 0; i < due.size(); i++) {
                var one = due.get(i);
                var refusal = sending.get(i).join();
                transactions.executeWithoutResult(status -> note(tenant, one, refusal, asOf));
                delivered += refusal.isEmpty() ? 1 : 0;
            }
        } while (due.size() == BATCH);
        return delivered;
    }

    private List<Due> claim(TenantId tenant, Instant asOf) {
        return db.sql("""
                        with due as materialized (
                            select message_id from message
                            where tenant_id = :tenant and next_try_at <= :now
                            order by next_try_at limit :batch for update skip locked)
                        update message m set attempts = m.attempts + 1, next_try_at = :lease
                        from due where m.tenant_id = :tenant and m.message_id = due.message_id
                        returning m.message_id, m.robot_id, m.subject, m.body, m.attempts""")
                .param("tenant", tenant.value())
                .param("now", Timestamp.from(asOf))
                .param("lease", Timestamp.from(asOf.plus(LEASE)))
                .param("batch", BATCH)
                .query((rs, row) -> new Due(
                        rs.getObject(1, UUID.class),
                        rs.getObject(2, UUID.class),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getInt(5)))
                .list();
    }

    /** @return empty when the service took it, else why not; never fails itself */
    private CompletableFuture<Optional<String>> send(TenantId tenant, Due due, Instant asOf) {
        HttpRequest request;
        try {
            var line = robots.line(tenant, due.robot());
            if (line.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.of("removed"));
            }
            request = HttpRequest.newBuilder(protocol.address(line.get(), asOf))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            protocol.body(line.get(), due.subject(), due.body(), asOf)))
                    .build();
        } catch (Problem.Invalid e) {
            return CompletableFuture.completedFuture(Optional.of("address not allowed"));
        }
        return http.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER))
                // The request's own timeout ends with the head of the answer; a body may drip for ever.
                .orTimeout(PATIENCE.toMillis() + 1000, TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> failure == null
                        ? protocol.refusal(answer.statusCode(), answer.body())
                        : Optional.of(inWords(failure)));
    }

    /** The kind of failure only: its message may repeat the address, and with it the token. */
    private static String inWords(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof IOException) && !(cause instanceof java.util.concurrent.TimeoutException)) {
            LOG.warn("A robot could not be spoken to: {}", cause.getClass().getName());
        }
        return cause.getClass().getSimpleName();
    }

    /** Only if nobody else has taken it since: a node that slept through its lease has nothing to say any more. */
    private void note(TenantId tenant, Due due, Optional<String> refusal, Instant asOf) {
        var dead = refusal.isPresent() && due.attempts() >= ATTEMPTS;
        var next = refusal.isEmpty() || dead
                ? null
                : Timestamp.from(asOf.plus(FIRST_PAUSE.multipliedBy(1L << (due.attempts() - 1))));
        var now = Timestamp.from(asOf);
        db.sql("""
                        update message
                        set next_try_at = cast(:next as timestamptz), delivered_at = cast(:delivered as timestamptz),
                            dead_at = cast(:dead as timestamptz), last_error = :error
                        where tenant_id = :tenant and message_id = :id and attempts = :attempts
                          and delivered_at is null""")
                .param("next", next)
                .param("delivered", refusal.isEmpty() ? now : null)
                .param("dead", dead ? now : null)
                .param("error", refusal.map(DeliveringMessages::shortened).orElse(null))
                .param("tenant", tenant.value())
                .param("id", due.message())
                .param("attempts", due.attempts())
                .update();
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private record Due(UUID message, UUID robot, String subject, String body, int attempts) {}
}
