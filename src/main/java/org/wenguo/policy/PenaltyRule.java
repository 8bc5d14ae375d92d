package org.wenguo.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a pack wants proposed against whom when a complaint went wrong (M2). It is a proposal only: a person decides, and
 * whoever is concerned may appeal.
 *
 * @param when on which complaints it is proposed
 * @param measure what is proposed, in words
 * @param amount money that it costs, in the currency of the pack's authority; empty: none
 * @param deciders codes of the roles any of whom may decide, in the order of the pack
 * @param appeal how long one may appeal, from the decision
 * @param source where this is written
 */
public record PenaltyRule(
        String id,
        Title title,
        Condition when,
        Penalised whose,
        Title measure,
        Optional<BigDecimal> amount,
        List<String> deciders,
        Span appeal,
        String source) {

    public PenaltyRule {
        deciders = List.copyOf(deciders);
    }
}
