package org.wenguo.complaint;

import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.people.Organisation;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.web.Constraints;
import org.wenguo.policy.StageCheck;

/**
 * Does an act on a complaint, once and whole: seen at all (404), allowed (403), well said (422), not stale (412), possible
 * now (409); then the event, the row, the level and everything that must be true together, in one transaction.
 */
@Service
public class Acting {

    private static final int ATTEMPTS = 5;

    private final Complaints complaints;
    private final Policies policies;
    private final TransactionOperations transactions;
    private final Validator validator;
    private final Clock clock;
    private final Map<Verb, Act<?>> acts = new EnumMap<>(Verb.class);

    Acting(
            Complaints complaints,
            Policies policies,
            TransactionOperations transactions,
            Validator validator,
            Clock clock,
            List<Act<?>> acts) {
        this.complaints = complaints;
        this.policies = policies;
        this.transactions = transactions;
        this.validator = validator;
        this.clock = clock;
        for (var act : acts) {
            if (this.acts.put(act.verb(), act) != null) {
                throw new IllegalStateException("Two acts for " + act.verb());
            }
        }
    }

    public List<Act<?>> acts() {
        return acts.values().stream().sorted(Comparator.comparing(Act::verb)).toList();
    }

    public Act<?> act(Verb verb) {
        var act = acts.get(verb);
        if (act == null) {
            throw new IllegalStateException("Nobody contributes " + verb);
        }
        return act;
    }

    /** The acts that this person may do on this complaint as it is now. */
    public List<Act<?>> possible(Standing standing) {
        return acts().stream()
                .filter(act ->
                        standing.complaint().allows(act.verb()) && act.isFor(standing) && act.isWorthOffering(standing))
                .toList();
    }

    public Standing standing(Viewer viewer, Complaint complaint) {
        return new Standing(viewer, complaint, policies.of(viewer.organisation(), complaint));
    }

    /**
     * @param expectedVersion what the actor saw; empty: whatever it is now
     * @return the complaint after the act
     */
    public <B extends Record> Complaint perform(
            Act<B> act, String number, B said, OptionalInt expectedVersion, Viewer viewer) {
        return again(expectedVersion.isEmpty(), () -> performOnce(act, number, said, expectedVersion, viewer));
    }

    /**
     * Who does not say what they saw acts on whatever is there: if somebody was faster, on what they left. Where two acts
     * waited for each other, the one that the database gave up is tried again in any case.
     */
    private static Complaint again(boolean onWhateverIsThere, Supplier<Complaint> deed) {
        for (var attempt = 1; ; attempt++) {
            try {
                return deed.get();
            } catch (Problem.Stale e) {
                if (!onWhateverIsThere || attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private <B extends Record> Complaint performOnce(
            Act<B> act, String number, B said, OptionalInt expectedVersion, Viewer viewer) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var complaint = complaints.visibleTo(viewer).byNumber(number);
                    var standing = standing(viewer, complaint);
                    if (!act.isFor(standing)) {
                        throw new Problem.NotYours("not-yours.act", number, act.verb());
                    }
                    Constraints.check(validator, said);
                    if (expectedVersion.isPresent() && expectedVersion.getAsInt() != complaint.version()) {
                        throw new Problem.Stale("stale", number);
                    }
                    var moment = new Moment(new Actor.Member(viewer.staff().id()), clock.instant());
                    var doing = new Doing(viewer, standing.policy(), moment);
                    refuseUnchecked(act.verb(), standing);
                    act.perform(complaint, said, doing);
                    complaints.save(viewer.organisation(), complaint, moment);
                    return complaint;
                }));
    }

    /** What the life of the complaint does not allow at all is refused for that reason, by the act itself. */
    private static void refuseUnchecked(Verb verb, Standing standing) {
        var complaint = standing.complaint();
        if (!complaint.allows(verb)) {
            return;
        }
        var unmet = Checking.before(verb, complaint, standing.policy()).stream()
                .filter(StageCheck.Verdict::forbids)
                .map(StageCheck.Verdict::check)
                .toList();
        if (!unmet.isEmpty()) {
            throw new ChecksUnmet(complaint.number(), verb, unmet);
        }
    }

    /** What the complainant does through the portal. */
    public Complaint performAsCustomer(Organisation organisation, String number, BiConsumer<Complaint, Moment> deed) {
        return again(
                true,
                () -> Tenancy.in(
                        organisation.id(),
                        () -> transactions.execute(status -> {
                            var complaint = complaints.byNumber(number);
                            var moment = new Moment(new Actor.Customer(), clock.instant());
                            deed.accept(complaint, moment);
                            complaints.save(organisation, complaint, moment);
                            return complaint;
                        })));
    }
}
