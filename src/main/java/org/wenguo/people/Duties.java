package org.wenguo.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/** Who is on duty 值班 for a unit, and when: outside working hours they receive what comes (A7). */
@Service
public class Duties {

    private static final Duration LONGEST = Duration.ofDays(31);

    private static final String BETWEEN = """
            select duty_id, unit_id, staff_id, starts_at, ends_at from duty
            where tenant_id = ? and starts_at < ? and ends_at > ? order by starts_at, duty_id""";

    private final JdbcClient db;
    private final TransactionOperations transactions;

    Duties(JdbcClient db, TransactionOperations transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /** @param unit the unit, with everything below it that has nobody of its own on duty */
    public record Duty(UUID id, UUID unit, UUID staff, Instant from, Instant until) {}

    /** Those that go on at a moment; in the caller's transaction. */
    public List<Duty> at(TenantId tenant, Instant at) {
        return db.sql("""
                        select duty_id, unit_id, staff_id, starts_at, ends_at from duty
                        where tenant_id = ? and starts_at <= ? and ends_at > ? order by starts_at, duty_id""")
                .params(tenant.value(), Timestamp.from(at), Timestamp.from(at))
                .query(Duties::read)
                .list();
    }

    /** Those that overlap a span of time. */
    public List<Duty> between(TenantId tenant, Instant from, Instant until) {
        return Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db.sql(BETWEEN)
                        .params(tenant.value(), Timestamp.from(until), Timestamp.from(from))
                        .query(Duties::read)
                        .list()));
    }

    /** Who of those on duty receives what concerns a unit: its own, else those of the nearest unit above that has any. */
    public static Set<Staff> receivers(List<Duty> onDuty, UUID unit, Organisation organisation) {
        for (var above : organisation.upwards(unit)) {
            var found = new LinkedHashSet<Staff>();
            for (var duty : onDuty) {
                if (duty.unit().equals(above.id())) {
                    organisation.member(duty.staff()).filter(Staff::active).ifPresent(found::add);
                }
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        var centre = organisation.centre().id();
        return unit.equals(centre)
                        || organisation.upwards(unit).stream()
                                .anyMatch(one -> one.id().equals(centre))
                ? Set.of()
                : receivers(onDuty, centre, organisation);
    }

    public static boolean mayPlan(Viewer viewer) {
        return viewer.has(Role.ADMINISTRATOR) || viewer.has(Role.SUPERVISOR);
    }

    /**
     * @throws Problem.NotYours if this person does not plan duties
     * @throws Problem.Invalid naming what cannot be
     */
    public void plan(String unit, String username, Instant from, Instant until, Viewer viewer) {
        mustPlan(viewer);
        var organisation = viewer.organisation();
        var where = organisation.unit(unit).orElseThrow(() -> new Problem.Invalid("unit", "unknown"));
        var who = organisation
                .member(username)
                .filter(Staff::active)
                .orElseThrow(() -> new Problem.Invalid("staff", "unknown"));
        if (!until.isAfter(from)) {
            throw new Problem.Invalid("until", "not-after-start");
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new Problem.Invalid("until", "duty-too-long", LONGEST.toDays());
        }
        Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> db.sql("""
                        insert into duty (tenant_id, duty_id, unit_id, staff_id, starts_at, ends_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, unit_id, staff_id, starts_at) do update set ends_at = excluded.ends_at""")
                        .params(
                                viewer.tenant().value(),
                                Identifiers.next(),
                                where.id(),
                                who.id(),
                                Timestamp.from(from),
                                Timestamp.from(until))
                        .update()));
    }

    /** @throws Problem.NotYours if this person does not plan duties */
    public void remove(UUID duty, Viewer viewer) {
        mustPlan(viewer);
        Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> db.sql("delete from duty where tenant_id = ? and duty_id = ?")
                        .params(viewer.tenant().value(), duty)
                        .update()));
    }

    private static void mustPlan(Viewer viewer) {
        if (!mayPlan(viewer)) {
            throw new Problem.NotYours("not-yours.duty");
        }
    }

    private static Duty read(ResultSet rs, int row) throws SQLException {
        return new Duty(
                rs.getObject(1, UUID.class),
                rs.getObject(2, UUID.class),
                rs.getObject(3, UUID.class),
                rs.getTimestamp(4).toInstant(),
                rs.getTimestamp(5).toInstant());
    }
}
