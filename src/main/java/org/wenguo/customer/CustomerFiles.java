package org.wenguo.customer;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.ComplaintEvent.Thing;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.Vault;

/**
 * The files of customers (A9) as each person may see them: a file is there for whoever may see one of its complaints, and
 * shows no more than these.
 */
@Service
public class CustomerFiles {

    /** At most this many lines on one page. */
    public static final int MOST = 200;

    private static final int LONGEST_NOTES = 4000;
    private static final int LONGEST_QUESTION = 200;
    private static final List<String> KINDS = List.of("owner", "future-owner", "prospect", "other");
    private static final List<String> LANGUAGES = List.of("zh-CN", "zh-Hant", "en");

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Filing filing;
    private final History history;
    private final MergingFiles merging;
    private final Marks marks;
    private final Vault vault;

    CustomerFiles(
            JdbcClient db,
            TransactionOperations transactions,
            Filing filing,
            History history,
            MergingFiles merging,
            Marks marks,
            Vault vault) {
        this.db = db;
        this.transactions = transactions;
        this.filing = filing;
        this.history = history;
        this.merging = merging;
        this.marks = marks;
        this.vault = vault;
    }

    /**
     * What is looked for.
     *
     * @param q name, telephone, e-mail, customer number or number of a complaint; null: all
     * @param doubles only those that may be the same as another
     * @param after the last file of the page before
     */
    public record Asked(
            @Nullable String q, boolean doubles, @Nullable UUID after, int limit) {
        public Asked {
            if (q != null && q.indexOf('\0') >= 0) {
                throw new Problem.Invalid("q", "unreadable");
            }
            q = q == null || q.isBlank() ? null : q.strip();
            if (q != null && q.length() > LONGEST_QUESTION) {
                throw new Problem.Invalid("q", "too-long", LONGEST_QUESTION);
            }
            if (limit < 1 || limit > MOST) {
                throw new Problem.Invalid("limit", "between", 1, MOST);
            }
        }
    }

    /**
     * One line of the list.
     *
     * @param latest the latest complaint that may be seen
     * @param cases how many of them may be seen
     */
    public record Line(UUID id, String kind, boolean vip, boolean mayDouble, int cases, int open, FiledCase latest) {
        public @Nullable String name() {
            return latest.who("name");
        }

        public @Nullable String phone() {
            return latest.who("phone");
        }
    }

    /** @param next to be given as {@code after} for the lines that follow; null on the last page */
    public record Page(List<Line> lines, @Nullable UUID next) {}

    /**
     * A whole file.
     *
     * @param notes null: there are none, or they are not for this person
     * @param doubles other files that may be of the same person; only for those who may merge
     */
    public record CustomerFile(
            UUID id,
            int version,
            String kind,
            boolean vip,
            @Nullable String language,
            @Nullable String notes,
            List<FiledCase> cases,
            List<Line> doubles,
            List<FileTrace> traces,
            boolean mayWrite,
            boolean mayMerge) {

        public List<String> names() {
            return History.said(cases, "name");
        }

        public List<String> phones() {
            return History.said(cases, "phone");
        }

        public List<String> emails() {
            return History.said(cases, "email");
        }

        public List<String> numbers() {
            return History.said(cases, "customerNo");
        }

        public long open() {
            return cases.stream().filter(FiledCase::open).count();
        }

        public Map<String, BigDecimal> paid() {
            return History.paid(cases);
        }

        /** Things that these complaints were about, each once. */
        public List<Thing> things() {
            return cases.stream()
                    .flatMap(one -> Stream.ofNullable(one.thing()))
                    .distinct()
                    .toList();
        }
    }

    /** What a person may say of a customer; null: as the complaints say. */
    public record Particulars(
            @Nullable String kind,
            @Nullable Boolean vip,
            @Nullable String language,
            @Nullable String notes) {}

    public Page page(Asked asked, Viewer viewer) {
        return in(viewer, () -> {
            var lines = lines(asked, viewer);
            return lines.size() <= asked.limit()
                    ? new Page(lines, null)
                    : new Page(
                            lines.subList(0, asked.limit()),
                            lines.get(asked.limit() - 1).id());
        });
    }

    /**
     * The file, or the one that took it up.
     *
     * @throws Problem.NotFound if there is none, or none of its complaints may be seen
     */
    public CustomerFile byId(UUID id, Viewer viewer) {
        return in(viewer, () -> read(filing.root(Files.CUSTOMER, viewer.tenant(), id), viewer));
    }

    /** The file of a complaint that this person may see. */
    public Optional<Line> ofComplaint(UUID complaint, Viewer viewer) {
        return in(
                viewer,
                () -> db.sql("select customer_id from customer_case where tenant_id = ? and complaint_id = ?")
                        .params(viewer.tenant().value(), complaint)
                        .query((rs, row) -> rs.getObject(1, UUID.class))
                        .optional()
                        .flatMap(id -> lines(List.of(id), viewer).stream().findFirst()));
    }

    /** Files with this telephone or customer number, at most a few, the latest first. */
    public List<Line> known(@Nullable String phone, @Nullable String number, Viewer viewer) {
        var byPhone = phone == null || phone.isBlank() ? null : phone.strip();
        var byNumber = number == null || number.isBlank() ? null : number.strip();
        if (byPhone == null && byNumber == null) {
            return List.of();
        }
        return in(viewer, () -> {
            var parameters = new HashMap<String, @Nullable Object>();
            parameters.put("phone", marks.phone(viewer.tenant(), byPhone));
            parameters.put("number", marks.number(viewer.tenant(), byNumber));
            return lines(
                    among(List.of("x.phone_index = cast(:phone as bytea)", "x.number_index = cast(:number as bytea)")),
                    parameters,
                    4,
                    viewer);
        });
    }

    public void write(UUID id, Particulars said, OptionalInt seen, Viewer viewer) {
        var kind = oneOf("kind", said.kind(), KINDS);
        var language = oneOf("language", said.language(), LANGUAGES);
        var notes = said.notes() == null || said.notes().isBlank()
                ? null
                : said.notes().strip();
        if (notes != null && notes.indexOf('\0') >= 0) {
            throw new Problem.Invalid("notes", "unreadable");
        }
        if (notes != null && notes.length() > LONGEST_NOTES) {
            throw new Problem.Invalid("notes", "too-long", LONGEST_NOTES);
        }
        in(viewer, () -> {
            var file = read(filing.root(Files.CUSTOMER, viewer.tenant(), id), viewer);
            if (!file.mayWrite()) {
                throw new Problem.NotYours("not-yours.customer");
            }
            var key = notes == null ? null : vault.newKey();
            var sealed = key == null ? null : key.seal(notes);
            var changed = db.sql("""
                            update customer set kind = :kind, vip_set = :vip, language = :language,
                                sealed_notes = :notes, sealing_key = :key, version = version + 1
                            where tenant_id = :tenant and customer_id = :id and version = :version""")
                    .param("tenant", viewer.tenant().value())
                    .param("id", file.id())
                    .param("version", seen.orElse(file.version()))
                    .param("kind", kind, Types.VARCHAR)
                    .param("vip", said.vip(), Types.BOOLEAN)
                    .param("language", language, Types.VARCHAR)
                    .param("notes", sealed == null ? null : sealed.bytes(), Types.BINARY)
                    .param("key", key == null ? null : key.wrapped(), Types.BINARY)
                    .update();
            if (changed == 0) {
                throw new Problem.Stale("stale-file");
            }
            return true;
        });
    }

    private static @Nullable String oneOf(String field, @Nullable String said, List<String> allowed) {
        if (said == null || said.isBlank()) {
            return null;
        }
        if (!allowed.contains(said)) {
            throw new Problem.Invalid(field, "one-of");
        }
        return said;
    }

    // ---- reading --------------------------------------------------------------------------------------------------

    private static final String LINES = """
            select f.customer_id, f.kind, coalesce(f.vip_set, f.vip) as vip, f.may_double, v.cases, v.open, v.latest
            from customer f
            cross join lateral (
                select count(*) as cases, count(*) filter (where c.closed_at is null) as open,
                    (array_agg(c.complaint_id order by c.received_at desc, c.complaint_id desc))[1] as latest
                from customer_case x
                join complaint c on c.tenant_id = x.tenant_id and c.complaint_id = x.complaint_id
                where x.tenant_id = f.tenant_id and x.customer_id = f.customer_id and (:all or c.seen_by @> :mine)) v
            where f.tenant_id = :tenant and f.merged_into is null and v.cases > 0\s""";

    private record Found(
            UUID id, @Nullable String kind, boolean vip, boolean mayDouble, int cases, int open, UUID latest) {}

    private List<Line> lines(Asked asked, Viewer viewer) {
        var parameters = new HashMap<String, @Nullable Object>();
        var where = new StringBuilder();
        if (asked.doubles()) {
            where.append(" and f.may_double");
        }
        if (asked.after() != null) {
            where.append("""
                     and (f.last_at, f.customer_id) <
                        (select a.last_at, a.customer_id from customer a
                         where a.tenant_id = :tenant and a.customer_id = :after)""");
            parameters.put("after", asked.after());
        }
        if (asked.q() != null) {
            where.append(question(asked.q(), parameters, viewer));
        }
        return lines(where.toString(), parameters, asked.limit() + 1, viewer);
    }

    /** Only what may be seen can be found: who guesses names learns nothing of complaints elsewhere. */
    private String question(String q, Map<String, @Nullable Object> parameters, Viewer viewer) {
        var tenant = viewer.tenant();
        var by = new ArrayList<String>();
        if (q.matches("\\d{13}")) {
            by.add("c.number = :complaintNumber");
            parameters.put("complaintNumber", q);
        }
        if (q.contains("@")) {
            by.add("x.email_index = :email");
            parameters.put("email", marks.email(tenant, q));
        }
        if (q.matches("\\+?[\\d ()-]{3,30}")) {
            by.add("x.phone_index = :phone");
            parameters.put("phone", marks.phone(tenant, q));
        }
        by.add("x.name_index = :name");
        parameters.put("name", marks.name(tenant, q));
        by.add("x.number_index = :customerNo");
        parameters.put("customerNo", marks.number(tenant, q));
        return among(by);
    }

    /** One question for each, since an index serves none of several that are joined by {@code or} across tables. */
    private static String among(List<String> by) {
        return by.stream()
                .map(one -> """
                        select x.customer_id from customer_case x
                        join complaint c on c.tenant_id = x.tenant_id and c.complaint_id = x.complaint_id
                        where x.tenant_id = :tenant and (:all or c.seen_by @> :mine) and\s""" + one)
                .collect(Collectors.joining(" union all ", " and f.customer_id in (", ")"));
    }

    private List<Line> lines(List<UUID> ids, Viewer viewer) {
        return ids.isEmpty()
                ? List.of()
                : lines("and f.customer_id = any(:ids)", Map.of("ids", ids.toArray(UUID[]::new)), MOST, viewer);
    }

    private List<Line> lines(
            String where, Map<String, ? extends @Nullable Object> parameters, int limit, Viewer viewer) {
        var found = db.sql(LINES + where + " order by f.last_at desc, f.customer_id desc limit " + limit)
                .params(History.seeing(viewer))
                .params(parameters)
                .query((rs, row) -> new Found(
                        rs.getObject("customer_id", UUID.class),
                        rs.getString("kind"),
                        rs.getBoolean("vip"),
                        rs.getBoolean("may_double"),
                        rs.getInt("cases"),
                        rs.getInt("open"),
                        rs.getObject("latest", UUID.class)))
                .list();
        var cases = history.cases(found.stream().map(Found::latest).toList(), viewer);
        var lines = new ArrayList<Line>();
        for (var i = 0; i < found.size(); i++) {
            var one = found.get(i);
            var latest = cases.get(i);
            lines.add(new Line(
                    one.id(),
                    one.kind() == null ? latest.kind() : one.kind(),
                    one.vip(),
                    one.mayDouble(),
                    one.cases(),
                    one.open(),
                    latest));
        }
        return lines;
    }

    private record Row(
            int version,
            @Nullable String kind,
            boolean vip,
            @Nullable String language,
            byte @Nullable [] notes,
            byte @Nullable [] key) {}

    private CustomerFile read(UUID id, Viewer viewer) {
        var row = db.sql("""
                        select version, kind, coalesce(vip_set, vip) as vip, language, sealed_notes, sealing_key
                        from customer where tenant_id = ? and customer_id = ?""")
                .params(viewer.tenant().value(), id)
                .query((rs, no) -> new Row(
                        rs.getInt("version"),
                        rs.getString("kind"),
                        rs.getBoolean("vip"),
                        rs.getString("language"),
                        rs.getBytes("sealed_notes"),
                        rs.getBytes("sealing_key")))
                .optional()
                .orElseThrow(() -> new Problem.NotFound("no-file"));
        var cases = history.of(Files.CUSTOMER, id, viewer);
        if (cases.isEmpty()) {
            throw new Problem.NotFound("no-file");
        }
        var knows = cases.stream().anyMatch(FiledCase::known);
        var mayMerge = MergingFiles.mayMerge(viewer);
        return new CustomerFile(
                id,
                row.version(),
                row.kind() == null ? cases.getFirst().kind() : row.kind(),
                row.vip(),
                row.language(),
                knows && row.notes() != null && row.key() != null
                        ? vault.unwrap(row.key()).open(new Sealed(row.notes()))
                        : null,
                cases,
                mayMerge ? lines(List.copyOf(filing.doubles(viewer.tenant(), id)), viewer) : List.of(),
                merging.traces(Files.CUSTOMER, id, viewer),
                knows,
                mayMerge);
    }

    private <T> T in(Viewer viewer, Supplier<T> work) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> work.get()));
    }
}
