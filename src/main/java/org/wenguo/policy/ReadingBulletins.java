package org.wenguo.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.wenguo.policy.PackProblem.Kind;

/** Makes the bulletins of {@code bulletins.yaml}: what the schema cannot say is checked here. */
final class ReadingBulletins {

    private static final String FILE = "limits.yaml";

    private final List<LimitRule> limits;
    private final BiFunction<Conditions, PackEntry, Condition> condition;
    private final Conditions conditions;
    private final List<PackProblem> problems;

    /**
     * @param condition reads the {@code when} of an entry
     * @param problems where to tell what is wrong
     */
    ReadingBulletins(
            List<LimitRule> limits,
            Conditions conditions,
            BiFunction<Conditions, PackEntry, Condition> condition,
            List<PackProblem> problems) {
        this.limits = limits;
        this.conditions = conditions;
        this.condition = condition;
        this.problems = problems;
    }

    Bulletins of(Optional<PackFile> file) {
        var bulletins = file.map(PackEntry::of).map(this::read).orElse(Bulletins.NONE);
        var areSound = isSound(FILE) && isSound("limits.yaml");
        for (var limit : areSound ? limits : List.<LimitRule>of()) {
            if (limit.ends() == LimitEnd.BULLETIN_ISSUED && !bulletins.limits().contains(limit.id())) {
                problems.add(PackProblem.of(FILE, Kind.LIMIT_WITHOUT_BULLETIN, limit.id(), "", null));
            }
        }
        return bulletins;
    }

    private Bulletins read(PackEntry entry) {
        Set<Level> lines = EnumSet.noneOf(Level.class);
        entry.list("lines").stream().filter(PackEntry::isSound).forEach(level -> lines.add(Level.of(level.text())));
        List<BulletinRule> rules = new ArrayList<>();
        Set<Level> seen = new HashSet<>();
        for (PackEntry each : entry.list("bulletins")) {
            if (!each.isSound()) {
                continue;
            }
            BulletinRule rule = rule(each);
            if (!seen.add(rule.level())) {
                problems.add(each.get("level").problem(Kind.TWICE, rule.level().code(), ""));
            }
            rules.add(rule);
        }
        return new Bulletins(lines, rules);
    }

    private BulletinRule rule(PackEntry entry) {
        if (isSound("limits.yaml")) {
            entry.list("limits").forEach(this::limit);
        }
        Set<BulletinTurn> turns = EnumSet.noneOf(BulletinTurn.class);
        entry.texts("turns").forEach(turn -> turns.add(turn(turn)));
        if (!turns.isEmpty()
                && isSound("limits.yaml")
                && entry.texts("limits").stream().noneMatch(this::isStartedByTurn)) {
            problems.add(entry.get("turns").problem(Kind.TURNS_WITHOUT_LIMIT, "", ""));
        }
        PackEntry template = entry.get("template");
        List.of("title", "situation", "help").forEach(part -> checkNames(template.get(part)));
        return new BulletinRule(
                Level.of(entry.text("level")),
                entry.title("name"),
                entry.get("express").node().asBoolean(false),
                entry.texts("limits"),
                turns,
                entry.list("approver").stream()
                        .map(one -> new BulletinRule.Approvers(
                                condition.apply(conditions, one), new LinkedHashSet<>(one.texts("roles"))))
                        .toList(),
                entry.list("recipients").stream()
                        .map(one -> new BulletinRule.Recipient(
                                condition.apply(conditions, one), one.optional("role"), one.optional("unit")))
                        .toList(),
                template.title("title"),
                template.title("situation"),
                template.title("help"));
    }

    /** What follows from another mistake alone is not told. */
    private boolean isSound(String file) {
        return problems.stream().noneMatch(problem -> problem.file().equals(file));
    }

    private void limit(PackEntry named) {
        Optional<LimitRule> limit = find(named.text());
        if (limit.isEmpty()) {
            List<String> ids = limits.stream()
                    .filter(one -> one.ends() == LimitEnd.BULLETIN_ISSUED)
                    .map(LimitRule::id)
                    .toList();
            problems.add(named.problem(
                    Kind.REFERENCE_UNKNOWN, named.text(), String.join(", ", ids), NearestName.to(named.text(), ids)));
        } else if (limit.get().ends() != LimitEnd.BULLETIN_ISSUED) {
            problems.add(named.problem(
                    Kind.NOT_ENDED_BY_BULLETIN, named.text(), limit.get().ends().code()));
        }
    }

    private boolean isStartedByTurn(String id) {
        return find(id).filter(limit -> limit.starts() == LimitStart.TURN).isPresent();
    }

    private Optional<LimitRule> find(String id) {
        return limits.stream().filter(limit -> limit.id().equals(id)).findFirst();
    }

    private void checkNames(PackEntry words) {
        for (String language : words.keys()) {
            PackEntry text = words.get(language);
            for (String name : BulletinVariable.namedIn(text.text())) {
                if (BulletinVariable.of(name).isEmpty()) {
                    List<String> names = BulletinVariable.codes();
                    problems.add(text.problem(
                            Kind.REFERENCE_UNKNOWN, name, String.join(", ", names), NearestName.to(name, names)));
                }
            }
            if (text.text().replaceAll(BulletinVariable.PLACE.pattern(), "").matches("(?s).*[{}].*")) {
                problems.add(text.problem(Kind.BRACE_ALONE, "", ""));
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
