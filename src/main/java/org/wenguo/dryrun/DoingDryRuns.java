package org.wenguo.dryrun;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Policy;
import org.wenguo.complaint.RunningCases;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.policy.PackRefused;
import org.wenguo.policy.PackVersions;

/** Lives all the cases of a dry run twice, batch by batch, so that its progress is seen and it can be stopped. */
@Component
public class DoingDryRuns {

    private static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(DoingDryRuns.class);

    private final JdbcClient db;
    private final JdbcTemplate batch;
    private final TransactionOperations transactions;
    private final Organisations organisations;
    private final PackVersions versions;
    private final Policies policies;
    private final Complaints complaints;
    private final RunningCases running;
    private final DryRuns runs;
    private final Clock clock;

    DoingDryRuns(
            JdbcClient db,
            JdbcTemplate batch,
            TransactionOperations transactions,
            Organisations organisations,
            PackVersions versions,
            Policies policies,
            Complaints complaints,
            RunningCases running,
            DryRuns runs,
            Clock clock) {
        this.db = db;
        this.batch = batch;
        this.transactions = transactions;
        this.organisations = organisations;
        this.versions = versions;
        this.policies = policies;
        this.complaints = complaints;
        this.running = running;
        this.runs = runs;
        this.clock = clock;
    }

    /** Does it from the beginning, whatever a node that died may have found of it. */
    public void run(TenantId tenant, UUID id) {
        try {
            var run = runs.byId(tenant, id);
            if (!run.isOver()) {
                run(organisations.byId(tenant), run);
            }
        } catch (Problem.NotFound gone) {
            LOG.info("Dry run {} ended: it, or the version it tried, was thrown away", id);
        } catch (PackRefused refused) {
            LOG.info("Dry run {} ended: its version cannot be read", id);
            fail(tenant, id, "refused");
        }
    }

    private void run(Organisation organisation, DryRun run) {
        var tenant = organisation.id();
        var asOf = clock.instant();
        var tried = policies.of(organisation, versions.untried(tenant, versions.version(tenant, run.version())));
        var ids = in(tenant, () -> begin(organisation, run));
        for (var from = 0; from < ids.size(); from += BATCH) {
            var some = ids.subList(from, Math.min(ids.size(), from + BATCH));
            var goesOn = in(tenant, () -> {
                var stands = db.sql("""
                                update dry_run set done = done + ?
                                where tenant_id = ? and dry_run_id = ? and cancelled_at is null""")
                        .params(some.size(), tenant.value(), run.id())
                        .update();
                if (stands == 1) {
                    store(tenant, run.id(), findings(organisation, some, tried, run.period() == null, asOf));
                }
                return stands;
            });
            if (goesOn == 0) {
                return;
            }
        }
        in(
                tenant,
                () -> db.sql("""
                        update dry_run set finished_at = ?
                        where tenant_id = ? and dry_run_id = ? and cancelled_at is null""")
                        .params(Timestamp.from(clock.instant()), tenant.value(), run.id())
                        .update());
    }

    private List<UUID> begin(Organisation organisation, DryRun run) {
        var tenant = organisation.id();
        var period = run.period();
        var ids = period == null
                ? running.ids(organisation)
                : complaints.receivedBetween(
                        tenant,
                        period.from().atStartOfDay(organisation.zone()).toInstant(),
                        period.to()
                                .plusDays(1)
                                .atStartOfDay(organisation.zone())
                                .toInstant());
        db.sql("delete from dry_run_finding where tenant_id = ? and dry_run_id = ?")
                .params(tenant.value(), run.id())
                .update();
        db.sql("update dry_run set total = ?, done = 0 where tenant_id = ? and dry_run_id = ?")
                .params(ids.size(), tenant.value(), run.id())
                .update();
        return ids;
    }

    /** The lives are lived side by side: nothing but the log is asked, and that was read before. */
    private List<Finding> findings(
            Organisation organisation, List<UUID> ids, Policy tried, boolean running, Instant asOf) {
        var handled = complaints.byIds(organisation.id(), ids).stream()
                .map(one -> Map.entry(one, policies.of(organisation, one)))
                .toList();
        return handled.parallelStream()
                .map(one -> TwoLives.of(one.getKey(), one.getValue(), tried, asOf))
                .flatMap(lives -> lives.findings(running).stream())
                .toList();
    }

    private void store(TenantId tenant, UUID run, List<Finding> findings) {
        batch.batchUpdate("""
                insert into dry_run_finding
                    (tenant_id, dry_run_id, kind, what, complaint_id, unit_id, before, after, before_at, after_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", findings, 1000, (statement, one) -> {
            statement.setObject(1, tenant.value());
            statement.setObject(2, run);
            statement.setString(3, one.kind().code());
            statement.setString(4, one.what());
            statement.setObject(5, one.complaint());
            statement.setObject(6, one.unit());
            statement.setBoolean(7, one.before());
            statement.setBoolean(8, one.after());
            statement.setObject(9, one.beforeAt() == null ? null : Timestamp.from(one.beforeAt()), Types.TIMESTAMP);
            statement.setObject(10, one.afterAt() == null ? null : Timestamp.from(one.afterAt()), Types.TIMESTAMP);
        });
    }

    private void fail(TenantId tenant, UUID id, String why) {
        in(
                tenant,
                () -> db.sql("update dry_run set failure = ?, finished_at = ? where tenant_id = ? and dry_run_id = ?")
                        .params(why, Timestamp.from(clock.instant()), tenant.value(), id)
                        .update());
    }

    private <R> R in(TenantId tenant, Supplier<R> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }
}
