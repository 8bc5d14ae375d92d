package org.wenguo.complaint;

import static org.wenguo.complaint.Stage.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.ComplaintEvent.*;
import org.wenguo.policy.Because;
import org.wenguo.policy.CaseFacts;
import org.wenguo.policy.CaseProgress;
import org.wenguo.policy.Level;
import org.wenguo.policy.Pack;
import org.wenguo.policy.WorkingCalendar;

/**
 * One complaint through its whole life.
 *
 * <p>It is registered by whoever receives it first, whose unit leads it from then on. The lead hands it over to the
 * responsible unit, which accepts it, or bounces it with a reason, finds out what happened and answers. The lead offers
 * options; what goes beyond the proposer's authority is approved first; the complainant chooses and agrees; what was agreed
 * is carried out. The centre calls back: whoever is content sees the case closed and archived, whoever is not begins a
 * second round, at least important. What can be settled on the spot goes from registration to fulfilment in one step; what
 * is invalid is explained and closed; what is not ours is declined or transferred; what is taken back is withdrawn.
 *
 * <p>Validity, level, category and responsibility are determinations beside the way. So are suspension, consultation,
 * promises, replies and links. Every change is an event; the state below is nothing but the events applied in order, and
 * each verb guards, then lets its event happen. No verb writes a field.
 */
public final class Complaint {

    private final UUID id;
    private final List<LoggedEvent> log = new ArrayList<>();
    private final List<Happening> news = new ArrayList<>();

    private Registered registration;
    private Instant registeredAt;
    private Actor recorder;
    private Stage stage = REGISTERED;
    private int round = 1;
    private String pack;
    private String packVersion;
    private Level level;
    private Because levelBecause;
    private final Set<String> overruled = new LinkedHashSet<>();
    private Validity validity = Validity.UNDETERMINED;
    private boolean validityPassed;
    private @Nullable String category;
    private int severity;
    private int groupSize;
    private String litigation;
    private String media;
    private String responsibility;
    private boolean outsideHelp;
    private int sameMatter = 1;
    private final Set<String> sameMatterOthers = new LinkedHashSet<>();
    private @Nullable Assignment assignment;
    private int bounces;
    private final Set<UUID> involved = new LinkedHashSet<>();
    private final List<CoHandler> coHandlers = new ArrayList<>();
    private final List<Consultation> consultations = new ArrayList<>();
    private @Nullable Answer answer;
    private final List<Proposal> proposals = new ArrayList<>();
    private int firstProposalOfRound = 1;
    private @Nullable Integer chosen;
    private @Nullable String counterProposal;
    private @Nullable String agreement;
    private final List<Promise> promises = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final List<HeldReply> heldReplies = new ArrayList<>();
    private @Nullable Integer outcome;
    private final List<Suspension> suspensions = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private @Nullable Thing thing;
    private final List<Reward> rewards = new ArrayList<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private final Set<String> toldApart = new LinkedHashSet<>();
    private final Map<String, CaseJoined> joined = new LinkedHashMap<>();
    private @Nullable String leadingCase;
    private Stage stageBeforeMerger = REGISTERED;
    private @Nullable CalledBack callback;
    private boolean erased;
    private boolean explained;
    private @Nullable Instant closedAt;
    private boolean settledBefore;
    private Instant latest;

    private Complaint(UUID id, Registered registration, Moment moment) {
        this.id = id;
        this.registration = registration;
        this.registeredAt = moment.at();
        this.latest = moment.at();
        this.recorder = moment.actor();
        this.pack = registration.pack();
        this.packVersion = registration.packVersion();
        this.level = registration.level();
        this.levelBecause = registration.levelBecause();
        this.category = registration.category();
        this.severity = registration.severity();
        this.groupSize = registration.groupSize();
        this.litigation = registration.litigation();
        this.media = registration.media();
        this.responsibility = registration.responsibility();
        involved.add(registration.unit());
        involved.add(registration.lead());
    }

    /** Takes a complaint on. Its number, unit and words have been checked; its level is the one that the pack gives. */
    static Complaint register(UUID id, Registered registration, Moment moment) {
        var complaint = new Complaint(id, registration, moment);
        complaint.news.add(new Happening(registration, moment));
        return complaint;
    }

    /** The complaint that a log tells of. */
    static Complaint replay(UUID id, List<LoggedEvent> log) {
        if (!(log.getFirst().event() instanceof Registered registration)) {
            throw new IllegalArgumentException("The log of " + id + " does not begin with a registration");
        }
        var first = log.getFirst();
        var complaint = new Complaint(id, registration, new Moment(first.actor(), first.at()));
        complaint.log.add(first);
        for (var next : log.subList(1, log.size())) {
            complaint.apply(next.event(), new Moment(next.actor(), next.at()));
            complaint.log.add(next);
        }
        return complaint;
    }

    /** Tells the life from its beginning again: after each event the complaint as it was then. */
    public void retell(BiConsumer<Complaint, LoggedEvent> listener) {
        var first = log.getFirst();
        var earlier = new Complaint(id, registration, new Moment(first.actor(), first.at()));
        listener.accept(earlier, first);
        for (var next : log.subList(1, log.size())) {
            earlier.apply(next.event(), new Moment(next.actor(), next.at()));
            listener.accept(earlier, next);
        }
    }

    /**
     * The same life as it would have been under another pack: what people did stays, what rules did is done anew. It may be
     * asked anything, and is never stored.
     *
     * @param calendar of the unit that leads
     * @param until when it is looked at: levels that time alone brings on by then are reached
     */
    public Complaint under(Pack other, WorkingCalendar calendar, Instant until) {
        var first = log.getFirst();
        var born = new Moment(first.actor(), first.at());
        var arrived = registration.receivedAt();
        var unjudged = registration.handledBy(other, Level.GENERAL, other.because(Level.GENERAL.code()));
        var verdict = other.level(new Complaint(id, unjudged, born).facts(calendar), arrived, arrived, calendar.zone());
        var life = register(id, registration.handledBy(other, verdict.level(), verdict.because()), born);
        for (var next : log.subList(1, log.size())) {
            life.raiseByTime(other, calendar, next.at());
            if (next.event() instanceof LevelRaised || next.event() instanceof PolicyChanged) {
                continue;
            }
            var moment = new Moment(next.actor(), next.at());
            life.happened(next.event(), moment);
            if (next.event() instanceof Reopened) {
                life.raiseForAnotherRound(moment);
            }
            life.reassess(other, calendar, moment);
        }
        life.raiseByTime(other, calendar, until);
        for (var happening : life.news) {
            var moment = happening.moment();
            life.log.add(new LoggedEvent(
                    life.log.size() + 1,
                    moment.at(),
                    moment.actor(),
                    happening.event(),
                    "",
                    "")); // of no log, so no hash
        }
        life.news.clear();
        return life;
    }

    /** What the sweep does when the time of a level comes. */
    private void raiseByTime(Pack pack, WorkingCalendar calendar, Instant until) {
        while (stage.isOpen()) {
            var risen = pack.levelTimers(facts(calendar), registration.receivedAt(), calendar.zone()).stream()
                    .filter(timer -> timer.level().isAbove(level) && !overruled.contains(timer.rule()))
                    .filter(timer -> !timer.dueAt().isAfter(until))
                    .findFirst();
            if (risen.isEmpty()) {
                return;
            }
            happened(
                    new LevelRaised(
                            risen.get().level(), pack.because(risen.get().rule())),
                    new Moment(new Actor.Rule(), risen.get().dueAt()));
        }
    }

    // ---- determinations -------------------------------------------------------------------------------------------

    /** Decides, or with {@link Validity#UNDETERMINED} passes the question to the centre with an opinion (B1). */
    void determineValidity(Validity decided, String reason, Moment moment) {
        guard(Verb.DETERMINE_VALIDITY);
        if (decided == Validity.UNDETERMINED) {
            happened(new ValidityPassed(reason), moment);
        } else {
            happened(new ValidityDetermined(decided, reason), moment);
        }
    }

    void classify(String code, Moment moment) {
        guard(Verb.CLASSIFY);
        if (!code.equals(category)) {
            happened(new Classified(code), moment);
        }
    }

    /** @param overruled the rules that hold now: they do not raise it again, new ones do */
    void determineLevel(Level determined, String reason, List<String> overruled, Moment moment) {
        guard(Verb.DETERMINE_LEVEL);
        happened(new LevelDetermined(determined, reason, overruled), moment);
    }

    void stateCircumstances(CircumstancesStated stated, Moment moment) {
        guard(Verb.STATE_CIRCUMSTANCES);
        happened(stated, moment);
    }

    /** Lets the rules of the pack raise the level; they never lower it (B4). */
    void reassess(Pack pack, WorkingCalendar calendar, Moment moment) {
        if (!stage.isOpen()) {
            return;
        }
        var verdict = pack.level(facts(calendar), registration.receivedAt(), moment.at(), calendar.zone(), overruled);
        if (verdict.level().isAbove(level)) {
            happened(new LevelRaised(verdict.level(), verdict.because()), moment.byRule());
        }
    }

    /**
     * Lets another version of the policy hold from now on; waiting goes on from where it began.
     *
     * @return whether that was a change: what has ended keeps the version under which it ended
     */
    boolean moveTo(Pack other, String reason, Moment moment) {
        var moves =
                stage.isOpen() && !(other.id().equals(pack) && other.version().equals(packVersion));
        if (moves) {
            happened(new PolicyChanged(other.id(), other.version(), reason), moment);
        }
        return moves;
    }

    void foundSameMatter(int count, List<String> others, Moment moment) {
        if (stage.isOpen() && (count != sameMatter || !sameMatterOthers.containsAll(others))) {
            happened(new SameMatterFound(count, others), moment.byRule());
        }
    }

    // ---- routing --------------------------------------------------------------------------------------------------

    public void assign(UUID unit, @Nullable UUID staff, @Nullable String note, Moment moment) {
        guard(Verb.ASSIGN);
        happened(new Assigned(unit, staff, note), moment);
    }

    public void accept(Moment moment) {
        guard(Verb.ACCEPT);
        if (assigned().accepted()) {
            throw new NotPossibleNow(number(), stage, Verb.ACCEPT, "accepted");
        }
        happened(new Accepted(), moment);
    }

    public void bounce(String reason, Moment moment) {
        guard(Verb.BOUNCE);
        happened(new Bounced(assigned().unit(), reason), moment);
    }

    /** Asks another unit to do its part; not the one that has the whole, and not one that has a part to do already. */
    public void addCoHandler(UUID unit, String task, Moment moment) {
        guard(Verb.ADD_CO_HANDLER);
        if (assignment != null && assignment.unit().equals(unit)) {
            throw new NotPossibleNow(number(), stage, Verb.ADD_CO_HANDLER, "handles-already");
        }
        if (coHandlers.stream().anyMatch(one -> one.isOpen() && one.unit().equals(unit))) {
            throw new NotPossibleNow(number(), stage, Verb.ADD_CO_HANDLER, "co-handles-already");
        }
        happened(new CoHandlerAdded(coHandlers.size() + 1, unit, task), moment);
    }

    /** A unit has done its part. */
    public void contribute(UUID unit, String text, Moment moment) {
        guard(Verb.CONTRIBUTE);
        var part = coHandlers.stream()
                .filter(one -> one.isOpen() && one.unit().equals(unit))
                .findFirst()
                .orElseThrow(() -> new NotPossibleNow(number(), stage, Verb.CONTRIBUTE, "no-part"));
        happened(new Contributed(part.no(), text), moment);
    }

    /** Takes back what a unit was asked to do and has not done. */
    public void releaseCoHandler(UUID unit, String reason, Moment moment) {
        guard(Verb.RELEASE_CO_HANDLER);
        var part = coHandlers.stream()
                .filter(one -> one.isOpen() && one.unit().equals(unit))
                .findFirst()
                .orElseThrow(() -> new NotPossibleNow(number(), stage, Verb.RELEASE_CO_HANDLER, "no-open-part"));
        happened(new CoHandlerReleased(part.no(), unit, reason), moment);
    }

    public void consult(UUID unit, String question, Moment moment) {
        guard(Verb.CONSULT);
        happened(new Consulted(consultations.size() + 1, unit, question), moment);
    }

    /** Answers the open question that was put to a unit. */
    public void advise(UUID unit, String text, Moment moment) {
        guard(Verb.ADVISE);
        var question = consultations.stream()
                .filter(asked -> asked.unit().equals(unit) && asked.advice() == null)
                .findFirst()
                .orElseThrow(() -> new NotPossibleNow(number(), stage, Verb.ADVISE, "not-asked"));
        happened(new Advised(question.no(), text), moment);
    }

    // ---- resolution -----------------------------------------------------------------------------------------------

    public void answer(String text, @Nullable Findings findings, Moment moment) {
        guard(Verb.ANSWER);
        happened(new Answered(text, findings), moment);
    }

    /** @param beyond whether the amount is more than the proposer may grant alone */
    public void propose(String text, Demand.@Nullable Money compensation, boolean beyond, Moment moment) {
        guard(Verb.PROPOSE);
        happened(new Proposed(proposals.size() + 1, text, compensation, beyond), moment);
    }

    /** Grants or refuses the oldest proposal that waits for approval; nobody decides on their own (F3). */
    public void approve(boolean granted, @Nullable String reason, Moment moment) {
        guard(Verb.APPROVE);
        var waiting = awaitingApproval()
                .orElseThrow(() -> new NotPossibleNow(number(), stage, Verb.APPROVE, "nothing-to-approve"));
        if (moment.actor().equals(waiting.moment().actor())) {
            throw new NotPossibleNow(number(), stage, Verb.APPROVE, "own-proposal");
        }
        happened(new Approved(waiting.no(), granted, reason), moment);
    }

    public void choose(int no, Moment moment) {
        guard(Verb.CHOOSE);
        var proposal = proposal(no).orElseThrow(() -> new NotPossibleNow(number(), stage, Verb.CHOOSE, "no-proposal"));
        if (!proposal.stands()) {
            throw new NotPossibleNow(number(), stage, Verb.CHOOSE, "unapproved");
        }
        happened(new Chosen(no), moment);
    }

    /** None of the options will do: the complainant's own proposal is recorded and weighed (F1). */
    public void counterPropose(String text, Moment moment) {
        guard(Verb.CHOOSE);
        happened(new CounterProposed(text), moment);
    }

    /** What was agreed: the option that was chosen, or the only one there is. */
    public void agree(String text, Moment moment) {
        guard(Verb.AGREE);
        var open = proposals().stream()
                .filter(one -> !Boolean.FALSE.equals(one.granted()))
                .toList();
        var agreed = Optional.ofNullable(chosen)
                .flatMap(this::proposal)
                .or(() -> open.size() == 1 && counterProposal == null ? Optional.of(open.getFirst()) : Optional.empty())
                .orElseThrow(() -> new NotPossibleNow(number(), stage, Verb.AGREE, "not-chosen"));
        if (!agreed.stands()) {
            throw new NotPossibleNow(number(), stage, Verb.AGREE, "unapproved");
        }
        happened(new Agreed(text, agreed.no()), moment);
    }

    /** What was agreed has been carried out; or, straight from registration, it was settled on the spot 当场办结. */
    public void fulfil(String text, Moment moment) {
        guard(Verb.FULFIL);
        happened(new Fulfilled(text, stage == REGISTERED), moment);
    }

    public void promise(String text, Instant dueAt, Moment moment) {
        guard(Verb.PROMISE);
        happened(new Promised(promises.size() + 1, text, dueAt), moment);
    }

    /**
     * Says that a promise takes longer. Once its time has passed it is broken, and no later time mends that: a new promise
     * is made instead.
     */
    public void postponePromise(int no, Instant dueAt, String reason, Moment moment) {
        guard(Verb.POSTPONE_PROMISE);
        var promise = promises.stream()
                .filter(made -> made.no() == no)
                .findFirst()
                .orElseThrow(() -> new NotPossibleNow(number(), stage, Verb.POSTPONE_PROMISE, "no-promise"));
        if (promise.keptAt() != null) {
            throw new NotPossibleNow(number(), stage, Verb.POSTPONE_PROMISE, "kept");
        }
        if (!promise.dueAt().isAfter(moment.at())) {
            throw new NotPossibleNow(number(), stage, Verb.POSTPONE_PROMISE, "broken");
        }
        happened(new ComplaintEvent.PromisePostponed(no, promise.dueAt(), dueAt, reason), moment);
    }

    public void keepPromise(int no, @Nullable String text, Moment moment) {
        guard(Verb.KEEP_PROMISE);
        var promise = promises.stream()
                .filter(made -> made.no() == no)
                .findFirst()
                .orElseThrow(() -> new NotPossibleNow(number(), stage, Verb.KEEP_PROMISE, "no-promise"));
        if (promise.keptAt() != null) {
            throw new NotPossibleNow(number(), stage, Verb.KEEP_PROMISE, "kept");
        }
        happened(new PromiseKept(no, text), moment);
    }

    public void reply(Channel channel, String text, Moment moment) {
        guard(Verb.REPLY);
        happened(new Replied(replies.size() + 1, channel, text), moment);
    }

    /** A reply that does not go out before another person has looked at it; one at a time. */
    public void holdReply(Channel channel, String text, boolean outcome, List<String> because, Moment moment) {
        guard(Verb.REPLY);
        if (heldReplies.stream().anyMatch(HeldReply::waits)) {
            throw new NotPossibleNow(number(), stage, Verb.REPLY, "reply-waits");
        }
        happened(new ReplyHeld(heldReplies.size() + 1, channel, text, outcome, because), moment);
    }

    /**
     * It goes out, in the name of whoever wrote it; nobody releases what they wrote themselves.
     *
     * @param text as it goes out; null: as it was written
     */
    public void releaseReply(int no, @Nullable String text, @Nullable String remark, Moment moment) {
        guard(Verb.RELEASE_REPLY);
        var waiting = waitingReply(no);
        var writer = waiting.written().actor();
        if (moment.actor().equals(writer)) {
            throw new NotPossibleNow(number(), stage, Verb.RELEASE_REPLY, "own-reply");
        }
        var held = waiting.reply();
        var goesOut = text == null ? held.text() : text;
        happened(new ReplyReleased(no, !goesOut.equals(held.text()), remark), moment);
        happened(new Replied(replies.size() + 1, held.channel(), goesOut), new Moment(writer, moment.at()));
        if (held.outcome()) {
            happened(new OutcomePublished(replies.size()), moment);
        }
    }

    public void returnReply(int no, String remark, Moment moment) {
        guard(Verb.RELEASE_REPLY);
        waitingReply(no);
        happened(new ReplyReturned(no, remark), moment);
    }

    private HeldReply waitingReply(int no) {
        return heldReplies.stream()
                .filter(held -> held.reply().no() == no && held.waits())
                .findFirst()
                .orElseThrow(() -> new NotPossibleNow(number(), stage, Verb.RELEASE_REPLY, "no-held-reply"));
    }

    /** Says that a reply is the final outcome; the last that is said to be is the one that counts. */
    public void publishOutcome(int reply, Moment moment) {
        guard(Verb.PUBLISH_OUTCOME);
        if (replies.stream().noneMatch(sent -> sent.no() == reply)) {
            throw new NotPossibleNow(number(), stage, Verb.PUBLISH_OUTCOME, "no-reply");
        }
        if (Integer.valueOf(reply).equals(outcome)) {
            throw new NotPossibleNow(number(), stage, Verb.PUBLISH_OUTCOME, "published");
        }
        happened(new OutcomePublished(reply), moment);
    }

    /** The complainant adds something. If that is what the case waited for, its clocks run again. */
    public void addWords(String text, Moment moment) {
        guard(Verb.ADD_WORDS);
        happened(new WordsAdded(text), moment);
        if (suspension().filter(one -> one.waitingFor().equals("complainant")).isPresent()) {
            happened(new Resumed(), moment);
        }
    }

    /** Somebody else of whom the complainant's mails speak adds something: what waits for the complainant goes on waiting. */
    public void addWordsOfAnother(String text, Moment moment) {
        guard(Verb.ADD_WORDS);
        happened(new WordsAdded(text), moment.byRule());
    }

    // ---- suspension and links -------------------------------------------------------------------------------------

    void suspend(String reason, String waitingFor, Moment moment) {
        guard(Verb.SUSPEND);
        if (isSuspended()) {
            throw new NotPossibleNow(number(), stage, Verb.SUSPEND, "suspended");
        }
        happened(new Suspended(reason, waitingFor), moment);
    }

    void resume(Moment moment) {
        guard(Verb.RESUME);
        if (!isSuspended()) {
            throw new NotPossibleNow(number(), stage, Verb.RESUME, "not-suspended");
        }
        happened(new Resumed(), moment);
    }

    /** Asks for more time on a limit; one question at a time for each limit. */
    public void askExtension(String rule, int occurrence, Instant dueAt, Instant until, String reason, Moment moment) {
        guard(Verb.EXTEND);
        if (extensions.stream().anyMatch(one -> one.waits() && one.isOf(rule, occurrence))) {
            throw new NotPossibleNow(number(), stage, Verb.EXTEND, "extension-waits");
        }
        happened(new ExtensionAsked(extensions.size() + 1, rule, occurrence, dueAt, until, reason), moment);
    }

    /** Grants or refuses it; nobody decides on what they asked for themselves. */
    public void decideExtension(int no, boolean granted, @Nullable String reason, Moment moment) {
        guard(Verb.DECIDE_EXTENSION);
        var asked = extensions.stream()
                .filter(one -> one.no() == no && one.waits())
                .findFirst()
                .orElseThrow(() -> new NotPossibleNow(number(), stage, Verb.DECIDE_EXTENSION, "no-extension"));
        if (moment.actor().equals(asked.asked().actor())) {
            throw new NotPossibleNow(number(), stage, Verb.DECIDE_EXTENSION, "own-extension");
        }
        happened(new ExtensionDecided(no, granted, reason), moment);
    }

    void link(String other, String as, Moment moment) {
        guard(Verb.LINK);
        if (!as.equals(links.get(other))) {
            happened(new Linked(other, as), moment);
        }
    }

    void unlink(String other, Moment moment) {
        guard(Verb.UNLINK);
        if (!links.containsKey(other)) {
            throw new NotPossibleNow(number(), stage, Verb.UNLINK, "not-linked");
        }
        happened(new Unlinked(other), moment);
    }

    // ---- one matter, several complaints ---------------------------------------------------------------------------

    /**
     * Goes on in another complaint of the same matter from now on. What nobody could keep any more stands against it: open
     * promises, and complaints that go on in this one.
     *
     * @param sameAs as {@link CaseJoined#sameAs}
     */
    public void mergeInto(Complaint lead, String reason, @Nullable String sameAs, Moment moment) {
        guard(Verb.MERGE);
        if (!lead.stage.isOpen()) {
            throw new NotPossibleNow(number(), stage, Verb.MERGE, "lead-ended");
        }
        if (!joined.isEmpty()) {
            throw new NotPossibleNow(number(), stage, Verb.MERGE, "leads-others");
        }
        if (promises.stream().anyMatch(made -> made.keptAt() == null)) {
            throw new NotPossibleNow(number(), stage, Verb.MERGE, "promise-open");
        }
        endSuspension(moment);
        happened(new Merged(lead.number(), reason), moment);
        lead.happened(new CaseJoined(number(), groupSize, sameAs), moment);
    }

    /**
     * Undoes the merger; also when the leading complaint has ended, for that need not have satisfied everybody. The leading
     * complaint is told by whoever listens.
     *
     * @param reason null: the leading complaint was withdrawn
     */
    public void splitOff(@Nullable String reason, Moment moment) {
        guard(Verb.SPLIT);
        happened(new SplitOff(leadingCase().orElseThrow(), reason), moment);
    }

    /** The other side of {@link #splitOff}. */
    public void letGo(String number, Moment moment) {
        if (joined.containsKey(number)) {
            happened(new CaseLeft(number), moment);
        }
    }

    /** Somebody whose complaint goes on in this one said more. */
    public void joinedAdded(String number, String text, Moment moment) {
        if (joined.containsKey(number) && stage != ARCHIVED) {
            happened(new JoinedAdded(number, text), moment);
        }
    }

    void divide(Complaint part, Moment moment) {
        guard(Verb.DIVIDE);
        happened(new MatterTakenOut(part.number(), part.registration().subject()), moment);
        link(part.number(), "related", moment);
    }

    void takenOutOf(Complaint whole, Moment moment) {
        happened(new TakenOutOf(whole.number()), moment);
        link(whole.number(), "related", moment);
    }

    public void tellApart(String other, Moment moment) {
        guard(Verb.TELL_APART);
        if (!toldApart.contains(other)) {
            happened(new ToldApart(other), moment);
        }
    }

    void erase(@Nullable String reason, Moment moment) {
        if (closedAt == null) {
            throw new org.wenguo.platform.Problem.NotNow("not-erased-open", number());
        }
        happened(new PersonalDataErased(reason), moment);
    }

    /** Whether it is but a figure any more (T2). */
    public boolean isErased() {
        return erased;
    }

    /** The whole file is about to leave the program. At any time: an authority may ask for it years after the end. */
    public void takeFileOut(String purpose, Moment moment) {
        happened(new FileTakenOut(purpose), moment);
    }

    /** Says what it is about; the same said again changes nothing. */
    public void nameObject(Thing named, Moment moment) {
        guard(Verb.NAME_OBJECT);
        if (!named.equals(thing)) {
            happened(new ObjectNamed(named), moment);
        }
    }

    public void proposeReward(String what, Demand.@Nullable Money value, String why, Moment moment) {
        guard(Verb.PROPOSE_REWARD);
        happened(new RewardProposed(rewards.size() + 1, what, value, why), moment);
    }

    /** Grants or refuses it; nobody decides on what they proposed themselves. */
    public void decideReward(int no, boolean granted, @Nullable String reason, Moment moment) {
        guard(Verb.DECIDE_REWARD);
        var proposed = rewards.stream()
                .filter(one -> one.no() == no && one.waits())
                .findFirst()
                .orElseThrow(() -> new NotPossibleNow(number(), stage, Verb.DECIDE_REWARD, "no-reward"));
        if (moment.actor().equals(proposed.proposed().actor())) {
            throw new NotPossibleNow(number(), stage, Verb.DECIDE_REWARD, "own-reward");
        }
        happened(new RewardDecided(no, granted, reason), moment);
    }

    public void giveReward(int no, String proof, Moment moment) {
        guard(Verb.GIVE_REWARD);
        if (rewards.stream().noneMatch(one -> one.no() == no && one.isOwed())) {
            throw new NotPossibleNow(number(), stage, Verb.GIVE_REWARD, "no-reward-owed");
        }
        happened(new RewardGiven(no, proof), moment);
    }

    /** @param fingerprint see {@link BulletinIssued#fingerprint} */
    public void issueBulletin(String no, String title, String fingerprint, Moment moment) {
        guard(Verb.ISSUE_BULLETIN);
        happened(new BulletinIssued(no, level, title, fingerprint), moment);
    }

    // ---- the end, and the beginning of another round --------------------------------------------------------------

    /** Dissatisfied begins the next round at once (H1). Who has been reached is not waited for any more. */
    public void callBack(CallbackResult result, @Nullable String remarks, @Nullable Fairness fairness, Moment moment) {
        guard(Verb.CALL_BACK);
        endSuspension(moment);
        happened(new CalledBack(result, remarks, fairness), moment);
        if (result == CallbackResult.DISSATISFIED) {
            nextRound(remarks == null ? "" : remarks, moment);
        }
    }

    /** After the callback; an invalid complaint also without, once it was explained by a reply (B1, F2). */
    void close(String summary, Moment moment) {
        guard(Verb.CLOSE);
        if (stage != CALLED_BACK) {
            if (validity != Validity.INVALID) {
                throw new NotPossibleNow(number(), stage, Verb.CLOSE, "not-called-back");
            }
            if (!explained) {
                throw new NotPossibleNow(number(), stage, Verb.CLOSE, "not-explained");
            }
        }
        endSuspension(moment);
        happened(new Closed(summary), moment);
    }

    void archive(Moment moment) {
        guard(Verb.ARCHIVE);
        happened(new Archived(), moment);
    }

    public void withdraw(String reason, Moment moment) {
        guard(Verb.WITHDRAW);
        endSuspension(moment);
        happened(new Withdrawn(reason), moment);
    }

    /**
     * Takes back what an import brought, by mistake as it turned out, and nobody has touched since; also what had ended.
     *
     * @param imported how many events came with the import
     * @return false if somebody has touched it: then nothing happens
     */
    public boolean takeBackImport(int imported, String reason, Moment moment) {
        var touched = log.stream().skip(imported).map(LoggedEvent::event).anyMatch(event -> !isByRule(event));
        if (touched || stage.isExit()) {
            return false;
        }
        happened(new Withdrawn(reason), moment);
        return true;
    }

    private static boolean isByRule(ComplaintEvent event) {
        return event instanceof SameMatterFound || event instanceof LevelRaised || event instanceof PolicyChanged;
    }

    void settledBefore(ComplaintEvent.SettledBefore settled, Moment moment) {
        guard(Verb.ASSIGN);
        happened(settled, moment);
    }

    void decline(String reason, Moment moment) {
        guard(Verb.DECLINE);
        endSuspension(moment);
        happened(new Declined(reason), moment);
    }

    void transferOut(String to, String reason, Moment moment) {
        guard(Verb.TRANSFER_OUT);
        endSuspension(moment);
        happened(new TransferredOut(to, reason), moment);
    }

    /** Complained of again (A5). */
    public void reopen(String reason, Moment moment) {
        guard(Verb.REOPEN);
        nextRound(reason, moment);
    }

    private void nextRound(String reason, Moment moment) {
        endSuspension(moment);
        happened(new Reopened(reason), moment);
        raiseForAnotherRound(moment);
    }

    private void raiseForAnotherRound(Moment moment) {
        if (!level.isAbove(Level.GENERAL)) {
            happened(
                    new LevelRaised(Level.IMPORTANT, new Because(pack, packVersion, "second-complaint")),
                    moment.byRule());
        }
    }

    private void endSuspension(Moment moment) {
        if (isSuspended()) {
            happened(new Resumed(), moment);
        }
    }

    private void guard(Verb verb) {
        if (erased) {
            throw new NotPossibleNow(number(), stage, verb, "erased");
        }
        if (!verb.stages().contains(stage)) {
            throw refusal(verb);
        }
    }

    /** That the verb is not possible in this stage. */
    public NotPossibleNow refusal(Verb verb) {
        return new NotPossibleNow(number(), stage, verb);
    }

    /** In a log time never runs backwards: where the clocks of two nodes differ, the later moment counts. */
    private void happened(ComplaintEvent event, Moment moment) {
        var when = moment.at().isBefore(latest) ? new Moment(moment.actor(), latest) : moment;
        apply(event, when);
        news.add(new Happening(event, when));
    }

    private void apply(ComplaintEvent event, Moment moment) {
        latest = moment.at();
        switch (event) {
            case Registered again -> throw new IllegalStateException(again.number() + " was registered twice");
            case SettledBefore settled -> {
                stage = ARCHIVED;
                closedAt = settled.closedAt();
                settledBefore = true;
            }
            case ValidityPassed passed -> validityPassed = true;
            case ValidityDetermined determined -> {
                validity = determined.validity();
                validityPassed = false;
                explained &= validity == Validity.INVALID;
            }
            case Classified classified -> category = classified.category();
            case LevelRaised raised -> {
                level = raised.level();
                levelBecause = raised.because();
            }
            case LevelDetermined determined -> {
                level = determined.level();
                levelBecause = new Because(pack, packVersion, "by-hand");
                overruled.clear();
                overruled.addAll(determined.overruled());
            }
            case CircumstancesStated stated -> {
                litigation = stated.litigation() == null ? litigation : stated.litigation();
                media = stated.media() == null ? media : stated.media();
                groupSize = stated.groupSize() == null ? groupSize : stated.groupSize();
                severity = stated.severity() == null ? severity : stated.severity();
                responsibility = stated.responsibility() == null ? responsibility : stated.responsibility();
                outsideHelp = stated.outsideHelp() == null ? outsideHelp : stated.outsideHelp();
            }
            case SameMatterFound found -> {
                sameMatter = found.count();
                sameMatterOthers.addAll(found.others());
            }
            case PolicyChanged changed -> {
                pack = changed.pack();
                packVersion = changed.packVersion();
            }
            case Assigned assigned -> {
                stage = ASSIGNED;
                assignment = new Assignment(assigned.unit(), assigned.staff(), moment.at(), false);
                involved.add(assigned.unit());
            }
            case Accepted accepted -> {
                var now = assigned();
                var staff = now.staff() == null ? moment.actor().id() : now.staff();
                assignment = new Assignment(now.unit(), staff, now.at(), true);
            }
            case Bounced bounced -> {
                stage = REGISTERED;
                assignment = null;
                bounces++;
            }
            case CoHandlerAdded added -> {
                involved.add(added.unit());
                coHandlers.add(new CoHandler(added.no(), added.unit(), added.task(), moment, null, null, null, null));
            }
            case Contributed done ->
                coHandlers.replaceAll(one -> one.no() == done.no() ? one.done(done.text(), moment) : one);
            case CoHandlerReleased released ->
                coHandlers.replaceAll(one -> one.no() == released.no() ? one.released(released.reason(), moment) : one);
            case Consulted consulted -> {
                involved.add(consulted.unit());
                consultations.add(
                        new Consultation(consulted.no(), consulted.unit(), consulted.question(), moment, null, null));
            }
            case Advised advised ->
                consultations.replaceAll(
                        asked -> asked.no() == advised.no() ? asked.answered(advised.text(), moment) : asked);
            case Answered answered -> {
                stage = INVESTIGATED;
                answer = new Answer(answered.text(), answered.findings(), moment);
                if (answered.findings() != null && answered.findings().responsibility() != null) {
                    responsibility = answered.findings().responsibility();
                }
            }
            case Proposed proposed -> {
                stage = PROPOSED;
                proposals.add(new Proposal(
                        proposed.no(),
                        proposed.text(),
                        proposed.compensation(),
                        proposed.beyond(),
                        moment,
                        null,
                        null));
            }
            case Approved decided ->
                proposals.replaceAll(one -> one.no() == decided.proposal() ? one.decided(decided, moment) : one);
            case Chosen one -> {
                chosen = one.proposal();
                counterProposal = null;
            }
            case CounterProposed counter -> {
                chosen = null;
                counterProposal = counter.text();
            }
            case Agreed agreed -> {
                stage = AGREED;
                agreement = agreed.text();
                chosen = agreed.proposal();
            }
            case Fulfilled fulfilled -> stage = FULFILLED;
            case Promised made -> promises.add(new Promise(made.no(), made.text(), made.dueAt(), moment.at(), null));
            case ComplaintEvent.PromisePostponed later ->
                promises.replaceAll(made -> made.no() == later.no() ? made.postponed(later.dueAt()) : made);
            case PromiseKept kept ->
                promises.replaceAll(made -> made.no() == kept.no() ? made.kept(moment.at()) : made);
            case Replied replied -> {
                replies.add(new Reply(replied.no(), replied.channel(), replied.text(), moment));
                explained |= validity == Validity.INVALID;
            }
            case ReplyHeld held -> heldReplies.add(new HeldReply(held, moment, null));
            case ReplyReleased released -> heldReplies.replaceAll(one -> one.lookedAt(released.no(), moment));
            case ReplyReturned returned -> heldReplies.replaceAll(one -> one.lookedAt(returned.no(), moment));
            case OutcomePublished published -> outcome = published.reply();
            case WordsAdded words -> {
                // The words stand in the log; no state follows from them.
            }
            case Suspended suspended ->
                suspensions.add(new Suspension(suspended.reason(), suspended.waitingFor(), moment, null));
            case Resumed resumed ->
                suspensions.set(suspensions.size() - 1, suspensions.getLast().resumed(moment.at()));
            case ExtensionAsked asked -> extensions.add(new Extension(asked, moment, null, null));
            case ExtensionDecided decided ->
                extensions.replaceAll(one -> one.no() == decided.no() ? one.decided(decided, moment) : one);
            case CalledBack called -> {
                stage = CALLED_BACK;
                callback = called;
            }
            case Reopened reopened -> {
                stage = ASSIGNED;
                round++;
                outcome = null;
                assignment = assignment == null
                        ? new Assignment(registration.lead(), null, moment.at(), false)
                        : new Assignment(assignment.unit(), assignment.staff(), moment.at(), false);
                answer = null;
                firstProposalOfRound = proposals.size() + 1;
                chosen = null;
                counterProposal = null;
                agreement = null;
                callback = null;
                explained = false;
                closedAt = null;
                settledBefore = false;
            }
            case Closed closed -> end(CLOSED, moment);
            case Archived archived -> stage = ARCHIVED;
            case Withdrawn withdrawn -> end(WITHDRAWN, moment);
            case Declined declined -> end(DECLINED, moment);
            case TransferredOut transferred -> end(TRANSFERRED_OUT, moment);
            case Linked linked -> links.put(linked.number(), linked.as());
            case Unlinked unlinked -> links.remove(unlinked.number());
            case Merged merged -> {
                stageBeforeMerger = stage;
                leadingCase = merged.number();
                end(MERGED, moment);
            }
            case SplitOff split -> {
                stage = stageBeforeMerger;
                leadingCase = null;
                closedAt = null;
            }
            case CaseJoined other -> joined.put(other.number(), other);
            case CaseLeft left -> joined.remove(left.number());
            case JoinedAdded words -> {
                // As with words that the complainant adds.
            }
            case MatterTakenOut part -> {
                // The link that comes with it is the state.
            }
            case TakenOutOf whole -> {
                // The link that comes with it is the state.
            }
            case ToldApart apart -> toldApart.add(apart.number());
            case ObjectNamed named -> thing = named.thing();
            case RewardProposed proposed -> rewards.add(new Reward(proposed, moment, null, null, null, null));
            case RewardDecided decided ->
                rewards.replaceAll(one -> one.no() == decided.no() ? one.decided(decided, moment) : one);
            case RewardGiven given ->
                rewards.replaceAll(one -> one.no() == given.no() ? one.given(given, moment) : one);
            case PersonalDataErased gone -> erased = true;
            case FileTakenOut taken -> {
                // Nothing of the complaint is another for it.
            }
            case BulletinIssued issued -> {
                // The bulletin stands in the log; limits follow from it, no state.
            }
        }
    }

    private void end(Stage last, Moment moment) {
        stage = last;
        closedAt = moment.at();
    }

    private Assignment assigned() {
        if (assignment == null) {
            throw new IllegalStateException(number() + " is " + stage + " without an assignment");
        }
        return assignment;
    }

    // ---- what can be asked ----------------------------------------------------------------------------------------

    /** Everything that rules of a pack may ask about this complaint now. */
    public CaseFacts facts(WorkingCalendar calendar) {
        return CaseFacts.arrivedBy(registration.channel().code())
                .arrival(calendar.arrival(registration.receivedAt()))
                .kind(registration.kind())
                .severity(severity)
                .groupSize(groupSize())
                .litigation(litigation)
                .media(media)
                .responsibility(responsibility)
                .validity(validity.code())
                .category(category == null ? "" : category)
                .level(level)
                .round(round)
                .open(stage.isOpen())
                .sameMatter(sameMatter)
                .outsideHelp(outsideHelp)
                .customerKind(registration.complainant().kind())
                .vip(registration.complainant().vip())
                .anonymous(registration.complainant().anonymous())
                .receivedByCentre(registration.receivedByCentre())
                .progress(progress())
                .build();
    }

    private CaseProgress progress() {
        return new CaseProgress(
                answer != null,
                answer != null && answer.findings() != null && answer.findings().causeCategory() != null,
                !replies.isEmpty(),
                agreement != null,
                callback != null,
                (int) promises.stream()
                        .filter(promise -> promise.keptAt() == null)
                        .count(),
                (int) consultations.stream()
                        .filter(asked -> asked.advice() == null)
                        .count(),
                outcome != null);
    }

    /** Whether the stage and what stands beside it allow the verb; who may do it is another question. */
    public boolean allows(Verb verb) {
        if (!verb.stages().contains(stage)) {
            return false;
        }
        return switch (verb) {
            case ACCEPT -> assignment != null && !assignment.accepted();
            case CONTRIBUTE, RELEASE_CO_HANDLER -> coHandlers.stream().anyMatch(CoHandler::isOpen);
            case ADVISE -> consultations.stream().anyMatch(asked -> asked.advice() == null);
            case APPROVE -> awaitingApproval().isPresent();
            case AGREE -> proposals().stream().anyMatch(Proposal::stands);
            case POSTPONE_PROMISE ->
                promises.stream()
                        .anyMatch(made -> made.keptAt() == null && made.dueAt().isAfter(latest));
            case RELEASE_REPLY -> heldReplies.stream().anyMatch(HeldReply::waits);
            case PUBLISH_OUTCOME ->
                replies.stream().anyMatch(sent -> !Integer.valueOf(sent.no()).equals(outcome));
            case KEEP_PROMISE -> promises.stream().anyMatch(made -> made.keptAt() == null);
            case SUSPEND -> !isSuspended();
            case RESUME -> isSuspended();
            case DECIDE_EXTENSION -> extensions.stream().anyMatch(Extension::waits);
            case DECIDE_REWARD -> rewards.stream().anyMatch(Reward::waits);
            case GIVE_REWARD -> rewards.stream().anyMatch(Reward::isOwed);
            case CLOSE -> stage == CALLED_BACK || (validity == Validity.INVALID && explained);
            case UNLINK -> !links.isEmpty();
            default -> true;
        };
    }

    /** Who has it now: the unit, and the person where there is one; nobody once it has ended. */
    public Optional<Holder> holder() {
        return switch (stage) {
            case REGISTERED, INVESTIGATED, PROPOSED -> Optional.of(leadHolds());
            case ASSIGNED ->
                Optional.of(new Holder(assigned().unit(), assigned().staff()));
            case AGREED ->
                Optional.of(assignment == null ? leadHolds() : new Holder(assignment.unit(), assignment.staff()));
            case FULFILLED, CALLED_BACK, CLOSED -> Optional.of(new Holder(registration.centre(), null));
            case ARCHIVED, DECLINED, WITHDRAWN, TRANSFERRED_OUT, MERGED -> Optional.empty();
        };
    }

    private Holder leadHolds() {
        return new Holder(registration.lead(), recorder.id());
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return registration.number();
    }

    /** The number of events, those of this very change included. */
    public int version() {
        return log.size() + news.size();
    }

    public Registered registration() {
        return registration;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public Actor recorder() {
        return recorder;
    }

    public Stage stage() {
        return stage;
    }

    public int round() {
        return round;
    }

    public Level level() {
        return level;
    }

    /** Id of the pack by which it is handled. */
    public String pack() {
        return pack;
    }

    /** The version of the pack by which it is handled: that of its registration, unless it was moved. */
    public String packVersion() {
        return packVersion;
    }

    public Because levelBecause() {
        return levelBecause;
    }

    public Validity validity() {
        return validity;
    }

    /** The question of validity lies with the centre. */
    public boolean isValidityPassed() {
        return validityPassed;
    }

    public Optional<String> category() {
        return Optional.ofNullable(category);
    }

    public int severity() {
        return severity;
    }

    /** How many people complain: those of this complaint, and those whose complaints go on in it, each once. */
    public int groupSize() {
        var people = new LinkedHashMap<String, Integer>();
        people.put(number(), groupSize);
        joined.values().forEach(one -> people.merge(personOf(one), one.people(), Math::max));
        return people.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of one person with several complaints only the first counts. */
    private static String personOf(CaseJoined one) {
        return one.sameAs() == null ? one.number() : one.sameAs();
    }

    /** How many people complain by this very complaint. */
    public int ownGroupSize() {
        return groupSize;
    }

    public String litigation() {
        return litigation;
    }

    public String media() {
        return media;
    }

    /** A media case: nobody but the spokesperson speaks (A6). */
    public boolean isMediaCase() {
        return registration.channel() == Channel.MEDIA || media.equals("exposed");
    }

    public String responsibility() {
        return responsibility;
    }

    public boolean needsOutsideHelp() {
        return outsideHelp;
    }

    /** Complaints of the same matter within a month, this one included. */
    public int sameMatter() {
        return sameMatter;
    }

    public List<String> sameMatterOthers() {
        return List.copyOf(sameMatterOthers);
    }

    public Optional<Assignment> assignment() {
        return Optional.ofNullable(assignment);
    }

    public int bounces() {
        return bounces;
    }

    /** Units that have or had to do with it and so may see it. */
    public Set<UUID> involved() {
        return Set.copyOf(involved);
    }

    /** Units that were asked to do a part, in order, their numbers beginning with 1. */
    public List<CoHandler> coHandlers() {
        return List.copyOf(coHandlers);
    }

    public List<Consultation> consultations() {
        return List.copyOf(consultations);
    }

    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    /** Options of the present round. */
    public List<Proposal> proposals() {
        return proposals.stream()
                .filter(one -> one.no() >= firstProposalOfRound)
                .toList();
    }

    public Optional<Proposal> proposal(int no) {
        return proposals().stream().filter(one -> one.no() == no).findFirst();
    }

    public Optional<Proposal> awaitingApproval() {
        return proposals().stream()
                .filter(one -> one.beyond() && one.granted() == null)
                .findFirst();
    }

    public Optional<Integer> chosen() {
        return Optional.ofNullable(chosen);
    }

    public Optional<String> counterProposal() {
        return Optional.ofNullable(counterProposal);
    }

    public Optional<String> agreement() {
        return Optional.ofNullable(agreement);
    }

    public List<Promise> promises() {
        return List.copyOf(promises);
    }

    public List<Reply> replies() {
        return List.copyOf(replies);
    }

    /** Replies that another person looked at, or has to, before they go out. */
    public List<HeldReply> heldReplies() {
        return List.copyOf(heldReplies);
    }

    /** The reply that waits for another person's release. */
    public Optional<HeldReply> waitingReply() {
        return heldReplies.stream().filter(HeldReply::waits).findFirst();
    }

    /** The number of the reply that is the final outcome of this round. */
    public Optional<Integer> outcome() {
        return Optional.ofNullable(outcome);
    }

    public boolean isSuspended() {
        return suspension().isPresent();
    }

    /** The suspension that holds now. */
    public Optional<Suspension> suspension() {
        return suspensions.isEmpty() || suspensions.getLast().until() != null
                ? Optional.empty()
                : Optional.of(suspensions.getLast());
    }

    public List<Suspension> suspensions() {
        return List.copyOf(suspensions);
    }

    /** Every reward that was ever proposed. */
    public List<Reward> rewards() {
        return List.copyOf(rewards);
    }

    /** What is complained of; empty: nobody said. */
    public Optional<Thing> thing() {
        return Optional.ofNullable(thing);
    }

    /** Every extension that was ever asked for, of all limits and rounds. */
    public List<Extension> extensions() {
        return List.copyOf(extensions);
    }

    /** Linked complaints: number to {@code duplicate} or {@code related}. */
    public Map<String, String> links() {
        return new LinkedHashMap<>(links);
    }

    /** Number of the complaint in which this one goes on; empty while it lives for itself. */
    public Optional<String> leadingCase() {
        return Optional.ofNullable(leadingCase);
    }

    /** Those that go on in this one, the first to come before the others. */
    public List<CaseJoined> joined() {
        return List.copyOf(joined.values());
    }

    /** Numbers of complaints that somebody found not to be about the same matter. */
    public Set<String> toldApart() {
        return Set.copyOf(toldApart);
    }

    /** The callback of the present round. */
    public Optional<CalledBack> callback() {
        return Optional.ofNullable(callback);
    }

    /** It ended elsewhere, and was not reopened here since: no time of it is counted. */
    public boolean isSettledBefore() {
        return settledBefore;
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** All that is stored, in order. */
    public List<LoggedEvent> log() {
        return List.copyOf(log);
    }

    List<Happening> news() {
        return List.copyOf(news);
    }

    /** The news stand in the log now. */
    void logged(List<LoggedEvent> stored) {
        log.addAll(stored);
        news.clear();
    }

    /** An event that happened and is not stored yet. */
    record Happening(ComplaintEvent event, Moment moment) {}

    /** @param staff null: whoever of the unit takes it */
    public record Holder(UUID unit, @Nullable UUID staff) {}

    public record Assignment(UUID unit, @Nullable UUID staff, Instant at, boolean accepted) {}

    public record Answer(String text, @Nullable Findings findings, Moment moment) {}

    /**
     * @param contribution what it has done; null while it has not
     * @param releasedBecause why it need not do it any more; null: it has done it, or is to
     */
    public record CoHandler(
            int no,
            UUID unit,
            String task,
            Moment asked,
            @Nullable String contribution,
            @Nullable Moment contributed,
            @Nullable String releasedBecause,
            @Nullable Moment released) {

        public boolean isOpen() {
            return contribution == null && releasedBecause == null;
        }

        private CoHandler done(String text, Moment moment) {
            return new CoHandler(no, unit, task, asked, text, moment, null, null);
        }

        private CoHandler released(String reason, Moment moment) {
            return new CoHandler(no, unit, task, asked, null, null, reason, moment);
        }
    }

    public record Consultation(
            int no,
            UUID unit,
            String question,
            Moment asked,
            @Nullable String advice,
            @Nullable Moment advised) {
        private Consultation answered(String text, Moment moment) {
            return new Consultation(no, unit, question, asked, text, moment);
        }
    }

    /** @param granted null while a proposal beyond authority waits, and for one that needs no approval */
    public record Proposal(
            int no,
            String text,
            Demand.@Nullable Money compensation,
            boolean beyond,
            Moment moment,
            @Nullable Boolean granted,
            @Nullable Moment decidedAt) {

        /** May be chosen and agreed: within authority, or approved. */
        public boolean stands() {
            return !beyond || Boolean.TRUE.equals(granted);
        }

        private Proposal decided(Approved decision, Moment at) {
            return new Proposal(no, text, compensation, beyond, moment, decision.granted(), at);
        }
    }

    public record Promise(
            int no,
            String text,
            Instant dueAt,
            Instant madeAt,
            @Nullable Instant keptAt) {
        private Promise postponed(Instant until) {
            return new Promise(no, text, until, madeAt, keptAt);
        }

        private Promise kept(Instant at) {
            return new Promise(no, text, dueAt, madeAt, at);
        }
    }

    public record Reply(int no, Channel channel, String text, Moment moment) {}

    /**
     * @param lookedAt when and by whom it was released or returned; null: it waits
     */
    public record HeldReply(
            ReplyHeld reply, Moment written, @Nullable Moment lookedAt) {

        public boolean waits() {
            return lookedAt == null;
        }

        private HeldReply lookedAt(int no, Moment by) {
            return reply.no() == no ? new HeldReply(reply, written, by) : this;
        }
    }

    /** @param decision null while it waits */
    public record Extension(
            ExtensionAsked request,
            Moment asked,
            @Nullable ExtensionDecided decision,
            @Nullable Moment decided) {

        public int no() {
            return request.no();
        }

        public boolean isOf(String rule, int occurrence) {
            return request.rule().equals(rule) && request.occurrence() == occurrence;
        }

        public boolean waits() {
            return decision == null;
        }

        public boolean isGranted() {
            return decision != null && decision.granted();
        }

        private Extension decided(ExtensionDecided how, Moment at) {
            return new Extension(request, asked, how, at);
        }
    }

    /** A reward for a complaint that was of use, from its proposal to its handing over (A10). */
    public record Reward(
            RewardProposed proposal,
            Moment proposed,
            @Nullable RewardDecided decision,
            @Nullable Moment decided,
            @Nullable RewardGiven handover,
            @Nullable Moment given) {
        public int no() {
            return proposal.no();
        }

        public boolean waits() {
            return decision == null;
        }

        public boolean isGranted() {
            return decision != null && decision.granted();
        }

        /** Granted, and not handed over yet. */
        public boolean isOwed() {
            return isGranted() && handover == null;
        }

        private Reward decided(RewardDecided made, Moment at) {
            return new Reward(proposal, proposed, made, at, null, null);
        }

        private Reward given(RewardGiven made, Moment at) {
            return new Reward(proposal, proposed, decision, decided, made, at);
        }
    }

    /** @param until null while it lasts */
    public record Suspension(
            String reason,
            String waitingFor,
            Moment since,
            @Nullable Instant until) {
        private Suspension resumed(Instant at) {
            return new Suspension(reason, waitingFor, since, at);
        }
    }
}
