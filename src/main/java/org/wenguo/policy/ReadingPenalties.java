package org.wenguo.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wenguo.policy.PackProblem.Kind;
import tools.jackson.databind.JsonNode;

/** Makes the penalties of {@code penalties.yaml}. */
final class ReadingPenalties {

    private final Function<PackEntry, Condition> condition;
    private final Function<PackEntry, Optional<Span>> length;
    private final List<PackProblem> problems;

    /**
     * @param condition reads the {@code when} of an entry
     * @param length reads a span that is some length of time; empty if it has told what is wrong
     * @param problems where to tell what is wrong
     */
    ReadingPenalties(
            Function<PackEntry, Condition> condition,
            Function<PackEntry, Optional<Span>> length,
            List<PackProblem> problems) {
        this.condition = condition;
        this.length = length;
        this.problems = problems;
    }

    List<PenaltyRule> of(PackEntry file) {
        List<PenaltyRule> rules = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PackEntry entry : file.list("penalties")) {
            if (entry.isSound("id") && !seen.add(entry.text("id"))) {
                problems.add(entry.get("id").problem(Kind.TWICE, entry.text("id"), ""));
            }
            Condition when = condition.apply(entry);
            Optional<Span> appeal =
                    entry.isSound("appeal") ? length.apply(entry.get("appeal")) : Optional.<Span>empty();
            if (entry.isSound() && appeal.isPresent()) {
                rules.add(new PenaltyRule(
                        entry.text("id"),
                        entry.title("title"),
                        when,
                        Words.word(Penalised.class, entry.text("whose")),
                        entry.title("measure"),
                        entry.has("amount")
                                ? Optional.of(entry.get("amount").node()).map(JsonNode::decimalValue)
                                : Optional.empty(),
                        entry.texts("decided-by"),
                        appeal.get(),
                        entry.text("source")));
            }
        }
        return rules;
    }
}
