package org.wenguo.complaint;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.policy.Pack;
import org.wenguo.policy.PackVersions;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Brings running cases under the version in force, on purpose and case by case (S2). */
@Service
public class MovingCases {

    /** How often a case is tried again that somebody else is changing. */
    private static final int ATTEMPTS = 5;

    private static final TypeReference<Map<String, String>> CATEGORIES = new TypeReference<>() {};

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Organisations organisations;
    private final PackVersions versions;
    private final RunningCases running;
    private final Complaints complaints;
    private final JsonMapper json;
    private final Clock clock;

    MovingCases(
            JdbcClient db,
            TransactionOperations transactions,
            ObjectProvider<SchedulerClient> scheduler,
            Organisations organisations,
            PackVersions versions,
            RunningCases running,
            Complaints complaints,
            JsonMapper json,
            Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.scheduler = scheduler;
        this.organisations = organisations;
        this.versions = versions;
        this.running = running;
        this.complaints = complaints;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Has all cases moved that run under another version; it begins within a second or two.
     *
     * @param categories what becomes of categories that the version lacks, old code to new; cases of others, and of those
     *     that are left out, keep what they have
     * @throws Problem.NotNow if the version is not in force
     * @throws Problem.Invalid if the version has no such new category
     */
    public UUID ask(Viewer viewer, int version, String reason, Map<String, String> categories) {
        var tenant = viewer.tenant();
        var now = clock.instant();
        var inForce = PackVersions.inForceOf(versions.adopted(tenant), now);
        if (inForce.no() != version) {
            throw new Problem.NotNow("policy-not-in-force");
        }
        var known = versions.pack(tenant, inForce).categories();
        categories.forEach((former, code) -> {
            if (known.find(code).isEmpty()) {
                throw new Problem.Invalid("category", "unknown");
            }
        });
        var id = Identifiers.next();
        in(
                tenant,
                () -> db.sql("""
                        insert into policy_move (tenant_id, move_id, version_no, reason, staff_id, at, categories)
                        values (?, ?, ?, ?, ?, ?, cast(? as jsonb))""")
                        .params(
                                tenant.value(),
                                id,
                                version,
                                reason,
                                viewer.staff().id(),
                                Timestamp.from(now),
                                json.writeValueAsString(categories))
                        .update());
        scheduler.ifAvailable(client -> client.schedule(MovingConfiguration.instance(tenant, id), now));
        return id;
    }

    /**
     * Does what there is to do. Begun again after a crash it goes on with the cases that are left.
     *
     * @throws Problem.Stale if others kept changing a case all the while; then it is to be done again
     */
    public void run(TenantId tenant, UUID id) {
        var move = in(
                tenant,
                () -> db.sql("select * from policy_move where tenant_id = ? and move_id = ?")
                        .params(tenant.value(), id)
                        .query((rs, row) -> read(rs))
                        .single());
        if (move.doneAt() != null) {
            return;
        }
        var organisation = organisations.byId(tenant);
        var pack = versions.pack(tenant, versions.version(tenant, move.version()));
        for (var complaint : running.ids(organisation)) {
            move(organisation, complaint, pack, move, id);
        }
        in(
                tenant,
                () -> db.sql("update policy_move set done_at = ? where tenant_id = ? and move_id = ?")
                        .params(Timestamp.from(clock.instant()), tenant.value(), id)
                        .update());
    }

    private void move(Organisation organisation, UUID complaint, Pack pack, Move move, UUID id) {
        for (var attempt = 1; ; attempt++) {
            try {
                in(organisation.id(), () -> {
                    var one = complaints.byId(organisation.id(), complaint);
                    var moment = new Moment(new Actor.Member(move.by()), clock.instant());
                    if (one.moveTo(pack, move.reason(), moment)) {
                        one.category()
                                .flatMap(code ->
                                        Optional.ofNullable(move.categories().get(code)))
                                .ifPresent(category -> one.classify(category, moment));
                        complaints.save(organisation, one, moment);
                        db.sql("update policy_move set moved = moved + 1 where tenant_id = ? and move_id = ?")
                                .params(organisation.id().value(), id)
                                .update();
                    }
                    return one;
                });
                return;
            } catch (Problem.Stale busy) {
                if (attempt == ATTEMPTS) {
                    throw busy;
                }
            }
        }
    }

    /** What was moved to a version, newest first. */
    public List<Move> of(TenantId tenant, int version) {
        return in(
                tenant,
                () -> db.sql("select * from policy_move where tenant_id = ? and version_no = ? order by at desc")
                        .params(tenant.value(), version)
                        .query((rs, row) -> read(rs))
                        .list());
    }

    private Move read(ResultSet rs) throws SQLException {
        var done = rs.getTimestamp("done_at");
        return new Move(
                rs.getInt("version_no"),
                rs.getString("reason"),
                rs.getObject("staff_id", UUID.class),
                rs.getTimestamp("at").toInstant(),
                rs.getInt("moved"),
                json.readValue(rs.getString("categories"), CATEGORIES),
                done == null ? null : done.toInstant());
    }

    /**
     * That running cases were moved to a version.
     *
     * @param moved how many so far
     * @param categories what becomes of categories that the version lacks, old code to new
     * @param doneAt null while it goes on
     */
    public record Move(
            int version,
            String reason,
            UUID by,
            Instant at,
            int moved,
            Map<String, String> categories,
            @Nullable Instant doneAt) {}

    private <R> R in(TenantId tenant, Supplier<R> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }
}
