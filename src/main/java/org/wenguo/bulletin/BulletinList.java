package org.wenguo.bulletin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.bulletin.Bulletin.State;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.policy.Level;

/** The bulletins that somebody may see: what is due, what is being written, what waits for approval, what was issued. */
@Component
public class BulletinList {

    /** Of what is open there are as many as complaints that burn; of what was issued, a page. */
    private static final int MOST = 200;

    private static final String VISIBLE = "(:all or c.seen_by @> :mine)";

    private static final String GOT = """
            exists (select from bulletin_recipient r
                    where r.tenant_id = b.tenant_id and r.bulletin_id = b.bulletin_id and r.staff_id = :me)""";

    /** The limit that presses most of each complaint on which nobody writes yet. */
    private static final String DUE = """
            select c.number, c.subject, c.level, c.unit_id, l.rule, l.started_at, l.due_at, l.paused_since
            from (select distinct on (complaint_id) complaint_id, rule, started_at, due_at, paused_since
                  from complaint_limit
                  where tenant_id = :tenant and kind = 'limit' and rule = any(:rules)
                    and met_at is null and cancelled_at is null
                  order by complaint_id, due_at) l
            join complaint c on c.tenant_id = :tenant and c.complaint_id = l.complaint_id
            where %s and (:level::text is null or c.level = :level) and (:complaint::text is null or c.number = :complaint)
              and not exists (select from bulletin b
                              where b.tenant_id = :tenant and b.complaint_id = c.complaint_id
                                and b.state in ('draft', 'submitted'))
            order by l.due_at limit %d""".formatted(VISIBLE, MOST);

    private static final String LINES =
            "select " + StoredBulletins.COLUMNS + """
            , c.subject, c.unit_id,
            (select min(l.due_at) from complaint_limit l
             where l.tenant_id = b.tenant_id and l.complaint_id = b.complaint_id and l.kind = 'limit'
               and l.rule = any(:rules) and l.met_at is null and l.cancelled_at is null
               and b.state in ('draft', 'submitted')) as due_at,
            (select count(*) from bulletin_recipient r
             where r.tenant_id = b.tenant_id and r.bulletin_id = b.bulletin_id) as recipients,
            (select count(r.read_at) from bulletin_recipient r
             where r.tenant_id = b.tenant_id and r.bulletin_id = b.bulletin_id) as readers
            from""" + " " + StoredBulletins.TABLES + """

            where b.tenant_id = :tenant and (:state::text is null or b.state = :state)
              and (%s or (b.state = 'issued' and %s))
              and (:level::text is null or coalesce(i.level, b.level) = :level)
              and (:complaint::text is null or c.number = :complaint)
              and (:afterYear::int is null or (i.year, i.serial) < (:afterYear::int, :afterSerial::int))
            order by\s""".formatted(VISIBLE, GOT);

    private static final String COUNTS = """
            select b.state, count(*) from bulletin b
            join complaint c on c.tenant_id = b.tenant_id and c.complaint_id = b.complaint_id
            where b.tenant_id = :tenant and b.state in ('draft', 'submitted') and %s
              and (:level::text is null or b.level = :level) and (:complaint::text is null or c.number = :complaint)
            group by b.state""".formatted(VISIBLE);

    private final JdbcClient db;
    private final Policies policies;
    private final TransactionOperations transactions;

    BulletinList(JdbcClient db, Policies policies, TransactionOperations transactions) {
        this.db = db;
        this.policies = policies;
        this.transactions = transactions;
    }

    /** What a list shows. */
    public enum Show {
        DUE,
        DRAFT,
        SUBMITTED,
        ISSUED,
        LAPSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Show> of(String code) {
            return Stream.of(values()).filter(show -> show.code().equals(code)).findFirst();
        }
    }

    /**
     * @param level null: every level
     * @param complaint number of a complaint; null: of all
     * @param after the number of the bulletin after which a page of issued ones begins
     */
    public record Asked(
            @Nullable Level level,
            @Nullable String complaint,
            @Nullable String after,
            int limit) {

        public Asked {
            if (limit < 1 || limit > MOST) {
                throw new Problem.Invalid("limit", "between", 1, MOST);
            }
            if (after != null && !after.matches("\\d{4}-\\d{1,9}")) {
                throw new Problem.Invalid("after", "cursor");
            }
            if (complaint != null && !complaint.matches("\\d{1,20}")) {
                throw new Problem.Invalid("complaint", "no-complaint");
            }
        }

        public static Asked all() {
            return new Asked(null, null, null, MOST);
        }
    }

    /**
     * A bulletin that is owed and that nobody writes yet.
     *
     * @param rule id of the limit
     */
    public record Due(
            String complaint,
            String subject,
            Level level,
            Unit unit,
            String rule,
            Instant startedAt,
            Instant dueAt,
            boolean paused) {}

    /**
     * @param dueAt until when it is to be issued; null where nothing is due
     * @param recipients how many got it
     * @param readers how many of them have opened it
     */
    public record Line(
            Bulletin bulletin,
            String subject,
            Unit unit,
            @Nullable Instant dueAt,
            int recipients,
            int readers) {}

    /** @param next to be given as {@code after} for the lines that follow; null on the last page */
    public record Page(List<Line> lines, @Nullable String next) {}

    public List<Due> due(Asked asked, Viewer viewer) {
        return in(
                viewer,
                () -> ask(DUE, asked, viewer)
                        .query((rs, row) -> new Due(
                                rs.getString("number"),
                                rs.getString("subject"),
                                Level.of(rs.getString("level")),
                                viewer.organisation().unit(rs.getObject("unit_id", UUID.class)),
                                rs.getString("rule"),
                                rs.getTimestamp("started_at").toInstant(),
                                rs.getTimestamp("due_at").toInstant(),
                                rs.getTimestamp("paused_since") != null))
                        .list());
    }

    /** Issued ones latest number first, the others as they were changed, the one longest untouched first. */
    public Page page(State state, Asked asked, Viewer viewer) {
        return in(viewer, () -> {
            var order = switch (state) {
                case ISSUED -> "i.year desc, i.serial desc";
                case LAPSED -> "b.changed_at desc";
                case DRAFT, SUBMITTED -> "due_at nulls last, b.changed_at";
            };
            var lines = new ArrayList<>(ask(LINES + order + " limit " + (asked.limit() + 1), asked, viewer)
                    .param("state", state.code())
                    .query((rs, row) -> line(rs, viewer))
                    .list());
            if (lines.size() <= asked.limit()) {
                return new Page(lines, null);
            }
            lines.removeLast();
            var last = lines.getLast().bulletin().issued();
            return new Page(lines, last == null ? null : last.number());
        });
    }

    /** How many are being written, and how many wait for approval. */
    public Map<State, Long> counts(Asked asked, Viewer viewer) {
        return in(viewer, () -> {
            var counts = new LinkedHashMap<State, Long>();
            ask(COUNTS, asked, viewer).query(rs -> {
                counts.put(State.of(rs.getString(1)).orElseThrow(), rs.getLong(2));
            });
            return counts;
        });
    }

    private Line line(ResultSet rs, Viewer viewer) throws SQLException {
        var due = rs.getTimestamp("due_at");
        return new Line(
                StoredBulletins.read(rs),
                rs.getString("subject"),
                viewer.organisation().unit(rs.getObject("unit_id", UUID.class)),
                due == null ? null : due.toInstant(),
                rs.getInt("recipients"),
                rs.getInt("readers"));
    }

    private JdbcClient.StatementSpec ask(String sql, Asked asked, Viewer viewer) {
        var after = asked.after() == null ? null : asked.after().split("-");
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("tenant", viewer.tenant().value());
        parameters.put("all", Standing.seesAll(viewer));
        parameters.put("mine", new UUID[] {viewer.staff().unit()});
        parameters.put("me", viewer.staff().id());
        parameters.put("rules", rules(viewer));
        parameters.put("level", asked.level() == null ? null : asked.level().code());
        parameters.put("complaint", asked.complaint());
        parameters.put("afterYear", after == null ? null : Integer.valueOf(after[0]));
        parameters.put("afterSerial", after == null ? null : Integer.valueOf(after[1]));
        return db.sql(sql).params(parameters);
    }

    /** Of every version by which some case may still run. */
    private String[] rules(Viewer viewer) {
        return policies.everInForce(viewer.organisation())
                .flatMap(pack -> pack.bulletins().limits().stream())
                .distinct()
                .toArray(String[]::new);
    }

    private <R> R in(Viewer viewer, java.util.function.Supplier<R> work) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> work.get()));
    }
}
