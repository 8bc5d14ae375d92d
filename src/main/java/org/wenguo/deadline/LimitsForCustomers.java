package org.wenguo.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Policies;
import org.wenguo.people.Organisation;
import org.wenguo.policy.LimitEnd;
import org.wenguo.policy.LimitRule;

/** What a complainant may know of our time limits: by when something reaches them, not what we owe each other. */
@Service
public class LimitsForCustomers {

    private static final Set<LimitEnd> FELT_BY_CUSTOMERS = EnumSet.of(
            LimitEnd.HANDED_OVER,
            LimitEnd.ANSWERED,
            LimitEnd.REPLIED,
            LimitEnd.PRELIMINARY_REPLY,
            LimitEnd.REPLIED_BY_SPOKESPERSON,
            LimitEnd.AGREED,
            LimitEnd.FULFILLED,
            LimitEnd.PROMISE_KEPT,
            LimitEnd.CALLED_BACK);

    private final Limits limits;
    private final Policies policies;

    LimitsForCustomers(Limits limits, Policies policies) {
        this.limits = limits;
        this.policies = policies;
    }

    /** @param pausedSince since when its clock stands still; null while it runs */
    public record Expected(
            LimitEnd what,
            Instant since,
            Instant dueAt,
            @Nullable Instant pausedSince) {}

    /**
     * More time that was granted.
     *
     * @param what what it is that takes longer
     * @param reason why, in the words of whoever asked
     */
    public record Longer(LimitEnd what, Instant dueAt, Instant until, String reason, Instant at) {}

    /** Whether the rule promises something that a customer notices. */
    public static boolean concern(LimitRule rule) {
        return FELT_BY_CUSTOMERS.contains(rule.ends());
    }

    /** What the complainant has to be told of extensions, the latest first. */
    public List<Longer> extensions(Organisation organisation, Complaint complaint) {
        var rules = policies.of(organisation, complaint).pack().limits();
        return complaint.extensions().reversed().stream()
                .filter(Complaint.Extension::isGranted)
                .flatMap(one -> rules.stream()
                        .filter(rule -> rule.id().equals(one.request().rule()))
                        .filter(LimitsForCustomers::concern)
                        .map(rule -> new Longer(
                                rule.ends(),
                                one.request().dueAt(),
                                one.request().until(),
                                one.request().reason(),
                                one.decided() == null
                                        ? one.asked().at()
                                        : one.decided().at())))
                .toList();
    }

    /**
     * What the complainant may expect from us next, the nearest first, each thing once. Promises are not among it: they have
     * words of their own. Wants a transaction of the organisation.
     */
    public List<Expected> of(Organisation organisation, Complaint complaint) {
        var expected = new ArrayList<Expected>();
        var rules = policies.of(organisation, complaint).pack().limits();
        for (var limit : limits.of(organisation.id(), complaint)) {
            rules.stream()
                    .filter(rule -> rule.id().equals(limit.rule()) && !limit.isOver())
                    .filter(LimitsForCustomers::concern)
                    .map(LimitRule::ends)
                    .filter(end -> end != LimitEnd.PROMISE_KEPT)
                    .filter(end -> expected.stream().noneMatch(other -> other.what() == end))
                    .findFirst()
                    .ifPresent(end ->
                            expected.add(new Expected(end, limit.startedAt(), limit.dueAt(), limit.pausedSince())));
        }
        return expected;
    }
}
