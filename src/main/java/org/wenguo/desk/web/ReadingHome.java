package org.wenguo.desk.web;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Policy;
import org.wenguo.complaint.RegisterList;
import org.wenguo.complaint.Stage;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.deadline.Extensions;
import org.wenguo.desk.web.HomeView.Month;
import org.wenguo.desk.web.HomeView.Notice;
import org.wenguo.desk.web.HomeView.Promise;
import org.wenguo.desk.web.HomeView.UnitLine;
import org.wenguo.desk.web.HomeView.Waiting;
import org.wenguo.desk.web.HomeView.Work;
import org.wenguo.people.Role;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Level;
import org.wenguo.policy.LimitEnd;
import org.wenguo.policy.LimitRule;
import org.wenguo.policy.LimitStart;
import org.wenguo.reply.RepliesToRelease;

/** Reads what somebody finds when they come to work, most urgent first: a query for each panel, none for a line. */
@Component
class ReadingHome {

    private static final int LINES = 50;
    private static final int BESIDE = 10;
    private static final Duration MONTH = Duration.ofDays(30);

    /**
     * The limit that presses most of each complaint. Looking at the first hundreds by the index keeps the page quick
     * however much a unit has let pile up; the rest is in the register.
     */
    private static final String URGENT = """
            select c.number, c.subject, c.level, c.stage, c.unit_id, c.holder_unit_id, c.sealed_name, c.sealing_key,
                   l.rule, l.started_at, l.due_at, l.paused_since
            from (select distinct on (first.complaint_id) *
                  from (select complaint_id, rule, started_at, due_at, paused_since
                        from complaint_limit
                        where tenant_id = :tenant and owner_unit_id = :unit and kind = 'limit'
                          and met_at is null and cancelled_at is null
                          and (not :mine or owner_staff_id is null or owner_staff_id = :me)
                        order by due_at limit 400) first
                  order by first.complaint_id, first.paused_since is not null, first.due_at) l
            join complaint c on c.tenant_id = :tenant and c.complaint_id = l.complaint_id
            order by l.paused_since is not null, l.due_at limit :lines""";

    private static final String HELD = """
            select c.number, c.subject, c.level, c.stage, c.unit_id, c.holder_unit_id, c.sealed_name, c.sealing_key,
                   null as rule, null::timestamptz as started_at, null::timestamptz as due_at,
                   null::timestamptz as paused_since
            from complaint c
            where c.tenant_id = :tenant and c.holder_unit_id = :unit
              and (not :mine or c.holder_staff_id is null or c.holder_staff_id = :me)
              and (:closes or c.stage not in ('CALLED_BACK', 'CLOSED'))
              and not exists (select from complaint_limit l
                              where l.tenant_id = c.tenant_id and l.complaint_id = c.complaint_id
                                and l.owner_unit_id = :unit and l.kind = 'limit'
                                and l.met_at is null and l.cancelled_at is null)
            order by c.received_at limit :lines""";

    /** {@code is true} keeps the planner from reading all promises that were ever made by the rule in the primary key. */
    private static final String PROMISES = """
            select c.number, c.subject, l.due_at, e.facts ->> 'text' as text
            from complaint_limit l
            join complaint c on c.tenant_id = l.tenant_id and c.complaint_id = l.complaint_id
            join complaint_event e on e.tenant_id = l.tenant_id and e.complaint_id = l.complaint_id
                 and e.type = 'promised' and (e.facts ->> 'no')::int = l.occurrence
            where l.tenant_id = :tenant and l.owner_unit_id = :unit and l.kind = 'limit' and (l.rule = any(:promising)) is true
              and l.met_at is null and l.cancelled_at is null and l.due_at < :tonight
              and (not :mine or l.owner_staff_id is null or l.owner_staff_id = :me)
            order by l.due_at limit :beside""";

    /** Handed to the unit, to this person or to nobody in particular, and accepted by nobody since. */
    private static final String TO_ACCEPT = """
            select c.number, c.subject, c.level
            from complaint c
            where c.tenant_id = :tenant and c.holder_unit_id = :unit and c.stage = 'ASSIGNED'
              and c.closed_at is null
              and (c.holder_staff_id is null or c.holder_staff_id = :me)
              and not exists (select from complaint_event e
                              where e.tenant_id = c.tenant_id and e.complaint_id = c.complaint_id and e.type = 'accepted'
                                and e.seq > (select max(seq) from complaint_event h
                                             where h.tenant_id = c.tenant_id and h.complaint_id = c.complaint_id
                                               and h.type in ('assigned', 'reopened')))
            order by c.received_at limit :beside""";

    /** Of each complaint the oldest option of the present round that nobody has decided on. */
    private static final String TO_APPROVE = """
            select distinct on (c.complaint_id)
                   c.number, c.subject, c.level, c.severity, e.actor_id, e.facts -> 'compensation' ->> 'value' as amount,
                   e.facts -> 'compensation' ->> 'currency' as currency
            from complaint_event e
            join complaint c on c.tenant_id = e.tenant_id and c.complaint_id = e.complaint_id
                 and c.stage = 'PROPOSED' and c.closed_at is null
            where e.tenant_id = :tenant and e.type = 'proposed' and (e.facts ->> 'beyond') = 'true'
              and (:all or c.seen_by @> :seeing)
              and not exists (select from complaint_event later
                              where later.tenant_id = e.tenant_id and later.complaint_id = e.complaint_id
                                and later.seq > e.seq
                                and (later.type = 'reopened'
                                     or (later.type = 'approved'
                                         and (later.facts ->> 'proposal') = (e.facts ->> 'no'))))
            order by c.complaint_id, e.seq limit 200""";

    /** Complaints on which somebody asks for more time; whose it is to decide, the line of the organisation says. */
    private static final String MORE_TIME_ASKED = """
            select c.number, c.subject, c.level
            from complaint_event e
            join complaint c on c.tenant_id = e.tenant_id and c.complaint_id = e.complaint_id
                 and c.stage = any(:openStages) and c.closed_at is null
            where e.tenant_id = :tenant and e.type = 'extension-asked' and (:all or c.seen_by @> :seeing)
              and not exists (select from complaint_event d
                              where d.tenant_id = e.tenant_id and d.complaint_id = e.complaint_id
                                and d.type = 'extension-decided' and (d.facts ->> 'no') = (e.facts ->> 'no'))
            group by c.number, c.subject, c.level
            order by min(e.at) limit 50""";

    private static final String TO_ADVISE = """
            select c.number, c.subject, c.level, e.facts ->> 'question' as question
            from complaint_event e
            join complaint c on c.tenant_id = e.tenant_id and c.complaint_id = e.complaint_id
            where e.tenant_id = :tenant and e.type = 'consulted' and (e.facts ->> 'unit') = :unitText
              and c.stage = any(:openStages) and c.closed_at is null
              and not exists (select from complaint_event a
                              where a.tenant_id = e.tenant_id and a.complaint_id = e.complaint_id
                                and a.type = 'advised' and (a.facts ->> 'no') = (e.facts ->> 'no'))
            order by e.at limit :beside""";

    /** Of each limit what was told last: whoever hears of a breach again need not read of it twice. */
    private static final String NOTICES = """
            select c.number, c.subject, n.rule, n.breach, n.at, n.due_at
            from limit_notice n
            join complaint c on c.tenant_id = n.tenant_id and c.complaint_id = n.complaint_id
            where n.tenant_id = :tenant and n.staff_id = :me
              and not exists (select from limit_notice later
                              where later.tenant_id = n.tenant_id and later.complaint_id = n.complaint_id
                                and later.rule = n.rule and later.occurrence = n.occurrence
                                and later.staff_id = n.staff_id and later.step > n.step)
              and n.at > coalesce((select seen_at from notice_seen
                                   where tenant_id = :tenant and staff_id = :me), '-infinity')
            order by n.at desc limit :beside""";

    /** Parts that the unit need not do any more, since somebody looked last. */
    private static final String RELEASED = """
            select c.number, c.subject, c.level, e.facts ->> 'reason' as reason
            from complaint_event e
            join complaint c on c.tenant_id = e.tenant_id and c.complaint_id = e.complaint_id
            where e.tenant_id = :tenant and e.type = 'co-handler-released' and (e.facts ->> 'unit') = :unitText
              and e.at > greatest(cast(:now as timestamptz) - interval '7 days', coalesce(
                        (select seen_at from notice_seen where tenant_id = :tenant and staff_id = :me), '-infinity'))
            order by e.at desc limit :beside""";

    private static final String SEEN = """
            insert into notice_seen (tenant_id, staff_id, seen_at) values (:tenant, :me, :now)
            on conflict (tenant_id, staff_id) do update set seen_at = excluded.seen_at""";

    private static final String BOARD = """
            select owner_unit_id,
                   count(*) filter (where paused_since is not null
                                       or due_at - (due_at - started_at) / 5 > :now) as running,
                   count(*) filter (where paused_since is null and due_at > :now
                                      and due_at - (due_at - started_at) / 5 <= :now) as soon,
                   count(*) filter (where paused_since is null and due_at <= :now) as breached
            from complaint_limit
            where tenant_id = :tenant and kind = 'limit' and met_at is null and cancelled_at is null
              and owner_unit_id is not null
            group by owner_unit_id""";

    private static final String FIGURES = """
            select (select count(*) from complaint where tenant_id = :tenant and received_at > :since) as received,
                   (select count(*) from complaint where tenant_id = :tenant and closed_at > :since) as closed,
                   (select count(*) from complaint_limit
                    where tenant_id = :tenant and kind = 'limit' and cancelled_at is null
                      and due_at between :since and :now and met_at <= due_at) as kept,
                   (select count(*) from complaint_limit
                    where tenant_id = :tenant and kind = 'limit' and cancelled_at is null and paused_since is null
                      and due_at between :since and :now) as fallen_due,
                   (select count(*) from complaint_event
                    where tenant_id = :tenant and type = 'called-back' and at > :since) as called_back,
                   (select count(*) from complaint_event
                    where tenant_id = :tenant and type = 'called-back' and at > :since
                      and (facts ->> 'result') in ('satisfied', 'basically')) as content""";

    private static final String LEVELS = """
            select level, count(*) as many from complaint
            where tenant_id = :tenant and received_at > :since group by level""";

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Complaints complaints;
    private final Extensions extensions;
    private final RepliesToRelease replies;
    private final RegisterList register;
    private final Policies policies;
    private final Clock clock;

    ReadingHome(
            JdbcClient db,
            TransactionOperations transactions,
            Complaints complaints,
            Extensions extensions,
            RepliesToRelease replies,
            RegisterList register,
            Policies policies,
            Clock clock) {
        this.db = db;
        this.complaints = complaints;
        this.extensions = extensions;
        this.replies = replies;
        this.transactions = transactions;
        this.register = register;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param mine leaves out what belongs to a colleague of the same unit */
    HomeView view(Viewer viewer, boolean mine, Words t) {
        return transactions.execute(status -> new Reading(viewer, mine, t).view());
    }

    /** What was sent to this person up to now needs no more showing. */
    void noticesSeen(Viewer viewer) {
        transactions.executeWithoutResult(status -> db.sql(SEEN)
                .param("tenant", viewer.tenant().value())
                .param("me", viewer.staff().id())
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    /** One page in the making. */
    private final class Reading {
        private final Viewer viewer;
        private final Words t;
        private final boolean mine;
        private final Instant now = clock.instant();
        private final Policy policy;
        private final Map<String, Object> asked = new HashMap<>();

        Reading(Viewer viewer, boolean mine, Words t) {
            this.viewer = viewer;
            this.mine = mine;
            this.t = t;
            this.policy = policies.inForce(viewer.organisation());
            var unit = viewer.staff().unit();
            asked.put("tenant", viewer.tenant().value());
            asked.put("unit", unit);
            asked.put("unitText", unit.toString());
            asked.put("me", viewer.staff().id());
            asked.put("mine", mine);
            asked.put("closes", viewer.has(Role.SUPERVISOR)); // closing and filing is nobody else's work
            asked.put("seeing", new UUID[] {unit});
            asked.put("all", Standing.seesAll(viewer));
            asked.put("lines", LINES);
            asked.put("beside", BESIDE);
            asked.put("now", Timestamp.from(now));
            asked.put("since", Timestamp.from(now.minus(MONTH)));
            asked.put(
                    "tonight",
                    Timestamp.from(LocalDate.ofInstant(now, t.zone())
                            .plusDays(1)
                            .atStartOfDay(t.zone())
                            .toInstant()));
            asked.put(
                    "promising",
                    policies.everInForce(viewer.organisation())
                            .flatMap(pack -> pack.limits().stream())
                            .filter(rule -> rule.starts() == LimitStart.PROMISED)
                            .map(LimitRule::id)
                            .distinct()
                            .toArray(String[]::new));
            asked.put("openStages", Stage.OPEN.stream().map(Enum::name).toArray(String[]::new));
        }

        HomeView view() {
            var works =
                    viewer.staff().roles().stream().anyMatch(role -> role != Role.LEADER && role != Role.ADMINISTRATOR);
            return new HomeView(
                    greeting(),
                    now,
                    works,
                    viewer.has(Role.ADMINISTRATOR),
                    mine,
                    works ? works(URGENT) : List.of(),
                    works ? works(HELD) : List.of(),
                    works ? promises() : List.of(),
                    works ? waiting(TO_ACCEPT, rs -> "") : List.of(),
                    Stream.of(toApprove(), toRelease(), toExtend())
                            .flatMap(List::stream)
                            .toList(),
                    works ? waiting(TO_ADVISE, rs -> rs.getString("question")) : List.of(),
                    works ? waiting(RELEASED, rs -> rs.getString("reason")) : List.of(),
                    notices(),
                    viewer.has(Role.SUPERVISOR) ? board() : null,
                    viewer.has(Role.LEADER) ? month() : null);
        }

        private String greeting() {
            var hour = now.atZone(t.zone()).getHour();
            var part = hour < 5
                    ? "night"
                    : hour < 11 ? "morning" : hour < 13 ? "noon" : hour < 18 ? "afternoon" : "evening";
            return t.of("home.greeting." + part, viewer.staff().name());
        }

        private JdbcClient.StatementSpec ask(String sql) {
            return db.sql(sql).params(asked);
        }

        private List<Work> works(String sql) {
            return ask(sql).query((rs, row) -> {
                        var holder = rs.getObject("holder_unit_id", UUID.class);
                        var rule = rs.getString("rule");
                        return new Work(
                                rs.getString("number"),
                                rs.getString("subject"),
                                rs.getString("level"),
                                rs.getString("stage"),
                                register.name(rs.getBytes("sealed_name"), rs.getBytes("sealing_key"), holder, viewer),
                                viewer.organisation()
                                        .unit(rs.getObject("unit_id", UUID.class))
                                        .name(),
                                rule == null ? null : title(rule),
                                instant(rs.getTimestamp("started_at")),
                                instant(rs.getTimestamp("due_at")),
                                rs.getTimestamp("paused_since") != null,
                                rule == null
                                        ? null
                                        : limit(rule)
                                                .map(LimitRule::ends)
                                                .map(Reading::ending)
                                                .orElse(null),
                                holder == null || holder.equals(viewer.staff().unit())
                                        ? null
                                        : viewer.organisation().unit(holder).name());
                    })
                    .list();
        }

        /** The act that does what a limit asks for. */
        private static Verb ending(LimitEnd end) {
            return switch (end) {
                case HANDED_OVER -> Verb.ASSIGN;
                case ANSWERED -> Verb.ANSWER;
                case REPLIED, PRELIMINARY_REPLY, REPLIED_BY_SPOKESPERSON -> Verb.REPLY;
                case VALIDITY_PASSED_OR_DECIDED, VALIDITY_DECIDED -> Verb.DETERMINE_VALIDITY;
                case CENTRE_INFORMED -> Verb.CONSULT;
                case AGREED -> Verb.AGREE;
                case FULFILLED -> Verb.FULFIL;
                case PROMISE_KEPT -> Verb.KEEP_PROMISE;
                case CALLED_BACK -> Verb.CALL_BACK;
                case BULLETIN_ISSUED -> Verb.ISSUE_BULLETIN;
                case CONTRIBUTED -> Verb.CONTRIBUTE;
            };
        }

        private Optional<LimitRule> limit(String rule) {
            return policies.limit(viewer.organisation(), rule);
        }

        private String title(String rule) {
            return limit(rule).map(found -> found.title().in(t.locale())).orElse(rule);
        }

        private List<Promise> promises() {
            return ask(PROMISES)
                    .query((rs, row) -> new Promise(
                            rs.getString("number"),
                            rs.getString("text"),
                            rs.getTimestamp("due_at").toInstant(),
                            rs.getString("subject")))
                    .list();
        }

        private interface What {
            String of(ResultSet rs) throws SQLException;
        }

        private List<Waiting> waiting(String sql, What what) {
            return ask(sql).query((rs, row) -> new Waiting(
                            rs.getString("number"), rs.getString("subject"), rs.getString("level"), what.of(rs)))
                    .list();
        }

        /** What waits for somebody with more authority than its proposer, and this person has enough. */
        private List<Waiting> toApprove() {
            var authority = policy.pack().authority();
            var roles = viewer.staff().roles();
            if (roles.stream()
                    .allMatch(role -> !authority.isUnlimited(role.code())
                            && authority.allowance(4, role.code()).isEmpty())) {
                return List.of();
            }
            return ask(TO_APPROVE)
                    .query((rs, row) -> {
                        var amount = new BigDecimal(rs.getString("amount"));
                        var severity = rs.getInt("severity");
                        var covers = roles.stream().anyMatch(role -> authority.covers(severity, role.code(), amount));
                        var own = viewer.staff().id().equals(rs.getObject("actor_id", UUID.class));
                        return new ToApprove(
                                new Waiting(
                                        rs.getString("number"),
                                        rs.getString("subject"),
                                        rs.getString("level"),
                                        t.money(amount, rs.getString("currency"))),
                                covers && !own);
                    })
                    .stream()
                    .filter(ToApprove::isMine)
                    .map(ToApprove::waiting)
                    .limit(BESIDE)
                    .toList();
        }

        private List<Waiting> toRelease() {
            return replies.of(viewer, t).stream()
                    .limit(BESIDE)
                    .map(one -> new Waiting(
                            one.number(), one.subject(), one.level(), t.of("reply.home", one.writer(), one.because())))
                    .toList();
        }

        private List<Waiting> toExtend() {
            if (viewer.staff().roles().stream().noneMatch(Role::heads)) {
                return List.of();
            }
            var mine = new ArrayList<Waiting>();
            for (var asked : waiting(MORE_TIME_ASKED, rs -> "")) {
                var complaint = complaints.visibleTo(viewer).byNumber(asked.number());
                extensions.awaiting(viewer, complaint, policy).stream()
                        .map(one -> new Waiting(
                                asked.number(),
                                asked.subject(),
                                asked.level(),
                                t.of(
                                        "home.more-time",
                                        title(one.request().rule()),
                                        t.time(one.request().until(), now))))
                        .forEach(mine::add);
            }
            return mine.stream().limit(BESIDE).toList();
        }

        private record ToApprove(Waiting waiting, boolean isMine) {}

        private List<Notice> notices() {
            return ask(NOTICES)
                    .query((rs, row) -> new Notice(
                            rs.getString("number"),
                            rs.getString("subject"),
                            title(rs.getString("rule")),
                            rs.getBoolean("breach"),
                            rs.getTimestamp("at").toInstant(),
                            rs.getTimestamp("due_at").toInstant()))
                    .list();
        }

        private List<UnitLine> board() {
            var organisation = viewer.organisation();
            return ask(BOARD)
                    .query((rs, row) -> {
                        var unit = organisation.unit(rs.getObject("owner_unit_id", UUID.class));
                        return new UnitLine(
                                unit.name(),
                                unit.code(),
                                rs.getLong("running"),
                                rs.getLong("soon"),
                                rs.getLong("breached"));
                    })
                    .stream()
                    .sorted(Comparator.comparing(UnitLine::breached)
                            .thenComparing(UnitLine::soon)
                            .thenComparing(UnitLine::running)
                            .reversed())
                    .toList();
        }

        private Month month() {
            var byLevel = new LinkedHashMap<String, Long>();
            for (var level : List.of(Level.MAJOR, Level.HOT, Level.IMPORTANT, Level.GENERAL)) {
                byLevel.put(level.code(), 0L);
            }
            ask(LEVELS).query((rs, row) -> Map.entry(rs.getString("level"), rs.getLong("many"))).stream()
                    .forEach(level -> byLevel.put(level.getKey(), level.getValue()));
            return ask(FIGURES)
                    .query((rs, row) -> new Month(
                            rs.getLong("received"),
                            rs.getLong("closed"),
                            share(rs.getLong("kept"), rs.getLong("fallen_due")),
                            share(rs.getLong("content"), rs.getLong("called_back")),
                            rs.getLong("called_back"),
                            byLevel))
                    .single();
        }
    }

    private static @Nullable Integer share(long some, long all) {
        return all == 0 ? null : (int) (some * 100 / all);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
