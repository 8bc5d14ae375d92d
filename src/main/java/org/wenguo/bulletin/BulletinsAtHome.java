package org.wenguo.bulletin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Role;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Tenancy;
import org.wenguo.policy.BulletinRule;

/** What of bulletins waits for somebody who comes to work: to read, to approve, to write on. */
@Component
public class BulletinsAtHome {

    private static final int SHOWN = 10;

    private static final String UNREAD = """
            select i.bulletin_id, i.year, i.serial, i.level, i.title, r.sent_at as since, null as reason
            from bulletin_recipient r
            join bulletin_issue i on i.tenant_id = r.tenant_id and i.bulletin_id = r.bulletin_id
            where r.tenant_id = :tenant and r.staff_id = :me and r.read_at is null
            order by r.sent_at desc limit :shown""";

    private static final String SUBMITTED = """
            select b.bulletin_id, null::int as year, null::int as serial, b.level, b.title, b.submitted_at as since,
                   null as reason
            from bulletin b
            join complaint c on c.tenant_id = b.tenant_id and c.complaint_id = b.complaint_id
            where b.tenant_id = :tenant and b.state = 'submitted' and b.level = any(:levels)
              and not (:me = any(b.writers)) and (:all or c.seen_by @> :mine)
            order by b.submitted_at limit :shown""";

    private static final String RETURNED = """
            select b.bulletin_id, null::int as year, null::int as serial, b.level, b.title, b.returned_at as since,
                   b.return_reason as reason
            from bulletin b
            where b.tenant_id = :tenant and b.state = 'draft' and b.returned_at is not null and :me = any(b.writers)
            order by b.returned_at limit :shown""";

    private final JdbcClient db;
    private final Policies policies;
    private final TransactionOperations transactions;

    BulletinsAtHome(JdbcClient db, Policies policies, TransactionOperations transactions) {
        this.db = db;
        this.policies = policies;
        this.transactions = transactions;
    }

    /**
     * @param unread got and not opened yet, latest first
     * @param toApprove submitted by others on levels on which the pack lets one's role approve
     * @param returned of one's own, sent back
     */
    public record AtHome(List<Waiting> unread, List<Waiting> toApprove, List<Waiting> returned) {
        public boolean isEmpty() {
            return unread.isEmpty() && toApprove.isEmpty() && returned.isEmpty();
        }
    }

    /**
     * @param year and {@code serial}: its number; null before it is issued
     * @param since when it began to wait
     * @param reason why it was sent back
     */
    public record Waiting(
            UUID id,
            @Nullable String year,
            @Nullable String serial,
            String level,
            String title,
            Instant since,
            @Nullable String reason) {}

    public AtHome of(Viewer viewer) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status ->
                        new AtHome(waiting(UNREAD, viewer), waiting(SUBMITTED, viewer), waiting(RETURNED, viewer))));
    }

    private List<Waiting> waiting(String sql, Viewer viewer) {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("tenant", viewer.tenant().value());
        asked.put("me", viewer.staff().id());
        asked.put("mine", new UUID[] {viewer.staff().unit()});
        asked.put("all", Standing.seesAll(viewer));
        asked.put("levels", levels(viewer));
        asked.put("shown", SHOWN);
        return db.sql(sql)
                .params(asked)
                .query((rs, row) -> new Waiting(
                        rs.getObject("bulletin_id", UUID.class),
                        rs.getString("year"),
                        rs.getString("serial"),
                        rs.getString("level"),
                        rs.getString("title"),
                        rs.getTimestamp("since").toInstant(),
                        rs.getString("reason")))
                .list();
    }

    /** Levels on which one of this person's roles approves under some condition; the bulletin itself says under which. */
    private String[] levels(Viewer viewer) {
        var mine = viewer.staff().roles().stream().map(Role::code).toList();
        return policies.everInForce(viewer.organisation())
                .flatMap(pack -> pack.bulletins().rules().stream())
                .filter(rule -> rule.approvers().stream()
                        .map(BulletinRule.Approvers::roles)
                        .anyMatch(roles -> mine.stream().anyMatch(roles::contains)))
                .map(rule -> rule.level().code())
                .distinct()
                .toArray(String[]::new);
    }
}
