package org.wenguo.customer;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.ThingKinds;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;

/** The files of things complained of (A9): houses, orders, vehicles, as each person may see their complaints. */
@Service
public class ThingFiles {

    private static final int LONGEST_QUESTION = 200;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Filing filing;
    private final History history;
    private final MergingFiles merging;

    ThingFiles(
            JdbcClient db, TransactionOperations transactions, Filing filing, History history, MergingFiles merging) {
        this.db = db;
        this.transactions = transactions;
        this.filing = filing;
        this.history = history;
        this.merging = merging;
    }

    /**
     * What is looked for.
     *
     * @param q the beginning of a reference, however written; null: all
     * @param kind null: all kinds
     * @param after the last file of the page before
     */
    public record Asked(
            @Nullable String q,
            @Nullable String kind,
            @Nullable UUID after,
            int limit) {
        public Asked {
            if (q != null && q.indexOf('\0') >= 0) {
                throw new Problem.Invalid("q", "unreadable");
            }
            q = q == null || q.isBlank() ? null : q.strip();
            if (q != null && q.length() > LONGEST_QUESTION) {
                throw new Problem.Invalid("q", "too-long", LONGEST_QUESTION);
            }
            kind = kind == null || kind.isBlank() ? null : kind;
            if (kind != null && !ThingKinds.ALL.contains(kind)) {
                throw new Problem.Invalid("kind", "one-of");
            }
            if (limit < 1 || limit > CustomerFiles.MOST) {
                throw new Problem.Invalid("limit", "between", 1, CustomerFiles.MOST);
            }
        }
    }

    /** @param cases how many of its complaints this person may see */
    public record Line(UUID id, String kind, String reference, int cases, int open, Instant lastAt) {}

    /** @param next to be given as {@code after} for the lines that follow; null on the last page */
    public record Page(List<Line> lines, @Nullable UUID next) {}

    /**
     * A whole file.
     *
     * @param customers who complained of it, each once
     * @param alike others whose reference contains this one or is contained in it, that may be the same
     */
    public record ThingFile(
            UUID id,
            int version,
            String kind,
            String reference,
            List<FiledCase> cases,
            List<Involved> customers,
            List<Line> alike,
            List<FileTrace> traces,
            boolean mayMerge) {

        public long open() {
            return cases.stream().filter(FiledCase::open).count();
        }
    }

    /** @param name as open or masked as in the latest complaint; null: none was given */
    public record Involved(UUID customer, @Nullable String name, int cases) {}

    public Page page(Asked asked, Viewer viewer) {
        return in(viewer, () -> {
            var parameters = new HashMap<String, Object>();
            var where = new StringBuilder();
            if (asked.kind() != null) {
                where.append(" and f.kind = :kind");
                parameters.put("kind", asked.kind());
            }
            if (asked.q() != null) {
                where.append(" and " + BEGINNING);
                parameters.putAll(beginning(asked.q()));
            }
            if (asked.after() != null) {
                where.append("""
                         and (f.last_at, f.thing_id) <
                            (select a.last_at, a.thing_id from thing a where a.tenant_id = :tenant and a.thing_id = :after)""");
                parameters.put("after", asked.after());
            }
            var lines = lines(where.toString(), parameters, asked.limit() + 1, viewer);
            return lines.size() <= asked.limit()
                    ? new Page(lines, null)
                    : new Page(
                            lines.subList(0, asked.limit()),
                            lines.get(asked.limit() - 1).id());
        });
    }

    /** Under row-level security only what cannot leak is asked of an index; {@code like} could. */
    private static final String BEGINNING = "f.folded collate \"C\" >= :beginning and f.folded collate \"C\" < :beyond";

    private static Map<String, String> beginning(String q) {
        var folded = Folding.of(q);
        return Map.of("beginning", folded, "beyond", folded + Character.toString(Character.MAX_CODE_POINT));
    }

    /** @throws Problem.NotFound if there is none, or none of its complaints may be seen */
    public ThingFile byId(UUID id, Viewer viewer) {
        return in(viewer, () -> read(filing.root(Files.THING, viewer.tenant(), id), viewer));
    }

    public Optional<Line> ofComplaint(UUID complaint, Viewer viewer) {
        return in(
                viewer,
                () -> db.sql("select thing_id from thing_case where tenant_id = ? and complaint_id = ?")
                        .params(viewer.tenant().value(), complaint)
                        .query((rs, row) -> rs.getObject(1, UUID.class))
                        .optional()
                        .flatMap(id -> lines("and f.thing_id = :id", Map.of("id", id), 1, viewer).stream()
                                .findFirst()));
    }

    /** The file of what goes by this reference, of this kind rather than of another, if it may be seen. */
    public Optional<Line> known(@Nullable String kind, String reference, Viewer viewer) {
        if (reference.isBlank() || reference.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return in(
                viewer,
                () -> db
                        .sql("""
                        select thing_id from thing where tenant_id = :tenant and folded = :folded
                        order by kind = :kind desc, last_at desc limit 3""")
                        .param("tenant", viewer.tenant().value())
                        .param("folded", Folding.of(reference))
                        .param("kind", kind == null ? "" : kind)
                        .query((rs, row) -> rs.getObject(1, UUID.class))
                        .list()
                        .stream()
                        .map(id -> filing.root(Files.THING, viewer.tenant(), id))
                        .flatMap(id -> lines("and f.thing_id = :id", Map.of("id", id), 1, viewer).stream())
                        .findFirst());
    }

    private List<Line> lines(String where, Map<String, ?> parameters, int limit, Viewer viewer) {
        return db.sql("""
                        select f.thing_id, f.kind, f.reference, v.cases, v.open, v.last_at
                        from thing f
                        cross join lateral (
                            select count(*) as cases, count(*) filter (where c.closed_at is null) as open,
                                max(c.received_at) as last_at
                            from thing_case x
                            join complaint c on c.tenant_id = x.tenant_id and c.complaint_id = x.complaint_id
                            where x.tenant_id = f.tenant_id and x.thing_id = f.thing_id
                              and (:all or c.seen_by @> :mine)) v
                        where f.tenant_id = :tenant and f.merged_into is null and v.cases > 0\s""" + where + " order by f.last_at desc, f.thing_id desc limit " + limit)
                .params(History.seeing(viewer))
                .params(parameters)
                .query((rs, row) -> new Line(
                        rs.getObject("thing_id", UUID.class),
                        rs.getString("kind"),
                        rs.getString("reference"),
                        rs.getInt("cases"),
                        rs.getInt("open"),
                        rs.getTimestamp("last_at").toInstant()))
                .list();
    }

    private record Row(int version, String kind, String reference, String folded) {}

    private ThingFile read(UUID id, Viewer viewer) {
        var row = db.sql("select version, kind, reference, folded from thing where tenant_id = ? and thing_id = ?")
                .params(viewer.tenant().value(), id)
                .query((rs, no) -> new Row(rs.getInt(1), rs.getString(2), rs.getString(3), rs.getString(4)))
                .optional()
                .orElseThrow(() -> new Problem.NotFound("no-file"));
        var cases = history.of(Files.THING, id, viewer);
        if (cases.isEmpty()) {
            throw new Problem.NotFound("no-file");
        }
        var mayMerge = MergingFiles.mayMerge(viewer);
        return new ThingFile(
                id,
                row.version(),
                row.kind(),
                row.reference(),
                cases,
                customers(id, viewer),
                mayMerge ? alike(id, row, viewer) : List.of(),
                merging.traces(Files.THING, id, viewer),
                mayMerge);
    }

    private List<Involved> customers(UUID id, Viewer viewer) {
        record Found(UUID customer, UUID latest, int cases) {}
        var found = db.sql("""
                        select k.customer_id, count(*) as cases,
                            (array_agg(x.complaint_id order by x.received_at desc, x.complaint_id desc))[1] as latest
                        from thing_case x
                        join complaint c on c.tenant_id = x.tenant_id and c.complaint_id = x.complaint_id
                        join customer_case k on k.tenant_id = x.tenant_id and k.complaint_id = x.complaint_id
                        where x.tenant_id = :tenant and x.thing_id = :id and (:all or c.seen_by @> :mine)
                        group by k.customer_id order by max(x.received_at) desc limit 50""")
                .params(History.seeing(viewer))
                .param("id", id)
                .query((rs, row) -> new Found(
                        rs.getObject("customer_id", UUID.class),
                        rs.getObject("latest", UUID.class),
                        rs.getInt("cases")))
                .list();
        var cases = history.cases(found.stream().map(Found::latest).toList(), viewer);
        return IntStream.range(0, found.size())
                .mapToObj(i -> new Involved(
                        found.get(i).customer(),
                        cases.get(i).who("name"),
                        found.get(i).cases()))
                .toList();
    }

    /** References of which one begins with the other, or the same ones of another kind. */
    private List<Line> alike(UUID id, Row row, Viewer viewer) {
        var parameters = new HashMap<String, Object>(beginning(row.folded()));
        parameters.put("self", id);
        parameters.put(
                "shorter",
                IntStream.range(
                                Math.max(2, row.folded().length() - 4),
                                row.folded().length())
                        .mapToObj(end -> row.folded().substring(0, end))
                        .toArray(String[]::new));
        return lines(
                " and f.thing_id <> :self and ((" + BEGINNING + ") or f.folded = any(:shorter))",
                parameters,
                10,
                viewer);
    }

    private <T> T in(Viewer viewer, Supplier<T> work) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> work.get()));
    }
}
