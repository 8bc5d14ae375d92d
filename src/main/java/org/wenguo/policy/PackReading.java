package org.wenguo.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes a pack of its files: first their shape by the schema, then what a schema cannot say, then the pack's own examples.
 * Each step collects all its problems before the pack is refused.
 */
final class PackReading {

    /** As far up as any organisation is deep, and then it is known that telling does not help. */
    private static final int DEFAULT_REPETITIONS = 5;

    private static final Pattern PERIOD = Pattern.compile("(\\d+) (day|week|month)s?");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final String id;
    private final PackSchema schema;
    private final Map<String, PackFile> files = new LinkedHashMap<>();
    private final List<PackProblem> problems = new ArrayList<>();

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
        reading.problems.addAll(new PackExamples(pack, reading.entry("examples")).problems());
        reading.refuseIfWrong();
        return pack;
    }

    private void open(Map<String, String> texts) {
        for (String name : schema.files()) {
            String text = texts.get(name);
            if (text == null) {
                problems.add(new PackProblem(name, 0, "", "the file is missing", "each of " + schema.files(), ""));
                continue;
            }
            PackFile file = new PackFile(name, text);
            files.put(name, file);
            problems.addAll(file.problems().isEmpty() ? schema.check(file) : file.problems());
        }
        texts.keySet().stream()
                .filter(name -> !schema.files().contains(name))
                .sorted()
                .map(name -> new PackProblem(
                        name,
                        0,
                        "",
                        "no such file belongs to a pack",
                        "one of " + schema.files(),
                        NearestName.to(name, schema.files())))
                .forEach(problems::add);
        refuseIfWrong();
    }

    private Pack pack() {
        CategoryTree categories = categories();
        Conditions conditions = new Conditions(categories);
        Map<String, WorkingCalendar> calendars = calendars();
        Pack.Name name = name(calendars.keySet());
        List<LevelRule> levels = levels(conditions);
        List<LimitRule> limits = limits(conditions, name);
        Authority authority = authority();
        List<Script> scripts = scripts(categories, name);
        refuseIfWrong();
        return new Pack(
                name,
                categories,
                calendars,
                calendarTitles(),
                entry("levels").get("general").title("title"),
                levels,
                limits,
                authority,
                scripts);
    }

    private Pack.Name name(Set<String> calendars) {
        PackEntry pack = entry("pack");
        if (!pack.text("id").equals(id)) {
            problems.add(pack.get("id").problem("'" + pack.text("id") + "'", "the name of its folder", id));
        }
        known(pack.get("calendar"), calendars);
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
                        .map(phase -> new Phase(phase.text("code"), phase.title("title")))
                        .toList());
    }

    private CategoryTree categories() {
        List<PackEntry> roots = entry("categories").list("categories");
        Set<String> seen = new HashSet<>();
        roots.forEach(root -> uniqueCodes(root, seen));
        return new CategoryTree(roots.stream()
                .map(root -> category(root, Optional.empty(), List.of()))
                .toList());
    }

    private void uniqueCodes(PackEntry category, Set<String> seen) {
        if (!seen.add(category.text("code"))) {
            problems.add(
                    category.get("code").problem("'" + category.text("code") + "' a second time", "a code of its own"));
        }
        category.list("children").forEach(child -> uniqueCodes(child, seen));
    }

    private Category category(PackEntry entry, Optional<String> unitAbove, List<Title> evidenceAbove) {
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
                entry.list("children").stream()
                        .map(child -> category(child, unit, evidence))
                        .toList());
    }

    private Map<String, WorkingCalendar> calendars() {
        Map<String, WorkingCalendar> calendars = new LinkedHashMap<>();
        PackEntry all = entry("calendars").get("calendars");
        for (String name : all.keys()) {
            PackEntry entry = all.get(name);
            try {
                calendars.put(name, calendar(entry));
            } catch (DateTimeException | IllegalArgumentException e) {
                problems.add(entry.problem(String.valueOf(e.getMessage()), "a calendar that can be kept"));
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
                rules.add(new LevelRule(
                        rule.text("id"),
                        Level.of(level.text("level")),
                        rule.title("title"),
                        condition(conditions, rule),
                        rule.has("after") ? period(rule.get("after")) : null));
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
        Set<String> pauses = name.pauseReasons().stream().map(PauseReason::code).collect(Collectors.toSet());
        Set<String> ids = entries.stream().map(entry -> entry.text("id")).collect(Collectors.toSet());
        for (PackEntry entry : entries) {
            if (entry.has("before")) {
                ids.remove(entry.text("id"));
                known(entry.get("before"), ids);
                ids.add(entry.text("id"));
            }
        }
        return entries.stream().map(entry -> limit(entry, conditions, pauses)).toList();
    }

    private LimitRule limit(PackEntry entry, Conditions conditions, Set<String> pauses) {
        if (entry.has("due") == entry.has("cases")) {
            problems.add(
                    entry.problem(entry.has("due") ? "both due and cases" : "neither due nor cases", "one of the two"));
        }
        if (entry.has("by") && entry.has("cases")) {
            problems.add(entry.get("by").problem("a channel beside cases", "the channel in the case that it is for"));
        }
        List<LimitCase> cases = new ArrayList<>();
        if (entry.has("due")) {
            limitCase(entry, Conditions.ALWAYS).ifPresent(cases::add);
        }
        for (PackEntry each : entry.list("cases")) {
            limitCase(each, condition(conditions, each)).ifPresent(cases::add);
        }
        entry.list("paused-by").forEach(pause -> known(pause, pauses));
        return new LimitRule(
                entry.text("id"),
                entry.title("title"),
                word(LimitStart.class, entry.text("starts")),
                word(LimitEnd.class, entry.text("ends")),
                word(LimitOwner.class, entry.text("owner")),
                condition(conditions, entry),
                cases,
                entry.texts("warn").stream()
                        .map(percent -> Integer.valueOf(percent.substring(0, percent.length() - 1)))
                        .sorted()
                        .toList(),
                entry.texts("breach").stream()
                        .map(addressee -> word(Addressee.class, addressee))
                        .toList(),
                new LinkedHashSet<>(entry.texts("paused-by")),
                entry.has("before") ? entry.text("before") : null,
                entry.has("repeat") ? repetition(entry.get("repeat")) : null,
                entry.has("extension") ? extension(entry.get("extension"), conditions) : null,
                entry.text("source"));
    }

    private @Nullable Repetition repetition(PackEntry entry) {
        Span every = length(entry.get("every"));
        return every == null ? null : new Repetition(every, number(entry, "times", DEFAULT_REPETITIONS));
    }

    private @Nullable Extension extension(PackEntry entry, Conditions conditions) {
        Span by = length(entry.get("by"));
        Addressee approval =
                entry.has("approval") ? word(Addressee.class, entry.text("approval")) : Addressee.SUPERIOR_OF_OWNER;
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
        problems.add(entry.problem("'" + entry.text() + "'", SpanText.LENGTHS));
        return null;
    }

    private Optional<LimitCase> limitCase(PackEntry entry, Condition when) {
        PackEntry due = entry.get("due");
        try {
            return Optional.of(new LimitCase(when, Span.of(due.text()), entry.optional("by")));
        } catch (IllegalArgumentException e) {
            problems.add(due.problem("'" + due.text() + "'", SpanText.FORMS));
            return Optional.empty();
        }
    }

    private Authority authority() {
        PackEntry entry = entry("authority");
        Map<String, List<BigDecimal>> bySeverity = new LinkedHashMap<>();
        Set<String> unlimited = new LinkedHashSet<>();
        PackEntry roles = entry.get("roles");
        for (String role : roles.keys()) {
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
        Set<String> phases = name.phases().stream().map(Phase::code).collect(Collectors.toSet());
        List<Script> scripts = new ArrayList<>();
        for (PackEntry entry : entries) {
            known(entry.get("phase"), phases);
            if (entry.has("category")) {
                known(entry.get("category"), Set.copyOf(categories.codes()));
            }
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

    private Condition condition(Conditions conditions, PackEntry entry) {
        if (!entry.has("when")) {
            return Conditions.ALWAYS;
        }
        PackEntry when = entry.get("when");
        return conditions
                .read(
                        when.text(),
                        wrong -> problems.add(when.problem(wrong.found(), wrong.expected(), wrong.nearest())))
                .orElse(Conditions.ALWAYS);
    }

    /** The schema lists the same words; a test holds the two together. */
    private static <E extends Enum<E>> E word(Class<E> words, String code) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> Words.kebab(word).equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The schema lets '" + code + "' pass as " + words));
    }

    private void unique(List<PackEntry> entries, Function<PackEntry, PackEntry> key) {
        Set<String> seen = new HashSet<>();
        for (PackEntry entry : entries) {
            PackEntry named = key.apply(entry);
            if (!seen.add(named.text())) {
                problems.add(named.problem("'" + named.text() + "' a second time", "a name of its own"));
            }
        }
    }

    private void known(PackEntry reference, Set<String> valid) {
        if (!valid.contains(reference.text())) {
            List<String> sorted = valid.stream().sorted().toList();
            problems.add(reference.problem(
                    "there is no '" + reference.text() + "'",
                    "one of " + String.join(", ", sorted),
                    NearestName.to(reference.text(), sorted)));
        }
    }

    private PackEntry entry(String file) {
        PackFile opened = files.get(file + ".yaml");
        if (opened == null) {
            throw new IllegalStateException("No pack has a file " + file);
        }
        return PackEntry.of(opened);
    }

    private void refuseIfWrong() {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.<PackProblem>comparingInt(
                            problem -> schema.files().indexOf(problem.file()))
                    .thenComparingInt(PackProblem::line));
            throw new PackRefused(id, problems);
        }
    }
}
