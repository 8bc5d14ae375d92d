package org.wenguo.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.platform.Outbox;
import org.wenguo.platform.Problem;
import org.wenguo.platform.StandardWebhooks;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/** Tells what is to be told, and forgets it after a month. */
@Service
public class Tellings {

    private static final Logger LOG = LoggerFactory.getLogger(Tellings.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Tellings(JdbcClient db, TransactionOperations transactions, Webhooks webhooks) {
        this.db = db;
        this.transactions = transactions;
        this.webhooks = webhooks;
        this.outbox = new Outbox(db, transactions, "telling", "telling_id");
    }

    /**
     * Tells everything that is due as of this moment.
     *
     * @return how many were taken
     */
    public int sweep(Instant asOf) {
        return outbox.sweep(asOf, (tenant, telling) -> send(tenant, telling, asOf));
    }

    /**
     * Forgets what was told, or given up, more than a month ago.
     *
     * @return how many
     */
    public int forget(Instant asOf) {
        var forgotten = 0;
        for (var tenant : db.sql("select tenant_id from tenant order by no")
                .query((rs, row) -> new TenantId(rs.getObject(1, UUID.class)))
                .list()) {
            forgotten += Tenancy.in(
                    tenant,
                    () -> transactions.execute(status -> db.sql(
                                    "delete from telling where tenant_id = ? and created_at < ? and next_try_at is null")
                            .params(tenant.value(), Timestamp.from(asOf.minus(KEPT)))
                            .update()));
        }
        return forgotten;
    }

    private CompletableFuture<Optional<String>> send(TenantId tenant, UUID telling, Instant asOf) {
        HttpRequest request;
        try {
            var letter = webhooks.letter(tenant, telling, asOf);
            if (letter.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.of("removed"));
            }
            var body = letter.get().body();
            var id = telling.toString();
            request = HttpRequest.newBuilder(letter.get().address())
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header(StandardWebhooks.ID, id)
                    .header(StandardWebhooks.TIMESTAMP, Long.toString(asOf.getEpochSecond()))
                    .header(
                            StandardWebhooks.SIGNATURE,
                            StandardWebhooks.signature(letter.get().secrets(), id, asOf, body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
        } catch (Problem.Invalid e) {
            return CompletableFuture.completedFuture(Optional.of("address not allowed"));
        }
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                // The request's own timeout ends with the head of the answer; a body may drip for ever.
                .orTimeout(PATIENCE.toMillis() + 1000, TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> failure != null
                        ? Optional.of(inWords(failure))
                        : answer.statusCode() / 100 == 2
                                ? Optional.empty()
                                : Optional.of("HTTP " + answer.statusCode()));
    }

    /** The kind of failure only: its message may repeat the address, and with it a token. */
    private static String inWords(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof IOException) && !(cause instanceof TimeoutException)) {
            LOG.warn("A webhook could not be told: {}", cause.getClass().getName());
        }
        return cause.getClass().getSimpleName();
    }
}
