package org.wenguo.intake;

import jakarta.validation.Validator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complainant;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.ComplaintEvent.Registered;
import org.wenguo.complaint.ComplaintEvent.Thing;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Demand;
import org.wenguo.complaint.Moment;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Policy;
import org.wenguo.people.Organisation;
import org.wenguo.people.Role;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.SealingKey;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.Vault;
import org.wenguo.platform.web.Constraints;
import org.wenguo.policy.CaseFacts;
import org.wenguo.policy.LevelVerdict;

/** Takes complaints in, from whichever channel, each exactly once. */
@Service
public class TakingIn {

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    /** What is complained of may be as old as a house, not as old as a typing mistake. */
    private static final Instant LONG_AGO = Instant.parse("1900-01-01T00:00:00Z");
    /** Two registrations of one matter touch each other's neighbours; whoever comes second tries again. */
    private static final int ATTEMPTS = 5;

    private final Complaints complaints;
    private final Policies policies;
    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Validator validator;
    private final Vault vault;
    private final ReadingParticulars particulars;
    private final Calls calls;
    private final Clock clock;

    TakingIn(
            Complaints complaints,
            Policies policies,
            JdbcClient db,
            TransactionOperations transactions,
            Validator validator,
            Vault vault,
            ReadingParticulars particulars,
            Calls calls,
            Clock clock) {
        this.complaints = complaints;
        this.policies = policies;
        this.db = db;
        this.transactions = transactions;
        this.validator = validator;
        this.vault = vault;
        this.particulars = particulars;
        this.calls = calls;
        this.clock = clock;
    }

    /** @param created false if it had been taken in before: then this is that complaint */
    public record TakenIn(Complaint complaint, boolean created) {}

    /** A request that may be sent again: the same key and the same words give the first result. */
    public record Once(String key, byte[] requestHash) {}

    /**
     * Registers what a member of staff took down.
     *
     * @throws Problem.NotYours if this person may not register by that channel
     * @throws Problem.Invalid naming the fields that cannot be
     * @throws Problem.NotNow if the idempotency key was used for something else
     */
    public TakenIn register(RegisterForm form, @Nullable Once once, Viewer viewer) {
        if (!mayRegister(form, viewer)) {
            throw new Problem.NotYours("not-yours.register");
        }
        particulars.check(form);
        var completed = calls.completed(form, viewer);
        var taken = takeIn(
                completed,
                once,
                viewer.staff().username(),
                viewer.organisation(),
                leadFor(viewer),
                viewer.atCentre(),
                new Actor.Member(viewer.staff().id()));
        if (taken.created()) {
            calls.registered(completed, taken.complaint(), viewer.tenant());
        }
        return taken;
    }

    /**
     * What the policy says to a form that is still being filled in; nothing is stored, and nothing has to be complete.
     *
     * @throws Problem.Invalid if it was received at a time that cannot be
     */
    public Foreseen foresee(RegisterForm form, Viewer viewer) {
        var policy = policies.inForce(viewer.organisation());
        var lead = leadFor(viewer);
        var receivedAt = receivedAt(form, clock.instant());
        var anonymous = form.complainant() == null
                || Boolean.TRUE.equals(form.complainant().anonymous());
        var who = form.complainant();
        var facts = facts(
                form,
                new Complainant(
                        null,
                        null,
                        null,
                        null,
                        who == null ? "other" : orElse(who.kind(), "other"),
                        who != null && Boolean.TRUE.equals(who.vip()),
                        anonymous),
                viewer.atCentre(),
                policy,
                lead.id(),
                receivedAt);
        var verdict = policy.pack()
                .level(
                        facts,
                        receivedAt,
                        receivedAt,
                        policy.calendarOf(lead.id()).zone());
        return new Foreseen(facts, verdict, lead, receivedAt);
    }

    /** @param lead the unit that would lead the case, by whose calendar its time would be counted */
    public record Foreseen(CaseFacts facts, LevelVerdict verdict, Unit lead, Instant receivedAt) {}

    /** By which channels this person may register: the front line by all, others only relay what they were told. */
    public static Set<Channel> channelsFor(Viewer viewer) {
        var channels = EnumSet.noneOf(Channel.class);
        for (var role : viewer.staff().roles()) {
            switch (role) {
                case AGENT, SPECIALIST, SITE_HEAD, SUPERVISOR -> channels.addAll(EnumSet.allOf(Channel.class));
                case HANDLER, AREA_MANAGER, SPOKESPERSON, LEADER -> channels.add(Channel.RELAY);
                case ADMINISTRATOR -> {}
            }
        }
        return channels;
    }

    /** First receiver answers 首问负责: the recorder's unit where it may lead, else the centre. */
    private static Unit leadFor(Viewer viewer) {
        return viewer.atCentre() || viewer.has(Role.SITE_HEAD) || viewer.has(Role.SPECIALIST)
                ? viewer.unit()
                : viewer.organisation().centre();
    }

    /** Registers what somebody wrote on the portal; the centre receives it. */
    public Complaint fromPortal(RegisterForm form, Organisation organisation) {
        Constraints.check(validator, form);
        return takeIn(form, null, "", organisation, organisation.centre(), true, new Actor.Customer())
                .complaint();
    }

    /** As {@link #fromPortal(RegisterForm, Organisation)}; the same form sent again is the same complaint (A5). */
    public TakenIn fromPortal(RegisterForm form, Once once, Organisation organisation) {
        Constraints.check(validator, form);
        return takeIn(form, once, "", organisation, organisation.centre(), true, new Actor.Customer());
    }

    /**
     * Whether a line of a sheet could be taken in; nothing is stored.
     *
     * @throws Problem.Invalid naming the fields that cannot be
     */
    public void check(RegisterForm form, Organisation organisation) {
        Constraints.check(validator, form);
        checkAgainst(form, organisation, policies.inForce(organisation), clock.instant());
    }

    /**
     * Takes in a line of a sheet as part of the caller's transaction; the centre leads it, and nobody is written to.
     *
     * @throws Problem.Invalid naming the fields that cannot be; nothing was stored then
     */
    public Complaint fromSheet(RegisterForm form, Organisation organisation, Actor recorder) {
        Constraints.check(validator, form);
        var moment = new Moment(recorder, clock.instant());
        var key = vault.newKey();
        return complaints.register(organisation, fromSheet(form, organisation, key, moment), key, moment);
    }

    /**
     * A line of a sheet that had ended before it came here, ready to be stored with others.
     *
     * @throws Problem.Invalid naming the fields that cannot be
     */
    public Complaints.Settled fromSheet(
            RegisterForm form, ComplaintEvent.SettledBefore how, Organisation organisation, Actor recorder) {
        Constraints.check(validator, form);
        var key = vault.newKey();
        var moment = new Moment(recorder, clock.instant());
        return new Complaints.Settled(fromSheet(form, organisation, key, moment), how, key);
    }

    private Registered fromSheet(RegisterForm form, Organisation organisation, SealingKey key, Moment moment) {
        return registration(form, organisation, organisation.centre(), true, key, moment);
    }

    /**
     * Registers what somebody wrote in a mail; the centre receives it.
     *
     * @param first whether this mail may be taken in, asked in the same transaction: empty if not
     * @param then stores with it what belongs to it
     * @throws Problem.Invalid if it cannot be registered as it is
     */
    Optional<Complaint> fromMail(
            RegisterForm form, Organisation organisation, BooleanSupplier first, Consumer<Complaint> then) {
        Constraints.check(validator, form);
        var customer = new Actor.Customer();
        Optional<Complaint> taken = again(organisation, () -> {
            if (!first.getAsBoolean()) {
                return Optional.<Complaint>empty();
            }
            var complaint = takeInOnce(form, null, "", organisation, organisation.centre(), true, customer)
                    .complaint();
            then.accept(complaint);
            return Optional.of(complaint);
        });
        return taken.map(complaint -> again(organisation, () -> lookAgain(organisation, complaint, customer))
                .complaint());
    }

    private static boolean mayRegister(RegisterForm form, Viewer viewer) {
        var open = channelsFor(viewer);
        // An unknown channel is a mistake in the form, to be named as such.
        return Channel.of(form.channel()).map(open::contains).orElse(open.contains(Channel.API));
    }

    private TakenIn takeIn(
            RegisterForm form,
            @Nullable Once once,
            String username,
            Organisation organisation,
            Unit lead,
            boolean byCentre,
            Actor recorder) {
        var taken = again(organisation, () -> takeInOnce(form, once, username, organisation, lead, byCentre, recorder));
        return taken.created()
                ? again(organisation, () -> lookAgain(organisation, taken.complaint(), recorder))
                : taken;
    }

    private TakenIn lookAgain(Organisation organisation, Complaint complaint, Actor recorder) {
        return new TakenIn(complaints.lookAgain(organisation, complaint, new Moment(recorder, clock.instant())), true);
    }

    /** Several times, if somebody else was faster: each in a transaction of its own. */
    <T> T again(Organisation organisation, Supplier<T> work) {
        for (var attempt = 1; ; attempt++) {
            try {
                return Tenancy.in(organisation.id(), () -> transactions.execute(status -> work.get()));
            } catch (Problem.Stale | DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private TakenIn takeInOnce(
            RegisterForm form,
            @Nullable Once once,
            String username,
            Organisation organisation,
            Unit lead,
            boolean byCentre,
            Actor recorder) {
        var before = earlier(form, once, username, organisation);
        if (before.isPresent()) {
            return new TakenIn(complaints.byNumber(before.get()), false);
        }
        var moment = new Moment(recorder, clock.instant());
        var key = vault.newKey();
        var registration = registration(form, organisation, lead, byCentre, key, moment);
        var complaint = complaints.register(organisation, registration, thing(form), key, moment);
        if (once != null) {
            db.sql("""
                            insert into idempotency_key (tenant_id, username, key, request_hash, number, created_at)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            organisation.id().value(),
                            username,
                            once.key(),
                            once.requestHash(),
                            complaint.number(),
                            Timestamp.from(moment.at()))
                    .update();
        }
        return new TakenIn(complaint, true);
    }

    /** The number under which this very thing was taken in before (A5). */
    private Optional<String> earlier(
            RegisterForm form, @Nullable Once once, String username, Organisation organisation) {
        if (once != null) {
            var stored = db.sql("""
                            select number, request_hash from idempotency_key
                            where tenant_id = ? and username = ? and key = ?""")
                    .params(organisation.id().value(), username, once.key())
                    .query((rs, row) -> new Stored(rs.getString(1), rs.getBytes(2)))
                    .optional();
            if (stored.isPresent()) {
                if (!Arrays.equals(stored.get().requestHash(), once.requestHash())) {
                    throw new Problem.NotNow("idempotency-key");
                }
                return Optional.of(stored.get().number());
            }
        }
        var sourceId = sourceId(form);
        return sourceId == null
                ? Optional.empty()
                : complaints.bySourceId(
                        organisation.id(), Channel.of(form.channel()).orElseThrow(), sourceId);
    }

    /** What the sender calls it; where nobody says so, the number that a hotline or a platform gave it is its name. */
    private @Nullable String sourceId(RegisterForm form) {
        return form.sourceId() != null && !form.sourceId().isBlank()
                ? form.sourceId().strip()
                : particulars.of(form).map(Particulars::sourceId).orElse(null);
    }

    private record Stored(String number, byte[] requestHash) {}

    private Registered registration(
            RegisterForm form, Organisation organisation, Unit lead, boolean byCentre, SealingKey key, Moment moment) {
        var policy = policies.inForce(organisation);
        var unit = checkAgainst(form, organisation, policy, moment.at());
        var receivedAt = receivedAt(form, moment.at());
        var who = complainant(form.complainant(), key);
        var facts = facts(form, who, byCentre, policy, lead.id(), receivedAt);
        var calendar = policy.calendarOf(lead.id());
        // Time that has passed since receipt raises the level by an event of its own, after the registration.
        var verdict = policy.pack().level(facts, receivedAt, receivedAt, calendar.zone());
        var particulars = this.particulars.read(form, receivedAt);
        return new Registered(
                        complaints.nextNumber(organisation.zone()),
                        unit.id(),
                        lead.id(),
                        organisation.centre().id(),
                        byCentre,
                        Channel.of(form.channel()).orElseThrow(),
                        facts.kind(),
                        receivedAt,
                        form.occurredAt() == null
                                ? null
                                : micros(form.occurredAt().toInstant()),
                        form.place(),
                        form.against(),
                        who,
                        form.subject().strip(),
                        form.text().strip(),
                        demand(form.demand()),
                        form.category(),
                        facts.severity(),
                        facts.groupSize(),
                        facts.litigation(),
                        facts.media(),
                        facts.responsibility(),
                        Boolean.TRUE.equals(form.readBack()),
                        sourceId(form),
                        policy.pack().id(),
                        policy.pack().version(),
                        verdict.level(),
                        verdict.because())
                .with(
                        particulars
                                .map(one -> key.seal(this.particulars.write(one)))
                                .orElse(null),
                        particulars.map(Particulars::deadline).orElse(null));
    }

    /** @return the unit that it concerns */
    private static Unit checkAgainst(RegisterForm form, Organisation organisation, Policy policy, Instant now) {
        var unit = organisation.unit(form.unit()).orElseThrow(() -> new Problem.Invalid("unit", "unknown"));
        receivedAt(form, now);
        checkOccurred(form, now);
        if (form.category() != null
                && policy.pack().categories().find(form.category()).isEmpty()) {
            throw new Problem.Invalid("category", "unknown");
        }
        return unit;
    }

    private static CaseFacts facts(
            RegisterForm form, Complainant who, boolean byCentre, Policy policy, UUID lead, Instant receivedAt) {
        return CaseFacts.arrivedBy(form.channel())
                .arrival(policy.calendarOf(lead).arrival(receivedAt))
                .kind(orElse(form.kind(), "complaint"))
                .severity(form.severity() == null ? 1 : form.severity())
                .groupSize(form.groupSize() == null ? 1 : form.groupSize())
                .litigation(orElse(form.litigation(), "none"))
                .media(orElse(form.media(), "none"))
                .responsibility(orElse(form.responsibility(), "undetermined"))
                .category(orElse(form.category(), ""))
                .customerKind(who.kind())
                .vip(who.vip())
                .anonymous(who.anonymous())
                .receivedByCentre(byCentre)
                .build();
    }

    private static Instant receivedAt(RegisterForm form, Instant now) {
        if (form.receivedAt() == null) {
            return now;
        }
        var receivedAt = micros(form.receivedAt().toInstant());
        if (receivedAt.isAfter(now.plus(CLOCKS_MAY_DIFFER))) {
            throw new Problem.Invalid("receivedAt", "in-future");
        }
        if (receivedAt.isBefore(EARLIEST)) {
            throw new Problem.Invalid("receivedAt", "too-early");
        }
        return receivedAt;
    }

    private static void checkOccurred(RegisterForm form, Instant now) {
        if (form.occurredAt() != null) {
            var occurredAt = form.occurredAt().toInstant();
            if (occurredAt.isAfter(now.plus(CLOCKS_MAY_DIFFER))) {
                throw new Problem.Invalid("occurredAt", "in-future");
            }
            if (occurredAt.isBefore(LONG_AGO)) {
                throw new Problem.Invalid("occurredAt", "between", "1900", "9999");
            }
        }
    }

    private static Complainant complainant(RegisterForm.@Nullable Who who, SealingKey key) {
        if (who == null) {
            return new Complainant(null, null, null, null, "other", false, true);
        }
        return new Complainant(
                key.seal(blankToNull(who.name())),
                key.seal(blankToNull(who.phone())),
                key.seal(blankToNull(who.email())),
                key.seal(blankToNull(who.customerNo())),
                orElse(who.kind(), "other"),
                Boolean.TRUE.equals(who.vip()),
                Boolean.TRUE.equals(who.anonymous()));
    }

    private static @Nullable Demand demand(RegisterForm.@Nullable Wish wish) {
        if (wish == null) {
            return null;
        }
        var amount = wish.amount() == null
                ? null
                : new Demand.Money(wish.amount().value(), orElse(wish.amount().currency(), "CNY"));
        return new Demand(wish.kind(), wish.text(), amount);
    }

    private static @Nullable Thing thing(RegisterForm form) {
        var said = form.object();
        return said == null ? null : new Thing(said.kind(), said.reference().strip());
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
