package org.wenguo.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Erasing;
import org.wenguo.complaint.Moment;
import org.wenguo.people.Organisations;
import org.wenguo.people.Role;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/** How long cases are kept with what people said in them, and their end as mere figures. */
@Service
public class Retention {

    /**
     * Records of a transaction are kept for three years (E-Commerce Law art. 31), as long as a claim can be brought at all
     * (Civil Code art. 188): before that nobody may have them erased.
     */
    public static final int LEAST_YEARS = 3;

    public static final int MOST_YEARS = 50;
    private static final int LONGEST_REASON = 500;
    private static final int SHOWN = 100;
    private static final int AT_ONCE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private static final String ERASABLE = """
            c.tenant_id = :tenant and c.sealing_key is not null and c.closed_at < :before
            and not exists (select from retention_hold h where h.tenant_id = c.tenant_id and h.complaint_id = c.complaint_id)""";

    private final JdbcClient db;
    private final Complaints complaints;
    private final Erasing erasing;
    private final Organisations organisations;
    private final TransactionOperations transactions;
    private final Clock clock;

    Retention(
            JdbcClient db,
            Complaints complaints,
            Erasing erasing,
            Organisations organisations,
            TransactionOperations transactions,
            Clock clock) {
        this.db = db;
        this.complaints = complaints;
        this.erasing = erasing;
        this.organisations = organisations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param years after the end of a case */
    public record Rule(int years, UUID setBy, Instant setAt) {}

    /** A case that is kept whatever the rule says, as evidence in a suit. */
    public record Hold(String number, String subject, String reason, UUID heldBy, Instant heldAt) {}

    public record Run(LocalDate day, int erased) {}

    /**
     * How things stand.
     *
     * @param rule null: nobody has set one, so nothing is erased
     * @param due cases whose time has come, to be erased in the next night
     * @param soon those whose time comes within thirty days from now
     * @param runs the last nights in which something was erased, latest first
     */
    public record State(@Nullable Rule rule, long due, long soon, List<Hold> holds, List<Run> runs) {}

    public State state(Viewer viewer) {
        mayLook(viewer);
        var tenant = viewer.tenant();
        var zone = viewer.organisation().zone();
        return in(tenant, () -> {
            var rule = rule(tenant);
            var now = clock.instant();
            var due = rule.map(one -> countBefore(tenant, ended(now, one.years(), zone)))
                    .orElse(0L);
            var soon = rule.map(one ->
                            countBefore(tenant, ended(now.plus(java.time.Duration.ofDays(30)), one.years(), zone)))
                    .orElse(0L);
            return new State(rule.orElse(null), due, soon - due, holds(tenant), runs(tenant));
        });
    }

    /**
     * Says how long cases are kept after their end.
     *
     * @param years null: until further notice nothing is erased
     * @throws Problem.NotYours unless an administrator says so
     * @throws Problem.Invalid if the years are fewer than the law wants or too many
     */
    public void set(@Nullable Integer years, Viewer viewer) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.retention-rule");
        }
        if (years != null && (years < LEAST_YEARS || years > MOST_YEARS)) {
            throw new Problem.Invalid("years", "between", LEAST_YEARS, MOST_YEARS);
        }
        var tenant = viewer.tenant();
        in(tenant, () -> {
            if (years == null) {
                return db.sql("delete from retention_rule where tenant_id = ?")
                        .param(tenant.value())
                        .update();
            }
            return db.sql("""
                            insert into retention_rule (tenant_id, years, set_by, set_at) values (?, ?, ?, ?)
                            on conflict (tenant_id) do update
                            set years = excluded.years, set_by = excluded.set_by, set_at = excluded.set_at""")
                    .params(tenant.value(), years, viewer.staff().id(), Timestamp.from(clock.instant()))
                    .update();
        });
    }

    /**
     * Keeps a case whatever the rule says.
     *
     * @throws Problem.NotFound if there is none
     * @throws Problem.NotNow if it was erased already
     */
    public void hold(String number, String reason, Viewer viewer) {
        supervisor(viewer);
        var said = said(reason);
        in(viewer.tenant(), () -> {
            var complaint = complaints.visibleTo(viewer).byNumber(number);
            if (complaint.isErased()) {
                throw new Problem.NotNow("already-erased", number);
            }
            return db.sql("""
                            insert into retention_hold (tenant_id, complaint_id, reason, held_by, held_at)
                            values (?, ?, ?, ?, ?)
                            on conflict (tenant_id, complaint_id) do update
                            set reason = excluded.reason, held_by = excluded.held_by, held_at = excluded.held_at""")
                    .params(
                            viewer.tenant().value(),
                            complaint.id(),
                            said,
                            viewer.staff().id(),
                            Timestamp.from(clock.instant()))
                    .update();
        });
    }

    /** Lets the rule hold for it again; nothing to do if it was not held. */
    public void release(String number, Viewer viewer) {
        supervisor(viewer);
        in(
                viewer.tenant(),
                () -> db.sql("delete from retention_hold where tenant_id = ? and complaint_id = ?")
                        .params(
                                viewer.tenant().value(),
                                complaints.visibleTo(viewer).byNumber(number).id())
                        .update());
    }

    /**
     * Erases one case before its time, as its complainant may ask (Personal Information Protection Law art. 47).
     *
     * @throws Problem.NotNow if it is open or held, or the law wants it kept still
     */
    public void erase(String number, String reason, Viewer viewer) {
        supervisor(viewer);
        var said = said(reason);
        var zone = viewer.organisation().zone();
        in(viewer.tenant(), () -> {
            var complaint = complaints.visibleTo(viewer).byNumber(number);
            var closed = complaint.closedAt().orElseThrow(() -> new Problem.NotNow("not-erased-open", number));
            if (closed.isAfter(ended(clock.instant(), LEAST_YEARS, zone))) {
                throw new Problem.NotNow("not-erased-law", number, LEAST_YEARS);
            }
            if (isHeld(viewer.tenant(), complaint)) {
                throw new Problem.NotNow("not-erased-held", number);
            }
            erasing.erase(
                    viewer.organisation(),
                    complaint.id(),
                    said,
                    new Moment(new Actor.Member(viewer.staff().id()), clock.instant()));
            return complaint;
        });
    }

    /** Erases everything whose time has come; each case by itself, so that whatever stops this loses nothing. */
    void sweep() {
        for (var tenant : organisations.all()) {
            var erased = 0;
            for (var ids = due(tenant); !ids.isEmpty(); ids = due(tenant)) {
                for (var id : ids) {
                    eraseInTime(tenant, id);
                }
                erased += ids.size();
            }
            if (erased > 0) {
                LOG.info("{} complaints of {} were erased: their time had come", erased, tenant);
            }
        }
    }

    private List<UUID> due(TenantId tenant) {
        return in(tenant, () -> {
            var zone = organisations.byId(tenant).zone();
            return rule(tenant)
                    .map(rule -> db.sql("select c.complaint_id from complaint c where " + ERASABLE
                                    + " order by c.closed_at limit " + AT_ONCE)
                            .param("tenant", tenant.value())
                            .param("before", Timestamp.from(ended(clock.instant(), rule.years(), zone)))
                            .query(UUID.class)
                            .list())
                    .orElse(List.of());
        });
    }

    private void eraseInTime(TenantId tenant, UUID id) {
        in(tenant, () -> {
            var organisation = organisations.byId(tenant);
            var now = clock.instant();
            erasing.erase(organisation, id, null, new Moment(new Actor.Rule(), now));
            return db.sql("""
                            insert into retention_run (tenant_id, day, erased) values (?, ?, 1)
                            on conflict (tenant_id, day) do update set erased = retention_run.erased + 1""")
                    .params(tenant.value(), LocalDate.ofInstant(now, organisation.zone()))
                    .update();
        });
    }

    /** What ended before this has been kept for so many years. */
    private static Instant ended(Instant now, int years, ZoneId zone) {
        return now.atZone(zone).minusYears(years).toInstant();
    }

    private Optional<Rule> rule(TenantId tenant) {
        return db.sql("select years, set_by, set_at from retention_rule where tenant_id = ?")
                .param(tenant.value())
                .query((rs, row) -> new Rule(
                        rs.getInt(1),
                        rs.getObject(2, UUID.class),
                        rs.getTimestamp(3).toInstant()))
                .optional();
    }

    private long countBefore(TenantId tenant, Instant before) {
        return db.sql("select count(*) from complaint c where " + ERASABLE)
                .param("tenant", tenant.value())
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .single();
    }

    private boolean isHeld(TenantId tenant, Complaint complaint) {
        return db.sql("select exists (select from retention_hold where tenant_id = ? and complaint_id = ?)")
                .params(tenant.value(), complaint.id())
                .query(Boolean.class)
                .single();
    }

    private List<Hold> holds(TenantId tenant) {
        return db.sql("""
                        select c.number, c.subject, h.reason, h.held_by, h.held_at
                        from retention_hold h
                        join complaint c on c.tenant_id = h.tenant_id and c.complaint_id = h.complaint_id
                        where h.tenant_id = ? order by h.held_at desc limit ?""")
                .params(tenant.value(), SHOWN)
                .query((rs, row) -> new Hold(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getObject(4, UUID.class),
                        rs.getTimestamp(5).toInstant()))
                .list();
    }

    private List<Run> runs(TenantId tenant) {
        return db.sql("select day, erased from retention_run where tenant_id = ? order by day desc limit 30")
                .param(tenant.value())
                .query((rs, row) -> new Run(rs.getObject(1, LocalDate.class), rs.getInt(2)))
                .list();
    }

    private static String said(String reason) {
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "required");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw new Problem.Invalid("reason", "too-long", LONGEST_REASON);
        }
        return reason.strip();
    }

    private static void mayLook(Viewer viewer) {
        if (!viewer.has(Role.ADMINISTRATOR) && !viewer.has(Role.SUPERVISOR)) {
            throw new Problem.NotYours("not-yours.retention");
        }
    }

    private static void supervisor(Viewer viewer) {
        if (!viewer.has(Role.SUPERVISOR)) {
            throw new Problem.NotYours("not-yours.retention-case");
        }
    }

    private <R> R in(TenantId tenant, Supplier<R> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }
}
