package org.wenguo.policy;

import java.util.Map;
import java.util.Set;

/**
 * A phase of handling for which a pack has scripts, or a handling step that the organisation prescribes (E2).
 *
 * @param stages stages of a complaint in which its scripts are offered, as {@code called-back}
 */
public record Phase(String code, Title title, Set<String> stages) {

    /** Where a pack does not say it: what the phases that all packs have are named after. */
    private static final Map<String, Set<String>> BY_NAME = Map.of(
            "accept", Set.of("registered", "assigned"),
            "clarify", Set.of("investigated"),
            "propose", Set.of("proposed", "agreed"),
            "call-back", Set.of("fulfilled", "called-back", "closed", "declined", "withdrawn", "transferred-out"));

    public Phase {
        stages = Set.copyOf(stages);
    }

    static Phase named(String code, Title title, Set<String> stages) {
        return new Phase(code, title, stages.isEmpty() ? BY_NAME.getOrDefault(code, Set.of()) : stages);
    }
}
