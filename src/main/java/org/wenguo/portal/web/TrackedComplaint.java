package org.wenguo.portal.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.CallbackResult;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaint.Proposal;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.ComplaintEvent.*;
import org.wenguo.complaint.Demand;
import org.wenguo.complaint.LoggedEvent;
import org.wenguo.complaint.Stage;
import org.wenguo.complaint.Verb;
import org.wenguo.deadline.LimitsForCustomers.Expected;
import org.wenguo.deadline.LimitsForCustomers.Longer;
import org.wenguo.people.Organisation;
import org.wenguo.policy.LimitEnd;

/**
 * A complaint as its complainant sees it. What is not here cannot appear on the page: level, validity and opinions on it,
 * authority and approvals, notes, bounces, consultations, findings, and every name of staff stay inside.
 *
 * @param standing where it stands, in the complainant's terms
 * @param endedAs the stage, whose name is told only where it is an end
 * @param unit who has it now; empty once nobody has
 * @param transferredTo which body has it instead; empty unless it was passed on
 * @param steps the way through the present round
 * @param waiting whom the clocks wait for: {@code complainant}, {@code outside-body}, {@code other}, or empty
 * @param awaited what is to happen by when, the nearest first
 * @param longer what takes longer than we said, the latest first
 * @param options that may be chosen among; what waits for approval or was refused is none
 * @param rated how the complainant judged the present round
 * @param may what the complainant may do now
 * @param together it goes on in another complaint of the same matter
 */
public record TrackedComplaint(
        String number,
        String subject,
        String text,
        @Nullable String place,
        Instant receivedAt,
        int round,
        Where standing,
        Stage endedAs,
        String unit,
        String transferredTo,
        List<Step> steps,
        String waiting,
        List<Awaited> awaited,
        List<Longer> longer,
        List<Kept> kept,
        List<Option> options,
        Optional<Option> chosen,
        Optional<String> counterProposal,
        Optional<String> agreement,
        List<Said> replies,
        List<Said> added,
        Optional<CallbackResult> rated,
        Set<Deed> may,
        boolean together) {

    /** What is owed to everybody who complains of a matter; replies and callbacks are owed to each alone. */
    private static final Set<LimitEnd> COMMON = EnumSet.of(LimitEnd.HANDED_OVER, LimitEnd.ANSWERED, LimitEnd.FULFILLED);

    /** Stops that the matter has; the others are between us and the complainant of the leading case. */
    private static final Set<Name> COMMON_STEPS =
            EnumSet.of(Name.HANDED_OVER, Name.CHECKED, Name.FULFILLED, Name.CLOSED, Name.ENDED);

    /** Where it stands, as the headline says it. */
    public enum Where {
        RECEIVED,
        CHECKING,
        PREPARING,
        CHOOSING,
        WEIGHING,
        CONFIRMING,
        CARRYING_OUT,
        RATING,
        RATED,
        CLOSED,
        DECLINED,
        WITHDRAWN,
        TRANSFERRED_OUT,
        /** Others of the same matter have something agreed; this complainant is only told that it is under way. */
        BEING_DONE,
        DONE
    }

    /** What a complainant can do. */
    public enum Deed {
        CHOOSE,
        AGREE,
        RATE,
        ADD_WORDS,
        OBJECT,
        WITHDRAW
    }

    /** @param at null while it is still to come, or if it was never told when */
    public record Step(Name name, @Nullable Instant at, boolean now, String unit) {
        /** Key of its words: as done, as under way, as still to come. */
        public String key() {
            return "portal.step." + name + (now ? ".now" : at != null ? ".done" : ".ahead");
        }
    }

    /** The stops of the way. */
    public enum Name {
        RECEIVED,
        HANDED_OVER,
        CHECKED,
        PROPOSED,
        AGREED,
        FULFILLED,
        RATED,
        CLOSED,
        ENDED
    }

    public record Option(int no, String text, Demand.@Nullable Money compensation) {
        private Option(Proposal proposal) {
            this(proposal.no(), proposal.text(), proposal.compensation());
        }
    }

    /**
     * Something that is to happen.
     *
     * @param what code of the end of a limit; empty for a promise
     * @param promised in the words of the promise; empty for a limit
     */
    public record Awaited(String what, String promised, Instant by) {}

    /** A promise that was kept. */
    public record Kept(String text, Instant at) {}

    /**
     * Something that was said, by us through a channel or by the complainant.
     *
     * @param outcome whether it is published as the final outcome (G1)
     */
    public record Said(String text, Instant at, @Nullable Channel channel, boolean outcome) {}

    static TrackedComplaint of(
            Complaint complaint, Organisation organisation, List<Expected> expected, List<Longer> longer) {
        var options = complaint.proposals().stream()
                .filter(Proposal::stands)
                .map(Option::new)
                .toList();
        var chosen = complaint
                .chosen()
                .flatMap(no -> options.stream().filter(one -> one.no() == no).findFirst());
        var where = where(complaint, !options.isEmpty(), chosen.isPresent());
        var registration = complaint.registration();
        return new TrackedComplaint(
                complaint.number(),
                registration.subject(),
                registration.text(),
                registration.place(),
                registration.receivedAt(),
                complaint.round(),
                where,
                complaint.stage(),
                complaint
                        .holder()
                        .map(holder -> organisation.unit(holder.unit()).name())
                        .orElse(""),
                last(complaint, TransferredOut.class).map(TransferredOut::to).orElse(""),
                steps(complaint, organisation, where),
                complaint.suspension().map(Complaint.Suspension::waitingFor).orElse(""),
                awaited(complaint, expected, where),
                List.copyOf(longer),
                complaint.promises().stream()
                        .flatMap(promise -> promise.keptAt() == null
                                ? Stream.<Kept>empty()
                                : Stream.of(new Kept(promise.text(), promise.keptAt())))
                        .toList(),
                options,
                chosen,
                complaint.counterProposal(),
                complaint.agreement(),
                complaint.replies().reversed().stream()
                        .map(reply -> new Said(
                                reply.text(),
                                reply.moment().at(),
                                reply.channel(),
                                complaint
                                        .outcome()
                                        .filter(no -> no == reply.no())
                                        .isPresent()))
                        .sorted(Comparator.comparing(Said::outcome).reversed())
                        .toList(),
                complaint.log().stream()
                        .filter(one -> one.actor() instanceof Actor.Customer)
                        .flatMap(one -> one.event() instanceof WordsAdded(String text)
                                ? Stream.of(new Said(text, one.at(), null, false))
                                : Stream.empty())
                        .toList(),
                complaint.callback().map(CalledBack::result),
                may(complaint, !options.isEmpty()),
                false);
    }

    /**
     * A complaint that goes on in another: its own number, words and replies, and where the matter stands. Of the other
     * complainant nothing: no words, options, agreements, promises, reasons for delay or judgement.
     *
     * @param expected of the leading case
     */
    static TrackedComplaint goingOnIn(
            Complaint lead, Complaint complaint, Organisation organisation, List<Expected> expected) {
        var own = of(complaint, organisation, List.of(), List.of());
        var where = switch (lead.stage()) {
            case REGISTERED -> Where.RECEIVED;
            case ASSIGNED -> Where.CHECKING;
            case INVESTIGATED, PROPOSED -> Where.PREPARING;
            case AGREED -> Where.BEING_DONE;
            case FULFILLED, CALLED_BACK -> Where.DONE;
            case CLOSED, ARCHIVED -> Where.CLOSED;
            case DECLINED -> Where.DECLINED;
            case WITHDRAWN, MERGED -> Where.RECEIVED;
            case TRANSFERRED_OUT -> Where.TRANSFERRED_OUT;
        };
        var of = of(lead, organisation, List.of(), List.of());
        var received = new Step(Name.RECEIVED, complaint.registeredAt(), false, "");
        var common = steps(lead, organisation, where == Where.PREPARING ? Where.BEING_DONE : where).stream()
                .filter(step -> COMMON_STEPS.contains(step.name()));
        var ended = EnumSet.of(Where.CLOSED, Where.DECLINED, Where.TRANSFERRED_OUT, Where.DONE)
                .contains(where);
        return new TrackedComplaint(
                own.number(),
                own.subject(),
                own.text(),
                own.place(),
                own.receivedAt(),
                own.round(),
                where,
                lead.stage(),
                of.unit(),
                of.transferredTo(),
                Stream.concat(Stream.of(received), common).toList(),
                "",
                expected.stream()
                        .filter(limit -> !ended && limit.pausedSince() == null && COMMON.contains(limit.what()))
                        .map(limit -> new Awaited(limit.what().code(), "", limit.dueAt()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                own.replies(),
                own.added(),
                Optional.empty(),
                ended ? EnumSet.of(Deed.ADD_WORDS, Deed.OBJECT) : EnumSet.of(Deed.ADD_WORDS, Deed.WITHDRAW),
                true);
    }

    /** As much of the subject as a headline bears. */
    public String shortSubject() {
        return ComplaintForm.firstWords(subject);
    }

    /** Then other routes are worth knowing (F9). */
    public boolean hasEndedWithUs() {
        return switch (standing) {
            case CLOSED, DECLINED, TRANSFERRED_OUT -> true;
            default -> false;
        };
    }

    public boolean may(Deed deed) {
        return may.contains(deed);
    }

    private static Where where(Complaint complaint, boolean hasOptions, boolean hasChosen) {
        return switch (complaint.stage()) {
            case REGISTERED -> Where.RECEIVED;
            case ASSIGNED -> Where.CHECKING;
            case INVESTIGATED -> Where.PREPARING;
            case PROPOSED -> {
                if (complaint.counterProposal().isPresent()) {
                    yield Where.WEIGHING;
                }
                yield hasChosen ? Where.CONFIRMING : hasOptions ? Where.CHOOSING : Where.PREPARING;
            }
            case AGREED -> Where.CARRYING_OUT;
            case FULFILLED -> Where.RATING;
            case CALLED_BACK -> Where.RATED;
            case CLOSED, ARCHIVED -> Where.CLOSED;
            case DECLINED -> Where.DECLINED;
            case WITHDRAWN -> Where.WITHDRAWN;
            case TRANSFERRED_OUT -> Where.TRANSFERRED_OUT;
            case MERGED -> Where.RECEIVED; // where the matter stands the leading case knows
        };
    }

    /** Promises count until they are kept, limits only while there is something left to do. */
    private static List<Awaited> awaited(Complaint complaint, List<Expected> expected, Where where) {
        var promises = complaint.stage().isExit()
                ? Stream.<Awaited>empty()
                : complaint.promises().stream()
                        .filter(promise -> promise.keptAt() == null)
                        .map(promise -> new Awaited("", promise.text(), promise.dueAt()));
        var limits = where == Where.RATED || where == Where.CLOSED
                ? Stream.<Awaited>empty()
                : expected.stream()
                        .filter(limit -> limit.pausedSince() == null)
                        .map(limit -> new Awaited(limit.what().code(), "", limit.dueAt()));
        return Stream.concat(promises, limits)
                .sorted(Comparator.comparing(Awaited::by))
                .toList();
    }

    private static Set<Deed> may(Complaint complaint, boolean hasOptions) {
        var may = EnumSet.noneOf(Deed.class);
        if (hasOptions && complaint.allows(Verb.CHOOSE)) {
            may.add(Deed.CHOOSE);
        }
        if (hasOptions && complaint.allows(Verb.AGREE) && complaint.chosen().isPresent()) {
            may.add(Deed.AGREE);
        }
        if (complaint.allows(Verb.CALL_BACK)) {
            may.add(Deed.RATE);
        }
        if (complaint.allows(Verb.ADD_WORDS)) {
            may.add(Deed.ADD_WORDS);
        }
        if (complaint.allows(Verb.REOPEN)) {
            may.add(Deed.OBJECT);
        }
        if (complaint.allows(Verb.WITHDRAW)) {
            may.add(Deed.WITHDRAW);
        }
        return may;
    }

    // ---- the way ----------------------------------------------------------------------------------------------------

    private static List<Step> steps(Complaint complaint, Organisation organisation, Where where) {
        var round = presentRound(complaint);
        var handler = complaint
                .assignment()
                .map(one -> organisation.unit(one.unit()).name())
                .orElse("");
        var steps = new ArrayList<Step>();
        var current = current(where);
        for (var name : Name.values()) {
            var at = at(name, round, complaint.stage());
            var isNow = name == current;
            var isAhead = current != null && name.compareTo(current) > 0;
            if (name == Name.ENDED ? at != null : isNow || isAhead || at != null) {
                steps.add(new Step(name, isNow || isAhead ? null : at, isNow, handler));
            }
        }
        return steps;
    }

    /** The step that is under way; null once nothing is. */
    private static @Nullable Name current(Where where) {
        return switch (where) {
            case RECEIVED -> Name.HANDED_OVER;
            case CHECKING -> Name.CHECKED;
            case PREPARING -> Name.PROPOSED;
            case CHOOSING, WEIGHING, CONFIRMING -> Name.AGREED;
            case CARRYING_OUT -> Name.FULFILLED;
            case RATING -> Name.RATED;
            case BEING_DONE -> Name.FULFILLED;
            case RATED, DONE -> Name.CLOSED;
            case CLOSED, DECLINED, WITHDRAWN, TRANSFERRED_OUT -> null;
        };
    }

    private static List<LoggedEvent> presentRound(Complaint complaint) {
        var log = complaint.log();
        for (var i = log.size() - 1; i > 0; i--) {
            if (log.get(i).event() instanceof Reopened) {
                return log.subList(i, log.size());
            }
        }
        return log;
    }

    private static @Nullable Instant at(Name name, List<LoggedEvent> round, Stage stage) {
        return switch (name) {
            case RECEIVED -> round.getFirst().at();
            case HANDED_OVER ->
                round.getFirst().event() instanceof Reopened ? round.getFirst().at() : at(round, Assigned.class);
            case CHECKED -> at(round, Answered.class);
            case PROPOSED -> at(round, Proposed.class);
            case AGREED -> at(round, Agreed.class);
            case FULFILLED -> at(round, Fulfilled.class);
            case RATED -> at(round, CalledBack.class);
            case CLOSED -> at(round, Closed.class);
            case ENDED ->
                switch (stage) {
                    case DECLINED -> at(round, Declined.class);
                    case WITHDRAWN -> at(round, Withdrawn.class);
                    case TRANSFERRED_OUT -> at(round, TransferredOut.class);
                    default -> null;
                };
        };
    }

    private static @Nullable Instant at(List<LoggedEvent> round, Class<? extends ComplaintEvent> event) {
        return round.reversed().stream()
                .filter(one -> event.isInstance(one.event()))
                .map(LoggedEvent::at)
                .findFirst()
                .orElse(null);
    }

    private static <E extends ComplaintEvent> Optional<E> last(Complaint complaint, Class<E> event) {
        return complaint.log().reversed().stream()
                .map(LoggedEvent::event)
                .filter(event::isInstance)
                .map(event::cast)
                .findFirst();
    }
}
