package org.wenguo.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenguo.platform.Sealed;
import org.wenguo.policy.Because;
import org.wenguo.policy.Level;
import org.wenguo.policy.Pack;

/** What can happen to a complaint. Each is stored once and never changed; everything else follows from them (T3). */
public sealed interface ComplaintEvent {

    /**
     * The beginning: the register form as it was taken (A2).
     *
     * @param particulars what only its channel has, as the intake wrote it; they may tell who complains
     * @param outsideDeadline until when whoever passed it on wants it done; null: nobody said
     */
    record Registered(
            String number,
            UUID unit,
            UUID lead,
            UUID centre,
            boolean receivedByCentre,
            Channel channel,
            String kind,
            Instant receivedAt,
            @Nullable Instant occurredAt,
            @Nullable String place,
            @Nullable String against,
            Complainant complainant,
            String subject,
            String text,
            @Nullable Demand demand,
            @Nullable String category,
            int severity,
            int groupSize,
            String litigation,
            String media,
            String responsibility,
            boolean readBack,
            @Nullable String sourceId,
            String pack,
            String packVersion,
            Level level,
            Because levelBecause,
            @Nullable Sealed particulars,
            @Nullable Instant outsideDeadline)
            implements ComplaintEvent {

        /** One that came without particulars of its channel. */
        public Registered(
                String number,
                UUID unit,
                UUID lead,
                UUID centre,
                boolean receivedByCentre,
                Channel channel,
                String kind,
                Instant receivedAt,
                @Nullable Instant occurredAt,
                @Nullable String place,
                @Nullable String against,
                Complainant complainant,
                String subject,
                String text,
                @Nullable Demand demand,
                @Nullable String category,
                int severity,
                int groupSize,
                String litigation,
                String media,
                String responsibility,
                boolean readBack,
                @Nullable String sourceId,
                String pack,
                String packVersion,
                Level level,
                Because levelBecause) {
            this(
                    number,
                    unit,
                    lead,
                    centre,
                    receivedByCentre,
                    channel,
                    kind,
                    receivedAt,
                    occurredAt,
                    place,
                    against,
                    complainant,
                    subject,
                    text,
                    demand,
                    category,
                    severity,
                    groupSize,
                    litigation,
                    media,
                    responsibility,
                    readBack,
                    sourceId,
                    pack,
                    packVersion,
                    level,
                    levelBecause,
                    null,
                    null);
        }

        /** The same, with what is known of the way by which it came. */
        public Registered with(@Nullable Sealed its, @Nullable Instant deadline) {
            return new Registered(
                    number,
                    unit,
                    lead,
                    centre,
                    receivedByCentre,
                    channel,
                    kind,
                    receivedAt,
                    occurredAt,
                    place,
                    against,
                    complainant,
                    subject,
                    text,
                    demand,
                    category,
                    severity,
                    groupSize,
                    litigation,
                    media,
                    responsibility,
                    readBack,
                    sourceId,
                    pack,
                    packVersion,
                    level,
                    levelBecause,
                    its,
                    deadline);
        }

        /** The same form, judged by another pack. */
        Registered handledBy(Pack other, Level judged, Because because) {
            return new Registered(
                    number,
                    unit,
                    lead,
                    centre,
                    receivedByCentre,
                    channel,
                    kind,
                    receivedAt,
                    occurredAt,
                    place,
                    against,
                    complainant,
                    subject,
                    text,
                    demand,
                    category,
                    severity,
                    groupSize,
                    litigation,
                    media,
                    responsibility,
                    readBack,
                    sourceId,
                    other.id(),
                    other.version(),
                    judged,
                    because,
                    particulars,
                    outsideDeadline);
        }
    }

    /**
     * It had ended elsewhere before it came here, as in a register of earlier years. Nothing is counted and nobody told; if
     * the complainant complains again, it is reopened like any other.
     *
     * @param closedAt when it ended; null: not known
     * @param outcome what came of it, in the words of the source
     */
    record SettledBefore(
            @Nullable Instant closedAt, @Nullable String outcome) implements ComplaintEvent {}

    /** Whoever could not decide passed it to the centre with an opinion (B1). */
    record ValidityPassed(String opinion) implements ComplaintEvent {}

    record ValidityDetermined(Validity validity, String reason) implements ComplaintEvent {}

    record Classified(String category) implements ComplaintEvent {}

    /** A rule of the pack holds now (B4). */
    record LevelRaised(Level level, Because because) implements ComplaintEvent {}

    /** Somebody determined the level; rules that held at that moment and say more are overruled. */
    record LevelDetermined(Level level, String reason, List<String> overruled) implements ComplaintEvent {}

    /** What rules ask about became known or changed; null leaves it as it is. */
    record CircumstancesStated(
            @Nullable String litigation,
            @Nullable String media,
            @Nullable Integer groupSize,
            @Nullable Integer severity,
            @Nullable String responsibility,
            @Nullable Boolean outsideHelp,
            @Nullable String note)
            implements ComplaintEvent {}

    /** Others complained of the same matter within a month; {@code count} includes this one. */
    record SameMatterFound(int count, List<String> others) implements ComplaintEvent {}

    /** The case is handled by another version of the policy from now on, on purpose (S2). */
    record PolicyChanged(String pack, String packVersion, String reason) implements ComplaintEvent {}

    record Assigned(
            UUID unit, @Nullable UUID staff, @Nullable String note) implements ComplaintEvent {}

    record Accepted() implements ComplaintEvent {}

    record Bounced(UUID unit, String reason) implements ComplaintEvent {}

    /**
     * Another unit is asked to do its part 协办; the one that it is assigned to still answers for the whole.
     *
     * @param task what its part is
     */
    record CoHandlerAdded(int no, UUID unit, String task) implements ComplaintEvent {}

    record Contributed(int no, String text) implements ComplaintEvent {}

    /** A unit need not do its part any more. */
    record CoHandlerReleased(int no, UUID unit, String reason) implements ComplaintEvent {}

    record Consulted(int no, UUID unit, String question) implements ComplaintEvent {}

    record Advised(int no, String text) implements ComplaintEvent {}

    record Answered(String text, @Nullable Findings findings) implements ComplaintEvent {}

    /** @param beyond the amount is more than its proposer may grant: it needs approval before it is agreed (F3) */
    record Proposed(int no, String text, Demand.@Nullable Money compensation, boolean beyond)
            implements ComplaintEvent {}

    record Approved(int proposal, boolean granted, @Nullable String reason) implements ComplaintEvent {}

    record Chosen(int proposal) implements ComplaintEvent {}

    record CounterProposed(String text) implements ComplaintEvent {}

    record Agreed(String text, @Nullable Integer proposal) implements ComplaintEvent {}

    /** @param direct settled on the spot at registration 当场办结 */
    record Fulfilled(String text, boolean direct) implements ComplaintEvent {}

    record Promised(int no, String text, Instant dueAt) implements ComplaintEvent {}

    /**
     * What was promised takes longer than was said; the customer is told before the promised time passes (D19).
     *
     * @param before when it was to be done until then
     * @param reason told to the complainant, too
     */
    record PromisePostponed(int no, Instant before, Instant dueAt, String reason) implements ComplaintEvent {}

    record PromiseKept(int no, @Nullable String text) implements ComplaintEvent {}

    record Replied(int no, Channel channel, String text) implements ComplaintEvent {}

    /**
     * A reply was written that another person has to release before it goes out (G1).
     *
     * @param no among the replies that were held, not among those that went out
     * @param outcome whether it is to be published as the outcome
     * @param because ids of the rules of the pack that ask for it
     */
    record ReplyHeld(int no, Channel channel, String text, boolean outcome, List<String> because)
            implements ComplaintEvent {
        public ReplyHeld {
            because = List.copyOf(because);
        }
    }

    /** It goes out; the reply itself follows in the name of whoever wrote it. */
    record ReplyReleased(int no, boolean changed, @Nullable String remark) implements ComplaintEvent {}

    /** It does not go out: somebody sent it back, or whoever wrote it has taken it back. */
    record ReplyReturned(int no, String remark) implements ComplaintEvent {}

    /** A reply is the final outcome and stands where the complaint was made (G1). */
    record OutcomePublished(int reply) implements ComplaintEvent {}

    /** The complainant, or somebody on their behalf, added to what was said. */
    record WordsAdded(String text) implements ComplaintEvent {}

    record Suspended(String reason, String waitingFor) implements ComplaintEvent {}

    record Resumed() implements ComplaintEvent {}

    /**
     * Somebody asks for more time on a limit, and says why; it goes on running until that is decided.
     *
     * @param rule id of the limit in the pack
     * @param dueAt when it was due then
     * @param until when it is to be due instead
     * @param reason told to the complainant, too
     */
    record ExtensionAsked(int no, String rule, int occurrence, Instant dueAt, Instant until, String reason)
            implements ComplaintEvent {}

    record ExtensionDecided(
            int no, boolean granted, @Nullable String reason) implements ComplaintEvent {}

    record CalledBack(
            CallbackResult result,
            @Nullable String remarks,
            @Nullable Fairness fairness) implements ComplaintEvent {}

    /** A second complaint 二次投诉, or a third: the next round begins (A5, H1). */
    record Reopened(String reason) implements ComplaintEvent {}

    record Closed(String summary) implements ComplaintEvent {}

    record Archived() implements ComplaintEvent {}

    record Withdrawn(String reason) implements ComplaintEvent {}

    record Declined(String reason) implements ComplaintEvent {}

    record TransferredOut(String to, String reason) implements ComplaintEvent {}

    record Linked(String number, String as) implements ComplaintEvent {}

    record Unlinked(String number) implements ComplaintEvent {}

    /**
     * It goes on in another complaint of the same matter; its own time is not counted meanwhile.
     *
     * @param number of the complaint that leads
     */
    record Merged(String number, String reason) implements ComplaintEvent {}

    /**
     * It lives again for itself, where it stood when it was merged; the time it waited counts.
     *
     * @param number of the complaint that led
     * @param reason null: that was withdrawn
     */
    record SplitOff(String number, @Nullable String reason) implements ComplaintEvent {}

    /**
     * Another complaint of the same matter goes on in this one.
     *
     * @param people how many complain by it
     * @param sameAs number of a complaint in this case that is of the same complainant; null: somebody else
     */
    record CaseJoined(String number, int people, @Nullable String sameAs) implements ComplaintEvent {}

    record CaseLeft(String number) implements ComplaintEvent {}

    /** Somebody whose complaint goes on in this one added to what they said; their own log has it, too. */
    record JoinedAdded(String number, String text) implements ComplaintEvent {}

    /**
     * One of several matters was taken out of it into a complaint of its own.
     *
     * @param number of the complaint that the matter has become
     */
    record MatterTakenOut(String number, String subject) implements ComplaintEvent {}

    /** It was taken out of a complaint with several matters, and waits since that was received. */
    record TakenOutOf(String number) implements ComplaintEvent {}

    /** Somebody looked at both: they are not about the same matter. */
    record ToldApart(String number) implements ComplaintEvent {}

    /**
     * A bulletin on it was issued inside the organisation (I3, I4).
     *
     * @param number of the bulletin, not of the complaint
     * @param fingerprint SHA-256 of the bulletin's words, hexadecimal: with it they are in the chain of hashes, too
     */
    record BulletinIssued(String number, Level level, String title, String fingerprint) implements ComplaintEvent {}

    /**
     * The whole file left the program, all personal data with it (H2, T2).
     *
     * @param purpose for whom and what for, as the person said who took it
     */
    record FileTakenOut(String purpose) implements ComplaintEvent {}

    /**
     * Who complained and what was written was erased; the figures stay (T2).
     *
     * @param reason why before its time; null: its time had come
     */
    record PersonalDataErased(@Nullable String reason) implements ComplaintEvent {}

    /** What it is about, as a house or an order (A9); of several the last counts. */
    record ObjectNamed(Thing thing) implements ComplaintEvent {}

    /**
     * Somebody proposes to reward the complainant for a complaint that was of use (A10).
     *
     * @param what what is to be given, in words
     * @param value what that is worth; null: nothing that could be counted
     * @param why of what use the complaint was; the complainant is told so
     */
    record RewardProposed(int no, String what, Demand.@Nullable Money value, String why) implements ComplaintEvent {}

    record RewardDecided(int no, boolean granted, @Nullable String reason) implements ComplaintEvent {}

    /** @param proof how it can be shown that it was handed over, as the number of a receipt */
    record RewardGiven(int no, String proof) implements ComplaintEvent {}

    /** What was found out (E3). */
    record Findings(
            @Nullable String facts,
            @Nullable String causeCategory,
            @Nullable String responsibility) {}

    /**
     * What is complained of.
     *
     * @param kind as house, order or vehicle
     * @param reference how it is called, as somebody wrote it
     */
    record Thing(String kind, String reference) {}

    /** How fair the complainant found outcome, procedure and treatment, 1 to 5 each (F8). */
    record Fairness(
            @Nullable Integer outcome,
            @Nullable Integer procedure,
            @Nullable Integer treatment) {}

    /** Name in the log and on the timeline: the record's name in kebab-case. */
    default String type() {
        return typeOf(getClass());
    }

    private static String typeOf(Class<?> event) {
        return event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a name that no event has: a log from a newer program */
    static Class<? extends ComplaintEvent> ofType(String type) {
        var event = Types.BY_NAME.get(type);
        if (event == null) {
            throw new IllegalArgumentException("Unknown type of event: " + type);
        }
        return event;
    }

    /** Holder idiom: interfaces have no private constants. */
    final class Types {
        private static final Map<String, Class<? extends ComplaintEvent>> BY_NAME = Stream.of(
                        ComplaintEvent.class.getPermittedSubclasses())
                .map(event -> event.<ComplaintEvent>asSubclass(ComplaintEvent.class))
                .collect(Collectors.toMap(ComplaintEvent::typeOf, Function.identity()));

        private Types() {}
    }
}
