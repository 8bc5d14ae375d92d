package org.wenguo.desk.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Condition;
import org.wenguo.policy.ConditionTerm;
import org.wenguo.policy.Pack;

/** Tells the conditions of a pack in the reader's language; what cannot be told stays as it is written. */
final class ConditionWords {

    private static final String AND = "condition.and";
    private static final Set<String> YES_OR_NO = Set.of("true", "false");

    private static final Set<String> NUMBERS =
            Set.of("severity", "groupSize", "round", "sameMatter", "openPromises", "openConsultations");

    private final Pack pack;
    private final Words t;

    ConditionWords(Pack pack, Words t) {
        this.pack = pack;
        this.t = t;
    }

    String of(Condition condition) {
        return condition.term().hasFormula() ? condition.text() : said(condition.term());
    }

    private String said(ConditionTerm term) {
        return switch (term) {
            case ConditionTerm.AllOf all -> joined(all.terms(), AND);
            case ConditionTerm.AnyOf any -> joined(any.terms(), "condition.or");
            case ConditionTerm.Not not -> denied(not.term());
            case ConditionTerm.Flag flag -> t.of("condition.flag." + flag.fact());
            case ConditionTerm.Is is -> is(is, true);
            case ConditionTerm.Bound bound ->
                t.of(
                        "condition." + bound.order().code(),
                        t.of("condition.fact." + bound.fact()),
                        Long.toString(bound.bound()));
            case ConditionTerm.Formula formula -> "";
        };
    }

    private String joined(List<ConditionTerm> terms, String joint) {
        return terms.stream()
                .map(term -> isJoined(term) ? t.of("condition.brackets", said(term)) : said(term))
                .collect(Collectors.joining(t.of(joint)));
    }

    private static boolean isJoined(ConditionTerm term) {
        return term instanceof ConditionTerm.AllOf || term instanceof ConditionTerm.AnyOf;
    }

    private String denied(ConditionTerm term) {
        return switch (term) {
            case ConditionTerm.Flag flag -> t.of("condition.not-flag." + flag.fact());
            case ConditionTerm.Is is -> is(is, false);
            case ConditionTerm.Not not -> said(not.term());
            default -> t.of("condition.not", said(term));
        };
    }

    private String is(ConditionTerm.Is is, boolean affirmed) {
        if (YES_OR_NO.containsAll(is.values()) && is.values().size() == 1) {
            var holds = Boolean.parseBoolean(is.values().getFirst()) == affirmed;
            return t.of((holds ? "condition.flag." : "condition.not-flag.") + is.fact());
        }
        if (is.values().equals(List.of(""))) {
            return t.of(affirmed ? "condition.none" : "condition.some", t.of("condition.fact." + is.fact()));
        }
        var values = is.values().stream()
                .map(value -> value(is.fact(), value))
                .collect(Collectors.joining(t.of("condition.comma")));
        var key = is.fact().equals("categories") ? "condition.below" : "condition.is";
        return t.of(affirmed ? key : key + "-not", t.of("condition.fact." + is.fact()), values);
    }

    private String value(String fact, String value) {
        return NUMBERS.contains(fact) ? value : t.of("condition.word", word(fact, value));
    }

    private String word(String fact, String value) {
        return switch (fact) {
            case "category", "categories" ->
                pack.categories()
                        .find(value)
                        .map(category -> category.title().in(t.locale()))
                        .orElse(value);
            case "customerKind" -> t.of("customer." + value);
            case "arrival" -> t.of("condition.arrival." + value);
            default -> t.of(fact + "." + value);
        };
    }
}
