package org.wenguo.complaint;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.SearchText;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.Vault;

/** The register of all complaints 台账: latest received first, filtered, searched, a page at a time by keyset (L3). */
@Component
public class RegisterList {

    private static final String COLUMNS = """
            c.complaint_id, c.number, c.stage, c.round, c.level, c.validity, c.category, c.kind, c.channel, c.unit_id,
            c.holder_unit_id, c.holder_staff_id, c.suspended, c.received_at, c.closed_at, c.subject, c.body, c.place,
            c.sealed_name, c.sealing_key, c.customer_kind, c.vip""";

    private static final int SOME = 500;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Vault vault;
    private final Clock clock;

    RegisterList(JdbcClient db, TransactionOperations transactions, Vault vault, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What a list is asked for; null or empty: no condition. Times are half-open: from inclusive, to exclusive.
     *
     * @param level one level or several, with commas between
     * @param holder {@code me}: in my hands, or in those of my unit and nobody's in particular; else the code of a unit
     */
    public record Asked(
            @Nullable String unit,
            @Nullable String stage,
            @Nullable String level,
            @Nullable String category,
            @Nullable String channel,
            @Nullable Boolean overdue,
            @Nullable String holder,
            @Nullable String q,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            int limit) {

        /** At most this many lines on one page. */
        public static final int MOST = 200;

        public Asked {
            unit = said("unit", unit);
            stage = said("stage", stage);
            level = said("level", level);
            category = said("category", category);
            channel = said("channel", channel);
            holder = said("holder", holder);
            q = said("q", q);
            after = said("after", after);
            if (limit < 1 || limit > MOST) {
                throw new Problem.Invalid("limit", "between", 1, MOST);
            }
        }

        Asked goingOnAfter(@Nullable String cursor) {
            return new Asked(unit, stage, level, category, channel, overdue, holder, q, from, to, cursor, limit);
        }

        private static @Nullable String said(String field, @Nullable String text) {
            if (text != null && text.indexOf('\0') >= 0) {
                throw new Problem.Invalid(field, "unreadable");
            }
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /**
     * One line.
     *
     * @param complainant the name as this viewer may see it; null: anonymous or erased
     */
    public record Line(
            UUID id,
            String number,
            Stage stage,
            int round,
            String level,
            String validity,
            @Nullable String category,
            String kind,
            Channel channel,
            Unit unit,
            @Nullable Unit holder,
            @Nullable UUID holderStaff,
            boolean suspended,
            Instant receivedAt,
            @Nullable Instant closedAt,
            String subject,
            String body,
            @Nullable String place,
            @Nullable String complainant,
            @Nullable String customerKind,
            boolean vip) {}

    /** @param next to be given as {@code after} for the lines that follow; null on the last page */
    public record Page(List<Line> lines, @Nullable String next) {}

    public Page page(Asked asked, Viewer viewer) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> read(asked, viewer)));
    }

    /**
     * All lines of a list from the first to the last, whatever page was asked for: some hundreds at a time, each in a short
     * transaction of its own, so that neither memory nor the database is held by a long list.
     */
    public void all(Asked asked, Viewer viewer, Consumer<List<Line>> taking) {
        @Nullable Cursor after = null;
        do {
            var lines = some(asked, after, viewer);
            if (!lines.isEmpty()) {
                taking.accept(lines);
            }
            after = lines.size() < SOME ? null : Cursor.after(lines.getLast());
        } while (after != null);
    }

    private List<Line> some(Asked asked, @Nullable Cursor after, Viewer viewer) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var where = new Where(viewer);
                    if (!conditions(where, asked.goingOnAfter(after == null ? null : after.text()), viewer)) {
                        return List.of();
                    }
                    return lines(where, SOME, viewer);
                }));
    }

    /** Open and past complaints from this telephone, latest first: who calls again is known at once (A5). */
    public List<Line> byPhone(String phone, Viewer viewer, int limit) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var where = new Where(viewer);
                    where.and(
                            "c.phone_index = :phone", "phone", vault.blindIndex(viewer.tenant(), Phones.normal(phone)));
                    return lines(where, limit, viewer);
                }));
    }

    private Page read(Asked asked, Viewer viewer) {
        var where = new Where(viewer);
        if (!conditions(where, asked, viewer)) {
            return new Page(List.of(), null);
        }
        var lines = lines(where, asked.limit() + 1, viewer);
        if (lines.size() <= asked.limit()) {
            return new Page(lines, null);
        }
        var shown = lines.subList(0, asked.limit());
        return new Page(shown, Cursor.after(shown.getLast()).text());
    }

    /** @return false if nothing can fulfil what was asked */
    private boolean conditions(Where where, Asked asked, Viewer viewer) {
        var organisation = viewer.organisation();
        var code = asked.unit();
        if (code != null) {
            var unit = organisation.unit(code);
            if (unit.isEmpty()) {
                return false;
            }
            var within =
                    organisation.within(unit.get().id()).stream().map(Unit::id).toArray(UUID[]::new);
            where.and("(c.unit_id = any(:units) or c.holder_unit_id = any(:units))", "units", within);
        }
        if ("open".equals(asked.stage())) {
            where.and(
                    "c.stage = any(:stages)",
                    "stages",
                    Stage.OPEN.stream().map(Stage::name).toArray(String[]::new));
        } else {
            where.andIfAsked("c.stage = :stage", "stage", asked.stage());
        }
        where.andIfAsked(
                "c.level = any(:levels)",
                "levels",
                asked.level() == null ? null : asked.level().split(","));
        where.andIfAsked("c.category = :category", "category", asked.category());
        where.andIfAsked("c.channel = :channel", "channel", asked.channel());
        where.andIfAsked("c.received_at >= :from", "from", asked.from() == null ? null : Timestamp.from(asked.from()));
        where.andIfAsked("c.received_at < :to", "to", asked.to() == null ? null : Timestamp.from(asked.to()));
        if (Boolean.TRUE.equals(asked.overdue())) {
            where.and("""
                    exists (select from complaint_limit l
                            where l.tenant_id = c.tenant_id and l.complaint_id = c.complaint_id and l.kind = 'limit'
                              and l.met_at is null and l.cancelled_at is null and l.paused_since is null
                              and l.due_at <= :now)""", "now", Timestamp.from(clock.instant()));
        }
        if (asked.holder() != null && !held(where, asked.holder(), viewer)) {
            return false;
        }
        var after = asked.after();
        if (after != null) {
            var cursor = Cursor.parse(after);
            where.and("(c.received_at, c.complaint_id) < (:afterTime, :afterId)", "afterTime", cursor.receivedAt());
            where.set("afterId", cursor.id());
        }
        var q = asked.q();
        return q == null || search(where, q, where.viewer);
    }

    private static boolean held(Where where, String holder, Viewer viewer) {
        if (holder.equals("me")) {
            where.and("c.holder_unit_id = :holder", "holder", viewer.staff().unit());
            where.and(
                    "(c.holder_staff_id is null or c.holder_staff_id = :me)",
                    "me",
                    viewer.staff().id());
            return true;
        }
        var unit = viewer.organisation().unit(holder);
        unit.ifPresent(found -> where.and("c.holder_unit_id = :holder", "holder", found.id()));
        return unit.isPresent();
    }

    /** A number, a telephone, or any words of two characters and more. */
    private boolean search(Where where, String q, Viewer viewer) {
        if (q.matches("\\d{13}")) {
            where.and("c.number = :q", "q", q);
            return true;
        }
        if (q.matches("\\+?[\\d -]{7,20}")) {
            where.and("c.phone_index = :q", "q", vault.blindIndex(viewer.tenant(), Phones.normal(q)));
            return true;
        }
        var phrase = SearchText.phraseQuery(q);
        phrase.ifPresent(query -> where.and("c.search @@ cast(:q as tsquery)", "q", query));
        return phrase.isPresent();
    }

    private List<Line> lines(Where where, int limit, Viewer viewer) {
        return db.sql("select " + COLUMNS + " from complaint c where " + where.text()
                        + " order by c.received_at desc, c.complaint_id desc limit " + limit)
                .params(where.parameters)
                .query((rs, row) -> {
                    var organisation = viewer.organisation();
                    var holder = rs.getObject("holder_unit_id", UUID.class);
                    var closed = rs.getTimestamp("closed_at");
                    return new Line(
                            rs.getObject("complaint_id", UUID.class),
                            rs.getString("number"),
                            Stage.valueOf(rs.getString("stage")),
                            rs.getInt("round"),
                            rs.getString("level"),
                            rs.getString("validity"),
                            rs.getString("category"),
                            rs.getString("kind"),
                            Channel.of(rs.getString("channel")).orElseThrow(),
                            organisation.unit(rs.getObject("unit_id", UUID.class)),
                            holder == null ? null : organisation.unit(holder),
                            rs.getObject("holder_staff_id", UUID.class),
                            rs.getBoolean("suspended"),
                            rs.getTimestamp("received_at").toInstant(),
                            closed == null ? null : closed.toInstant(),
                            rs.getString("subject"),
                            rs.getString("body"),
                            rs.getString("place"),
                            name(rs.getBytes("sealed_name"), rs.getBytes("sealing_key"), holder, viewer),
                            rs.getString("customer_kind"),
                            rs.getBoolean("vip"));
                })
                .list();
    }

    /** In a list a name is open to the centre and to the unit that has the case in hand. */
    public @Nullable String name(
            byte @Nullable [] sealed, byte @Nullable [] key, @Nullable UUID holder, Viewer viewer) {
        if (sealed == null || key == null) {
            return null;
        }
        var name = vault.unwrap(key).open(new Sealed(sealed));
        var knows = Standing.worksOnCases(viewer)
                && (viewer.atCentre() || viewer.staff().unit().equals(holder));
        return name == null || knows ? name : Masking.name(name);
    }

    /** The conditions of one query; the first is always what the viewer may see. */
    private static final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private final Viewer viewer;

        Where(Viewer viewer) {
            this.viewer = viewer;
            and("c.tenant_id = :tenant", "tenant", viewer.tenant().value());
            if (!Standing.seesAll(viewer)) {
                and("c.seen_by @> :mine", "mine", new UUID[] {viewer.staff().unit()});
            }
        }

        void and(String condition, String name, Object value) {
            conditions.add(condition);
            set(name, value);
        }

        void andIfAsked(String condition, String name, @Nullable Object value) {
            if (value != null) {
                and(condition, name, value);
            }
        }

        void set(String name, Object value) {
            parameters.put(name, value);
        }

        String text() {
            return String.join(" and ", conditions);
        }
    }

    /** Where a page ended: opaque to whoever passes it back. */
    private record Cursor(Timestamp receivedAt, UUID id) {
        static Cursor after(Line line) {
            return new Cursor(Timestamp.from(line.receivedAt()), line.id());
        }

        String text() {
            var plain = receivedAt.toInstant() + " " + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        static Cursor parse(String text) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
                return new Cursor(Timestamp.from(Instant.parse(parts[0])), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | java.time.DateTimeException | ArrayIndexOutOfBoundsException e) {
                throw new Problem.Invalid("after", "cursor");
            }
        }
    }
}
