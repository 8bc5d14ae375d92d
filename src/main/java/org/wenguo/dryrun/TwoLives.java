package org.wenguo.dryrun;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.Policy;
import org.wenguo.deadline.Limit;
import org.wenguo.deadline.Limits;
import org.wenguo.people.Staff;
import org.wenguo.policy.Authority;

/**
 * One case lived twice: under the policy that handles it, and under one that is tried. Both are made anew from the log, so
 * that only the rules differ and not what has long been stored.
 */
final class TwoLives {

    private final Complaint complaint;
    private final Life before;
    private final Life after;

    private TwoLives(Complaint complaint, Life before, Life after) {
        this.complaint = complaint;
        this.before = before;
        this.after = after;
    }

    /** @param asOf what is not over by then is looked at as it is then */
    static TwoLives of(Complaint complaint, Policy handling, Policy tried, Instant asOf) {
        return new TwoLives(complaint, Life.of(complaint, handling, asOf), Life.of(complaint, tried, asOf));
    }

    List<Finding> findings(boolean isRunning) {
        var findings = new ArrayList<Finding>();
        add(findings, Finding.Kind.BREACH, before.breaches, after.breaches);
        add(findings, Finding.Kind.LEVEL, before.level, after.level);
        add(findings, Finding.Kind.APPROVAL, before.approvals, after.approvals);
        if (isRunning) {
            add(findings, Finding.Kind.DUE, before.due, after.due);
            findings.removeIf(one -> one.kind() == Finding.Kind.DUE && Objects.equals(one.beforeAt(), one.afterAt()));
        }
        return findings;
    }

    private void add(List<Finding> findings, Finding.Kind kind, Map<String, Seen> now, Map<String, Seen> then) {
        var all = new TreeSet<>(now.keySet());
        all.addAll(then.keySet());
        for (var what : all) {
            var was = now.get(what);
            var would = then.get(what);
            var unit = Objects.requireNonNull(was == null ? would : was).unit();
            findings.add(new Finding(
                    kind,
                    what,
                    complaint.id(),
                    unit,
                    was != null,
                    would != null,
                    was == null ? null : was.at(),
                    would == null ? null : would.at()));
        }
    }

    /** Whose matter a thing is, and when. */
    private record Seen(UUID unit, @Nullable Instant at) {}

    /** What there is to say about a life under one policy. */
    private record Life(
            Map<String, Seen> breaches, Map<String, Seen> level, Map<String, Seen> approvals, Map<String, Seen> due) {

        static Life of(Complaint complaint, Policy policy, Instant asOf) {
            var lead = complaint.registration().lead();
            var life = complaint.under(policy.pack(), policy.calendarOf(lead, complaint.registeredAt()), asOf);
            var breaches = new HashMap<String, Seen>();
            var due = new HashMap<String, Seen>();
            for (var limit : Limits.under(policy, life)) {
                if (limit.kind() != Limit.Kind.LIMIT) {
                    continue;
                }
                var seen = new Seen(limit.ownerUnit() == null ? lead : limit.ownerUnit(), limit.dueAt());
                if (limit.stateAt(asOf) == Limit.State.BREACHED) {
                    breaches.putIfAbsent(limit.rule(), seen);
                }
                if (!limit.isOver()) {
                    due.putIfAbsent(limit.rule(), seen);
                }
            }
            return new Life(
                    breaches, Map.of(life.level().code(), new Seen(lead, null)), approvals(life, policy, lead), due);
        }

        /** By the role that would have to approve, for every compensation beyond the proposer's own authority (F3). */
        private static Map<String, Seen> approvals(Complaint life, Policy policy, UUID lead) {
            var approvals = new HashMap<String, Seen>();
            life.retell((then, logged) -> {
                if (logged.event() instanceof ComplaintEvent.Proposed proposed && proposed.compensation() != null) {
                    var authority = policy.pack().authority();
                    var amount = proposed.compensation().value();
                    var roles = policy.organisation()
                            .member(logged.actor().id())
                            .map(Staff::roles)
                            .orElse(java.util.Set.of());
                    if (roles.stream().noneMatch(role -> authority.covers(then.severity(), role.code(), amount))) {
                        approver(authority, then.severity(), amount)
                                .ifPresent(role -> approvals.putIfAbsent(role, new Seen(lead, logged.at())));
                    }
                }
            });
            return approvals;
        }

        private static java.util.Optional<String> approver(
                Authority authority, int severity, java.math.BigDecimal amount) {
            return authority.roles().stream()
                    .filter(role -> authority.covers(severity, role, amount))
                    .findFirst();
        }
    }
}
