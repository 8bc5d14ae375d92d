package org.wenguo.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wenguo.policy.PackProblem.Kind;

/** A pack's own examples: facts and the answers that its author worked out by hand. A pack that fails them is not taken. */
final class PackExamples {

    /** Where they stand. */
    static final String FILE = "examples.yaml";

    private static final String NONE = "none";
    private static final String UNLIMITED = "unlimited";

    private final Pack pack;
    private final List<PackEntry> examples;
    private final Set<String> doubtful;
    private final List<String> limitIds;
    private final List<PackProblem> problems = new ArrayList<>();

    /**
     * @param pack as far as it could be read
     * @param doubtful files with problems of their own: what follows from them is not asked
     * @param limitIds ids of all limits, those with problems too
     */
    PackExamples(Pack pack, PackEntry file, Set<String> doubtful, List<String> limitIds) {
        this.pack = pack;
        this.examples = file.list("examples");
        this.doubtful = doubtful;
        this.limitIds = limitIds;
    }

    List<PackProblem> problems() {
        examples.forEach(this::run);
        return List.copyOf(problems);
    }

    private void run(PackEntry example) {
        if (!example.isSound()) {
            return;
        }
        if (example.has("text") && trusted("categories")) {
            guess(example);
        }
        if (example.has("day") && trusted("reports") && trusted("calendars") && trusted("pack")) {
            PackEntry reports = example.get("reports");
            reports.keys().forEach(id -> report(reports.get(id), id, example.get("day")));
        }
        if (!example.has("facts")) {
            return;
        }
        if (trusted("categories")) {
            known(example.get("facts").get("category"), pack.categories().codes());
        }
        String calendarId = example.optional("calendar").orElse(pack.defaultCalendar());
        if (!trusted("calendars") || !trusted("pack")) {
            return;
        }
        if (example.has("calendar") && !known(example.get("calendar"), List.copyOf(pack.calendars()))) {
            return;
        }
        try {
            tell(example, new Case(example, pack.calendar(calendarId)));
        } catch (DateTimeException e) {
            problems.add(example.problem(Kind.DATE_IMPOSSIBLE, String.valueOf(e.getMessage()), ""));
        }
    }

    /** Whether answers that follow from a file can be relied on. */
    private boolean trusted(String file) {
        return !doubtful.contains(file + ".yaml");
    }

    private boolean known(PackEntry reference, List<String> valid) {
        boolean known = reference.text().isEmpty() || valid.contains(reference.text());
        if (!known) {
            problems.add(unknown(reference, reference.text(), valid));
        }
        return known;
    }

    private static PackProblem unknown(PackEntry at, String name, List<String> valid) {
        return at.keyProblem(Kind.REFERENCE_UNKNOWN, name, String.join(", ", valid), NearestName.to(name, valid));
    }

    private void tell(PackEntry example, Case story) {
        if (trusted("levels") && trusted("categories")) {
            level(example, story);
        }
        PackEntry limits = example.get("limits");
        limits.keys().forEach(id -> limit(limits.get(id), id, story));
        PackEntry allowances = example.get("allowance");
        PackEntry checks = example.get("checks");
        if (trusted("checks") && trusted("categories")) {
            checks.keys().forEach(id -> check(checks.get(id), id, story.facts));
        }
        if (example.has("penalties") && trusted("penalties") && trusted("categories")) {
            penalties(example.get("penalties"), story.facts);
        }
        if (trusted("authority")) {
            allowances.keys().forEach(role -> allowance(allowances.get(role), role, story.facts));
        }
    }

    private void level(PackEntry example, Case story) {
        LevelVerdict verdict = pack.level(story.facts, story.received, story.asOf, story.calendar.zone());
        String level = verdict.level().code();
        String because = verdict.because().rule();
        if (example.has("level") && !example.text("level").equals(level)) {
            problems.add(example.get("level")
                    .problem(Kind.EXAMPLE_LEVEL, level + " (" + because + ")", example.text("level")));
        }
        if (example.has("because") && !example.text("because").equals(because)) {
            problems.add(example.get("because").problem(Kind.EXAMPLE_BECAUSE, because, example.text("because")));
        }
    }

    private void limit(PackEntry expected, String id, Case story) {
        if (!limitIds.contains(id)) {
            if (!limitIds.isEmpty()) {
                problems.add(unknown(expected, id, limitIds));
            }
            return;
        }
        if (!trusted("limits") || !trusted("categories")) {
            return;
        }
        LimitRule rule = pack.limit(id);
        Optional<Instant> start = story.start(rule.starts());
        Optional<LimitCase> which = start.isEmpty() ? Optional.empty() : rule.caseFor(story.facts);
        if (which.isEmpty()) {
            if (!expected.text().equals(NONE)) {
                problems.add(
                        start.isEmpty()
                                ? expected.problem(
                                        Kind.EXAMPLE_NOT_STARTED, rule.starts().code(), expected.text())
                                : expected.problem(Kind.EXAMPLE_NOT_CONCERNED, id, expected.text()));
            }
            return;
        }
        Span due = which.get().due();
        String answer = due instanceof Span.Promised || due instanceof Span.OutsideDeadline
                ? due.text()
                : ZonedDateTime.ofInstant(
                                story.calendar.due(due, start.orElseThrow(), story.pauses), story.calendar.zone())
                        .toOffsetDateTime()
                        .toString();
        if (!same(expected.text(), answer)) {
            problems.add(expected.problem(Kind.EXAMPLE_LIMIT, answer, expected.text()));
        }
    }

    private void check(PackEntry expected, String id, CaseFacts facts) {
        List<String> ids = pack.checks().stream().map(StageCheck::id).toList();
        Optional<StageCheck> check =
                pack.checks().stream().filter(each -> each.id().equals(id)).findFirst();
        if (check.isEmpty()) {
            problems.add(unknown(expected, id, ids));
            return;
        }
        String answer =
                !check.get().when().holds(facts) ? NONE : check.get().required().holds(facts) ? "met" : "unmet";
        if (!answer.equals(expected.text())) {
            problems.add(expected.problem(Kind.EXAMPLE_CHECK, answer, expected.text()));
        }
    }

    private void penalties(PackEntry expected, CaseFacts facts) {
        List<String> ids = pack.penalties().stream().map(PenaltyRule::id).toList();
        for (PackEntry named : expected.elements()) {
            if (!known(named, ids)) {
                return;
            }
        }
        Set<String> answer = pack.penalties(facts).stream()
                .map(PenaltyRule::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> wanted =
                expected.elements().stream().map(PackEntry::text).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!answer.equals(wanted)) {
            problems.add(expected.keyProblem(Kind.EXAMPLE_PENALTIES, orNone(answer), orNone(wanted), null));
        }
    }

    private static String orNone(Set<String> ids) {
        return ids.isEmpty() ? NONE : String.join(", ", ids);
    }

    private void report(PackEntry expected, String id, PackEntry day) {
        List<String> ids = pack.reports().stream().map(ReportRule::id).toList();
        Optional<ReportRule> rule =
                pack.reports().stream().filter(each -> each.id().equals(id)).findFirst();
        if (rule.isEmpty()) {
            problems.add(unknown(expected, id, ids));
            return;
        }
        try {
            String answer = rule.get()
                    .next(LocalDate.parse(day.text()), pack.calendar(rule.get().calendar()))
                    .on()
                    .toString();
            if (!answer.equals(expected.text())) {
                problems.add(expected.problem(Kind.EXAMPLE_REPORT, answer, expected.text()));
            }
        } catch (DateTimeException e) {
            problems.add(day.problem(Kind.DATE_IMPOSSIBLE, String.valueOf(e.getMessage()), ""));
        }
    }

    private void allowance(PackEntry expected, String role, CaseFacts facts) {
        String answer = pack.authority().isUnlimited(role)
                ? UNLIMITED
                : pack.authority()
                        .allowance(facts.severity(), role)
                        .map(BigDecimal::toPlainString)
                        .orElse(NONE);
        if (!answer.equals(expected.text())) {
            problems.add(expected.problem(Kind.EXAMPLE_ALLOWANCE, answer, expected.text()));
        }
    }

    private void guess(PackEntry example) {
        List<String> valid = new ArrayList<>(pack.categories().codes());
        valid.add(NONE);
        if (!known(example.get("category"), valid)) {
            return;
        }
        String best = pack.categories().guess(example.text("text")).stream()
                .findFirst()
                .map(guess -> guess.category().code())
                .orElse(NONE);
        if (!best.equals(example.text("category"))) {
            problems.add(example.get("category").problem(Kind.EXAMPLE_CATEGORY, best, example.text("category")));
        }
    }

    private static boolean same(String expected, String answer) {
        if (expected.equals(answer)) {
            return true;
        }
        return expected.startsWith("2")
                && answer.startsWith("2")
                && OffsetDateTime.parse(expected).isEqual(OffsetDateTime.parse(answer));
    }

    /** The complaint that an example tells of. */
    private static final class Case {

        private final PackEntry example;
        private final WorkingCalendar calendar;
        private final Instant received;
        private final Instant asOf;
        private final CaseFacts facts;
        private final List<Pause> pauses;

        Case(PackEntry example, WorkingCalendar calendar) {
            this.example = example;
            this.calendar = calendar;
            received = time(example.text("received"));
            asOf = example.optional("as-of").map(Case::time).orElse(received);
            facts = facts(example.get("facts"), calendar.arrival(received))
                    .progress(progress(example.get("progress")))
                    .build();
            pauses = example.list("pauses").stream()
                    .map(pause -> new Pause(
                            time(pause.text("from")),
                            pause.optional("until").map(Case::time).orElse(null)))
                    .toList();
        }

        Optional<Instant> start(LimitStart start) {
            return start == LimitStart.RECEIVED
                    ? Optional.of(received)
                    : example.get("at").optional(start.code()).map(Case::time);
        }

        private static Instant time(String text) {
            return OffsetDateTime.parse(text).toInstant();
        }

        private static CaseProgress progress(PackEntry entry) {
            return new CaseProgress(
                    entry.node().path("answered").asBoolean(false),
                    entry.node().path("causeFound").asBoolean(false),
                    entry.node().path("replied").asBoolean(false),
                    entry.node().path("agreed").asBoolean(false),
                    entry.node().path("calledBack").asBoolean(false),
                    entry.node().path("openPromises").asInt(0),
                    entry.node().path("openConsultations").asInt(0),
                    entry.node().path("outcomePublished").asBoolean(false));
        }

        private static CaseFacts.Builder facts(PackEntry entry, Arrival arrival) {
            CaseFacts.Builder facts = CaseFacts.arrivedBy(entry.text("channel")).arrival(arrival);
            for (String fact : entry.keys()) {
                PackEntry value = entry.get(fact);
                switch (fact) {
                    case "channel" -> {
                        // said above
                    }
                    case "kind" -> facts.kind(value.text());
                    case "severity" -> facts.severity(value.node().intValue());
                    case "groupSize" -> facts.groupSize(value.node().intValue());
                    case "litigation" -> facts.litigation(value.text());
                    case "media" -> facts.media(value.text());
                    case "responsibility" -> facts.responsibility(value.text());
                    case "validity" -> facts.validity(value.text());
                    case "category" -> facts.category(value.text());
                    case "level" -> facts.level(Level.of(value.text()));
                    case "round" -> facts.round(value.node().intValue());
                    case "open" -> facts.open(value.node().booleanValue());
                    case "sameMatter" -> facts.sameMatter(value.node().intValue());
                    case "outsideHelp" -> facts.outsideHelp(value.node().booleanValue());
                    case "customerKind" -> facts.customerKind(value.text());
                    case "vip" -> facts.vip(value.node().booleanValue());
                    case "anonymous" -> facts.anonymous(value.node().booleanValue());
                    case "receivedByCentre" ->
                        facts.receivedByCentre(value.node().booleanValue());
                    case "overtime" -> facts.overtime(value.node().booleanValue());
                    default -> throw new IllegalStateException("The schema lets the fact '" + fact + "' pass");
                }
            }
            return facts;
        }
    }
}
