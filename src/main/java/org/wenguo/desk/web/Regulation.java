package org.wenguo.desk.web;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Policy;
import org.wenguo.deadline.SpanInWords;
import org.wenguo.people.Unit;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Category;
import org.wenguo.policy.Condition;
import org.wenguo.policy.Extension;
import org.wenguo.policy.Level;
import org.wenguo.policy.LevelRule;
import org.wenguo.policy.LimitRule;
import org.wenguo.policy.Pack;
import org.wenguo.policy.PauseReason;
import org.wenguo.policy.Phase;
import org.wenguo.policy.ReplyRules;
import org.wenguo.policy.ReportRule;
import org.wenguo.policy.Script;
import org.wenguo.policy.Title;
import org.wenguo.policy.WorkingCalendar;

/** What a pack says, in the reader's words. Conditions are told in words and shown as they are written: they are the rule itself. */
public final class Regulation {

    /** How a condition that always holds is written. */
    private static final String ALWAYS = "true";

    private static final int SEVERITIES = 4;

    private final Policy policy;
    private final Pack pack;
    private final LocalDate today;
    private final Words t;
    private final ConditionWords conditions;

    Regulation(Policy policy, LocalDate today, Words t) {
        this.policy = policy;
        this.today = today;
        this.pack = policy.pack();
        this.t = t;
        this.conditions = new ConditionWords(pack, t);
    }

    public String title() {
        return in(pack.title());
    }

    public String version() {
        return pack.version();
    }

    // ---- limits ---------------------------------------------------------------------------------------------------

    /** @param lines how long, the first that holds; {@code when} is null where nothing is asked */
    public record Limit(
            String id,
            String title,
            String counts,
            @Nullable When when,
            List<Line> lines,
            String owner,
            @Nullable String warn,
            @Nullable String breach,
            @Nullable String paused,
            @Nullable String before,
            @Nullable String again,
            @Nullable String longer,
            String source) {}

    public record Line(@Nullable When when, String allows) {}

    /** A condition in words, and as the pack writes it. */
    public record When(String words, String text) {}

    public List<Limit> limits() {
        return pack.limits().stream().map(this::limit).toList();
    }

    private Limit limit(LimitRule rule) {
        return new Limit(
                rule.id(),
                in(rule.title()),
                t.of(
                        "regulation.counts",
                        t.of("policy.starts." + rule.starts().code()),
                        t.of("policy.ends." + rule.ends().code())),
                condition(rule.when()),
                rule.cases().stream()
                        .map(one -> new Line(
                                condition(one.when()),
                                SpanInWords.of(one.due(), t)
                                        + one.by()
                                                .map(by -> t.of("regulation.by", t.of("channel." + by)))
                                                .orElse("")))
                        .toList(),
                t.of("regulation.owner", t.of("policy.owner." + rule.owner().code())),
                listed("regulation.warn", rule.warnPercents(), percent -> percent + "%"),
                listed("regulation.breach", rule.breach(), one -> t.of("policy.addressee." + one.code())),
                listed("regulation.paused", rule.pausedBy().stream().sorted().toList(), this::reason),
                rule.before() == null
                        ? null
                        : t.of("regulation.before", in(pack.limit(rule.before()).title())),
                rule.repetition() == null
                        ? null
                        : t.of(
                                "regulation.again",
                                SpanInWords.of(rule.repetition().every(), t),
                                Integer.toString(rule.repetition().times())),
                rule.extension() == null ? t.of("regulation.fixed") : longer(rule.extension()),
                t.of("regulation.source", rule.source()));
    }

    private String longer(Extension terms) {
        var words = t.of(
                "regulation.longer",
                SpanInWords.of(terms.by(), t),
                Integer.toString(terms.times()),
                t.of("policy.addressee." + terms.approval().code()));
        var when = condition(terms.when());
        return when == null ? words : words + t.of("regulation.comma") + when.words();
    }

    private String reason(String code) {
        return pack.pauseReasons().stream()
                .filter(one -> one.code().equals(code))
                .map(PauseReason::title)
                .map(this::in)
                .findFirst()
                .orElse(code);
    }

    private <T> @Nullable String listed(String key, Collection<T> things, Function<T, String> name) {
        return things.isEmpty()
                ? null
                : t.of(key, things.stream().map(name).collect(Collectors.joining(t.of("regulation.comma"))));
    }

    private @Nullable When condition(Condition condition) {
        return condition.text().equals(ALWAYS) ? null : new When(conditions.of(condition), condition.text());
    }

    // ---- checks ---------------------------------------------------------------------------------------------------

    /** @param requires what must hold, told exactly; {@code when} is null where every complaint is concerned */
    public record Check(
            String title,
            String before,
            String effect,
            @Nullable When when,
            @Nullable When requires,
            String source) {}

    public List<Check> checks() {
        return pack.checks().stream()
                .map(check -> new Check(
                        in(check.title()),
                        check.before().stream()
                                .sorted()
                                .map(act -> t.of("checks.before." + act.code()))
                                .collect(Collectors.joining(t.of("regulation.comma"))),
                        t.of(check.blocks() ? "checks.effect.block" : "checks.effect.warn"),
                        condition(check.when()),
                        condition(check.required()),
                        t.of("regulation.source", check.source())))
                .toList();
    }

    // ---- replies --------------------------------------------------------------------------------------------------

    /** Replies that another person releases. */
    public record Second(
            String title,
            List<String> only,
            String who,
            @Nullable When when,
            String source) {}

    public ReplyRules replies() {
        return pack.replies();
    }

    public String say(Title title) {
        return in(title);
    }

    public List<Second> secondLook() {
        return pack.replies().secondLook().stream()
                .map(rule -> {
                    var only = new ArrayList<String>();
                    if (rule.promises()) {
                        only.add(t.of("reply.rules.promises"));
                    }
                    rule.leastAmount()
                            .ifPresent(least -> only.add(t.of(
                                    "reply.rules.amount",
                                    t.money(least, pack.authority().currency()))));
                    if (!rule.channels().isEmpty()) {
                        only.add(rule.channels().stream()
                                .sorted()
                                .map(channel -> t.of("channel." + channel))
                                .collect(Collectors.joining(t.of("regulation.comma"))));
                    }
                    return new Second(
                            in(rule.title()),
                            only,
                            rule.release().stream()
                                    .sorted()
                                    .map(role -> t.of("role." + role))
                                    .collect(Collectors.joining(t.of("reply.or"))),
                            condition(rule.when()),
                            t.of("regulation.source", rule.source()));
                })
                .toList();
    }

    // ---- levels ---------------------------------------------------------------------------------------------------

    public record Grade(Level level, List<Ground> grounds) {}

    public record Ground(
            String title, @Nullable When when, @Nullable String after) {}

    /** The gravest first; the general level has no grounds, it is what is left. */
    public List<Grade> levels() {
        return Arrays.stream(Level.values())
                .sorted((one, other) -> other.compareTo(one))
                .map(level -> new Grade(
                        level,
                        pack.levelRules().stream()
                                .filter(rule -> rule.level() == level)
                                .map(this::ground)
                                .toList()))
                .toList();
    }

    private Ground ground(LevelRule rule) {
        return new Ground(
                in(rule.title()),
                condition(rule.when()),
                Optional.ofNullable(rule.after()).map(this::period).orElse(null));
    }

    private String period(Period after) {
        return after.toTotalMonths() > 0
                ? t.of("regulation.after.months", Long.toString(after.toTotalMonths()))
                : t.of("regulation.after.days", Integer.toString(after.getDays()));
    }

    // ---- bulletins ------------------------------------------------------------------------------------------------

    /**
     * What is told inside of complaints of a level.
     *
     * @param turns null: none wants another
     * @param approvers the first that holds
     */
    public record Told(
            Level level,
            String name,
            String when,
            @Nullable String turns,
            List<Line> approvers,
            List<Line> recipients) {}

    public List<Told> bulletins() {
        return pack.bulletins().rules().stream()
                .map(rule -> new Told(
                        rule.level(),
                        in(rule.name()),
                        joined(rule.limits().stream()
                                .map(limit -> in(pack.limit(limit).title()))),
                        listed(
                                "bulletin.rule.turns",
                                rule.turns().stream().sorted().toList(),
                                turn -> t.of("event." + turn.code())),
                        rule.approvers().stream()
                                .map(one -> new Line(
                                        condition(one.when()),
                                        joined(one.roles().stream().sorted().map(role -> t.of("role." + role)))))
                                .toList(),
                        rule.recipients().stream()
                                .map(one -> new Line(
                                        condition(one.when()),
                                        one.role()
                                                .map(role -> t.of("role." + role))
                                                .or(() -> one.unit().map(this::unit))
                                                .orElse("")))
                                .toList()))
                .toList();
    }

    /** Levels whose complaints get a line in the report; null: none does. */
    public @Nullable String lines() {
        return listed(
                "bulletin.rule.lines",
                pack.bulletins().lines().stream().sorted().toList(),
                level -> t.of("level." + level.code()));
    }

    private String unit(String code) {
        return policy.organisation().unit(code).map(unit -> unit.name()).orElse(code);
    }

    private String joined(java.util.stream.Stream<String> words) {
        return words.collect(Collectors.joining(t.of("regulation.comma")));
    }

    // ---- penalties and reports ------------------------------------------------------------------------------------

    /**
     * What is proposed against whom (M2).
     *
     * @param amount money that it costs, with its currency; null: none
     * @param when null where every complaint is meant
     */
    public record Penalty(
            String id,
            String title,
            String whose,
            String measure,
            @Nullable String amount,
            @Nullable When when,
            String decided,
            String appeal,
            String source) {}

    public List<Penalty> penalties() {
        return pack.penalties().stream()
                .map(rule -> new Penalty(
                        rule.id(),
                        in(rule.title()),
                        t.of("regulation.penalty.whose." + rule.whose().code()),
                        in(rule.measure()),
                        rule.amount().map(amount -> t.money(amount, currency())).orElse(null),
                        condition(rule.when()),
                        t.of(
                                "regulation.penalty.decided",
                                joined(rule.deciders().stream().map(role -> t.of("role." + role)))),
                        t.of("regulation.penalty.appeal", SpanInWords.of(rule.appeal(), t)),
                        t.of("regulation.source", rule.source())))
                .toList();
    }

    /**
     * A report that is written again and again (L1).
     *
     * @param next the one that is due next, and by when
     */
    public record Report(
            String id, String title, String due, String next, String recipients, String parts, String source) {}

    public List<Report> reports() {
        return pack.reports().stream().map(this::report).toList();
    }

    private Report report(ReportRule rule) {
        var next = rule.next(today, policy.calendar(rule.calendar()));
        return new Report(
                rule.id(),
                in(rule.title()),
                due(rule) + (rule.isOfEachUnit() ? t.of("regulation.report.each-unit") : ""),
                t.of(
                        "regulation.report.next",
                        t.date(next.on()),
                        next.from().equals(next.to())
                                ? t.date(next.to())
                                : t.of("regulation.report.span", t.date(next.from()), t.date(next.to()))),
                t.of(
                        "regulation.report.recipients",
                        joined(rule.recipients().stream()
                                .map(one -> one.role()
                                        .map(role -> t.of("role." + role))
                                        .or(() -> one.unit().map(this::unit))
                                        .orElse("")))),
                t.of(
                        "regulation.report.parts",
                        joined(rule.parts().stream()
                                .sorted()
                                .map(part -> t.of("regulation.report.part." + part.code())))),
                t.of("regulation.source", rule.source()));
    }

    private String due(ReportRule rule) {
        var day = Integer.toString(rule.due());
        return switch (rule.every()) {
            case DAY -> rule.due() == 0 ? t.of("regulation.report.same-day") : t.of("regulation.report.day", day);
            case HALF_MONTH ->
                rule.secondDue().isPresent()
                        ? t.of(
                                "regulation.report.halves",
                                day,
                                Integer.toString(rule.secondDue().getAsInt()))
                        : t.of("regulation.report.half", day);
            case MONTH ->
                rule.closes().isPresent()
                        ? t.of(
                                rule.due() > rule.closes().getAsInt()
                                        ? "regulation.report.month-closing"
                                        : "regulation.report.month-closed",
                                Integer.toString(rule.closes().getAsInt()),
                                day)
                        : t.of("regulation.report.month", day);
            case QUARTER -> t.of("regulation.report.quarter", day);
        };
    }

    // ---- authority ------------------------------------------------------------------------------------------------

    public String currency() {
        return pack.authority().currency();
    }

    /** @param amounts for severities 1 to 4; null: any amount */
    public record Grant(String role, @Nullable List<String> amounts) {}

    public List<Grant> authority() {
        var authority = pack.authority();
        return authority.roles().stream()
                .map(role -> new Grant(
                        t.of("role." + role),
                        authority.isUnlimited(role)
                                ? null
                                : IntStream.rangeClosed(1, SEVERITIES)
                                        .mapToObj(severity -> authority
                                                .allowance(severity, role)
                                                .map(BigDecimal::toPlainString)
                                                .orElse("0"))
                                        .toList()))
                .toList();
    }

    // ---- categories, scripts, calendars ---------------------------------------------------------------------------

    public List<Category> categories() {
        return pack.categories().roots();
    }

    /** Who usually answers, by the name the organisation has for the unit; null: nobody in particular. */
    public @Nullable String answers(Category category) {
        return category.unit()
                .flatMap(policy.organisation()::unit)
                .map(unit -> t.of("regulation.unit", unit.name()))
                .orElse(null);
    }

    /**
     * Kinds of cause that findings in this category may name beside the usual ones and beside those of the category above,
     * which stand there; null: none.
     */
    public @Nullable String causes(Category category, @Nullable Category above) {
        var own = category.causes().stream()
                .filter(cause -> above == null || !above.causes().contains(cause))
                .toList();
        return own.isEmpty()
                ? null
                : t.of(
                        "checks.causes",
                        own.stream()
                                .map(cause -> in(cause.title()))
                                .collect(Collectors.joining(t.of("regulation.comma"))));
    }

    public String in(Title title) {
        return title.in(t.locale());
    }

    public Map<Phase, List<Script>> scripts() {
        return pack.phases().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        phase -> pack.scripts().stream()
                                .filter(script -> script.phase().equals(phase.code()))
                                .toList(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** For whom a script is meant: who wants this, who complains of that; null: for all. */
    public @Nullable String meantFor(Script script) {
        return script.wants()
                .map(wants -> t.of("regulation.wants." + wants))
                .or(() -> script.category().flatMap(pack.categories()::find).map(one -> in(one.title())))
                .orElse(null);
    }

    /** @param days hours of each weekday, Monday first */
    public record Hours(String title, @Nullable String units, List<String> days, String holidays) {}

    /** Those of the pack, and those that units have of their own and work by, with the weekly hours of today. */
    public List<Hours> calendars() {
        var titles = new LinkedHashMap<String, String>();
        pack.calendarTitles().forEach((id, title) -> titles.put(id, in(title)));
        policy.organisation().ownCalendars().forEach((id, own) -> {
            if (policy.organisation().units().stream().anyMatch(unit -> id.equals(unit.calendar()))) {
                titles.put(id, own.name());
            }
        });
        return titles.entrySet().stream()
                .map(each -> hours(each.getKey(), each.getValue(), policy.calendar(each.getKey())))
                .toList();
    }

    private Hours hours(String id, String title, WorkingCalendar calendar) {
        var units = policy.organisation().units().stream()
                .filter(unit -> policy.organisation()
                        .calendarOf(unit.id())
                        .orElseGet(pack::defaultCalendar)
                        .equals(id))
                .map(Unit::name)
                .toList();
        var week = calendar.week(today);
        return new Hours(
                title,
                listed("regulation.calendar.units", units, Function.identity()),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> {
                            var hours = week.getOrDefault(day, List.of());
                            return hours.isEmpty()
                                    ? t.of("regulation.closed")
                                    : String.join(t.of("regulation.comma"), hours);
                        })
                        .toList(),
                calendar.knownUntil()
                        .map(year -> t.of("regulation.holidays.known", year.toString()))
                        .orElseGet(() -> t.of("regulation.holidays.none")));
    }
}
