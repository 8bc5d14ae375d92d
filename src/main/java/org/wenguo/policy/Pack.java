package org.wenguo.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** A policy pack in one version: all that an organisation of an industry wants. Immutable, safe for any number of threads. */
public final class Pack {

    /** The rule that holds where no other does (B4: "general: all else"). */
    private static final String GENERAL = Level.GENERAL.code();

    private final Name name;
    private final CategoryTree categories;
    private final Map<String, WorkingCalendar> calendars;
    private final Map<String, Title> calendarTitles;
    private final Title generalTitle;
    private final List<LevelRule> levelRules;
    private final Map<String, LimitRule> limits;
    private final Authority authority;
    private final List<Script> scripts;
    private final Bulletins bulletins;
    private final List<StageCheck> checks;
    private final List<PenaltyRule> penalties;
    private final List<ReportRule> reports;
    private final Set<String> unreadable;
    private final ReplyRules replies;

    Pack(
            Name name,
            CategoryTree categories,
            Map<String, WorkingCalendar> calendars,
            Map<String, Title> calendarTitles,
            Title generalTitle,
            List<LevelRule> levelRules,
            List<LimitRule> limits,
            Authority authority,
            List<Script> scripts,
            Bulletins bulletins,
            List<StageCheck> checks,
            List<PenaltyRule> penalties,
            List<ReportRule> reports,
            ReplyRules replies,
            Set<String> unreadable) {
        this.name = name;
        this.categories = categories;
        this.calendars = new LinkedHashMap<>(calendars);
        this.calendarTitles = new LinkedHashMap<>(calendarTitles);
        this.generalTitle = generalTitle;
        this.levelRules = levelRules.stream()
                .sorted(Comparator.comparing(LevelRule::level).reversed())
                .toList();
        this.limits = new LinkedHashMap<>();
        limits.forEach(limit -> this.limits.put(limit.id(), limit));
        this.authority = authority;
        this.scripts = List.copyOf(scripts);
        this.bulletins = bulletins;
        this.checks = List.copyOf(checks);
        this.penalties = List.copyOf(penalties);
        this.reports = List.copyOf(reports);
        this.unreadable = Set.copyOf(unreadable);
        this.replies = replies;
    }

    public String id() {
        return name.id();
    }

    public String version() {
        return name.version();
    }

    public Title title() {
        return name.title();
    }

    public String industry() {
        return name.industry();
    }

    /** How answers to complainants are to be written. */
    public ReplyRules replies() {
        return replies;
    }

    /** What must be there before acts, in the order of the pack. */
    public List<StageCheck> checks() {
        return checks;
    }

    /** The checks before an act that concern a complaint, each with its outcome. */
    public List<StageCheck.Verdict> checks(CheckedAct act, CaseFacts facts) {
        return checks.stream()
                .filter(check -> check.before().contains(act))
                .filter(check -> check.when().holds(facts))
                .map(check -> new StageCheck.Verdict(check, check.required().holds(facts)))
                .toList();
    }

    /** The reason for an answer that a rule of this pack gave. */
    public Because because(String rule) {
        return new Because(id(), version(), rule);
    }

    public CategoryTree categories() {
        return categories;
    }

    /**
     * The strongest level rule that holds, counting timed rules whose time has passed since the matter arose. Rules only
     * raise: that a level is lowered by hand alone (B4) is for the caller to keep.
     *
     * @param arose when the organisation received the complaint
     * @param zone in which days, weeks and months are counted
     */
    public LevelVerdict level(CaseFacts facts, Instant arose, Instant asOf, ZoneId zone) {
        return level(facts, arose, asOf, zone, Set.of());
    }

    /** The same, leaving out rules that somebody who may lower a level has overruled (B4). */
    public LevelVerdict level(CaseFacts facts, Instant arose, Instant asOf, ZoneId zone, Set<String> overruled) {
        List<LevelRule> holding = levelRules.stream()
                .filter(rule -> !overruled.contains(rule.id()))
                .filter(rule -> rule.holds(facts, arose, asOf, zone))
                .toList();
        if (holding.isEmpty()) {
            return new LevelVerdict(Level.GENERAL, because(GENERAL), generalTitle, List.of(GENERAL));
        }
        LevelRule strongest = holding.getFirst();
        return new LevelVerdict(
                strongest.level(),
                because(strongest.id()),
                strongest.title(),
                holding.stream().map(LevelRule::id).toList());
    }

    /** What the level rule of an id says, in words; empty for reasons that are no rule of this pack. */
    public Optional<Title> levelTitle(String rule) {
        return rule.equals(GENERAL)
                ? Optional.of(generalTitle)
                : levelRules.stream()
                        .filter(each -> each.id().equals(rule))
                        .map(LevelRule::title)
                        .findFirst();
    }

    /** Timed level rules whose condition holds, whether their time has passed or not, earliest first. */
    public List<LevelTimer> levelTimers(CaseFacts facts, Instant arose, ZoneId zone) {
        return levelRules.stream()
                .filter(rule -> rule.isTimed() && rule.when().holds(facts))
                .map(rule -> new LevelTimer(rule.id(), rule.level(), rule.dueAt(arose, zone)))
                .sorted(Comparator.comparing(LevelTimer::dueAt))
                .toList();
    }

    /** Strongest level first. */
    public List<LevelRule> levelRules() {
        return levelRules;
    }

    /** In the order of the pack. */
    public List<LimitRule> limits() {
        return List.copyOf(limits.values());
    }

    /**
     * The limit of an id.
     *
     * @throws IllegalArgumentException if the pack has no such limit
     */
    public LimitRule limit(String id) {
        LimitRule limit = limits.get(id);
        if (limit == null) {
            throw new IllegalArgumentException("Pack '" + id() + "' has no limit '" + id + "'");
        }
        return limit;
    }

    /**
     * Whether the limit of an id is there by name only, because the program can no longer read it: what runs by it is to be
     * left as it is.
     */
    public boolean isUnreadable(String limit) {
        return unreadable.contains(limit);
    }

    public Authority authority() {
        return authority;
    }

    /** What is to be told inside the organisation; empty where the pack says nothing of it. */
    public Bulletins bulletins() {
        return bulletins;
    }

    /** What may be proposed against somebody, in the order of the pack; empty where the pack says nothing of it. */
    public List<PenaltyRule> penalties() {
        return penalties;
    }

    /** What is to be proposed against somebody over a complaint (M2), in the order of the pack. */
    public List<PenaltyRule> penalties(CaseFacts facts) {
        return penalties.stream().filter(rule -> rule.when().holds(facts)).toList();
    }

    /** Reports that are written again and again, in the order of the pack; empty where the pack says nothing of them. */
    public List<ReportRule> reports() {
        return reports;
    }

    /** Phases and handling steps in their order. */
    public List<Phase> phases() {
        return name.phases();
    }

    /** The phases that a complaint in this stage is in, such as {@code called-back}, in their order. */
    public List<Phase> phasesAt(String stage) {
        return phases().stream().filter(phase -> phase.stages().contains(stage)).toList();
    }

    public List<Script> scripts() {
        return scripts;
    }

    /**
     * Scripts for a phase that suit what the complainant wants and the category, most special first.
     *
     * @param wants {@code vent}, {@code compensation}, {@code respect}, or empty if it is not known
     * @param category code, or empty while there is none
     */
    public List<Script> scripts(String phase, String wants, String category) {
        List<String> path = categories.pathCodes(category);
        ToLongFunction<Script> special = script -> (script.wants().isPresent() ? 1 : 0)
                + 2L * script.category().map(code -> path.indexOf(code) + 1).orElse(0);
        return scripts.stream()
                .filter(script -> script.phase().equals(phase))
                .filter(script -> script.wants().map(wants::equals).orElse(true))
                .filter(script -> script.category().map(path::contains).orElse(true))
                .sorted(Comparator.comparingLong(special).reversed())
                .toList();
    }

    /** Id of the calendar of units that have none of their own. */
    public String defaultCalendar() {
        return name.calendar();
    }

    public Set<String> calendars() {
        return Set.copyOf(calendars.keySet());
    }

    /** Names of the calendars for people by their ids, in the order of the pack. */
    public Map<String, Title> calendarTitles() {
        return Collections.unmodifiableMap(calendarTitles);
    }

    /**
     * The calendar of an id.
     *
     * @throws IllegalArgumentException if the pack has no such calendar
     */
    public WorkingCalendar calendar(String id) {
        WorkingCalendar calendar = calendars.get(id);
        if (calendar == null) {
            throw new IllegalArgumentException("Pack '" + id() + "' has no calendar '" + id + "'");
        }
        return calendar;
    }

    /** What a suspended complaint may wait for. */
    public List<PauseReason> pauseReasons() {
        return name.pauseReasons();
    }

    /** What {@code pack.yaml} says. */
    record Name(
            String id,
            String version,
            Title title,
            String industry,
            String calendar,
            List<PauseReason> pauseReasons,
            List<Phase> phases) {

        Name {
            pauseReasons = List.copyOf(pauseReasons);
            phases = List.copyOf(phases);
        }
    }
}
