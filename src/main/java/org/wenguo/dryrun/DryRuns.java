package org.wenguo.dryrun;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.policy.PackVersion;

/** Dry runs: asked for, looked at while they work, cancelled, and what they found. */
@Service
public class DryRuns {

    /** Older ones are thrown away; whoever wants one again asks again. */
    private static final int KEPT = 20;

    private static final int LONGEST_YEARS = 3;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    DryRuns(JdbcClient db, TransactionOperations transactions, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Asks for one; it begins within a second or two.
     *
     * @param period null: the cases that run now
     * @throws Problem.Invalid if the period is none, or too long
     */
    public UUID ask(Viewer viewer, PackVersion version, DryRun.@Nullable Period period) {
        if (period != null && period.to().isBefore(period.from())) {
            throw new Problem.Invalid("to", "dry-run-backwards");
        }
        if (period != null && period.from().plusYears(LONGEST_YEARS).isBefore(period.to())) {
            throw new Problem.Invalid("from", "dry-run-long", LONGEST_YEARS);
        }
        var id = Identifiers.next();
        in(viewer.tenant(), () -> {
            db.sql("""
                            insert into dry_run
                                (tenant_id, dry_run_id, version_no, called, running_only, from_date, to_date, asked_by, asked_at)
                            values (:tenant, :id, :version, :called, :running, :from, :to, :by, :at)""")
                    .param("tenant", viewer.tenant().value())
                    .param("id", id)
                    .param("version", version.no())
                    .param("called", version.version())
                    .param("running", period == null)
                    .param("from", period == null ? null : period.from(), Types.DATE)
                    .param("to", period == null ? null : period.to(), Types.DATE)
                    .param("by", viewer.staff().id())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
            return db.sql("""
                            delete from dry_run where tenant_id = :tenant and dry_run_id not in
                                (select dry_run_id from dry_run where tenant_id = :tenant
                                 order by asked_at desc, dry_run_id desc limit :kept)""")
                    .param("tenant", viewer.tenant().value())
                    .param("kept", KEPT)
                    .update();
        });
        scheduler.ifAvailable(
                client -> client.schedule(DryRunConfiguration.instance(viewer.tenant(), id), clock.instant()));
        return id;
    }

    /** Newest first. */
    public List<DryRun> of(TenantId tenant, int version) {
        return in(
                tenant,
                () -> db.sql("select * from dry_run where tenant_id = ? and version_no = ? order by asked_at desc")
                        .params(tenant.value(), version)
                        .query((rs, row) -> read(rs))
                        .list());
    }

    /** @throws Problem.NotFound if there is none of that id */
    public DryRun byId(TenantId tenant, UUID id) {
        return in(
                        tenant,
                        () -> db.sql("select * from dry_run where tenant_id = ? and dry_run_id = ?")
                                .params(tenant.value(), id)
                                .query((rs, row) -> read(rs))
                                .optional())
                .orElseThrow(() -> new Problem.NotFound("no-dry-run"));
    }

    /** Stops it; what it has found so far stays. Nothing happens if it is over. */
    public void cancel(TenantId tenant, UUID id) {
        in(
                tenant,
                () -> db.sql("""
                        update dry_run set cancelled_at = ?
                        where tenant_id = ? and dry_run_id = ? and finished_at is null and cancelled_at is null""")
                        .params(Timestamp.from(clock.instant()), tenant.value(), id)
                        .update());
    }

    // ---- what it found --------------------------------------------------------------------------------------------

    /**
     * How often a thing is so, and would be.
     *
     * @param unit null where all units are counted together
     * @param changed in how many cases it is not now as it would be
     */
    public record Figure(
            Finding.Kind kind, String what, @Nullable UUID unit, int before, int after, int changed) {

        public String code() {
            return kind.code();
        }
    }

    /** By limit, level and approver, over all units. */
    public List<Figure> figures(TenantId tenant, UUID run) {
        return figures(tenant, run, "null::uuid", "kind, what");
    }

    /** Breaches, unit by unit. */
    public List<Figure> breachesByUnit(TenantId tenant, UUID run) {
        return figures(tenant, run, "unit_id", "kind, unit_id").stream()
                .filter(figure -> figure.kind() == Finding.Kind.BREACH)
                .toList();
    }

    private List<Figure> figures(TenantId tenant, UUID run, String unit, String by) {
        var what = by.contains("what") ? "what" : "''";
        return in(
                tenant,
                () -> db.sql("select kind, " + what + ", " + unit + ", count(*) filter (where before),"
                                + " count(*) filter (where after), count(*) filter (where " + Side.CHANGED.condition
                                + ") from dry_run_finding f"
                                + " where tenant_id = ? and dry_run_id = ? group by " + by + " order by 1, 2, 3")
                        .params(tenant.value(), run)
                        .query((rs, row) -> new Figure(
                                kind(rs.getString(1)),
                                rs.getString(2),
                                rs.getObject(3, UUID.class),
                                rs.getInt(4),
                                rs.getInt(5),
                                rs.getInt(6)))
                        .list());
    }

    /**
     * A case behind a figure.
     *
     * @param beforeAt when the limit was due; null where there is no limit
     */
    public record Case(
            String number,
            String subject,
            UUID unit,
            boolean before,
            boolean after,
            java.time.@Nullable Instant beforeAt,
            java.time.@Nullable Instant afterAt) {}

    /** Which cases are behind a figure. */
    public enum Side {
        BEFORE("f.before"),
        AFTER("f.after"),
        /** Those for which something changes. */
        CHANGED("(f.before <> f.after or f.kind = 'due')");

        private final String condition;

        Side(String condition) {
            this.condition = condition;
        }
    }

    /**
     * The cases behind a figure, in the order of their numbers.
     *
     * @param what empty: whatever it is
     * @param unit null: of all units
     * @param after the number that the page before ended with; empty for the first page
     */
    public List<Case> cases(
            TenantId tenant,
            UUID run,
            String kind,
            String what,
            @Nullable UUID unit,
            Side side,
            String after,
            int most) {
        return in(
                tenant,
                () -> db.sql("""
                        select c.number, c.subject, f.unit_id, f.before, f.after, f.before_at, f.after_at
                        from dry_run_finding f join complaint c using (tenant_id, complaint_id)
                        where f.tenant_id = :tenant and f.dry_run_id = :run and f.kind = :kind
                          and (:what = '' or f.what = :what)
                          and (cast(:unit as uuid) is null or f.unit_id = cast(:unit as uuid))
                          and c.number > :after and\s""" + side.condition + " order by c.number limit :most")
                        .param("tenant", tenant.value())
                        .param("run", run)
                        .param("kind", kind)
                        .param("what", what)
                        .param("unit", unit == null ? null : unit.toString(), Types.VARCHAR)
                        .param("after", after)
                        .param("most", most)
                        .query((rs, row) -> new Case(
                                rs.getString(1),
                                rs.getString(2),
                                rs.getObject(3, UUID.class),
                                rs.getBoolean(4),
                                rs.getBoolean(5),
                                instant(rs.getTimestamp(6)),
                                instant(rs.getTimestamp(7))))
                        .list());
    }

    private static java.time.@Nullable Instant instant(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }

    private static Finding.Kind kind(String code) {
        return Finding.Kind.valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }

    private static DryRun read(ResultSet rs) throws SQLException {
        var from = rs.getObject("from_date", LocalDate.class);
        return new DryRun(
                rs.getObject("dry_run_id", UUID.class),
                rs.getInt("version_no"),
                rs.getString("called"),
                from == null ? null : new DryRun.Period(from, rs.getObject("to_date", LocalDate.class)),
                rs.getObject("asked_by", UUID.class),
                rs.getTimestamp("asked_at").toInstant(),
                rs.getObject("total", Integer.class),
                rs.getInt("done"),
                instant(rs.getTimestamp("cancelled_at")),
                instant(rs.getTimestamp("finished_at")),
                rs.getString("failure"));
    }

    private <R> R in(TenantId tenant, Supplier<R> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }
}
