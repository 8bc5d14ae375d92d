package org.wenguo.deadline;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Policies;
import org.wenguo.people.CalendarChange;
import org.wenguo.people.Organisation;

/** What a change of a calendar would move, before it is made. Stores nothing. */
@Component
public class ForeseeingMoves {

    /** Somebody waits for the answer; more complaints than these are not looked at. */
    private static final int MOST = 500;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Complaints complaints;
    private final Policies policies;

    ForeseeingMoves(JdbcClient db, TransactionOperations transactions, Complaints complaints, Policies policies) {
        this.db = db;
        this.transactions = transactions;
        this.complaints = complaints;
        this.policies = policies;
    }

    /**
     * @param limits running limits that would be due at another time
     * @param all whether every complaint was looked at that could be concerned; if not, there may be more
     */
    public record Foreseen(int limits, boolean all) {}

    /**
     * How many running limits a change would move.
     *
     * @param first no limit that is due before then can be concerned
     */
    public Foreseen of(Organisation organisation, CalendarChange change, Instant first) {
        var changed = organisation.with(change);
        return transactions.execute(status -> {
            var ids = db.sql("""
                            select distinct complaint_id from complaint_limit
                            where tenant_id = ? and met_at is null and cancelled_at is null and kind = 'limit'
                              and due_at >= ?
                            order by complaint_id limit ?""")
                    .params(organisation.id().value(), Timestamp.from(first), MOST + 1)
                    .query((rs, row) -> rs.getObject(1, UUID.class))
                    .list();
            var moved = 0;
            for (var id : ids.subList(0, Math.min(MOST, ids.size()))) {
                var complaint = complaints.byId(organisation.id(), id);
                var due = new HashMap<String, Instant>();
                DerivingLimits.of(complaint, policies.of(organisation, complaint))
                        .forEach(limit -> due.put(key(limit), limit.dueAt()));
                moved += (int) DerivingLimits.of(complaint, policies.of(changed, complaint)).stream()
                        .filter(limit -> limit.kind() == Limit.Kind.LIMIT && due.containsKey(key(limit)))
                        .filter(limit -> !limit.dueAt().equals(due.get(key(limit))))
                        .count();
            }
            return new Foreseen(moved, ids.size() <= MOST);
        });
    }

    private static String key(Limit limit) {
        return limit.rule() + " " + limit.occurrence();
    }
}
