package org.wenguo.bulletin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Tenancy;

/** What somebody got and has not opened yet, latest first; for the home page. */
@Component
public class UnreadBulletins {

    private static final int SHOWN = 10;

    private final JdbcClient db;
    private final TransactionOperations transactions;

    UnreadBulletins(JdbcClient db, TransactionOperations transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    public record Unread(UUID id, String number, String level, boolean express, String title, Instant sentAt) {
        /** Its year and its number in that year, as texts want them. */
        public Object[] numbered() {
            return number.split("-");
        }
    }

    public List<Unread> of(Viewer viewer) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> db.sql("""
                                select i.bulletin_id, i.year || '-' || i.serial, i.level, i.express, i.title, r.sent_at
                                from bulletin_recipient r
                                join bulletin_issue i on i.tenant_id = r.tenant_id and i.bulletin_id = r.bulletin_id
                                where r.tenant_id = ? and r.staff_id = ? and r.read_at is null
                                order by r.sent_at desc limit ?""")
                        .params(viewer.tenant().value(), viewer.staff().id(), SHOWN)
                        .query((rs, row) -> new Unread(
                                rs.getObject(1, UUID.class),
                                rs.getString(2),
                                rs.getString(3),
                                rs.getBoolean(4),
                                rs.getString(5),
                                rs.getTimestamp(6).toInstant()))
                        .list()));
    }
}
