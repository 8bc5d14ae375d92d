package org.wenguo.deadline;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintChanged;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Policy;
import org.wenguo.people.Organisation;
import org.wenguo.platform.TenantId;
import org.wenguo.policy.Pack;

/** The limits of the complaints as they are stored: written whenever a complaint changes, in the same transaction. */
@Component
public class Limits {

    private final JdbcClient db;
    private final JdbcTemplate batch;
    private final Policies policies;

    Limits(JdbcClient db, JdbcTemplate batch, Policies policies) {
        this.db = db;
        this.batch = batch;
        this.policies = policies;
    }

    /** Before others that say by when something is due. */
    @EventListener
    @Order(0)
    void on(ComplaintChanged changed) {
        var isNew = changed.news().size() == changed.complaint().version();
        derive(changed.organisation(), changed.complaint(), isNew);
    }

    /** Derives the limits of a complaint that has not changed; whatever is due at another time now is returned. */
    List<RedatingLimits.Moved> derive(Organisation organisation, Complaint complaint) {
        return derive(organisation, complaint, false);
    }

    private List<RedatingLimits.Moved> derive(Organisation organisation, Complaint complaint, boolean isNew) {
        var tenant = organisation.id();
        var policy = policies.of(organisation, complaint);
        var derived = DerivingLimits.of(complaint, policy);
        var stored = isNew ? Map.<Key, Stored>of() : stored(tenant, complaint.id());
        var moved = new ArrayList<RedatingLimits.Moved>();
        var changes = derived.stream()
                .map(limit -> {
                    var before = stored.get(Key.of(limit));
                    return new Stored(limit, before == null ? 0 : before.stepsDone());
                })
                .filter(now -> !now.equals(stored.get(Key.of(now.limit()))))
                .toList();
        for (var change : changes) {
            var limit = change.limit();
            var before = stored.get(Key.of(limit));
            if (before != null
                    && limit.kind() == Limit.Kind.LIMIT
                    && !before.limit().dueAt().equals(limit.dueAt())) {
                moved.add(new RedatingLimits.Moved(
                        limit.rule(), limit.occurrence(), before.limit().dueAt(), limit.dueAt()));
            }
        }
        store(tenant, complaint, changes);
        retire(tenant, complaint, policy.pack(), derived, stored);
        changes.stream()
                .map(Stored::nextLook)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .ifPresent(next -> lookAtTheLatest(tenant, next));
        return moved;
    }

    /** The limits that a complaint would have under a policy, from its log alone; nothing is stored. */
    public static List<Limit> under(Policy policy, Complaint complaint) {
        return DerivingLimits.of(complaint, policy);
    }

    /** Every limit that the complaint has or had, the one due first before the others. */
    public List<Limit> of(TenantId tenant, Complaint complaint) {
        return stored(tenant, complaint.id()).values().stream()
                .map(Stored::limit)
                .filter(limit -> limit.kind() == Limit.Kind.LIMIT)
                .sorted(java.util.Comparator.comparing(Limit::dueAt)
                        .thenComparing(Limit::rule)
                        .thenComparing(Limit::occurrence))
                .toList();
    }

    private Map<Key, Stored> stored(TenantId tenant, UUID complaint) {
        var limits = new HashMap<Key, Stored>();
        db
                .sql("select * from complaint_limit where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint)
                .query((rs, row) -> new Stored(read(rs), rs.getInt("steps_done")))
                .stream()
                .forEach(one -> limits.put(Key.of(one.limit()), one));
        return limits;
    }

    private void store(TenantId tenant, Complaint complaint, List<Stored> changes) {
        batch.batchUpdate("""
                insert into complaint_limit
                    (tenant_id, complaint_id, rule, occurrence, kind, started_at, due_at, means, owner_unit_id,
                     owner_staff_id, paused_since, met_at, cancelled_at, step_at, steps_done, look_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, complaint_id, rule, occurrence) do update
                set started_at = excluded.started_at, due_at = excluded.due_at, means = excluded.means,
                    owner_unit_id = excluded.owner_unit_id, owner_staff_id = excluded.owner_staff_id,
                    paused_since = excluded.paused_since, met_at = excluded.met_at,
                    cancelled_at = excluded.cancelled_at, step_at = excluded.step_at, look_at = excluded.look_at""", changes, Math.max(1, changes.size()), (statement, change) -> {
            var limit = change.limit();
            statement.setObject(1, tenant.value());
            statement.setObject(2, complaint.id());
            statement.setString(3, limit.rule());
            statement.setInt(4, limit.occurrence());
            statement.setString(5, limit.kind().name().toLowerCase(java.util.Locale.ROOT));
            statement.setTimestamp(6, timestamp(limit.startedAt()));
            statement.setTimestamp(7, timestamp(limit.dueAt()));
            statement.setString(8, limit.by());
            statement.setObject(9, limit.ownerUnit());
            statement.setObject(10, limit.ownerStaff());
            statement.setTimestamp(11, timestamp(limit.pausedSince()));
            statement.setTimestamp(12, timestamp(limit.metAt()));
            statement.setTimestamp(13, timestamp(limit.cancelledAt()));
            statement.setArray(
                    14,
                    statement
                            .getConnection()
                            .createArrayOf(
                                    "timestamptz",
                                    limit.steps().stream().map(Timestamp::from).toArray()));
            statement.setInt(15, change.stepsDone());
            statement.setTimestamp(16, timestamp(change.nextLook()));
        });
    }

    /**
     * What does not follow from the log any more goes: a level that time would have brought on, because circumstances
     * changed or it is reached; a limit that an earlier release or another pack derived.
     */
    private void retire(TenantId tenant, Complaint complaint, Pack pack, List<Limit> derived, Map<Key, Stored> stored) {
        for (var former : stored.values()) {
            var kept = complaint.stage().isOpen()
                    && pack.isUnreadable(former.limit().rule());
            if (!kept && derived.stream().noneMatch(limit -> Key.of(limit).equals(Key.of(former.limit())))) {
                db.sql("""
                                delete from complaint_limit
                                where tenant_id = ? and complaint_id = ? and rule = ? and occurrence = ?""")
                        .params(
                                tenant.value(),
                                complaint.id(),
                                former.limit().rule(),
                                former.limit().occurrence())
                        .update();
            }
        }
    }

    /** Lets the sweep come by in time; where it comes earlier anyway nothing is written, so nobody waits for a lock. */
    private void lookAtTheLatest(TenantId tenant, Instant next) {
        db.sql("update next_due set due_at = :next where tenant_id = :tenant and due_at > :next")
                .param("next", timestamp(next))
                .param("tenant", tenant.value())
                .update();
    }

    static Limit read(ResultSet rs) throws SQLException {
        return new Limit(
                rs.getString("rule"),
                rs.getInt("occurrence"),
                Limit.Kind.valueOf(rs.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                rs.getTimestamp("started_at").toInstant(),
                rs.getTimestamp("due_at").toInstant(),
                rs.getString("means"),
                rs.getObject("owner_unit_id", UUID.class),
                rs.getObject("owner_staff_id", UUID.class),
                instant(rs.getTimestamp("paused_since")),
                instant(rs.getTimestamp("met_at")),
                instant(rs.getTimestamp("cancelled_at")),
                instants(rs.getArray("step_at")));
    }

    private static List<Instant> instants(Array array) throws SQLException {
        return Arrays.stream((Timestamp[]) array.getArray())
                .map(Timestamp::toInstant)
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private record Key(String rule, int occurrence) {
        static Key of(Limit limit) {
            return new Key(limit.rule(), limit.occurrence());
        }
    }

    /** @param stepsDone how many of the limit's steps the sweep has taken */
    private record Stored(Limit limit, int stepsDone) {
        @Nullable
        Instant nextLook() {
            return limit.nextLook(stepsDone);
        }
    }
}
