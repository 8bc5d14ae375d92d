package org.wenguo.bulletin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.bulletin.Bulletin.State;
import org.wenguo.platform.Problem;
import org.wenguo.platform.TenantId;
import org.wenguo.policy.Level;

/** The bulletins in the database; all methods want a transaction inside the tenant. */
@Component
class StoredBulletins {

    /** A bulletin with what was issued, as {@link #read} wants it. */
    static final String COLUMNS = """
            b.bulletin_id, b.complaint_id, c.number, coalesce(i.level, b.level) as level, b.state, b.version,
            coalesce(i.title, b.title) as title, coalesce(i.situation, b.situation) as situation,
            coalesce(i.help, b.help) as help, b.writers, b.begun_at, b.changed_at, b.submitted_by, b.submitted_at,
            b.returned_by, b.returned_at, b.return_reason, b.lapsed_at, b.lapsed_why,
            i.year, i.serial, i.express, i.approved_by, i.issued_at, i.fingerprint""";

    static final String TABLES = """
            bulletin b
            join complaint c on c.tenant_id = b.tenant_id and c.complaint_id = b.complaint_id
            left join bulletin_issue i on i.tenant_id = b.tenant_id and i.bulletin_id = b.bulletin_id""";

    private final JdbcClient db;
    private final JdbcTemplate batch;

    StoredBulletins(JdbcClient db, JdbcTemplate batch) {
        this.db = db;
        this.batch = batch;
    }

    Optional<Bulletin> byId(TenantId tenant, UUID id) {
        return db.sql("select " + COLUMNS + " from " + TABLES + " where b.tenant_id = ? and b.bulletin_id = ?")
                .params(tenant.value(), id)
                .query((rs, row) -> read(rs))
                .optional();
    }

    List<BulletinInSight.Recipient> recipients(TenantId tenant, UUID id) {
        return db.sql("""
                        select staff_id, read_at from bulletin_recipient
                        where tenant_id = ? and bulletin_id = ? order by read_at nulls last, staff_id""")
                .params(tenant.value(), id)
                .query((rs, row) ->
                        new BulletinInSight.Recipient(rs.getObject(1, UUID.class), instant(rs.getTimestamp(2))))
                .list();
    }

    /** Of the complaint, whether draft or submitted. */
    Optional<UUID> open(TenantId tenant, UUID complaint) {
        return db.sql("""
                        select bulletin_id from bulletin
                        where tenant_id = ? and complaint_id = ? and state in ('draft', 'submitted')""").params(tenant.value(), complaint).query(UUID.class).optional();
    }

    /** Words that were on their way when the complaint left its level, and were not issued since. */
    Optional<Account> leftBehind(TenantId tenant, UUID complaint) {
        return db.sql("""
                        select title, situation, help from (
                            select state, lapsed_why, title, situation, help from bulletin
                            where tenant_id = ? and complaint_id = ? and lapsed_why is distinct from 'discarded'
                            order by bulletin_id desc limit 1) latest
                        where state = 'lapsed' and lapsed_why = 'level'""")
                .params(tenant.value(), complaint)
                .query((rs, row) -> new Account(rs.getString(1), rs.getString(2), rs.getString(3)))
                .optional();
    }

    /** The number of the last one on a complaint. */
    Optional<String> lastNumber(TenantId tenant, UUID complaint) {
        return db.sql("""
                        select year || '-' || serial from bulletin_issue
                        where tenant_id = ? and complaint_id = ? order by year desc, serial desc limit 1""").params(tenant.value(), complaint).query(String.class).optional();
    }

    /** @throws Problem.NotNow if somebody else has one open on this complaint */
    void begin(TenantId tenant, UUID id, UUID complaint, Level level, Account account, UUID writer, Instant at) {
        var begun = db.sql("""
                        insert into bulletin (tenant_id, bulletin_id, complaint_id, level, state, version, title, situation,
                                              help, writers, begun_at, changed_at)
                        values (:tenant, :id, :complaint, :level, 'draft', 1, :title, :situation,
                                :help, array[cast(:writer as uuid)], :at, :at)
                        on conflict (tenant_id, complaint_id) where state in ('draft', 'submitted') do nothing""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("complaint", complaint)
                .param("level", level.code())
                .param("title", account.title())
                .param("situation", account.situation())
                .param("help", account.help())
                .param("writer", writer)
                .param("at", Timestamp.from(at))
                .update();
        if (begun == 0) {
            throw new Problem.NotNow("bulletin.one-open");
        }
    }

    void rewrite(TenantId tenant, Bulletin before, Account account, UUID writer, Instant at) {
        changed(db.sql("""
                        update bulletin
                        set title = :title, situation = :situation, help = :help, changed_at = :at, version = version + 1,
                            writers = case when :writer = any(writers) then writers
                                           else array_append(writers, cast(:writer as uuid)) end
                        where tenant_id = :tenant and bulletin_id = :id and version = :before and state = 'draft'""")
                .param("title", account.title())
                .param("situation", account.situation())
                .param("help", account.help())
                .param("writer", writer)
                .param("at", Timestamp.from(at))
                .param("tenant", tenant.value())
                .param("id", before.id())
                .param("before", before.version())
                .update());
    }

    void submit(TenantId tenant, Bulletin before, UUID by, Instant at) {
        changed(db.sql("""
                        update bulletin
                        set state = 'submitted', submitted_by = ?, submitted_at = ?, changed_at = ?, version = version + 1,
                            returned_by = null, returned_at = null, return_reason = null
                        where tenant_id = ? and bulletin_id = ? and version = ? and state = 'draft'""")
                .params(by, Timestamp.from(at), Timestamp.from(at), tenant.value(), before.id(), before.version())
                .update());
    }

    void giveBack(TenantId tenant, Bulletin before, UUID by, String reason, Instant at) {
        changed(db.sql("""
                        update bulletin
                        set state = 'draft', returned_by = ?, returned_at = ?, return_reason = ?, changed_at = ?,
                            version = version + 1
                        where tenant_id = ? and bulletin_id = ? and version = ? and state = 'submitted'""")
                .params(
                        by,
                        Timestamp.from(at),
                        reason,
                        Timestamp.from(at),
                        tenant.value(),
                        before.id(),
                        before.version())
                .update());
    }

    void discard(TenantId tenant, Bulletin before, Instant at) {
        changed(db.sql("""
                        update bulletin
                        set state = 'lapsed', lapsed_at = ?, lapsed_why = 'discarded', changed_at = ?, version = version + 1
                        where tenant_id = ? and bulletin_id = ? and version = ? and state = 'draft'""")
                .params(Timestamp.from(at), Timestamp.from(at), tenant.value(), before.id(), before.version())
                .update());
    }

    /** What is open on a complaint lapses unless it is of this level. */
    void lapse(TenantId tenant, UUID complaint, @Nullable Level stays, String why, Instant at) {
        db.sql("""
                        update bulletin
                        set state = 'lapsed', lapsed_at = :at, lapsed_why = :why, changed_at = :at, version = version + 1
                        where tenant_id = :tenant and complaint_id = :complaint and state in ('draft', 'submitted')
                          and level <> :stays""")
                .param("at", Timestamp.from(at))
                .param("why", why)
                .param("tenant", tenant.value())
                .param("complaint", complaint)
                .param("stays", stays == null ? "" : stays.code())
                .update();
    }

    /** The next number of a year. Until the transaction ends nobody else gets one. */
    int nextSerial(TenantId tenant, int year) {
        return db.sql("""
                        insert into bulletin_serial (tenant_id, year, last) values (?, ?, 1)
                        on conflict (tenant_id, year) do update set last = bulletin_serial.last + 1
                        returning last""").params(tenant.value(), year).query(Integer.class).single();
    }

    void issue(TenantId tenant, Bulletin before, Bulletin.Issued issued) {
        changed(db.sql("""
                        update bulletin set state = 'issued', changed_at = ?, version = version + 1
                        where tenant_id = ? and bulletin_id = ? and version = ? and state = 'submitted'""")
                .params(Timestamp.from(issued.at()), tenant.value(), before.id(), before.version())
                .update());
        db.sql("""
                        insert into bulletin_issue (tenant_id, bulletin_id, complaint_id, year, serial, level, express, title,
                                                    situation, help, approved_by, issued_at, fingerprint)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        tenant.value(),
                        before.id(),
                        before.complaint(),
                        issued.year(),
                        issued.serial(),
                        before.level().code(),
                        issued.express(),
                        before.account().title(),
                        before.account().situation(),
                        before.account().help(),
                        issued.approvedBy(),
                        Timestamp.from(issued.at()),
                        issued.fingerprint())
                .update();
    }

    void send(TenantId tenant, UUID id, List<UUID> recipients, Instant at) {
        batch.batchUpdate("""
                insert into bulletin_recipient (tenant_id, bulletin_id, staff_id, sent_at) values (?, ?, ?, ?)
                on conflict do nothing""", recipients, Math.max(1, recipients.size()), (statement, staff) -> {
            statement.setObject(1, tenant.value());
            statement.setObject(2, id);
            statement.setObject(3, staff);
            statement.setTimestamp(4, Timestamp.from(at));
        });
    }

    void read(TenantId tenant, UUID id, UUID staff, Instant at) {
        db.sql("""
                        update bulletin_recipient set read_at = ?
                        where tenant_id = ? and bulletin_id = ? and staff_id = ? and read_at is null""").params(Timestamp.from(at), tenant.value(), id, staff).update();
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new Problem.Stale("bulletin.stale");
        }
    }

    static Bulletin read(ResultSet rs) throws SQLException {
        var returnedBy = rs.getObject("returned_by", UUID.class);
        var returnedAt = instant(rs.getTimestamp("returned_at"));
        var lapsedAt = instant(rs.getTimestamp("lapsed_at"));
        var issuedAt = instant(rs.getTimestamp("issued_at"));
        return new Bulletin(
                rs.getObject("bulletin_id", UUID.class),
                rs.getObject("complaint_id", UUID.class),
                rs.getString("number"),
                Level.of(rs.getString("level")),
                State.of(rs.getString("state")).orElseThrow(),
                rs.getInt("version"),
                new Account(rs.getString("title"), rs.getString("situation"), rs.getString("help")),
                Arrays.asList((UUID[]) rs.getArray("writers").getArray()),
                rs.getTimestamp("begun_at").toInstant(),
                rs.getTimestamp("changed_at").toInstant(),
                rs.getObject("submitted_by", UUID.class),
                instant(rs.getTimestamp("submitted_at")),
                returnedBy == null || returnedAt == null
                        ? null
                        : new Bulletin.Returned(returnedBy, returnedAt, rs.getString("return_reason")),
                lapsedAt == null ? null : new Bulletin.Lapsed(lapsedAt, rs.getString("lapsed_why")),
                issuedAt == null
                        ? null
                        : new Bulletin.Issued(
                                rs.getInt("year"),
                                rs.getInt("serial"),
                                rs.getBoolean("express"),
                                rs.getObject("approved_by", UUID.class),
                                issuedAt,
                                rs.getString("fingerprint")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
