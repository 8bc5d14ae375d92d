package org.wenguo.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenguo.policy.PackProblem.Kind;
import tools.jackson.databind.JsonNode;

/**
 * Makes a pack of its files: their shape by the schema, what a schema cannot say, the pack's own examples. All problems are
 * collected before the pack is refused: what is of the wrong shape is left out, and the rest is checked all the same. Only
 * what would follow from a problem that is told already is not told.
 */
final class PackReading {

    /** As far up as any organisation is deep, and then it is known that telling does not help. */
    private static final int DEFAULT_REPETITIONS = 5;

    private static final Pattern PERIOD = Pattern.compile("(\\d+) (day|week|month)s?");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** Compiling one takes a millisecond; the longest pack that is shipped has a tenth of this. */
    private static final int MOST_CONDITIONS = 600;

    /** Problems of a file as YAML that leave its content readable. */
    private static final Set<Kind> WITH_CONTENT = EnumSet.of(Kind.KEY_TWICE, Kind.SECOND_DOCUMENT);

    private final String id;
    private final PackSchema schema;
    private final Map<String, PackFile> files = new LinkedHashMap<>();
    private final List<PackProblem> problems = new ArrayList<>();
    private int conditionCount;

    private PackReading(String id, PackSchema schema) {
        this.id = id;
        this.schema = schema;
    }

    /**
     * @param texts text of each file by its name
     * @throws PackRefused if anything is wrong
     */
    static Pack read(String id, Map<String, String> texts, PackSchema schema) {
        PackReading reading = new PackReading(id, schema);
        reading.open(texts);
        Pack pack = reading.pack();
        reading.problems.addAll(reading.examples(pack).problems());
        reading.refuseFor(reading.problems);
        return pack;
    }

    /**
     * The same, without asking whether the examples are right.
     *
     * @throws PackRefused if anything else is wrong
     */
    static Pack readUntried(String id, Map<String, String> texts, PackSchema schema) {
        PackReading reading = new PackReading(id, schema);
        reading.open(texts);
        Pack pack = reading.pack();
        reading.refuseFor(reading.problems.stream()
                .filter(problem -> !problem.file().equals(PackExamples.FILE))
                .toList());
        return pack;
    }

    /**
     * A version that somebody adopted when it was right, with as much of it as can still be read.
     *
     * @param version as running cases name it
     * @param donors other versions that stand in where it cannot be read, the nearest first; asked for only then
     */
    static Pack readAsItStood(
            PackVersion version, Map<String, String> texts, PackSchema schema, Supplier<List<Pack>> donors) {
        PackReading reading = new PackReading(version.pack(), schema);
        reading.open(texts);
        Pack pack = reading.pack();
        List<PackProblem> wrong = reading.problems.stream()
                .filter(problem -> !problem.file().equals(PackExamples.FILE))
                .toList();
        return wrong.isEmpty()
                ? pack
                : new PackAsItStood(pack, reading::entry, wrong, donors.get()).pack(version.pack(), version.version());
    }

    private void refuseFor(List<PackProblem> wrong) {
        if (!wrong.isEmpty()) {
            throw new PackRefused(id, wrong, schema.files());
        }
    }

    private void open(Map<String, String> texts) {
        String all = String.join(", ", schema.files());
        for (String name : schema.files()) {
            String text = texts.get(name);
            // An editor may have left a file empty that a pack may go without.
            if ((text == null || text.isBlank()) && schema.isOptional(name)) {
                continue;
            }
            if (text == null) {
                problems.add(PackProblem.of(name, Kind.FILE_MISSING, name, all, null));
                continue;
            }
            PackFile file = new PackFile(name, text);
            problems.addAll(file.problems());
            if (file.problems().stream().map(PackProblem::kind).allMatch(WITH_CONTENT::contains)) {
                files.put(name, file);
                problems.addAll(schema.check(file));
            }
        }
        texts.keySet().stream()
                .filter(name -> !schema.files().contains(name))
                .map(name -> PackProblem.of(name, Kind.FILE_UNKNOWN, name, all, NearestName.to(name, schema.files())))
                .forEach(problems::add);
    }

    private Pack pack() {
        CategoryTree categories = categories();
        Conditions conditions = new Conditions(categories);
        Map<String, WorkingCalendar> calendars = calendars();
        Pack.Name name = name();
        List<LevelRule> levels = levels(conditions);
        List<LimitRule> limits = limits(conditions, name);
        Authority authority = authority();
        List<Script> scripts = scripts(categories, name);
        Bulletins bulletins = new ReadingBulletins(limits, conditions, this::condition, problems)
                .of(Optional.ofNullable(files.get("bulletins.yaml")));
        List<StageCheck> checks = checks(Conditions.ofChecks(categories));
        List<PenaltyRule> penalties = new ReadingPenalties(
                        entry -> condition(Conditions.ofChecks(categories), entry),
                        entry -> Optional.ofNullable(length(entry)),
                        problems)
                .of(entry("penalties"));
        List<ReportRule> reports = new ReadingReports(
                        name.calendar(),
                        named -> known(
                                named,
                                "calendars",
                                entry("calendars").get("calendars").keys()),
                        problems)
                .of(entry("reports"));
        ReplyRules replies = new ReadingReplies(entry -> condition(conditions, entry), problems).of(entry("replies"));
        return new Pack(
                name,
                categories,
                calendars,
                calendarTitles(),
                entry("levels").get("general").title("title"),
                levels,
                limits,
                authority,
                scripts,
                bulletins,
                checks,
                penalties,
                reports,
                replies,
                Set.of());
    }

    private PackExamples examples(Pack pack) {
        return new PackExamples(
                pack,
                entry("examples"),
                problems.stream().map(PackProblem::file).collect(Collectors.toSet()),
                entry("limits").list("limits").stream()
                        .map(limit -> limit.text("id"))
                        .filter(limit -> !limit.isEmpty())
                        .toList());
    }

    private Pack.Name name() {
        PackEntry pack = entry("pack");
        if (pack.isSound("id") && !pack.text("id").equals(id)) {
            problems.add(pack.get("id").problem(Kind.NOT_THE_FOLDER, pack.text("id"), id, id));
        }
        known(
                pack.get("calendar"),
                "calendars",
                entry("calendars").get("calendars").keys());
        unique(pack.list("pauses"), entry -> entry.get("code"));
        unique(pack.list("phases"), entry -> entry.get("code"));
        return new Pack.Name(
                pack.text("id"),
                pack.text("version"),
                pack.title("title"),
                pack.text("industry"),
                pack.text("calendar"),
                pack.list("pauses").stream()
                        .map(pause -> new PauseReason(pause.text("code"), pause.title("title")))
                        .toList(),
                pack.list("phases").stream()
                        .map(phase -> Phase.named(
                                phase.text("code"), phase.title("title"), new LinkedHashSet<>(phase.texts("stages"))))
                        .toList());
    }

    private CategoryTree categories() {
        List<PackEntry> roots = entry("categories").list("categories");
        Set<String> seen = new HashSet<>();
        roots.forEach(root -> uniqueCodes(root, seen));
        return new CategoryTree(roots.stream()
                .map(root -> category(root, Optional.empty(), List.of(), List.of()))
                .toList());
    }

    private void uniqueCodes(PackEntry category, Set<String> seen) {
        if (category.isSound("code") && !seen.add(category.text("code"))) {
            problems.add(category.get("code").problem(Kind.TWICE, category.text("code"), ""));
        }
        category.list("children").forEach(child -> uniqueCodes(child, seen));
    }

    private Category category(
            PackEntry entry, Optional<String> unitAbove, List<Title> evidenceAbove, List<Cause> causesAbove) {
        List<Cause> causes = causes(entry, causesAbove);
        Optional<String> unit = entry.optional("unit").or(() -> unitAbove);
        List<Title> evidence = entry.has("evidence")
                ? entry.list("evidence").stream()
                        .map(item -> new Title(item.text("zh"), item.text("en")))
                        .toList()
                : evidenceAbove;
        return new Category(
                entry.text("code"),
                entry.title("title"),
                entry.texts("keywords"),
                unit,
                evidence,
                causes,
                entry.list("children").stream()
                        .map(child -> category(child, unit, evidence, causes))
                        .toList());
    }

    private List<Cause> causes(PackEntry category, List<Cause> above) {
        List<Cause> causes = new ArrayList<>(above);
        Set<String> seen = new HashSet<>(Vocabulary.CAUSES);
        above.forEach(cause -> seen.add(cause.code()));
        for (PackEntry cause : category.list("causes")) {
            if (cause.isSound("code") && !seen.add(cause.text("code"))) {
                problems.add(cause.get("code").problem(Kind.TWICE, cause.text("code"), ""));
            }
            causes.add(new Cause(cause.text("code"), cause.title("title")));
        }
        return causes;
    }

    private Map<String, WorkingCalendar> calendars() {
        Map<String, WorkingCalendar> calendars = new LinkedHashMap<>();
        PackEntry all = entry("calendars").get("calendars");
        for (String name : all.keys()) {
            PackEntry entry = all.get(name);
            if (!entry.isSound()) {
                continue;
            }
            try {
                calendars.put(name, calendar(entry));
            } catch (DateTimeException | IllegalArgumentException e) {
                problems.add(entry.keyProblem(Kind.CALENDAR_IMPOSSIBLE, String.valueOf(e.getMessage()), "", null));
            }
        }
        return calendars;
    }

    private Map<String, Title> calendarTitles() {
        Map<String, Title> titles = new LinkedHashMap<>();
        PackEntry all = entry("calendars").get("calendars");
        all.keys().forEach(name -> titles.put(name, all.get(name).title("title")));
        return titles;
    }

    private static WorkingCalendar calendar(PackEntry entry) {
        WorkingCalendar.Builder calendar = WorkingCalendar.in(ZoneId.of(entry.text("zone")));
        PackEntry week = entry.get("week");
        for (String days : week.keys()) {
            List<DayOfWeek> ends = Stream.of(days.split("-"))
                    .map(day -> DayOfWeek.of(DAYS.indexOf(day) + 1))
                    .toList();
            calendar.open(ends.getFirst(), ends.getLast(), hours(week, days));
        }
        if (entry.text("holidays").equals("china")) {
            calendar.observing(PublicHolidays.china());
        }
        entry.texts("closed").forEach(date -> calendar.closed(LocalDate.parse(date)));
        entry.get("shifts")
                .keys()
                .forEach(date -> calendar.shift(LocalDate.parse(date), hours(entry.get("shifts"), date)));
        entry.get("breaks")
                .keys()
                .forEach(date -> calendar.rest(LocalDate.parse(date), hours(entry.get("breaks"), date)));
        return calendar.build();
    }

    private static String[] hours(PackEntry byDay, String day) {
        return byDay.texts(day).toArray(String[]::new);
    }

    private List<LevelRule> levels(Conditions conditions) {
        List<LevelRule> rules = new ArrayList<>();
        List<PackEntry> entries = new ArrayList<>();
        for (PackEntry level : entry("levels").list("levels")) {
            for (PackEntry rule : level.list("any")) {
                entries.add(rule);
                Condition when = condition(conditions, rule);
                if (rule.isSound() && level.isSound("level")) {
                    rules.add(new LevelRule(
                            rule.text("id"),
                            Level.of(level.text("level")),
                            rule.title("title"),
                            when,
                            rule.has("after") ? period(rule.get("after")) : null));
                }
            }
        }
        unique(entries, entry -> entry.get("id"));
        return rules;
    }

    private static Period period(PackEntry after) {
        Matcher words = PERIOD.matcher(after.text());
        if (!words.matches()) {
            throw new IllegalStateException("The schema lets '" + after.text() + "' pass");
        }
        int number = Integer.parseInt(words.group(1));
        return switch (words.group(2)) {
            case "day" -> Period.ofDays(number);
            case "week" -> Period.ofWeeks(number);
            default -> Period.ofMonths(number);
        };
    }

    private List<LimitRule> limits(Conditions conditions, Pack.Name name) {
        List<PackEntry> entries = entry("limits").list("limits");
        unique(entries, entry -> entry.get("id"));
        List<String> pauses =
                name.pauseReasons().stream().map(PauseReason::code).toList();
        for (PackEntry entry : entries) {
            if (entry.has("before")) {
                known(
                        entry.get("before"),
                        "limits",
                        entries.stream()
                                .filter(other -> other != entry && other.isSound("id"))
                                .map(other -> other.text("id"))
                                .toList());
            }
        }
        return entries.stream()
                .flatMap(entry -> limit(entry, conditions, pauses).stream())
                .toList();
    }

    private Optional<LimitRule> limit(PackEntry entry, Conditions conditions, List<String> pauses) {
        if (entry.node().isObject() && entry.has("due") == entry.has("cases")) {
            problems.add(
                    entry.keyProblem(entry.has("due") ? Kind.DUE_AND_CASES : Kind.DUE_MISSING, "", "due, cases", null));
        }
        if (entry.has("by") && entry.has("cases")) {
            problems.add(entry.get("by").problem(Kind.BY_BESIDE_CASES, entry.text("by"), ""));
        }
        List<LimitCase> cases = new ArrayList<>();
        if (entry.has("due")) {
            limitCase(entry, Conditions.ALWAYS).ifPresent(cases::add);
        }
        for (PackEntry each : entry.list("cases")) {
            limitCase(each, condition(conditions, each)).ifPresent(cases::add);
        }
        entry.list("paused-by").forEach(pause -> known(pause, "pack", pauses));
        Condition when = condition(conditions, entry);
        if (!entry.isSound()) {
            return Optional.empty();
        }
        return Optional.of(new LimitRule(
                entry.text("id"),
                entry.title("title"),
                Words.word(LimitStart.class, entry.text("starts")),
                Words.word(LimitEnd.class, entry.text("ends")),
                Words.word(LimitOwner.class, entry.text("owner")),
                when,
                cases,
                entry.texts("warn").stream()
                        .map(percent -> Integer.valueOf(percent.substring(0, percent.length() - 1)))
                        .sorted()
                        .toList(),
                entry.texts("breach").stream()
                        .map(addressee -> Words.word(Addressee.class, addressee))
                        .toList(),
                new LinkedHashSet<>(entry.texts("paused-by")),
                entry.has("before") ? entry.text("before") : null,
                entry.has("repeat") ? repetition(entry.get("repeat")) : null,
                entry.has("extension") ? extension(entry.get("extension"), conditions) : null,
                entry.text("source")));
    }

    private @Nullable Repetition repetition(PackEntry entry) {
        Span every = length(entry.get("every"));
        return every == null ? null : new Repetition(every, number(entry, "times", DEFAULT_REPETITIONS));
    }

    private @Nullable Extension extension(PackEntry entry, Conditions conditions) {
        Span by = length(entry.get("by"));
        Addressee approval = entry.has("approval")
                ? Words.word(Addressee.class, entry.text("approval"))
                : Addressee.SUPERIOR_OF_OWNER;
        return by == null ? null : new Extension(condition(conditions, entry), by, number(entry, "times", 1), approval);
    }

    private static int number(PackEntry entry, String key, int otherwise) {
        return entry.has(key) ? entry.get(key).node().intValue() : otherwise;
    }

    /** A span that is so and so long, from wherever it is counted. */
    private @Nullable Span length(PackEntry entry) {
        try {
            Span span = Span.of(entry.text());
            if (span.isLength()) {
                return span;
            }
        } catch (IllegalArgumentException e) {
            // Said below, with what would do.
        }
        problems.add(entry.problem(Kind.SPAN_ILL_FORMED, entry.text(), SpanText.LENGTHS));
        return null;
    }

    private Optional<LimitCase> limitCase(PackEntry entry, Condition when) {
        PackEntry due = entry.get("due");
        if (!due.isSound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LimitCase(when, Span.of(due.text()), entry.optional("by")));
        } catch (IllegalArgumentException e) {
            problems.add(due.problem(Kind.SPAN_ILL_FORMED, due.text(), SpanText.FORMS));
            return Optional.empty();
        }
    }

    private Authority authority() {
        PackEntry entry = entry("authority");
        if (entry.isSound("currency")) {
            List<String> currencies = Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .sorted()
                    .toList();
            String currency = entry.text("currency");
            if (!currencies.contains(currency)) {
                problems.add(entry.get("currency")
                        .problem(Kind.NOT_ONE_OF, currency, "ISO 4217", NearestName.to(currency, currencies)));
            }
        }
        Map<String, List<BigDecimal>> bySeverity = new LinkedHashMap<>();
        Set<String> unlimited = new LinkedHashSet<>();
        PackEntry roles = entry.get("roles");
        for (String role : roles.keys()) {
            if (!roles.isSound(role)) {
                continue;
            }
            if (roles.get(role).node().isArray()) {
                bySeverity.put(
                        role,
                        roles.list(role).stream()
                                .map(PackEntry::node)
                                .map(JsonNode::decimalValue)
                                .toList());
            } else {
                unlimited.add(role);
            }
        }
        return new Authority(entry.text("currency"), bySeverity, unlimited, roles.keys());
    }

    private List<Script> scripts(CategoryTree categories, Pack.Name name) {
        List<PackEntry> entries = entry("scripts").list("scripts");
        unique(entries, entry -> entry.get("id"));
        List<String> phases = name.phases().stream().map(Phase::code).toList();
        List<Script> scripts = new ArrayList<>();
        for (PackEntry entry : entries) {
            known(entry.get("phase"), "pack", phases);
            known(entry.get("category"), "categories", categories.codes());
            scripts.add(new Script(
                    entry.text("id"),
                    entry.text("phase"),
                    entry.title("title"),
                    entry.optional("wants"),
                    entry.optional("category"),
                    entry.title("text")));
        }
        return scripts;
    }

    private List<StageCheck> checks(Conditions conditions) {
        List<PackEntry> entries = entry("checks").list("checks");
        unique(entries, entry -> entry.get("id"));
        List<StageCheck> checks = new ArrayList<>();
        for (PackEntry entry : entries) {
            Condition when = condition(conditions, entry);
            Condition required = condition(conditions, entry, "require");
            if (entry.isSound()) {
                checks.add(new StageCheck(
                        entry.text("id"),
                        entry.title("title"),
                        entry.texts("before").stream()
                                .map(act -> Words.word(CheckedAct.class, act))
                                .collect(Collectors.toSet()),
                        when,
                        required,
                        entry.text("effect").equals("block"),
                        entry.text("source")));
            }
        }
        return checks;
    }

    private Condition condition(Conditions conditions, PackEntry entry) {
        return condition(conditions, entry, "when");
    }

    private Condition condition(Conditions conditions, PackEntry entry, String key) {
        PackEntry when = entry.get(key);
        if (!when.isSound() || problems.size() > 2 * PackRefused.MOST) {
            return Conditions.ALWAYS;
        }
        conditionCount++;
        if (conditionCount > MOST_CONDITIONS) {
            if (conditionCount == MOST_CONDITIONS + 1) {
                problems.add(when.problem(Kind.TOO_MANY_CONDITIONS, "", String.valueOf(MOST_CONDITIONS)));
            }
            return Conditions.ALWAYS;
        }
        return conditions
                .read(
                        when.text(),
                        wrong -> problems.add(when.file()
                                .problemWithin(
                                        when.at(),
                                        wrong.line(),
                                        wrong.column(),
                                        wrong.kind(),
                                        wrong.found(),
                                        wrong.expected(),
                                        wrong.nearest())))
                .orElse(Conditions.ALWAYS);
    }

    private void unique(List<PackEntry> entries, Function<PackEntry, PackEntry> key) {
        Set<String> seen = new HashSet<>();
        for (PackEntry entry : entries) {
            PackEntry named = key.apply(entry);
            if (named.isSound() && !seen.add(named.text())) {
                problems.add(named.problem(Kind.TWICE, named.text(), ""));
            }
        }
    }

    /** Checks a reference, if it is there and the file that has the names could be read. */
    private void known(PackEntry reference, String file, List<String> valid) {
        if (reference.isSound() && files.containsKey(file + ".yaml") && !valid.contains(reference.text())) {
            List<String> sorted = valid.stream().sorted().toList();
            problems.add(reference.problem(
                    Kind.REFERENCE_UNKNOWN,
                    reference.text(),
                    String.join(", ", sorted),
                    NearestName.to(reference.text(), sorted)));
        }
    }

    /** A file that could not be read counts as one in which nothing is sound. */
    private PackEntry entry(String file) {
        return PackEntry.of(files.getOrDefault(file + ".yaml", PackFile.unreadable(file + ".yaml")));
    }
}
