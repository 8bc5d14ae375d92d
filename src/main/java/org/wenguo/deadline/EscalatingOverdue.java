package org.wenguo.deadline;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Moment;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Policy;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.people.Role;
import org.wenguo.people.Staff;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Robot;
import org.wenguo.platform.Robots;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.policy.Addressee;

/**
 * Looks at what is due as of a moment: warns owners, brings breaches to their superiors (D19), lets time raise levels (B4).
 * Any number of nodes may sweep at once: each claims its rows, and what was noticed is one row that nobody writes twice.
 */
@Service
public class EscalatingOverdue {

    private static final Logger LOG = LoggerFactory.getLogger(EscalatingOverdue.class);
    private static final int BATCH = 500;

    /** A tenant is never left alone longer, so that a limit stored while we swept is not late by more. */
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(2);

    private final JdbcClient db;
    private final JdbcTemplate batch;
    private final TransactionOperations transactions;
    private final Organisations organisations;
    private final Policies policies;
    private final Complaints complaints;
    private final RedatingLimits redating;
    private final TellingRobots telling;
    private final Robots robots;

    EscalatingOverdue(
            JdbcClient db,
            JdbcTemplate batch,
            TransactionOperations transactions,
            Organisations organisations,
            Policies policies,
            Complaints complaints,
            RedatingLimits redating,
            TellingRobots telling,
            Robots robots) {
        this.db = db;
        this.batch = batch;
        this.transactions = transactions;
        this.organisations = organisations;
        this.policies = policies;
        this.complaints = complaints;
        this.redating = redating;
        this.telling = telling;
        this.robots = robots;
    }

    /**
     * Takes every step that is due as of this moment, however long ago that was.
     *
     * @return how many limits were looked at
     */
    public int sweep(Instant asOf) {
        var looked = 0;
        var tenants = db.sql("select tenant_id from next_due where due_at <= ?")
                .param(Timestamp.from(asOf))
                .query((rs, row) -> new TenantId(rs.getObject(1, UUID.class)))
                .list();
        for (var tenant : tenants) {
            looked += Tenancy.in(tenant, () -> sweepTenant(tenant, asOf));
        }
        return looked;
    }

    /** The next moment at which there is something to sweep, for whoever lives through past months in seconds. */
    public Optional<Instant> nextLook() {
        return organisations.all().stream()
                .flatMap(tenant -> Tenancy.in(tenant, () -> transactions.execute(status -> nextLook(tenant))).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> nextLook(TenantId tenant) {
        return db.sql("""
                        select look_at from complaint_limit
                        where tenant_id = ? and look_at is not null order by look_at limit 1""")
                .param(tenant.value())
                .query((rs, row) -> rs.getTimestamp(1).toInstant())
                .optional();
    }

    private int sweepTenant(TenantId tenant, Instant asOf) {
        var organisation = organisations.byId(tenant);
        var isRedated = redating.redate(organisation, asOf);
        var looked = 0;
        int claimed;
        do {
            claimed = transactions.execute(status -> claim(organisation, asOf));
            looked += claimed;
        } while (claimed == BATCH);
        for (var risen : due(tenant, asOf)) {
            reassess(organisation, risen, asOf);
            looked++;
        }
        if (isRedated) {
            transactions.executeWithoutResult(status -> sleepUntilNext(tenant, asOf));
        }
        return looked;
    }

    private int claim(Organisation organisation, Instant asOf) {
        var tenant = organisation.id();
        var due = db.sql("""
                        select * from complaint_limit
                        where tenant_id = ? and look_at <= ? and kind = 'limit'
                        order by look_at limit ? for update skip locked""")
                .params(tenant.value(), Timestamp.from(asOf), BATCH)
                .query((rs, row) ->
                        new Due(rs.getObject("complaint_id", UUID.class), Limits.read(rs), rs.getInt("steps_done")))
                .list();
        var notices = new ArrayList<Notice>();
        var listening = due.isEmpty() ? List.<Robot>of() : robots.of(tenant);
        var policyOf = policies.of(
                organisation, due.stream().map(Due::complaint).distinct().toList());
        for (var one : due) {
            notices.addAll(notices(one, policyOf.apply(one.complaint()), listening, asOf));
        }
        send(tenant, notices, asOf);
        batch.batchUpdate("""
                update complaint_limit set steps_done = ?, look_at = ?
                where tenant_id = ? and complaint_id = ? and rule = ? and occurrence = ?""", due, Math.max(1, due.size()), (statement, one) -> {
            var done = one.stepsDueBy(asOf);
            statement.setInt(1, done);
            statement.setTimestamp(2, Limits.timestamp(one.limit().nextLook(done)));
            statement.setObject(3, tenant.value());
            statement.setObject(4, one.complaint());
            statement.setString(5, one.limit().rule());
            statement.setInt(6, one.limit().occurrence());
        });
        return due.size();
    }

    /** Of several steps that have passed unseen only the last is worth telling. */
    private List<Notice> notices(Due due, Policy policy, List<Robot> listening, Instant asOf) {
        var step = due.stepsDueBy(asOf);
        if (step <= due.stepsDone()) {
            return List.of();
        }
        var limit = due.limit();
        var breach = step == limit.steps().size();
        var told = addressees(limit, breach, policy);
        telling.tell(due.complaint(), limit, step, breach, told, policy, listening, asOf);
        return told.stream()
                .map(staff -> new Notice(due.complaint(), limit, step, breach, staff.id()))
                .toList();
    }

    private static Set<Staff> addressees(Limit limit, boolean breach, Policy policy) {
        var organisation = policy.organisation();
        var told = new LinkedHashSet<Staff>();
        if (breach) {
            for (var addressee : policy.pack().limit(limit.rule()).breach()) {
                told.addAll(addressees(addressee, limit, organisation));
            }
        } else {
            told.addAll(owners(limit, organisation));
        }
        return told.isEmpty() ? organisation.fallback(limit.ownerStaff()) : told;
    }

    private static Set<Staff> addressees(Addressee addressee, Limit limit, Organisation organisation) {
        return switch (addressee) {
            case OWNER, LEAD -> owners(limit, organisation);
            case SUPERIOR_OF_OWNER ->
                limit.ownerUnit() == null
                        ? organisation.fallback(limit.ownerStaff())
                        : organisation.superiors(limit.ownerUnit(), limit.ownerStaff());
            case AREA_MANAGER ->
                limit.ownerUnit() == null ? Set.of() : heads(organisation, limit.ownerUnit(), Role.AREA_MANAGER);
            case CENTRE -> new LinkedHashSet<>(organisation.withRole(Role.SUPERVISOR));
            case SPOKESPERSON -> new LinkedHashSet<>(organisation.withRole(Role.SPOKESPERSON));
            case LEADER -> new LinkedHashSet<>(organisation.withRole(Role.LEADER));
        };
    }

    private static Set<Staff> heads(Organisation organisation, UUID unit, Role role) {
        var found = new LinkedHashSet<Staff>();
        for (var above : organisation.upwards(unit)) {
            organisation.staffOf(above.id()).stream()
                    .filter(one -> one.has(role))
                    .forEach(found::add);
        }
        return found;
    }

    /** The person who owns it; where there is none, everybody of the unit. */
    private static Set<Staff> owners(Limit limit, Organisation organisation) {
        var person = organisation.member(limit.ownerStaff()).filter(Staff::active);
        if (person.isPresent()) {
            return Set.of(person.get());
        }
        return limit.ownerUnit() == null ? Set.of() : new LinkedHashSet<>(organisation.staffOf(limit.ownerUnit()));
    }

    private void send(TenantId tenant, List<Notice> notices, Instant asOf) {
        batch.batchUpdate("""
                insert into limit_notice
                    (tenant_id, complaint_id, rule, occurrence, step, breach, staff_id, at, due_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""", notices, Math.max(1, notices.size()), (statement, notice) -> {
            statement.setObject(1, tenant.value());
            statement.setObject(2, notice.complaint());
            statement.setString(3, notice.limit().rule());
            statement.setInt(4, notice.limit().occurrence());
            statement.setInt(5, notice.step());
            statement.setBoolean(6, notice.breach());
            statement.setObject(7, notice.staff());
            statement.setTimestamp(8, Timestamp.from(asOf));
            statement.setTimestamp(9, Timestamp.from(notice.limit().dueAt()));
        });
    }

    private List<UUID> due(TenantId tenant, Instant asOf) {
        return transactions.execute(status -> db.sql("""
                        select distinct complaint_id from complaint_limit
                        where tenant_id = ? and look_at <= ? and kind = 'level'""")
                .params(tenant.value(), Timestamp.from(asOf))
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .list());
    }

    /** Time has come to ask the pack again. If somebody else changes the complaint meanwhile, that change asks it. */
    private void reassess(Organisation organisation, UUID id, Instant asOf) {
        try {
            transactions.executeWithoutResult(status -> {
                var complaint = complaints.byId(organisation.id(), id);
                complaints.save(organisation, complaint, new Moment(new Actor.Rule(), asOf));
                db.sql("""
                                update complaint_limit set steps_done = 1, look_at = null
                                where tenant_id = ? and complaint_id = ? and kind = 'level' and look_at <= ?""")
                        .params(organisation.id().value(), id, Timestamp.from(asOf))
                        .update();
            });
        } catch (Problem.Stale e) {
            LOG.debug("{} changed while its level was assessed; the next sweep asks again", id);
        }
    }

    private void sleepUntilNext(TenantId tenant, Instant asOf) {
        db.sql("""
                        update next_due
                        set due_at = least(
                            coalesce((select min(look_at) from complaint_limit
                                      where tenant_id = :tenant and look_at is not null), 'infinity'),
                            :latest)
                        where tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .param("latest", Timestamp.from(asOf.plus(AT_LEAST_EVERY)))
                .update();
    }

    private record Due(UUID complaint, Limit limit, int stepsDone) {
        int stepsDueBy(Instant asOf) {
            return (int)
                    limit.steps().stream().filter(step -> !step.isAfter(asOf)).count();
        }
    }

    private record Notice(UUID complaint, Limit limit, int step, boolean breach, UUID staff) {}
}
