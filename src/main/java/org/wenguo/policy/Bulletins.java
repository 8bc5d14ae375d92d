package org.wenguo.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a pack wants told inside the organisation (requirement I).
 *
 * @param lines levels whose complaints get a line of their own in the half-month or monthly report once they are handled
 *     (I2); what stands neither here nor in {@code rules} is told of in the monthly report only (I1)
 */
public record Bulletins(Set<Level> lines, List<BulletinRule> rules) {

    /** Of a pack without {@code bulletins.yaml}. */
    static final Bulletins NONE = new Bulletins(Set.of(), List.of());

    public Bulletins {
        lines = Set.copyOf(lines);
        rules = List.copyOf(rules);
    }

    /** The bulletin on complaints of a level, if the pack wants one. */
    public Optional<BulletinRule> of(Level level) {
        return rules.stream().filter(rule -> rule.level() == level).findFirst();
    }

    /** Whether an event of this type is a turn that wants a bulletin on a complaint of this level. */
    public boolean isTurn(Level level, String event) {
        return of(level).stream()
                .flatMap(rule -> rule.turns().stream())
                .anyMatch(turn -> turn.code().equals(event));
    }

    /** Ids of all time limits that the issue of a bulletin ends. */
    public List<String> limits() {
        return rules.stream().flatMap(rule -> rule.limits().stream()).distinct().toList();
    }
}
