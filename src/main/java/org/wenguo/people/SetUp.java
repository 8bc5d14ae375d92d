package org.wenguo.people;

import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/**
 * The first start on an empty database. Nobody has a password yet, so a link is printed once where only the operator sees
 * it; whoever opens it founds the first organisation, and it is worth nothing afterwards.
 */
@Service
public class SetUp {

    private static final Logger LOG = LoggerFactory.getLogger(SetUp.class);

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Organisations organisations;
    private final Clock clock;

    SetUp(JdbcClient db, TransactionOperations transactions, Organisations organisations, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Prints a link if no organisation was founded yet; a link of an earlier start stops working. */
    public void offer(int port) {
        if (!organisations.none()) {
            return;
        }
        var secret = Identifiers.secret();
        db.sql("""
                        insert into setup_link (token_hash) values (?)
                        on conflict (only_one) do update set token_hash = excluded.token_hash, used_at = null""").param(Vault.fingerprint(secret)).update();
        LOG.info("Nobody works here yet. Set up with this link, once: http://localhost:{}/setup/{}", port, secret);
    }

    public boolean accepts(String secret) {
        return db.sql("select exists (select from setup_link where token_hash = ? and used_at is null)")
                .param(Vault.fingerprint(secret))
                .query(Boolean.class)
                .single();
    }

    /** @throws Problem.NotFound when the link was used, replaced or never given out */
    public Organisation found(String secret, Organisations.Founding founding) {
        var tenant = new TenantId(Identifiers.next());
        Tenancy.in(
                tenant,
                () -> transactions.execute(status -> {
                    var used = db.sql("update setup_link set used_at = ? where token_hash = ? and used_at is null")
                            .params(Timestamp.from(clock.instant()), Vault.fingerprint(secret))
                            .update();
                    if (used == 0) {
                        throw new Problem.NotFound("setup-link");
                    }
                    organisations.found(tenant, founding);
                    return tenant;
                }));
        return organisations.byId(tenant);
    }
}
