package org.wenguo.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Policy;
import org.wenguo.people.Organisation;
import org.wenguo.people.Role;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.policy.Addressee;
import org.wenguo.policy.Extension;

/** Which limits may be given more time, how much, and who has to agree. */
@Service
public class Extensions {

    private final Clock clock;

    Extensions(Clock clock) {
        this.clock = clock;
    }

    /**
     * A limit that may be given more time.
     *
     * @param latest the latest due time that may be asked for
     */
    public record Extensible(Limit limit, Extension terms, Instant latest) {}

    /** The limits for which somebody may ask for more time now, the one due first before the others. */
    public List<Extensible> possible(Complaint complaint, Policy policy) {
        var now = clock.instant();
        if (policy.pack().limits().stream().allMatch(rule -> rule.extension() == null)) {
            return List.of();
        }
        return open(complaint, policy, now).stream()
                .flatMap(limit -> terms(limit, complaint, policy)
                        .filter(terms -> granted(complaint, limit) < terms.times()
                                && complaint.extensions().stream()
                                        .noneMatch(one -> one.waits() && one.isOf(limit.rule(), limit.occurrence()))
                                && isAnybodyAbove(terms, limit, policy))
                        .map(terms -> new Extensible(limit, terms, latest(limit, terms, policy)))
                        .stream())
                .toList();
    }

    /** What waits for this person's agreement, and still can be granted. */
    public List<Complaint.Extension> awaiting(Viewer viewer, Complaint complaint, Policy policy) {
        var now = clock.instant();
        return complaint.extensions().stream()
                .filter(Complaint.Extension::waits)
                .filter(one -> limit(one, complaint, policy, now).isPresent()
                        && !viewer.staff().id().equals(one.asked().actor().id())
                        && mayDecide(viewer, one, complaint, policy))
                .toList();
    }

    /** Limits that are neither over nor breached: nobody is given time for what they are late with already. */
    static List<Limit> open(Complaint complaint, Policy policy, Instant now) {
        return DerivingLimits.of(complaint, policy).stream()
                .filter(limit -> limit.kind() == Limit.Kind.LIMIT
                        && !limit.isOver()
                        && limit.stateAt(now) != Limit.State.BREACHED)
                .sorted(Comparator.comparing(Limit::dueAt))
                .toList();
    }

    /** The limit that an extension was asked for, while it can still be granted. */
    static Optional<Limit> limit(Complaint.Extension asked, Complaint complaint, Policy policy, Instant now) {
        return open(complaint, policy, now).stream()
                .filter(limit -> asked.isOf(limit.rule(), limit.occurrence())
                        && asked.request().until().isAfter(limit.dueAt()))
                .findFirst();
    }

    static Optional<Extension> terms(Limit limit, Complaint complaint, Policy policy) {
        var lead = policy.calendarOf(complaint.registration().lead());
        return Optional.ofNullable(policy.pack().limit(limit.rule()).extension())
                .filter(terms -> terms.when().holds(complaint.facts(lead)));
    }

    static long granted(Complaint complaint, Limit limit) {
        return complaint.extensions().stream()
                .filter(one -> one.isGranted() && one.isOf(limit.rule(), limit.occurrence()))
                .count();
    }

    static Instant latest(Limit limit, Extension terms, Policy policy) {
        return policy.calendarOf(ownerUnit(limit, policy)).due(terms.by(), limit.dueAt(), List.of());
    }

    /** Whether somebody could agree if whoever asks is nobody of them. */
    static boolean isAnybodyAbove(Extension terms, Limit limit, Policy policy) {
        return !approvers(terms.approval(), ownerUnit(limit, policy), limit.ownerStaff(), policy.organisation())
                .isEmpty();
    }

    /** Whether it is for this person to agree. Whether it was they who asked is another question. */
    static boolean mayDecide(Viewer viewer, Complaint.Extension asked, Complaint complaint, Policy policy) {
        var rule = policy.pack().limits().stream()
                .filter(one -> one.id().equals(asked.request().rule()))
                .findFirst();
        var limit = DerivingLimits.of(complaint, policy).stream()
                .filter(one -> asked.isOf(one.rule(), one.occurrence()))
                .findFirst();
        if (rule.isEmpty() || limit.isEmpty()) {
            return false;
        }
        var terms = rule.get().extension();
        var approval = terms == null ? Addressee.SUPERIOR_OF_OWNER : terms.approval();
        var asker = asked.asked().actor().id();
        return approvers(approval, ownerUnit(limit.get(), policy), asker, viewer.organisation()).stream()
                .anyMatch(one -> one.id().equals(viewer.staff().id()));
    }

    /**
     * Up the reporting line of the unit that has to keep the limit, and above whoever asks, if they head a unit on that line
     * themselves. Where there is nobody, the centre's supervisors, else the leaders. Administrators act on no case.
     */
    static Set<Staff> approvers(Addressee approval, UUID unit, @Nullable UUID asker, Organisation organisation) {
        var above = new LinkedHashSet<Staff>();
        switch (approval) {
            case CENTRE -> above.addAll(organisation.withRole(Role.SUPERVISOR));
            case LEADER -> above.addAll(organisation.withRole(Role.LEADER));
            default -> {
                for (var one : organisation.upwards(unit)) {
                    var heads = organisation.heads(one.id());
                    if (heads.stream().anyMatch(head -> head.id().equals(asker))) {
                        above.clear();
                    } else {
                        above.addAll(heads);
                    }
                }
                if (above.isEmpty()) {
                    above.addAll(others(organisation.withRole(Role.SUPERVISOR), asker));
                }
                if (above.isEmpty()) {
                    above.addAll(organisation.withRole(Role.LEADER));
                }
            }
        }
        return others(List.copyOf(above), asker);
    }

    private static Set<Staff> others(List<Staff> all, @Nullable UUID asker) {
        var others = new LinkedHashSet<Staff>(all);
        others.removeIf(one -> one.id().equals(asker));
        return others;
    }

    private static UUID ownerUnit(Limit limit, Policy policy) {
        return limit.ownerUnit() == null ? policy.organisation().centre().id() : limit.ownerUnit();
    }
}
