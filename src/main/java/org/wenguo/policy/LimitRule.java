package org.wenguo.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time limit of a pack (requirement D).
 *
 * @param when whether the limit concerns a complaint at all
 * @param cases the first that holds says how long
 * @param warnPercents shares of the span, ascending, at which the owner is warned (D19)
 * @param breach who is told at breach, in the order of the pack
 * @param pausedBy what a suspension may wait for so that this limit stands still: {@code complainant}, {@code outside-body}
 * @param before id of the limit of the same pack that this one must run out before, if that one runs when it starts
 * @param repetition how a breach is told again; null: it is told once
 * @param extension how it may be extended; null: not at all
 * @param source where the figure is from
 */
public record LimitRule(
        String id,
        Title title,
        LimitStart starts,
        LimitEnd ends,
        LimitOwner owner,
        Condition when,
        List<LimitCase> cases,
        List<Integer> warnPercents,
        List<Addressee> breach,
        Set<String> pausedBy,
        @Nullable String before,
        @Nullable Repetition repetition,
        @Nullable Extension extension,
        String source) {

    public LimitRule {
        cases = List.copyOf(cases);
        warnPercents = List.copyOf(warnPercents);
        breach = List.copyOf(breach);
        pausedBy = Set.copyOf(pausedBy);
    }

    /** Whether the limit concerns a complaint with these facts and one of its cases holds. */
    public boolean appliesTo(CaseFacts facts) {
        return caseFor(facts).isPresent();
    }

    /** The first case that holds, or nothing if the limit does not concern such a complaint. */
    public Optional<LimitCase> caseFor(CaseFacts facts) {
        if (!when.holds(facts)) {
            return Optional.empty();
        }
        return cases.stream().filter(each -> each.when().holds(facts)).findFirst();
    }

    public boolean isPausedBy(String waitingFor) {
        return pausedBy.contains(waitingFor);
    }
}
