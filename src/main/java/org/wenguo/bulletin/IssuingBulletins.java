package org.wenguo.bulletin;

import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.bulletin.Bulletin.State;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Moment;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.people.Role;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.web.Constraints;
import org.wenguo.platform.web.Language;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.BulletinRule;

/**
 * The way of a bulletin: begun, written, submitted, given back or issued. Each act is refused as acts on complaints are:
 * not seen (404), not yours (403), not well said (422), changed meanwhile (412), not possible now (409).
 */
@Service
public class IssuingBulletins {

    private static final int ATTEMPTS = 5;
    private static final int LONGEST_REASON = 2_000;

    private final StoredBulletins stored;
    private final DraftingBulletins drafting;
    private final TellingOfBulletins telling;
    private final Complaints complaints;
    private final Acting acting;
    private final TransactionOperations transactions;
    private final Validator validator;
    private final Clock clock;

    IssuingBulletins(
            StoredBulletins stored,
            DraftingBulletins drafting,
            TellingOfBulletins telling,
            Complaints complaints,
            Acting acting,
            TransactionOperations transactions,
            Validator validator,
            Clock clock) {
        this.stored = stored;
        this.drafting = drafting;
        this.telling = telling;
        this.complaints = complaints;
        this.acting = acting;
        this.transactions = transactions;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * What somebody is offered who is to write on a complaint.
     *
     * @param open the bulletin that is being written on it already; then there are no words
     */
    public record Offer(
            Complaint complaint,
            BulletinRule rule,
            @Nullable Account words,
            @Nullable UUID open) {}

    // ---- reading --------------------------------------------------------------------------------------------------

    /** Opened by somebody who got it, it counts as read from now on. */
    public BulletinInSight read(UUID id, Viewer viewer) {
        return in(viewer, () -> {
            var seen = seen(id, viewer);
            if (seen.bulletin().state() != State.ISSUED) {
                return seen;
            }
            stored.read(viewer.tenant(), id, viewer.staff().id(), clock.instant());
            return seen(id, viewer);
        });
    }

    /** The template filled in from the complaint, or the bulletin that is open already. */
    public Offer offer(String complaintNumber, Viewer viewer, Words t) {
        return in(viewer, () -> {
            var standing = writable(complaintNumber, viewer);
            var rule = wanted(standing);
            var open = stored.open(viewer.tenant(), standing.complaint().id());
            return new Offer(
                    standing.complaint(),
                    rule,
                    open.isPresent() ? null : drafting.draft(standing, rule, t),
                    open.orElse(null));
        });
    }

    // ---- writing --------------------------------------------------------------------------------------------------

    public Bulletin begin(String complaintNumber, Account account, Viewer viewer) {
        return in(viewer, () -> {
            var standing = writable(complaintNumber, viewer);
            wanted(standing);
            Constraints.check(validator, account);
            var id = Identifiers.next();
            stored.begin(
                    viewer.tenant(),
                    id,
                    standing.complaint().id(),
                    standing.complaint().level(),
                    account,
                    viewer.staff().id(),
                    clock.instant());
            return required(id, viewer);
        });
    }

    /** Both, or neither if it cannot be submitted. */
    public Bulletin beginAndSubmit(String complaintNumber, Account account, Viewer viewer) {
        return in(viewer, () -> {
            var begun = begin(complaintNumber, account, viewer);
            return submit(begun.id(), OptionalInt.of(begun.version()), viewer);
        });
    }

    /** @param expected the version that the writer saw; empty: whatever it is now */
    public Bulletin rewrite(UUID id, Account account, OptionalInt expected, Viewer viewer) {
        return in(viewer, () -> {
            var seen = writing(id, expected, viewer);
            Constraints.check(validator, account);
            if (!account.equals(seen.bulletin().account())) {
                stored.rewrite(
                        viewer.tenant(),
                        seen.bulletin(),
                        account,
                        viewer.staff().id(),
                        clock.instant());
            }
            return required(id, viewer);
        });
    }

    public Bulletin submit(UUID id, OptionalInt expected, Viewer viewer) {
        return in(viewer, () -> {
            var seen = writing(id, expected, viewer);
            calledFor(seen);
            saysWhatIsNeeded(seen);
            stored.submit(viewer.tenant(), seen.bulletin(), viewer.staff().id(), clock.instant());
            return required(id, viewer);
        });
    }

    public Bulletin discard(UUID id, OptionalInt expected, Viewer viewer) {
        return in(viewer, () -> {
            var seen = writing(id, expected, viewer);
            stored.discard(viewer.tenant(), seen.bulletin(), clock.instant());
            return required(id, viewer);
        });
    }

    // ---- deciding -------------------------------------------------------------------------------------------------

    public Bulletin giveBack(UUID id, String reason, OptionalInt expected, Viewer viewer) {
        return in(viewer, () -> {
            var seen = deciding(id, expected, viewer);
            if (reason.isBlank()) {
                throw new Problem.Invalid("reason", "required");
            }
            if (reason.indexOf('\0') >= 0) {
                throw new Problem.Invalid("reason", "unreadable");
            }
            if (reason.length() > LONGEST_REASON) {
                throw new Problem.Invalid("reason", "too-long", LONGEST_REASON);
            }
            stored.giveBack(viewer.tenant(), seen.bulletin(), viewer.staff().id(), reason.strip(), clock.instant());
            return required(id, viewer);
        });
    }

    /** Approved is issued: it gets its number, stands in the complaint's log, ends its time limits and is sent. */
    public Bulletin approve(UUID id, OptionalInt expected, Viewer viewer) {
        for (var attempt = 1; ; attempt++) {
            try {
                return in(viewer, () -> approveOnce(id, expected, viewer));
            } catch (Problem.Stale e) {
                // Somebody did something on the complaint in this moment: then on what they left.
                if (e.code().startsWith("bulletin.") || attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Bulletin approveOnce(UUID id, OptionalInt expected, Viewer viewer) {
        var before = deciding(id, expected, viewer);
        if (before.isOwn()) {
            throw new Problem.NotNow("bulletin.own");
        }
        var organisation = viewer.organisation();
        var at = clock.instant();
        var year = at.atZone(organisation.zone()).getYear();
        var serial = stored.nextSerial(viewer.tenant(), year);
        // Whoever waited for the number sees what was done meanwhile: it was issued, or the complaint changed its
        // level.
        var seen = deciding(id, expected, viewer);
        calledFor(seen);
        var bulletin = seen.bulletin();
        var issued = new Bulletin.Issued(
                year,
                serial,
                seen.rule().map(BulletinRule::express).orElse(false),
                viewer.staff().id(),
                at,
                bulletin.account().fingerprint());
        var moment = new Moment(new Actor.Member(viewer.staff().id()), at);
        var complaint = seen.complaint();
        complaint.issueBulletin(issued.number(), bulletin.account().title(), issued.fingerprint(), moment);
        complaints.save(organisation, complaint, moment);
        stored.issue(viewer.tenant(), bulletin, issued);
        var recipients = recipients(seen);
        stored.send(viewer.tenant(), id, recipients.stream().map(Staff::id).toList(), at);
        // Who approved or wrote it knows what it says.
        stored.read(viewer.tenant(), id, viewer.staff().id(), at);
        bulletin.writers().forEach(writer -> stored.read(viewer.tenant(), id, writer, at));
        telling.tell(bulletin, issued, seen.rule(), recipients, seen.standing(), at);
        return required(id, viewer);
    }

    /**
     * Everybody of the roles that the pack names who may see the complaint, and everybody of the units that it names,
     * whether they may or not (I5). A unit that the organisation does not have gets nothing.
     */
    private static List<Staff> recipients(BulletinInSight seen) {
        var organisation = seen.standing().viewer().organisation();
        var facts = BulletinInSight.facts(seen.standing());
        Map<UUID, Staff> found = new LinkedHashMap<>();
        var roles = seen.rule().map(rule -> rule.rolesFor(facts)).orElse(java.util.Set.of());
        for (var role : Role.values()) {
            if (roles.contains(role.code())) {
                for (var staff : organisation.withRole(role)) {
                    var standing = new Standing(
                            new Viewer(organisation, staff),
                            seen.complaint(),
                            seen.standing().policy());
                    if (standing.sees()) {
                        found.put(staff.id(), staff);
                    }
                }
            }
        }
        var units = seen.rule().map(rule -> rule.unitsFor(facts)).orElse(java.util.Set.of());
        units.stream()
                .sorted()
                .flatMap(code -> organisation.unit(code).stream())
                .forEach(unit -> organisation.staffOf(unit.id()).forEach(staff -> found.put(staff.id(), staff)));
        return new ArrayList<>(found.values());
    }

    // ---- what must hold -------------------------------------------------------------------------------------------

    private BulletinInSight seen(UUID id, Viewer viewer) {
        var bulletin = required(id, viewer);
        var complaint = complaints.byId(viewer.tenant(), bulletin.complaint());
        var recipients = bulletin.state() == State.ISSUED
                ? stored.recipients(viewer.tenant(), id)
                : List.<BulletinInSight.Recipient>of();
        var seen = new BulletinInSight(bulletin, acting.standing(viewer, complaint), recipients);
        if (!seen.isVisible()) {
            throw new Problem.NotFound("no-bulletin");
        }
        return seen;
    }

    private Bulletin required(UUID id, Viewer viewer) {
        return stored.byId(viewer.tenant(), id).orElseThrow(() -> new Problem.NotFound("no-bulletin"));
    }

    private Standing writable(String number, Viewer viewer) {
        if (!number.matches("\\d{1,20}")) {
            throw new Problem.NotFound("no-complaint", number);
        }
        var standing = acting.standing(viewer, complaints.visibleTo(viewer).byNumber(number));
        if (!standing.carries()) {
            throw new Problem.NotYours("not-yours.bulletin-write");
        }
        return standing;
    }

    private static BulletinRule wanted(Standing standing) {
        var complaint = standing.complaint();
        if (!complaint.allows(Verb.ISSUE_BULLETIN)) {
            throw new Problem.NotNow("bulletin.ended", complaint.number(), complaint.stage());
        }
        return standing.policy()
                .pack()
                .bulletins()
                .of(complaint.level())
                .orElseThrow(() -> new Problem.NotNow("bulletin.not-wanted", complaint.number()));
    }

    private static void calledFor(BulletinInSight seen) {
        if (seen.rule().isEmpty() || !seen.isCalledFor()) {
            throw new Problem.NotNow("bulletin.idle", seen.complaint().number());
        }
    }

    /** A template that ends as a form does, with a colon, wants to be filled in (I3: "help needed"). */
    private static void saysWhatIsNeeded(BulletinInSight seen) {
        var help = seen.bulletin().account().help();
        var untouched = seen.rule().stream()
                .flatMap(rule ->
                        Stream.of(Language.values()).map(language -> rule.help().in(language.locale())))
                .anyMatch(help::equals);
        if (untouched && help.matches("(?s).*[:\uFF1A]")) {
            throw new Problem.Invalid("help", "bulletin-help");
        }
    }

    private BulletinInSight writing(UUID id, OptionalInt expected, Viewer viewer) {
        var seen = seen(id, viewer);
        if (!seen.isWriter()) {
            throw new Problem.NotYours("not-yours.bulletin-write");
        }
        return fresh(seen, State.DRAFT, expected);
    }

    private BulletinInSight deciding(UUID id, OptionalInt expected, Viewer viewer) {
        var seen = seen(id, viewer);
        if (!seen.isApprover()) {
            throw new Problem.NotYours("not-yours.bulletin-approve");
        }
        return fresh(seen, State.SUBMITTED, expected);
    }

    private static BulletinInSight fresh(BulletinInSight seen, State wanted, OptionalInt expected) {
        var bulletin = seen.bulletin();
        if (bulletin.state() != wanted) {
            throw new Problem.NotNow("bulletin.is-" + bulletin.state().code());
        }
        if (expected.isPresent() && expected.getAsInt() != bulletin.version()) {
            throw new Problem.Stale("bulletin.stale");
        }
        return seen;
    }

    private <R> R in(Viewer viewer, Supplier<R> work) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> work.get()));
    }
}
