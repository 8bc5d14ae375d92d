package org.wenguo.policy;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wenguo.policy.PackProblem.Kind;

/** Makes the rules of {@code replies.yaml}: what the schema cannot say is checked here. */
final class ReadingReplies {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final List<String> NAMES = List.of("centre", "organisation");

    private final Function<PackEntry, Condition> condition;
    private final List<PackProblem> problems;

    /**
     * @param condition reads the {@code when} of an entry
     * @param problems where to tell what is wrong
     */
    ReadingReplies(Function<PackEntry, Condition> condition, List<PackProblem> problems) {
        this.condition = condition;
        this.problems = problems;
    }

    /** Without the file there are no rules. */
    ReplyRules of(PackEntry entry) {
        if (entry.keys().isEmpty()) {
            return ReplyRules.NONE;
        }
        PackEntry signature = entry.get("signature");
        signature.keys().forEach(language -> checkNames(signature.get(language)));
        unique(entry.list("required"), "id");
        unique(entry.list("second-look"), "id");
        unique(entry.list("confusions"), "wrong");
        uniquePhrases(entry.list("forbidden"));
        return new ReplyRules(
                entry.title("signature"),
                effects(entry.get("effects")),
                sound(entry, "required").map(this::required).toList(),
                sound(entry, "forbidden").map(this::forbidden).toList(),
                sound(entry, "confusions").map(this::confusion).toList(),
                sound(entry, "second-look").map(this::secondLook).toList());
    }

    private static Stream<PackEntry> sound(PackEntry entry, String key) {
        return entry.list(key).stream().filter(PackEntry::isSound);
    }

    private static Map<ReplyRules.Check, ReplyRules.Effect> effects(PackEntry entry) {
        Map<ReplyRules.Check, ReplyRules.Effect> effects = new EnumMap<>(ReplyRules.Check.class);
        for (ReplyRules.Check check : ReplyRules.Check.values()) {
            if (entry.isSound(check.code())) {
                effects.put(check, Words.word(ReplyRules.Effect.class, entry.text(check.code())));
            }
        }
        return effects;
    }

    private ReplyRules.Required required(PackEntry entry) {
        return new ReplyRules.Required(
                entry.text("id"),
                entry.title("title"),
                entry.texts("any-of"),
                entry.text("where").equals("opening"),
                condition.apply(entry),
                Words.word(ReplyRules.Effect.class, entry.text("effect")));
    }

    private ReplyRules.Forbidden forbidden(PackEntry entry) {
        return new ReplyRules.Forbidden(
                entry.texts("phrases"),
                entry.title("instead"),
                condition.apply(entry),
                Words.word(ReplyRules.Effect.class, entry.text("effect")));
    }

    /** An exception that does not hold the word excepts nothing, and whoever wrote it believes that it does. */
    private ReplyRules.Confusion confusion(PackEntry entry) {
        String wrong = entry.text("wrong");
        for (PackEntry except : entry.list("except")) {
            if (!except.text().contains(wrong)) {
                problems.add(except.problem(Kind.NOT_ONE_OF, except.text(), "…" + wrong + "…"));
            }
        }
        if (entry.text("right").contains(wrong)) {
            problems.add(entry.get("right").problem(Kind.REPEATED, entry.text("right"), ""));
        }
        return new ReplyRules.Confusion(wrong, entry.text("right"), entry.texts("except"));
    }

    private ReplyRules.SecondLook secondLook(PackEntry entry) {
        return new ReplyRules.SecondLook(
                entry.text("id"),
                entry.title("title"),
                condition.apply(entry),
                entry.has("promises"),
                entry.has("amount") ? entry.get("amount").node().decimalValue() : null,
                new LinkedHashSet<>(entry.texts("channels")),
                new LinkedHashSet<>(entry.texts("release")),
                entry.text("source"));
    }

    private void checkNames(PackEntry text) {
        PLACE.matcher(text.text()).results().map(found -> found.group(1)).forEach(name -> {
            if (!NAMES.contains(name)) {
                problems.add(text.problem(
                        Kind.REFERENCE_UNKNOWN, name, String.join(", ", NAMES), NearestName.to(name, NAMES)));
            }
        });
        if (text.text().replaceAll(PLACE.pattern(), "").matches("(?s).*[{}].*")) {
            problems.add(text.problem(Kind.BRACE_ALONE, "", ""));
        }
    }

    private void unique(List<PackEntry> entries, String key) {
        Set<String> seen = new HashSet<>();
        for (PackEntry entry : entries) {
            PackEntry named = entry.get(key);
            if (named.isSound() && !seen.add(named.text())) {
                problems.add(named.problem(Kind.TWICE, named.text(), ""));
            }
        }
    }

    private void uniquePhrases(List<PackEntry> entries) {
        Set<String> seen = new HashSet<>();
        for (PackEntry entry : entries) {
            for (PackEntry phrase : entry.list("phrases")) {
                if (phrase.isSound() && !seen.add(phrase.text())) {
                    problems.add(phrase.problem(Kind.TWICE, phrase.text(), ""));
                }
            }
        }
    }
}
