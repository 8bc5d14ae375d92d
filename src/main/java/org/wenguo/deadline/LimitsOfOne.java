package org.wenguo.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Policies;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Tenancy;

/** What one person has to do by when: the limits that are theirs, and those of their unit that are nobody's in person. */
@Service
public class LimitsOfOne {

    /** More than anybody can do, and little enough for a calendar. */
    private static final int MOST = 500;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Policies policies;

    LimitsOfOne(JdbcClient db, TransactionOperations transactions, Policies policies) {
        this.db = db;
        this.transactions = transactions;
        this.policies = policies;
    }

    /** @param id the same for the same limit, whenever it is asked for */
    public record Due(String id, String number, String title, Instant dueAt) {}

    /** Running ones, the earliest first; what is paused has no time to be done by. */
    public List<Due> of(Viewer viewer, Locale locale) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var rows = db.sql("""
                            select l.complaint_id, c.number, l.rule, l.occurrence, l.due_at
                            from complaint_limit l
                            join complaint c on c.tenant_id = l.tenant_id and c.complaint_id = l.complaint_id
                            where l.tenant_id = :tenant and l.owner_unit_id = :unit
                              and (l.owner_staff_id is null or l.owner_staff_id = :me)
                              and l.met_at is null and l.cancelled_at is null and l.kind = 'limit'
                              and l.paused_since is null
                            order by l.due_at limit :most""")
                            .param("tenant", viewer.tenant().value())
                            .param("unit", viewer.staff().unit())
                            .param("me", viewer.staff().id())
                            .param("most", MOST)
                            .query((rs, row) -> new Row(
                                    rs.getObject(1, UUID.class),
                                    rs.getString(2),
                                    rs.getString(3),
                                    rs.getInt(4),
                                    rs.getTimestamp(5).toInstant()))
                            .list();
                    var policyOf = policies.of(
                            viewer.organisation(),
                            rows.stream().map(Row::complaint).distinct().toList());
                    return rows.stream()
                            .map(row -> new Due(
                                    row.complaint() + "/" + row.rule() + "/" + row.occurrence(),
                                    row.number(),
                                    policyOf.apply(row.complaint())
                                            .pack()
                                            .limit(row.rule())
                                            .title()
                                            .in(locale),
                                    row.dueAt()))
                            .toList();
                }));
    }

    private record Row(UUID complaint, String number, String rule, int occurrence, Instant dueAt) {}
}
