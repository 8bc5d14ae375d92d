package org.wenguo.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.ComplaintEvent.*;
import org.wenguo.complaint.LoggedEvent;
import org.wenguo.complaint.Policy;
import org.wenguo.complaint.Stage;
import org.wenguo.complaint.Verb;
import org.wenguo.people.Role;
import org.wenguo.policy.CaseFacts;
import org.wenguo.policy.Level;
import org.wenguo.policy.LimitCase;
import org.wenguo.policy.LimitEnd;
import org.wenguo.policy.LimitOwner;
import org.wenguo.policy.LimitRule;
import org.wenguo.policy.LimitStart;
import org.wenguo.policy.Pause;
import org.wenguo.policy.Span;
import org.wenguo.policy.WorkingCalendar;

/**
 * Derives every limit of a complaint from its log (requirements D): goes through the life once more and lets each event
 * start, end, cancel or change limits. A pure function of log, pack and calendars, so that what is stored can be made
 * again and the past can be replayed under another pack.
 *
 * <p>A rule that ceases to concern the complaint cancels its limit; if it concerns it again, the limit goes on from its
 * first start, so that nobody wins time by changing a level to and fro.
 */
final class DerivingLimits {

    private final Policy policy;
    private final Map<String, List<Running>> limits = new HashMap<>();
    private final Map<CaseFacts, Map<String, Optional<LimitCase>>> answers = new HashMap<>();
    private Level levelBefore = Level.GENERAL;

    private DerivingLimits(Policy policy) {
        this.policy = policy;
    }

    static List<Limit> of(Complaint complaint, Policy policy) {
        var deriving = new DerivingLimits(policy);
        if (complaint.isSettledBefore()) {
            return List.of();
        }
        complaint.retell(deriving::on);
        var result = new ArrayList<Limit>();
        for (var rule : policy.pack().limits()) {
            for (var running : deriving.limits.getOrDefault(rule.id(), List.of())) {
                if (running.applied != null) {
                    result.add(running.limit(complaint));
                }
            }
        }
        result.addAll(deriving.levelTimers(complaint));
        return result;
    }

    /** Levels that will be reached by time alone while the complaint stays as it is. */
    private List<Limit> levelTimers(Complaint complaint) {
        var calendar = policy.calendarOf(complaint.registration().lead(), complaint.registeredAt());
        var since = complaint.registration().receivedAt();
        var over = complaint.closedAt().orElse(null);
        return policy.pack().levelTimers(complaint.facts(calendar), since, calendar.zone()).stream()
                .filter(timer -> timer.level().isAbove(complaint.level()))
                .map(timer -> Limit.of(timer, since, over))
                .toList();
    }

    private void on(Complaint complaint, LoggedEvent logged) {
        var event = logged.event();
        var at = logged.at();
        if (event instanceof SettledBefore) { // what was begun and ended elsewhere is not ours to count
            limits.clear();
            return;
        }
        limits.values().stream().flatMap(List::stream).forEach(running -> {
            if (running.isAwaited(complaint.stage()) && ends(running, event, logged.actor(), complaint)) {
                running.met(at);
            }
        });
        if (event instanceof Bounced || event instanceof Assigned || event instanceof Reopened) {
            forEachOpen(running -> {
                if (running.rule.ends() == LimitEnd.ANSWERED) {
                    running.cancelledForGood(at);
                }
            });
        }
        if (event instanceof CoHandlerReleased released) {
            forEachOpen(running -> {
                if (running.rule.starts() == LimitStart.CO_HANDLING && running.occurrence == released.no()) {
                    running.cancelledForGood(at);
                }
            });
        }
        if (event instanceof Reopened) {
            limits.values().forEach(mine -> mine.forEach(Running::leftBehind));
        }
        if (event instanceof ExtensionDecided decided && decided.granted()) {
            extend(complaint.extensions().get(decided.no() - 1).request(), at);
        }
        for (var rule : policy.pack().limits()) {
            start(rule, complaint, event, at);
        }
        reconsider(complaint, at);
        levelBefore = complaint.level();
    }

    private void extend(ExtensionAsked asked, Instant at) {
        limits.getOrDefault(asked.rule(), List.of()).stream()
                .filter(running -> running.occurrence == asked.occurrence() && running.isOpen())
                .forEach(running -> running.extensions.add(new Extended(at, asked.until())));
    }

    private void start(LimitRule rule, Complaint complaint, ComplaintEvent event, Instant at) {
        var mine = limits.computeIfAbsent(rule.id(), id -> new ArrayList<>());
        var goesOn = mine.stream().anyMatch(Running::isPending);
        switch (event) {
            case Registered registration
            when rule.starts() == LimitStart.RECEIVED ->
                mine.add(new Running(rule, 1, at, registration.receivedAt(), null));
            case Bounced bounced
            when rule.starts() == LimitStart.RECEIVED && rule.ends() == LimitEnd.HANDED_OVER && !goesOn ->
                mine.add(new Running(rule, mine.size() + 1, at, at, null));
            case Reopened again
            when rule.starts() == LimitStart.RECEIVED && !goesOn && isOwedAgain(rule, mine) ->
                mine.add(new Running(rule, mine.size() + 1, at, at, null));
            case Assigned assigned
            when rule.starts() == LimitStart.HANDED_OVER && !goesOn && isFirstOrAnswer(rule, mine) ->
                mine.add(new Running(rule, mine.size() + 1, at, at, null));
            case Reopened again
            when rule.starts() == LimitStart.HANDED_OVER && !goesOn ->
                mine.add(new Running(rule, mine.size() + 1, at, at, null));
            case CoHandlerAdded asked
            when rule.starts() == LimitStart.CO_HANDLING ->
                mine.add(new Running(rule, asked.no(), at, at, null).mustPrecede(running(rule.before())));
            case Promised made
            when rule.starts() == LimitStart.PROMISED -> mine.add(new Running(rule, made.no(), at, at, made.dueAt()));
            case PromisePostponed later
            when rule.starts() == LimitStart.PROMISED ->
                mine.stream().filter(one -> one.occurrence == later.no()).forEach(one -> one.promised = later.dueAt());
            default -> {
                if (startedBy(rule.starts(), event, complaint) && !goesOn) {
                    mine.add(new Running(rule, mine.size() + 1, at, at, null));
                }
            }
        }
    }

    /** The limit of a rule that runs now, or will as soon as the rule concerns the complaint. */
    private @Nullable Running running(@Nullable String rule) {
        return rule == null
                ? null
                : limits.getOrDefault(rule, List.of()).stream()
                        .filter(Running::isPending)
                        .reduce((earlier, later) -> later)
                        .orElse(null);
    }

    /** A complainant who was answered once is not owed the first answer again because the case changed hands. */
    private static boolean isFirstOrAnswer(LimitRule rule, List<Running> earlier) {
        return earlier.isEmpty() || rule.ends() == LimitEnd.ANSWERED;
    }

    /** Who complains again is owed a reply again, and whatever the round before left undone; it is handed over already. */
    private static boolean isOwedAgain(LimitRule rule, List<Running> earlier) {
        return rule.ends() != LimitEnd.HANDED_OVER
                && (isReply(rule.ends()) || earlier.stream().allMatch(one -> one.metAt == null));
    }

    private static boolean isReply(LimitEnd end) {
        return end == LimitEnd.REPLIED || end == LimitEnd.REPLIED_BY_SPOKESPERSON;
    }

    private boolean startedBy(LimitStart start, ComplaintEvent event, Complaint complaint) {
        return switch (start) {
            case RECEIVED, HANDED_OVER, PROMISED, CO_HANDLING -> false;
            case BULLETIN_ISSUED -> event instanceof BulletinIssued;
            case TURN -> policy.pack().bulletins().isTurn(complaint.level(), event.type());
            case VALIDITY_PASSED -> event instanceof ValidityPassed;
            case BECAME_HOT -> became(Level.HOT, complaint, event);
            case BECAME_MAJOR -> became(Level.MAJOR, complaint, event);
            case FOUND_VALID ->
                event instanceof ValidityDetermined(var validity, var reason)
                        && validity == org.wenguo.complaint.Validity.VALID;
            case AGREED -> event instanceof Agreed;
            case FULFILLED -> event instanceof Fulfilled;
        };
    }

    private boolean became(Level level, Complaint complaint, ComplaintEvent event) {
        return complaint.level() == level && (levelBefore != level || event instanceof Registered);
    }

    private boolean ends(Running running, ComplaintEvent event, Actor actor, Complaint complaint) {
        return switch (running.rule.ends()) {
            case HANDED_OVER -> event instanceof Assigned;
            case ANSWERED -> event instanceof Answered;
            case REPLIED, PRELIMINARY_REPLY ->
                event instanceof Replied || (event instanceof Fulfilled(var text, var direct) && direct);
            case REPLIED_BY_SPOKESPERSON ->
                event instanceof Replied
                        && policy.organisation()
                                .member(actor.id())
                                .filter(member -> member.has(Role.SPOKESPERSON))
                                .isPresent();
            case VALIDITY_PASSED_OR_DECIDED -> event instanceof ValidityPassed || event instanceof ValidityDetermined;
            case VALIDITY_DECIDED -> event instanceof ValidityDetermined;
            case CENTRE_INFORMED -> informsCentre(event, complaint);
            case AGREED -> event instanceof Agreed;
            case FULFILLED -> event instanceof Fulfilled;
            case PROMISE_KEPT -> event instanceof PromiseKept kept && kept.no() == running.occurrence;
            case CALLED_BACK -> event instanceof CalledBack;
            case BULLETIN_ISSUED -> event instanceof BulletinIssued;
            case CONTRIBUTED -> event instanceof Contributed done && done.no() == running.occurrence;
        };
    }

    /** The centre knows once the question of validity, a consultation or the case itself was brought to it (D8a). */
    private static boolean informsCentre(ComplaintEvent event, Complaint complaint) {
        var centre = complaint.registration().centre();
        return switch (event) {
            case ValidityPassed passed -> true;
            case Consulted consulted -> consulted.unit().equals(centre);
            case Assigned assigned -> assigned.unit().equals(centre);
            default -> false;
        };
    }

    /** Which rules concern the complaint as it is now, and how long they allow. */
    private void reconsider(Complaint complaint, Instant at) {
        // How it arrived is asked of the calendar as it was when it was registered: what ran out does not run again
        // because hours were changed afterwards.
        var calendar = policy.calendarOf(complaint.registration().lead(), complaint.registeredAt());
        var facts = complaint.facts(calendar);
        var answered = answers.computeIfAbsent(facts, asked -> new HashMap<>());
        for (var mine : limits.values()) {
            for (var running : mine) {
                if (running.metAt == null && !running.isCancelledForGood) {
                    var rule = running.rule;
                    var applies = goesOnWhen(rule, complaint.stage())
                            ? answered.computeIfAbsent(rule.id(), id -> rule.caseFor(facts))
                                    .filter(found -> isSet(found, complaint))
                            : Optional.<LimitCase>empty();
                    running.apply(
                            applies.orElse(null), at, complaint.registration().outsideDeadline());
                }
            }
            mine.removeIf(DerivingLimits::neverConcernedIt);
        }
    }

    /** A deadline from outside concerns only the case for which somebody outside set one. */
    private static boolean isSet(LimitCase found, Complaint complaint) {
        return !(found.due() instanceof Span.OutsideDeadline)
                || complaint.registration().outsideDeadline() != null;
    }

    /** A bulletin or a turn that a rule did not ask after then starts nothing when the rule asks after it later. */
    private static boolean neverConcernedIt(Running running) {
        return running.applied == null
                && (running.rule.starts() == LimitStart.BULLETIN_ISSUED || running.rule.starts() == LimitStart.TURN);
    }

    /** Once a complaint has ended nothing runs any more but what was promised. */
    private static boolean goesOnWhen(LimitRule rule, Stage stage) {
        return switch (rule.starts()) {
            case PROMISED -> stage.isOpen() || stage == Stage.CLOSED;
            case CO_HANDLING -> Verb.CONTRIBUTE.stages().contains(stage);
            default -> stage.isOpen() && !(rule.ends() == LimitEnd.HANDED_OVER && stage != Stage.REGISTERED);
        };
    }

    private void forEachOpen(java.util.function.Consumer<Running> what) {
        limits.values().forEach(mine -> mine.stream().filter(Running::isOpen).forEach(what));
    }

    /** A limit in the making. */
    private final class Running {
        final LimitRule rule;
        final int occurrence;
        final Instant since;
        final List<Extended> extensions = new ArrayList<>();
        Instant startedAt;

        /** By when it was promised; later if that was postponed. */
        @Nullable
        Instant promised;

        /** The deadline that somebody outside set, where the rule goes by it. */
        @Nullable
        Instant setFromOutside;

        /** What this one must run out before, as the lead's limit; null: nothing. */
        @Nullable
        Running whole;

        @Nullable
        LimitCase applied;

        @Nullable
        Instant metAt;

        @Nullable
        Instant cancelledAt;

        boolean isCancelledForGood;

        /**
         * @param since the event that brought it about
         * @param startedAt from when it counts
         */
        Running(LimitRule rule, int occurrence, Instant since, Instant startedAt, @Nullable Instant promised) {
            this.rule = rule;
            this.occurrence = occurrence;
            this.since = since;
            this.startedAt = startedAt;
            this.promised = promised;
        }

        Running mustPrecede(@Nullable Running other) {
            whole = other;
            return this;
        }

        boolean isOpen() {
            return applied != null && metAt == null && cancelledAt == null;
        }

        /** It runs, or will as soon as the rule concerns the complaint. */
        boolean isPending() {
            return metAt == null && !isCancelledForGood;
        }

        /**
         * What meets it would meet it now: a promise also while the case is withdrawn, and whatever was owed when the case
         * was merged, since its complainant is replied to from the leading case.
         */
        boolean isAwaited(Stage stage) {
            return isOpen()
                    || (promised != null && isPending())
                    || (stage == Stage.MERGED && applied != null && isPending());
        }

        void met(Instant at) {
            metAt = at;
            cancelledAt = null;
        }

        /** With the next round begins what it owes; only what runs on, and what was promised, is taken along. */
        void leftBehind() {
            if (isPending() && !isOpen() && promised == null) {
                isCancelledForGood = true;
            }
        }

        void cancelledForGood(Instant at) {
            cancelledAt = at;
            isCancelledForGood = true;
        }

        void apply(@Nullable LimitCase found, Instant at, @Nullable Instant outsideDeadline) {
            if (found == null) {
                cancelledAt = applied != null && cancelledAt == null ? at : cancelledAt;
                return;
            }
            if (applied == null && rule.starts() == LimitStart.RECEIVED && !at.equals(since)) {
                // It began to concern the complaint only now, as a letter that turns into a newspaper story.
                startedAt = at;
            }
            applied = found;
            cancelledAt = null;
            setFromOutside = found.due() instanceof Span.OutsideDeadline ? outsideDeadline : null;
        }

        Limit limit(Complaint complaint) {
            var owner = owner(rule.owner(), complaint, occurrence);
            var pauses = pauses(complaint);
            var given = java.util.Objects.requireNonNull(applied).due();
            var calendar = calendar(policy.versionsOf(owner.unit()), given, pauses);
            var span = precedingWhole(given, calendar, complaint);
            var due = due(calendar, span, pauses);
            return new Limit(
                    rule.id(),
                    occurrence,
                    Limit.Kind.LIMIT,
                    startedAt,
                    due,
                    applied.by().orElse(null),
                    owner.unit(),
                    owner.staff(),
                    pausedSince(complaint, due),
                    metAt,
                    cancelledAt,
                    steps(calendar, span, pauses, due));
        }

        private List<Pause> pauses(Complaint complaint) {
            return complaint.suspensions().stream()
                    .filter(one -> rule.isPausedBy(one.waitingFor())
                            && !isOverBy(one.since().at()))
                    .map(one -> new Pause(one.since().at(), one.until()))
                    .toList();
        }

        /**
         * A part has to be done before the whole is due: where its own span would be too long for that, it has four fifths of
         * the time that is left for the whole, so that whoever puts the parts together has the rest. Pauses that begin later
         * move both.
         */
        private Span precedingWhole(Span given, WorkingCalendar calendar, Complaint complaint) {
            if (whole == null || whole.applied == null) {
                return given;
            }
            var earlier = pauses(complaint).stream()
                    .filter(pause -> pause.from().isBefore(startedAt))
                    .toList();
            var wholeCalendar = policy.calendarOf(
                    owner(whole.rule.owner(), complaint, whole.occurrence).unit());
            var end = whole.due(
                    wholeCalendar,
                    whole.applied.due(),
                    whole.pauses(complaint).stream()
                            .filter(pause -> pause.from().isBefore(startedAt))
                            .toList());
            if (!end.isAfter(startedAt)
                    || calendar.due(given, startedAt, earlier).isBefore(end)) {
                return given;
            }
            var working = new Span.Working(
                    calendar.between(startedAt, end).multipliedBy(4).dividedBy(5));
            return working.time().isPositive()
                            && calendar.due(working, startedAt, earlier).isBefore(end)
                    ? working
                    : new Span.Elapsed(
                            Duration.between(startedAt, end).multipliedBy(4).dividedBy(5));
        }

        /**
         * By which version of a calendar the limit counts: the one after which nothing could move it any more, because it
         * was met, cancelled or breached before the calendar was corrected again.
         */
        private WorkingCalendar calendar(List<Policy.Version> versions, Span span, List<Pause> pauses) {
            for (var i = 0; i < versions.size() - 1; i++) {
                var corrected = versions.get(i + 1).since();
                if (!corrected.isAfter(startedAt)) {
                    continue;
                }
                if (isOverBy(corrected)
                        || !due(versions.get(i).calendar(), span, pauses).isAfter(corrected)) {
                    return versions.get(i).calendar();
                }
            }
            return versions.getLast().calendar();
        }

        /** What was met or cancelled keeps its due time, whatever waits for whom afterwards. */
        private boolean isOverBy(Instant at) {
            return (metAt != null && !metAt.isAfter(at)) || (cancelledAt != null && !cancelledAt.isAfter(at));
        }

        private Instant due(WorkingCalendar calendar, Span span, List<Pause> pauses) {
            var due = firstDue(calendar, span, pauses);
            for (var extended : extensions) {
                due = extended.due(due, calendar, pauses(pauses));
            }
            return due;
        }

        private Instant firstDue(WorkingCalendar calendar, Span span, List<Pause> pauses) {
            var fixed = fixedEnd();
            return fixed == null ? calendar.due(span, startedAt, pauses) : fixed;
        }

        /** By when somebody said that it would be done, we or somebody outside; null: it is reckoned. */
        private @Nullable Instant fixedEnd() {
            return promised == null ? setFromOutside : promised;
        }

        /** A time that was fixed does not wait for anybody. */
        private List<Pause> pauses(List<Pause> pauses) {
            return fixedEnd() == null ? pauses : List.of();
        }

        private List<Instant> steps(WorkingCalendar calendar, Span span, List<Pause> pauses, Instant due) {
            var steps = new ArrayList<Instant>();
            var fixed = fixedEnd();
            for (var percent : rule.warnPercents()) {
                steps.add(
                        fixed == null
                                ? calendar.at(span, startedAt, pauses, percent)
                                : startedAt.plus(Duration.between(startedAt, fixed)
                                        .multipliedBy(percent)
                                        .dividedBy(100)));
            }
            var dueThen = firstDue(calendar, span, pauses);
            for (var extended : extensions) {
                var later = extended.due(dueThen, calendar, pauses(pauses));
                if (later.isAfter(dueThen)) {
                    // What was warned of before stays and keeps its number, so that nothing is told twice.
                    steps.removeIf(step -> step.isAfter(extended.at()));
                    rule.warnPercents()
                            .forEach(percent ->
                                    steps.add(calendar.at(extended.span(), extended.at(), pauses(pauses), percent)));
                    dueThen = later;
                }
            }
            steps.add(due);
            var repetition = rule.repetition();
            for (var again = 0; repetition != null && again < repetition.times(); again++) {
                steps.add(calendar.due(repetition.every(), steps.getLast(), List.of()));
            }
            return steps;
        }

        /** A limit that was breached before the pause began is not excused by it. */
        private @Nullable Instant pausedSince(Complaint complaint, Instant due) {
            return complaint
                    .suspension()
                    .filter(one -> isOpen() && fixedEnd() == null && rule.isPausedBy(one.waitingFor()))
                    .map(one -> one.since().at())
                    .filter(since -> since.isBefore(due))
                    .map(since -> since.isBefore(startedAt) ? startedAt : since)
                    .orElse(null);
        }
    }

    /**
     * More time, granted at a moment until another. From the grant on it runs on the clock of the wall, and a pause adds what
     * it lasts; it never ends earlier than what it extends.
     */
    private record Extended(Instant at, Instant until) {
        Span span() {
            return new Span.Elapsed(at.isBefore(until) ? Duration.between(at, until) : Duration.ZERO);
        }

        Instant due(Instant before, WorkingCalendar calendar, List<Pause> pauses) {
            var due = calendar.due(span(), at, pauses);
            return due.isAfter(before) ? due : before;
        }
    }

    private record Owner(UUID unit, @Nullable UUID staff) {}

    private Owner owner(LimitOwner owner, Complaint complaint, int occurrence) {
        var registration = complaint.registration();
        return switch (owner) {
            case RECORDER, LEAD ->
                new Owner(registration.lead(), complaint.recorder().id());
            case HANDLER ->
                complaint
                        .assignment()
                        .map(now -> new Owner(now.unit(), now.staff()))
                        .orElseGet(() -> new Owner(
                                registration.lead(), complaint.recorder().id()));
            case CO_HANDLER ->
                occurrence <= complaint.coHandlers().size()
                        ? new Owner(complaint.coHandlers().get(occurrence - 1).unit(), null)
                        : owner(LimitOwner.HANDLER, complaint, occurrence);
            case CENTRE -> new Owner(registration.centre(), null);
            case SPOKESPERSON ->
                policy.organisation().withRole(Role.SPOKESPERSON).stream()
                        .findFirst()
                        .map(one -> new Owner(one.unit(), one.id()))
                        .orElseGet(() -> new Owner(registration.centre(), null));
        };
    }
}
