package org.wenguo.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.wenguo.policy.PackProblem.Kind;

/** Makes the bulletins of {@code bulletins.yaml}: what the schema cannot say is checked here. */
final class ReadingBulletins {

    private final List<PackEntry> limits;
    private final Conditions conditions;
    private final BiFunction<Conditions, PackEntry, Condition> condition;
    private final List<PackProblem> problems;

    /**
     * @param limits {@code limits.yaml}; what is not sound in it is told elsewhere
     * @param condition reads the {@code when} of an entry
     * @param problems where to tell what is wrong
     */
    ReadingBulletins(
            PackEntry limits,
            Conditions conditions,
            BiFunction<Conditions, PackEntry, Condition> condition,
            List<PackProblem> problems) {
        this.limits = limits.list("limits");
        this.conditions = conditions;
        this.condition = condition;
        this.problems = problems;
    }

    /** @param file empty: the pack goes without, or its file could not be read */
    Bulletins of(Optional<PackFile> file) {
        Optional<PackEntry> entry = file.map(PackEntry::of);
        List<String> named = entry.stream()
                .flatMap(one -> one.list("bulletins").stream())
                .flatMap(one -> one.texts("limits").stream())
                .toList();
        for (PackEntry limit : limits) {
            PackEntry id = limit.get("id");
            if (id.isSound() && isEndedByIssue(limit) && !named.contains(id.text())) {
                problems.add(id.problem(Kind.BULLETIN_LIMIT_UNENDED, id.text(), ""));
            }
        }
        return entry.map(this::read).orElse(Bulletins.NONE);
    }

    private Bulletins read(PackEntry entry) {
        Set<Level> lines = EnumSet.noneOf(Level.class);
        if (entry.isSound("lines")) {
            entry.texts("lines").forEach(level -> lines.add(Level.of(level)));
        }
        List<BulletinRule> rules = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (PackEntry each : entry.list("bulletins")) {
            PackEntry level = each.get("level");
            if (level.isSound() && !seen.add(level.text())) {
                problems.add(level.problem(Kind.TWICE, level.text(), ""));
            }
            rule(each).ifPresent(rules::add);
        }
        return new Bulletins(lines, rules);
    }

    private Optional<BulletinRule> rule(PackEntry entry) {
        entry.list("limits").forEach(this::limit);
        if (!limits.isEmpty()
                && entry.isSound("turns")
                && !entry.texts("turns").isEmpty()
                && entry.texts("limits").stream().noneMatch(this::isStartedByTurn)) {
            problems.add(entry.get("turns").problem(Kind.BULLETIN_TURNS_WITHOUT_LIMIT, "", ""));
        }
        PackEntry template = entry.get("template");
        Stream.of("title", "situation", "help").map(template::get).forEach(this::checkNames);
        List<BulletinRule.Approvers> approvers = entry.list("approver").stream()
                .map(one -> new BulletinRule.Approvers(
                        condition.apply(conditions, one), new LinkedHashSet<>(one.texts("roles"))))
                .toList();
        List<BulletinRule.Recipient> recipients = entry.list("recipients").stream()
                .map(one -> new BulletinRule.Recipient(
                        condition.apply(conditions, one), one.optional("role"), one.optional("unit")))
                .toList();
        if (!entry.isSound()) {
            return Optional.empty();
        }
        Set<BulletinTurn> turns = EnumSet.noneOf(BulletinTurn.class);
        entry.texts("turns").forEach(turn -> turns.add(turn(turn)));
        return Optional.of(new BulletinRule(
                Level.of(entry.text("level")),
                entry.title("name"),
                entry.get("express").node().asBoolean(false),
                entry.texts("limits"),
                turns,
                approvers,
                recipients,
                template.title("title"),
                template.title("situation"),
                template.title("help")));
    }

    private void limit(PackEntry named) {
        if (!named.isSound() || limits.isEmpty()) {
            return;
        }
        Optional<PackEntry> limit = find(named.text());
        if (limit.isEmpty()) {
            List<String> ids = limits.stream()
                    .filter(ReadingBulletins::isEndedByIssue)
                    .map(one -> one.text("id"))
                    .sorted()
                    .toList();
            problems.add(named.problem(
                    Kind.REFERENCE_UNKNOWN, named.text(), String.join(", ", ids), NearestName.to(named.text(), ids)));
        } else if (limit.get().isSound("ends") && !isEndedByIssue(limit.get())) {
            problems.add(named.problem(
                    Kind.BULLETIN_LIMIT_ENDS_OTHERWISE,
                    named.text(),
                    limit.get().text("ends")));
        }
    }

    private static boolean isEndedByIssue(PackEntry limit) {
        return limit.text("ends").equals(LimitEnd.BULLETIN_ISSUED.code());
    }

    private boolean isStartedByTurn(String id) {
        return find(id).filter(limit -> limit.text("starts").equals(LimitStart.TURN.code()))
                .isPresent();
    }

    private Optional<PackEntry> find(String id) {
        return limits.stream().filter(limit -> limit.text("id").equals(id)).findFirst();
    }

    private void checkNames(PackEntry words) {
        for (String language : words.keys()) {
            PackEntry text = words.get(language);
            for (String name : BulletinVariable.namedIn(text.text())) {
                if (BulletinVariable.of(name).isEmpty()) {
                    List<String> names = BulletinVariable.codes();
                    problems.add(text.problem(
                            Kind.BULLETIN_NAME_UNKNOWN, name, String.join(", ", names), NearestName.to(name, names)));
                }
            }
            if (text.text().replaceAll(BulletinVariable.PLACE.pattern(), "").matches("(?s).*[{}].*")) {
                problems.add(text.problem(Kind.BULLETIN_BRACE, "", ""));
            }
        }
    }

    /** The schema lists the same words; a test holds the two together. */
    private static BulletinTurn turn(String code) {
        return Arrays.stream(BulletinTurn.values())
                .filter(turn -> turn.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The schema lets '" + code + "' pass as a turn"));
    }
}
