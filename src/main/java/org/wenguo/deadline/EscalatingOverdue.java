package org.wenguo.deadline;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Moment;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Policy;
import org.wenguo.people.Duties;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.people.Staff;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Robot;
import org.wenguo.platform.Robots;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.policy.Addressee;
import org.wenguo.policy.Pack;

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
    private final TransactionOperations transactions;
    private final Organisations organisations;
    private final Policies policies;
    private final Complaints complaints;
    private final RedatingLimits redating;
    private final TellingRobots telling;
    private final Robots robots;
    private final Duties duties;
    private final ApplicationEventPublisher events;

    EscalatingOverdue(
            JdbcClient db,
            TransactionOperations transactions,
            Organisations organisations,
            Policies policies,
            Complaints complaints,
            RedatingLimits redating,
            TellingRobots telling,
            Robots robots,
            Duties duties,
            ApplicationEventPublisher events) {
        this.db = db;
        this.transactions = transactions;
        this.organisations = organisations;
        this.policies = policies;
        this.complaints = complaints;
        this.redating = redating;
        this.telling = telling;
        this.robots = robots;
        this.duties = duties;
        this.events = events;
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
        var leads = leads(tenant, due, policyOf);
        var known = new HashMap<Asked, Set<Staff>>();
        var onDuty = due.isEmpty() ? List.<Duties.Duty>of() : duties.at(tenant, asOf);
        for (var one : due) {
            notices.addAll(notices(one, policyOf.apply(one.complaint()), leads, known, onDuty, listening, asOf));
        }
        send(tenant, notices, asOf);
        done(tenant, due, asOf);
        events.publishEvent(new LimitsTold(
                organisation,
                due.stream()
                        .filter(one -> one.stepsDueBy(asOf) > one.stepsDone())
                        .map(one -> one.told(one.stepsDueBy(asOf)))
                        .toList(),
                asOf));
        return due.size();
    }

    /** Of several steps that have passed unseen only the last is worth telling. */
    private List<Notice> notices(
            Due due,
            Policy policy,
            Map<UUID, Addressees.First> leads,
            Map<Asked, Set<Staff>> known,
            List<Duties.Duty> onDuty,
            List<Robot> listening,
            Instant asOf) {
        var step = due.stepsDueBy(asOf);
        if (step <= due.stepsDone()) {
            return List.of();
        }
        var limit = due.limit();
        var breach = limit.isBreach(step);
        var again = limit.timesAgain(step);
        var lead = leads.get(due.complaint());
        var told = known.computeIfAbsent(
                new Asked(policy.pack(), limit.rule(), breach, again, limit.ownerUnit(), limit.ownerStaff(), lead),
                asked -> {
                    var addressees = new Addressees(policy.organisation(), limit, lead);
                    var addressed = breach
                            ? addressees.ofBreach(
                                    policy.pack().limit(limit.rule()).breach(), again)
                            : addressees.ofWarning();
                    return Addressees.andOnDuty(addressed, limit, policy, onDuty, asOf);
                });
        telling.tell(due.complaint(), limit, step, breach, told, policy, listening, asOf);
        return told.stream()
                .map(staff -> new Notice(due.complaint(), limit, step, breach, staff.id()))
                .toList();
    }

    /** Who received first what is due, for those rules of which they are to be told. */
    private Map<UUID, Addressees.First> leads(TenantId tenant, List<Due> due, Function<UUID, Policy> policyOf) {
        var asked = due.stream()
                .filter(one -> policyOf.apply(one.complaint())
                        .pack()
                        .limit(one.limit().rule())
                        .breach()
                        .contains(Addressee.LEAD))
                .map(Due::complaint)
                .distinct()
                .toArray(UUID[]::new);
        var leads = new HashMap<UUID, Addressees.First>();
        if (asked.length > 0) {
            db.sql("""
                            select complaint_id, (facts ->> 'lead')::uuid, actor_id from complaint_event
                            where tenant_id = :tenant and complaint_id = any(:complaints) and seq = 1""")
                    .param("tenant", tenant.value())
                    .param("complaints", asked)
                    .query((rs, row) -> leads.put(
                            rs.getObject(1, UUID.class),
                            new Addressees.First(rs.getObject(2, UUID.class), rs.getObject(3, UUID.class))))
                    .list();
        }
        return leads;
    }

    /** One statement, however many: a sweep after an hour's downtime has to catch up. */
    private void send(TenantId tenant, List<Notice> notices, Instant asOf) {
        db.sql("""
                        insert into limit_notice
                            (tenant_id, complaint_id, rule, occurrence, step, breach, staff_id, at, due_at)
                        select :tenant, complaint_id, rule, occurrence, step, breach, staff_id, :at, due_at::timestamptz
                        from unnest(:complaints::uuid[], :rules::text[], :occurrences::int[], :steps::int[],
                                    :breaches::boolean[], :staff::uuid[], :dues::text[])
                             as told (complaint_id, rule, occurrence, step, breach, staff_id, due_at)
                        on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("at", Timestamp.from(asOf))
                .param("complaints", notices.stream().map(Notice::complaint).toArray(UUID[]::new))
                .param("rules", notices.stream().map(one -> one.limit().rule()).toArray(String[]::new))
                .param(
                        "occurrences",
                        notices.stream().map(one -> one.limit().occurrence()).toArray(Integer[]::new))
                .param("steps", notices.stream().map(Notice::step).toArray(Integer[]::new))
                .param("breaches", notices.stream().map(Notice::breach).toArray(Boolean[]::new))
                .param("staff", notices.stream().map(Notice::staff).toArray(UUID[]::new))
                .param(
                        "dues",
                        notices.stream()
                                .map(one -> one.limit().dueAt().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** What is due next of each limit, or nothing more. */
    private void done(TenantId tenant, List<Due> due, Instant asOf) {
        db.sql("""
                        update complaint_limit l set steps_done = now.steps_done, look_at = now.look_at::timestamptz
                        from unnest(:complaints::uuid[], :rules::text[], :occurrences::int[], :done::int[], :next::text[])
                             as now (complaint_id, rule, occurrence, steps_done, look_at)
                        where l.tenant_id = :tenant and l.complaint_id = now.complaint_id and l.rule = now.rule
                          and l.occurrence = now.occurrence""")
                .param("tenant", tenant.value())
                .param("complaints", due.stream().map(Due::complaint).toArray(UUID[]::new))
                .param("rules", due.stream().map(one -> one.limit().rule()).toArray(String[]::new))
                .param(
                        "occurrences",
                        due.stream().map(one -> one.limit().occurrence()).toArray(Integer[]::new))
                .param("done", due.stream().map(one -> one.stepsDueBy(asOf)).toArray(Integer[]::new))
                .param("next", due.stream().map(one -> one.next(asOf)).toArray(String[]::new))
                .update();
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

        @Nullable
        String next(Instant asOf) {
            var next = limit.nextLook(stepsDueBy(asOf));
            return next == null ? null : next.toString();
        }

        LimitsTold.Told told(int step) {
            return new LimitsTold.Told(
                    complaint, limit.rule(), limit.occurrence(), limit.dueAt(), step, limit.isBreach(step));
        }
    }

    /** On what it depends who is told: of thousands that are late at once most are late in the same way. */
    private record Asked(
            Pack pack,
            String rule,
            boolean breach,
            int again,
            @Nullable UUID unit,
            @Nullable UUID staff,
            Addressees.@Nullable First lead) {}

    private record Notice(UUID complaint, Limit limit, int step, boolean breach, UUID staff) {}
}
