package org.wenguo.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bulletin that a pack wants on complaints of a level (I3, I4).
 *
 * @param name what such a bulletin is called
 * @param express whether it goes out as an express bulletin
 * @param limits ids of the time limits that the issue of one ends; they say by when
 * @param turns what may happen to a complaint of this level that wants another
 * @param approvers the first whose condition holds says who approves
 * @param recipients who gets it
 */
public record BulletinRule(
        Level level,
        Title name,
        boolean express,
        List<String> limits,
        Set<BulletinTurn> turns,
        List<Approvers> approvers,
        List<Recipient> recipients,
        Title title,
        Title situation,
        Title help) {

    public BulletinRule {
        limits = List.copyOf(limits);
        turns = Set.copyOf(turns);
        approvers = List.copyOf(approvers);
        recipients = List.copyOf(recipients);
    }

    /** Codes of the roles that may approve the bulletin on such a complaint; none: nobody may. */
    public Set<String> approversFor(CaseFacts facts) {
        return approvers.stream()
                .filter(one -> one.when().holds(facts))
                .findFirst()
                .map(Approvers::roles)
                .orElse(Set.of());
    }

    /** Codes of the roles that get the bulletin on such a complaint. */
    public Set<String> rolesFor(CaseFacts facts) {
        return concerned(facts).flatMap(one -> one.role().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Codes of the units all of whose people get the bulletin on such a complaint (I5). */
    public Set<String> unitsFor(CaseFacts facts) {
        return concerned(facts).flatMap(one -> one.unit().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Recipient> concerned(CaseFacts facts) {
        return recipients.stream().filter(one -> one.when().holds(facts));
    }

    /** @param roles codes of the roles any of whom may approve */
    public record Approvers(Condition when, Set<String> roles) {
        public Approvers {
            roles = Set.copyOf(roles);
        }
    }

    /** A role, or a unit by its code in the organisation; one of the two is there. */
    public record Recipient(Condition when, java.util.Optional<String> role, java.util.Optional<String> unit) {}
}
