package org.wenguo.platform;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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

/** Says what robots are still to say. */
@Service
public class DeliveringMessages {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveringMessages.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Robots robots;
    private final RobotProtocol protocol;
    private final Outbox outbox;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    DeliveringMessages(JdbcClient db, TransactionOperations transactions, Robots robots, JsonMapper json) {
        this.db = db;
        this.transactions = transactions;
        this.robots = robots;
        this.protocol = new RobotProtocol(json);
        this.outbox = new Outbox(db, transactions, "message", "message_id");
    }

    /**
     * Sends everything that is due as of this moment.
     *
     * @return how many were delivered
     */
    public int sweep(Instant asOf) {
        return outbox.sweep(asOf, (tenant, message) -> send(tenant, message, asOf));
    }

    private CompletableFuture<Optional<String>> send(TenantId tenant, UUID message, Instant asOf) {
        var said = transactions.execute(status -> db.sql(
                        "select robot_id, subject, body from message where tenant_id = ? and message_id = ?")
                .params(tenant.value(), message)
                .query((rs, row) -> new Said(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3)))
                .optional());
        HttpRequest request;
        try {
            var line = said.flatMap(one -> robots.line(tenant, one.robot()));
            if (said.isEmpty() || line.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.of("removed"));
            }
            request = HttpRequest.newBuilder(protocol.address(line.get(), asOf))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(protocol.body(
                            line.get(), said.get().subject(), said.get().body(), asOf)))
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

    private record Said(UUID robot, String subject, String body) {}
}
