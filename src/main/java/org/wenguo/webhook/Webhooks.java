package org.wenguo.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.OutsideAddress;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.SealingKey;
import org.wenguo.platform.StandardWebhooks;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/** An organisation's webhooks, and what they were told. Addresses and secrets are stored sealed. */
@Service
public class Webhooks {

    /** How long a receiver may take to change from its former secret to the new one. */
    public static final Duration CHANGING_OVER = Duration.ofHours(24);

    private static final int SHOWN = 100;
    private static final int MOST = 20;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Vault vault;
    private final Set<String> hosts;
    /** Every change of a complaint asks, and hardly ever has the answer changed; other nodes learn of it within seconds. */
    private final Cache<TenantId, List<Webhook>> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(10)).build();

    /** @param hosts that may be called, as the operator names them; without them nothing can be entered */
    Webhooks(
            JdbcClient db,
            TransactionOperations transactions,
            Vault vault,
            @Value("${wenguo.webhooks.hosts:}") List<String> hosts) {
        this.db = db;
        this.transactions = transactions;
        this.vault = vault;
        this.hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** What the operator lets be called, for people to see. */
    public Set<String> hosts() {
        return new TreeSet<>(hosts);
    }

    /** @param secret shown now and never again */
    public record Added(UUID id, String secret) {}

    /**
     * @param types what it is told; empty for everything
     * @throws Problem.Invalid if the address may not be called, or there are too many webhooks already
     */
    public Added add(TenantId tenant, String name, String address, Set<String> types, Instant now) {
        var uri = OutsideAddress.checked(address, hosts, "webhook-host");
        var id = Identifiers.next();
        var secret = StandardWebhooks.newSecret();
        var key = vault.newKey();
        in(tenant, () -> {
            if (all(tenant).size() >= MOST) {
                throw new Problem.Invalid("address", "webhook-most", MOST);
            }
            return db.sql("""
                            insert into webhook (tenant_id, webhook_id, name, sealed_address, sealed_secret, sealing_key,
                                                 host, types, created_at)
                            values (:tenant, :id, :name, :address, :secret, :key, :host, :types, :now)""")
                    .param("tenant", tenant.value())
                    .param("id", id)
                    .param("name", name)
                    .param("address", sealed(key, address))
                    .param("secret", sealed(key, secret))
                    .param("key", key.wrapped())
                    .param("host", uri.getHost())
                    .param("types", types.toArray(String[]::new))
                    .param("now", Timestamp.from(now))
                    .update();
        });
        known.invalidate(tenant);
        return new Added(id, secret);
    }

    /** Also forgets what it was told and was still to hear. */
    public void remove(TenantId tenant, UUID webhook) {
        changed(tenant, db.sql("delete from webhook where tenant_id = :tenant and webhook_id = :id"), webhook);
    }

    /** Nothing new is written for it; what was written is still told. */
    public void pause(TenantId tenant, UUID webhook, Instant now) {
        changed(tenant, db.sql("""
                        update webhook set paused_at = coalesce(paused_at, :now)
                        where tenant_id = :tenant and webhook_id = :id""").param("now", Timestamp.from(now)), webhook);
    }

    public void resume(TenantId tenant, UUID webhook) {
        changed(
                tenant,
                db.sql("update webhook set paused_at = null where tenant_id = :tenant and webhook_id = :id"),
                webhook);
    }

    /**
     * For {@link #CHANGING_OVER} both secrets sign, so that the receiver misses nothing.
     *
     * @return the new secret, shown now and never again
     */
    public String changeSecret(TenantId tenant, UUID webhook, Instant now) {
        var secret = StandardWebhooks.newSecret();
        var key = in(
                        tenant,
                        () -> db.sql("select sealing_key from webhook where tenant_id = ? and webhook_id = ?")
                                .params(tenant.value(), webhook)
                                .query(byte[].class)
                                .optional())
                .map(vault::unwrap)
                .orElseThrow(() -> new Problem.NotFound("http-404"));
        changed(
                tenant,
                db.sql("""
                        update webhook set sealed_former = sealed_secret, former_until = :until, sealed_secret = :secret
                        where tenant_id = :tenant and webhook_id = :id""")
                        .param("until", Timestamp.from(now.plus(CHANGING_OVER)))
                        .param("secret", sealed(key, secret)),
                webhook);
        return secret;
    }

    private void changed(TenantId tenant, JdbcClient.StatementSpec change, UUID webhook) {
        var done = in(
                tenant,
                () -> change.param("tenant", tenant.value())
                        .param("id", webhook)
                        .update());
        known.invalidate(tenant);
        if (done == 0) {
            throw new Problem.NotFound("http-404");
        }
    }

    /** In the order in which they were entered. */
    public List<Webhook> of(TenantId tenant) {
        return in(tenant, () -> all(tenant));
    }

    /** The same as of a few seconds ago at most; wants a transaction of the organisation. */
    List<Webhook> lately(TenantId tenant) {
        var all = known.getIfPresent(tenant);
        if (all == null) {
            all = all(tenant);
            known.put(tenant, all);
        }
        return all;
    }

    private List<Webhook> all(TenantId tenant) {
        return db.sql("""
                        select webhook_id, name, host, types, created_at, paused_at from webhook
                        where tenant_id = ? order by created_at, webhook_id""")
                .param(tenant.value())
                .query((rs, row) -> new Webhook(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getString(3),
                        Set.copyOf(Arrays.asList((String[]) rs.getArray(4).getArray())),
                        rs.getTimestamp(5).toInstant(),
                        instant(rs.getTimestamp(6))))
                .list();
    }

    /** Newest first, a hundred at most. */
    public List<Telling> told(TenantId tenant, UUID webhook) {
        return in(
                tenant,
                () -> db.sql("""
                        select telling_id, type, number, created_at, attempts, next_try_at, delivered_at, last_error
                        from telling where tenant_id = :tenant and webhook_id = :webhook
                        order by telling_id desc limit :shown""")
                        .param("tenant", tenant.value())
                        .param("webhook", webhook)
                        .param("shown", SHOWN)
                        .query((rs, row) -> new Telling(
                                rs.getObject(1, UUID.class),
                                rs.getString(2),
                                rs.getString(3),
                                rs.getTimestamp(4).toInstant(),
                                rs.getInt(5),
                                instant(rs.getTimestamp(6)),
                                instant(rs.getTimestamp(7)),
                                rs.getString(8)))
                        .list());
    }

    /**
     * Tells again, beginning now, under the same id, so that a receiver that knows it may pass it over.
     *
     * @param telling one of them, or null for all that was given up
     * @return how many
     */
    public int tellAgain(TenantId tenant, UUID webhook, @Nullable UUID telling, Instant now) {
        return in(
                tenant,
                () -> db.sql("""
                        update telling set attempts = 0, dead_at = null, delivered_at = null, next_try_at = :now
                        where tenant_id = :tenant and webhook_id = :webhook and next_try_at is null
                          and case when cast(:telling as uuid) is null then dead_at is not null
                                   else telling_id = :telling end""")
                        .param("now", Timestamp.from(now))
                        .param("tenant", tenant.value())
                        .param("webhook", webhook)
                        .param("telling", telling, Types.OTHER)
                        .update());
    }

    /** What is sent where, opened for the moment of sending. Empty when the webhook was removed meanwhile. */
    Optional<Letter> letter(TenantId tenant, UUID telling, Instant now) {
        return in(
                tenant,
                () -> db.sql("""
                        select t.body, w.sealed_address, w.sealed_secret, w.sealed_former, w.former_until, w.sealing_key
                        from telling t join webhook w on w.tenant_id = t.tenant_id and w.webhook_id = t.webhook_id
                        where t.tenant_id = ? and t.telling_id = ?""")
                        .params(tenant.value(), telling)
                        .query((rs, row) -> {
                            var key = vault.unwrap(rs.getBytes(6));
                            var secrets = new ArrayList<String>();
                            secrets.add(opened(key, rs.getBytes(3)));
                            if (rs.getBytes(4) != null
                                    && rs.getTimestamp(5).toInstant().isAfter(now)) {
                                secrets.add(opened(key, rs.getBytes(4)));
                            }
                            // Checked again: the operator may have narrowed the hosts since it was entered.
                            var address = OutsideAddress.checked(opened(key, rs.getBytes(2)), hosts, "webhook-host");
                            return new Letter(address, secrets, rs.getString(1));
                        })
                        .optional());
    }

    private <T> T in(TenantId tenant, Supplier<T> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }

    private static byte[] sealed(SealingKey key, String text) {
        var sealed = key.seal(text);
        if (sealed == null) {
            throw new IllegalStateException("Nothing to seal");
        }
        return sealed.bytes();
    }

    private static String opened(SealingKey key, byte[] sealed) {
        var text = key.open(new Sealed(sealed));
        if (text == null) {
            throw new IllegalStateException("Nothing was sealed");
        }
        return text;
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** Never to be logged. */
    record Letter(URI address, List<String> secrets, String body) {
        @Override
        public String toString() {
            return "letter";
        }
    }
}
