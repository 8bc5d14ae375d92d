package org.wenguo.customer;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Role;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;

/**
 * Puts two files of the same customer or thing together, and takes them apart again. Files form a tree: each complaint
 * remembers under which file it came, so that a split gives back exactly what was taken.
 */
@Service
public class MergingFiles {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Filing filing;
    private final Clock clock;

    MergingFiles(JdbcClient db, TransactionOperations transactions, Filing filing, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.filing = filing;
        this.clock = clock;
    }

    /** Merging needs the whole view: the centre and the supervisor have it. */
    public static boolean mayMerge(Viewer viewer) {
        return (viewer.atCentre() && Standing.worksOnCases(viewer)) || viewer.has(Role.SUPERVISOR);
    }

    /**
     * Takes {@code from} up into {@code into}; its address leads there from now on.
     *
     * @param seen the version of {@code into} that was looked at; empty: whatever it is
     * @throws Problem.NotNow if one of them was taken up by another already
     */
    public void merge(Files files, UUID into, UUID from, OptionalInt seen, @Nullable String reason, Viewer viewer) {
        var why = checked(reason, viewer);
        if (into.equals(from)) {
            throw new Problem.Invalid("from", "same-file");
        }
        Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    filing.takeTheFiles(viewer.tenant());
                    var target = state(files, into, viewer);
                    var other = state(files, from, viewer);
                    if (target.mergedInto() != null || other.mergedInto() != null) {
                        throw new Problem.NotNow("merged-already");
                    }
                    if (seen.isPresent() && seen.getAsInt() != target.version()) {
                        throw new Problem.Stale("stale-file");
                    }
                    move(files, into, "{id} = :from", from, viewer);
                    db.sql(
                                    files.sql(
                                            "update {file} set merged_into = :into, version = version + 1 where tenant_id = :tenant and {id} = :from"))
                            .param("tenant", viewer.tenant().value())
                            .param("into", into)
                            .param("from", from)
                            .update();
                    filing.recount(files, viewer.tenant(), List.of(into, from));
                    trace(files, "merge", from, into, why, viewer);
                    return true;
                }));
    }

    /**
     * Takes {@code from} out again, with all that had been merged into it.
     *
     * @throws Problem.NotNow if it is in no other file
     */
    public void split(Files files, UUID from, @Nullable String reason, Viewer viewer) {
        var why = checked(reason, viewer);
        Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    filing.takeTheFiles(viewer.tenant());
                    var into = state(files, from, viewer).mergedInto();
                    if (into == null) {
                        throw new Problem.NotNow("not-merged");
                    }
                    var root = filing.root(files, viewer.tenant(), from);
                    move(files, from, """
                    filed_as in (with recursive down as (
                        select {id} as id from {file} where tenant_id = :tenant and {id} = :from
                        union all
                        select f.{id} from {file} f join down on f.merged_into = down.id where f.tenant_id = :tenant)
                        select id from down)""", from, viewer);
                    db.sql(
                                    files.sql(
                                            "update {file} set merged_into = null, version = version + 1 where tenant_id = :tenant and {id} = :from"))
                            .param("tenant", viewer.tenant().value())
                            .param("from", from)
                            .update();
                    filing.recount(files, viewer.tenant(), new HashSet<>(List.of(root, from)));
                    trace(files, "split", from, into, why, viewer);
                    return true;
                }));
    }

    /** Everything that was put into this file or taken out of it, the latest first. */
    List<FileTrace> traces(Files files, UUID id, Viewer viewer) {
        return db.sql(files.sql("""
                        with recursive down as (
                            select {id} as id from {file} where tenant_id = :tenant and {id} = :id
                            union all
                            select f.{id} from {file} f join down on f.merged_into = down.id where f.tenant_id = :tenant)
                        select m.deed, m.from_id, m.into_id, m.reason, m.staff_id, m.at,
                            m.deed = 'merge' and f.merged_into = m.into_id and not exists (
                                select from file_merge later where later.tenant_id = m.tenant_id
                                    and later.from_id = m.from_id and later.merge_id > m.merge_id) as standing
                        from file_merge m join {file} f on f.tenant_id = m.tenant_id and f.{id} = m.from_id
                        where m.tenant_id = :tenant and m.files = :files
                          and (m.into_id in (select id from down) or m.from_id = :id)
                        order by m.merge_id desc limit 50"""))
                .param("tenant", viewer.tenant().value())
                .param("files", files.table())
                .param("id", id)
                .query((rs, row) -> new FileTrace(
                        rs.getString("deed").equals("merge"),
                        rs.getObject("from_id", UUID.class),
                        rs.getObject("into_id", UUID.class),
                        rs.getString("reason"),
                        rs.getObject("staff_id", UUID.class),
                        rs.getTimestamp("at").toInstant(),
                        rs.getBoolean("standing")))
                .list();
    }

    private static @Nullable String checked(@Nullable String reason, Viewer viewer) {
        if (!mayMerge(viewer)) {
            throw new Problem.NotYours("not-yours.merge");
        }
        if (reason == null || reason.isBlank()) {
            return null;
        }
        if (reason.indexOf('\0') >= 0) {
            throw new Problem.Invalid("reason", "unreadable");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw new Problem.Invalid("reason", "too-long", LONGEST_REASON);
        }
        return reason.strip();
    }

    private record State(int version, @Nullable UUID mergedInto) {}

    private State state(Files files, UUID id, Viewer viewer) {
        return find(files, id, viewer).orElseThrow(() -> new Problem.NotFound("no-file"));
    }

    private Optional<State> find(Files files, UUID id, Viewer viewer) {
        return db.sql(files.sql("select version, merged_into from {file} where tenant_id = ? and {id} = ? for update"))
                .params(viewer.tenant().value(), id)
                .query((rs, row) -> new State(rs.getInt(1), rs.getObject(2, UUID.class)))
                .optional();
    }

    private void move(Files files, UUID into, String which, UUID from, Viewer viewer) {
        db.sql(files.sql("update {cases} set {id} = :into where tenant_id = :tenant and " + which))
                .param("tenant", viewer.tenant().value())
                .param("into", into)
                .param("from", from)
                .update();
    }

    private void trace(Files files, String deed, UUID from, UUID into, @Nullable String reason, Viewer viewer) {
        db.sql("""
                        insert into file_merge (tenant_id, merge_id, files, deed, from_id, into_id, reason, staff_id, at)
                        values (:tenant, :id, :files, :deed, :from, :into, :reason, :staff, :at)""")
                .param("tenant", viewer.tenant().value())
                .param("id", Identifiers.next())
                .param("files", files.table())
                .param("deed", deed)
                .param("from", from)
                .param("into", into)
                .param("reason", reason, Types.VARCHAR)
                .param("staff", viewer.staff().id())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
