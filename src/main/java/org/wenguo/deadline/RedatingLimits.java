package org.wenguo.deadline;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaints;
import org.wenguo.people.CalendarChange;
import org.wenguo.people.CalendarCorrected;
import org.wenguo.people.Organisation;
import org.wenguo.platform.TenantId;

/**
 * When a calendar is corrected the open limits are derived anew, and what moved is put on record. Goes in batches, each a
 * transaction that also moves the mark; so it goes on where it was after a crash, and of two nodes one does each batch.
 */
@Component
public class RedatingLimits {

    private static final int USUAL_BATCH = 100;

    /** Until then another node may still derive limits by the calendar as it was ({@code Organisations}). */
    private static final Duration EVERYBODY_KNOWS_AFTER = Duration.ofSeconds(3);

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Complaints complaints;
    private final Limits limits;
    private final int batch;

    @Autowired
    RedatingLimits(JdbcClient db, TransactionOperations transactions, Complaints complaints, Limits limits) {
        this(db, transactions, complaints, limits, USUAL_BATCH);
    }

    /** @param batch how many complaints go into one transaction */
    RedatingLimits(JdbcClient db, TransactionOperations transactions, Complaints complaints, Limits limits, int batch) {
        this.batch = batch;
        this.db = db;
        this.transactions = transactions;
        this.complaints = complaints;
        this.limits = limits;
    }

    /** Notes that there is something to do, and lets the sweep come by. */
    @EventListener
    void on(CalendarCorrected corrected) {
        var tenant = corrected.tenant().value();
        db.sql("insert into limit_redating (tenant_id, change_id) values (?, ?)")
                .params(tenant, corrected.change().id())
                .update();
        db.sql("update next_due set due_at = least(due_at, ?) where tenant_id = ?")
                .params(Timestamp.from(corrected.change().at()), tenant)
                .update();
    }

    /**
     * Does what there is to do, within the tenant's scope.
     *
     * @return whether it is done; if not, come again soon
     */
    boolean redate(Organisation organisation, Instant asOf) {
        Outcome outcome;
        do {
            outcome = transactions.execute(status -> batch(organisation, asOf));
        } while (outcome == Outcome.MORE);
        return outcome == Outcome.DONE;
    }

    private Outcome batch(Organisation organisation, Instant asOf) {
        var tenant = organisation.id().value();
        var open = db.sql("""
                        select change_id, after_id from limit_redating
                        where tenant_id = ? and done_at is null order by change_id limit 1 for update""")
                .param(tenant)
                .query((rs, row) -> new Mark(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class)))
                .optional();
        if (open.isEmpty()) {
            // Whoever waited for another node finds the change done for which it waited, but perhaps not the next one.
            return db.sql("select exists (select from limit_redating where tenant_id = ? and done_at is null)")
                            .param(tenant)
                            .query(Boolean.class)
                            .single()
                    ? Outcome.MORE
                    : Outcome.DONE;
        }
        var mark = open.get();
        var change = organisation.calendarChanges().stream()
                .filter(one -> one.id().equals(mark.change()))
                .findFirst();
        if (change.isEmpty() || asOf.isBefore(change.get().at().plus(EVERYBODY_KNOWS_AFTER))) {
            return Outcome.LATER;
        }
        var ids = db.sql("""
                        select distinct complaint_id from complaint_limit
                        where tenant_id = :tenant and met_at is null and cancelled_at is null and kind = 'limit'
                          and (cast(:after as uuid) is null or complaint_id > :after)
                        order by complaint_id limit :batch""")
                .param("tenant", tenant)
                .param("after", mark.after(), java.sql.Types.OTHER)
                .param("batch", batch)
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .list();
        for (var id : ids) {
            // Whoever changes the complaint at the same time goes before or after, not in between.
            db.sql("select 1 from complaint where tenant_id = ? and complaint_id = ? for update")
                    .params(tenant, id)
                    .query(Integer.class)
                    .single();
            var moved = limits.derive(organisation, complaints.byId(organisation.id(), id));
            record(organisation.id(), change.get(), id, moved, asOf);
        }
        var isDone = ids.size() < batch;
        db.sql(
                        "update limit_redating set after_id = :after, done_at = :done where tenant_id = :tenant and change_id = :change")
                .param("after", ids.isEmpty() ? mark.after() : ids.getLast(), java.sql.Types.OTHER)
                .param("done", isDone ? Timestamp.from(asOf) : null, java.sql.Types.TIMESTAMP)
                .param("tenant", tenant)
                .param("change", mark.change())
                .update();
        return Outcome.MORE;
    }

    private void record(TenantId tenant, CalendarChange change, UUID complaint, List<Moved> moved, Instant asOf) {
        for (var one : moved) {
            db.sql("""
                            insert into limit_moved
                                (tenant_id, change_id, complaint_id, rule, occurrence, from_due, to_due, at)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            tenant.value(),
                            change.id(),
                            complaint,
                            one.rule(),
                            one.occurrence(),
                            Timestamp.from(one.from()),
                            Timestamp.from(one.to()),
                            Timestamp.from(asOf))
                    .update();
        }
    }

    /** What corrections have moved, the latest first, at most so many. Only for those who see every complaint. */
    public List<OnRecord> moved(TenantId tenant, int most) {
        return transactions.execute(status -> db.sql("""
                        select m.change_id, c.number, m.rule, m.from_due, m.to_due, m.at
                        from limit_moved m join complaint c using (tenant_id, complaint_id)
                        where m.tenant_id = ?
                        order by m.at desc, m.change_id desc, c.number, m.rule limit ?""")
                .params(tenant.value(), most)
                .query((rs, row) -> new OnRecord(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getTimestamp(5).toInstant(),
                        rs.getTimestamp(6).toInstant()))
                .list());
    }

    /** A limit that is due at another time than it was. */
    record Moved(String rule, int occurrence, Instant from, Instant to) {}

    /**
     * A limit that was moved.
     *
     * @param change the correction because of which it was
     * @param number of the complaint
     */
    public record OnRecord(UUID change, String number, String rule, Instant from, Instant to, Instant at) {}

    private record Mark(UUID change, @Nullable UUID after) {}

    private enum Outcome {
        MORE,
        LATER,
        DONE
    }
}
