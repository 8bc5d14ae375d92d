package org.wenguo.desk.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.ComplaintEvent.*;
import org.wenguo.complaint.Demand;
import org.wenguo.complaint.LoggedEvent;
import org.wenguo.complaint.Policy;
import org.wenguo.people.Organisation;
import org.wenguo.people.Staff;
import org.wenguo.platform.web.Words;

/** Everything that happened to a complaint in words: who, when, what, and what was said with it. */
public final class CaseTimeline {

    private final Complaint complaint;
    private final Policy policy;
    private final Organisation organisation;
    private final Words t;

    CaseTimeline(Complaint complaint, Policy policy, Words t) {
        this.complaint = complaint;
        this.policy = policy;
        this.organisation = policy.organisation();
        this.t = t;
    }

    /** By what readers may sift. */
    public enum Kind {
        ACT,
        DETERMINATION,
        CUSTOMER,
        LIMIT;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One line.
     *
     * @param who null for what came about by rule
     * @param more what was said with it, as it was said; null: nothing
     * @param level code of the level that it brought, or null
     */
    public record Entry(
            int seq,
            Instant at,
            Kind kind,
            @Nullable String who,
            String what,
            @Nullable String more,
            @Nullable String level) {

        public String look() {
            return switch (kind) {
                case LIMIT -> "tl-alert";
                case DETERMINATION -> level == null ? "tl-quiet" : "tl-alert";
                case ACT -> who == null ? "tl-quiet" : "";
                case CUSTOMER -> "tl-customer";
            };
        }
    }

    /** A warning or a breach that was sent. */
    record Notice(String rule, int occurrence, int step, boolean breach, Instant at, Instant dueAt, List<UUID> staff) {}

    /** Latest first. */
    List<Entry> entries(List<Notice> notices) {
        return Stream.concat(
                        complaint.log().stream().map(this::entry),
                        notices.stream().map(notice -> entry(notice, isFirst(notice, notices))))
                .sorted(Comparator.comparing(Entry::at)
                        .thenComparing(Entry::seq)
                        .reversed())
                .toList();
    }

    /** What happened after a version that somebody saw, in order. */
    List<Entry> since(int version) {
        return complaint.log().stream()
                .filter(event -> event.seq() > version)
                .map(this::entry)
                .toList();
    }

    private static boolean isFirst(Notice notice, List<Notice> all) {
        return all.stream()
                .noneMatch(earlier -> earlier.breach()
                        && earlier.rule().equals(notice.rule())
                        && earlier.occurrence() == notice.occurrence()
                        && earlier.step() < notice.step());
    }

    private Entry entry(Notice notice, boolean isFirst) {
        var names = notice.staff().stream().map(this::name).toList();
        var title = policy.pack().limit(notice.rule()).title().in(t.locale());
        var key = !notice.breach() ? "desk.tl.warning" : isFirst ? "desk.tl.breach" : "desk.tl.breach-again";
        var what = t.of(key, title, t.time(notice.dueAt()), String.join(t.of("desk.comma"), names));
        return new Entry(0, notice.at(), Kind.LIMIT, null, what, null, null);
    }

    private Entry entry(LoggedEvent logged) {
        var event = logged.event();
        var level = switch (event) {
            case LevelRaised raised -> raised.level().code();
            case LevelDetermined determined -> determined.level().code();
            default -> null;
        };
        return new Entry(
                logged.seq(),
                logged.at(),
                kind(event, logged.actor()),
                who(logged.actor()),
                what(event),
                more(event),
                level);
    }

    private @Nullable String who(Actor actor) {
        return switch (actor) {
            case Actor.Member(UUID id) -> name(id);
            case Actor.Customer customer -> t.of("actor.customer");
            case Actor.Rule rule -> null;
        };
    }

    String name(@Nullable UUID staff) {
        return organisation.member(staff).map(Staff::name).orElseGet(() -> t.of("desk.somebody"));
    }

    private String unit(UUID unit) {
        return organisation.unit(unit).name();
    }

    private static Kind kind(ComplaintEvent event, Actor actor) {
        if (actor instanceof Actor.Customer) {
            return Kind.CUSTOMER;
        }
        return switch (event) {
            case ValidityPassed e -> Kind.DETERMINATION;
            case ValidityDetermined e -> Kind.DETERMINATION;
            case Classified e -> Kind.DETERMINATION;
            case LevelRaised e -> Kind.DETERMINATION;
            case LevelDetermined e -> Kind.DETERMINATION;
            case CircumstancesStated e -> Kind.DETERMINATION;
            case SameMatterFound e -> Kind.DETERMINATION;
            case PolicyChanged e -> Kind.DETERMINATION;
            case WordsAdded e -> Kind.CUSTOMER;
            case JoinedAdded e -> Kind.CUSTOMER;
            case Chosen e -> Kind.CUSTOMER;
            case CounterProposed e -> Kind.CUSTOMER;
            case Agreed e -> Kind.CUSTOMER;
            case CalledBack e -> Kind.CUSTOMER;
            case Replied e -> Kind.CUSTOMER;
            case OutcomePublished e -> Kind.CUSTOMER;
            case Withdrawn e -> Kind.CUSTOMER;
            default -> Kind.ACT;
        };
    }

    /** One sentence without its subject. */
    private String what(ComplaintEvent event) {
        return switch (event) {
            case Registered e ->
                t.of("desk.tl.registered", t.of("channel." + e.channel().code()), t.of("kind." + e.kind()));
            case ValidityPassed e -> t.of("desk.tl.validity-passed");
            case ValidityDetermined e ->
                t.of(
                        "desk.tl.validity-determined",
                        t.of("validity." + e.validity().code()));
            case Classified e -> t.of("desk.tl.classified", category(e.category()));
            case LevelRaised e -> t.of("desk.tl.level-raised");
            case LevelDetermined e -> t.of("desk.tl.level-determined");
            case CircumstancesStated e -> t.of("desk.tl.circumstances-stated", circumstances(e));
            case SameMatterFound e -> t.of("desk.tl.same-matter-found", Integer.toString(e.count()));
            case PolicyChanged e -> t.of("desk.tl.policy-changed", e.packVersion());
            case Assigned e ->
                e.staff() == null
                        ? t.of("desk.tl.assigned", unit(e.unit()))
                        : t.of("desk.tl.assigned-to", unit(e.unit()), name(e.staff()));
            case Accepted e -> t.of("desk.tl.accepted");
            case Bounced e -> t.of("desk.tl.bounced", unit(e.unit()));
            case CoHandlerAdded e -> t.of("desk.tl.co-handler-added", unit(e.unit()));
            case Contributed e -> t.of("desk.tl.contributed");
            case CoHandlerReleased e -> t.of("desk.tl.co-handler-released", unit(e.unit()));
            case Consulted e -> t.of("desk.tl.consulted", unit(e.unit()));
            case Advised e -> t.of("desk.tl.advised");
            case Answered e -> t.of("desk.tl.answered");
            case Proposed e -> proposed(e);
            case Approved e ->
                t.of(e.granted() ? "desk.tl.approved" : "desk.tl.refused", Integer.toString(e.proposal()));
            case Chosen e -> t.of("desk.tl.chosen", Integer.toString(e.proposal()));
            case CounterProposed e -> t.of("desk.tl.counter-proposed");
            case Agreed e -> t.of("desk.tl.agreed");
            case Fulfilled e -> t.of(e.direct() ? "desk.tl.settled" : "desk.tl.fulfilled");
            case Promised e -> t.of("desk.tl.promised", t.time(e.dueAt()));
            case PromisePostponed e -> t.of("desk.tl.promise-postponed", promise(e.no()), t.time(e.dueAt()));
            case PromiseKept e -> t.of("desk.tl.promise-kept", promise(e.no()));
            case Replied e ->
                t.of("desk.tl.replied", t.of("channel." + e.channel().code()));
            case ReplyHeld e -> t.of("desk.tl.reply-held", rules(e.because()));
            case ReplyReleased e -> t.of(e.changed() ? "desk.tl.reply-released-changed" : "desk.tl.reply-released");
            case ReplyReturned e -> t.of("desk.tl.reply-returned");
            case OutcomePublished e -> t.of("desk.tl.outcome-published");
            case WordsAdded e -> t.of("desk.tl.words-added");
            case Suspended e -> t.of("desk.tl.suspended", t.of("waiting." + e.waitingFor()));
            case Resumed e -> t.of("desk.tl.resumed");
            case ExtensionAsked e ->
                t.of("desk.tl.extension-asked", limit(e.rule()), t.time(e.dueAt()), t.time(e.until()));
            case ExtensionDecided e -> extension(e);
            case CalledBack e ->
                t.of("desk.tl.called-back", t.of("callback." + e.result().code()));
            case Reopened e -> t.of("desk.tl.reopened");
            case Closed e -> t.of("desk.tl.closed");
            case Archived e -> t.of("desk.tl.archived");
            case SettledBefore e -> t.of("desk.tl.settled-before");
            case Withdrawn e -> t.of("desk.tl.withdrawn");
            case Declined e -> t.of("desk.tl.declined");
            case TransferredOut e -> t.of("desk.tl.transferred-out", e.to());
            case Linked e -> t.of("desk.tl.linked", e.number(), t.of("link." + e.as()));
            case Unlinked e -> t.of("desk.tl.unlinked", e.number());
            case Merged e -> t.of("repeats.tl.merged", e.number());
            case SplitOff e -> t.of("repeats.tl.split-off", e.number());
            case CaseJoined e -> t.of("repeats.tl.joined", e.number());
            case CaseLeft e -> t.of("repeats.tl.left", e.number());
            case JoinedAdded e -> t.of("repeats.tl.joined-added", e.number());
            case MatterTakenOut e -> t.of("repeats.tl.taken-out", e.number());
            case TakenOutOf e -> t.of("repeats.tl.taken-out-of", e.number());
            case ToldApart e -> t.of("repeats.tl.told-apart", e.number());
            case BulletinIssued e -> t.of("bulletin.tl.issued", e.number());
            case FileTakenOut e -> t.of("case-file.tl.taken-out");
            case PersonalDataErased e -> t.of("retention.tl.erased");
            case ObjectNamed e ->
                t.of(
                        "thing.tl.named",
                        t.of("thing." + e.thing().kind()),
                        e.thing().reference());
            case RewardProposed e -> t.of("reward.tl.proposed", e.what());
            case RewardDecided e ->
                t.of(e.granted() ? "reward.tl.granted" : "reward.tl.refused", Integer.toString(e.no()));
            case RewardGiven e -> t.of("reward.tl.given", Integer.toString(e.no()));
        };
    }

    private @Nullable String more(ComplaintEvent event) {
        return switch (event) {
            case ValidityPassed e -> e.opinion();
            case ValidityDetermined e -> e.reason();
            case LevelRaised e -> reason(policy, e.because().rule(), t);
            case LevelDetermined e -> e.reason();
            case CircumstancesStated e -> e.note();
            case SameMatterFound e -> e.others().isEmpty() ? null : String.join(t.of("desk.comma"), e.others());
            case PolicyChanged e -> e.reason();
            case Assigned e -> e.note();
            case Bounced e -> e.reason();
            case CoHandlerAdded e -> e.task();
            case Contributed e -> e.text();
            case CoHandlerReleased e -> e.reason();
            case Consulted e -> e.question();
            case Advised e -> e.text();
            case Answered e -> answered(e);
            case Proposed e -> e.text();
            case Approved e -> e.reason();
            case CounterProposed e -> e.text();
            case Agreed e -> e.text();
            case Fulfilled e -> e.text();
            case Promised e -> e.text();
            case PromisePostponed e -> e.reason();
            case PromiseKept e -> e.text();
            case Replied e -> e.text();
            case ReplyHeld e -> e.text();
            case ReplyReleased e -> e.remark();
            case ReplyReturned e -> e.remark();
            case OutcomePublished e -> null;
            case WordsAdded e -> e.text();
            case Suspended e -> e.reason();
            case ExtensionAsked e -> e.reason();
            case ExtensionDecided e -> e.reason();
            case CalledBack e -> calledBack(e);
            case Reopened e -> e.reason();
            case Closed e -> e.summary();
            case Withdrawn e -> e.reason();
            case Declined e -> e.reason();
            case SettledBefore e -> e.outcome();
            case TransferredOut e -> e.reason();
            case Registered e -> null;
            case Classified e -> null;
            case Accepted e -> null;
            case Chosen e -> proposal(e.proposal());
            case Resumed e -> null;
            case Archived e -> null;
            case Linked e -> null;
            case Unlinked e -> null;
            case Merged e -> e.reason();
            case SplitOff e -> e.reason();
            case CaseJoined e -> null;
            case CaseLeft e -> null;
            case JoinedAdded e -> e.text();
            case MatterTakenOut e -> e.subject();
            case TakenOutOf e -> null;
            case ToldApart e -> null;
            case BulletinIssued e -> e.title();
            case FileTakenOut e -> e.purpose();
            case PersonalDataErased e -> e.reason();
            case ObjectNamed e -> null;
            case RewardProposed e -> e.why();
            case RewardDecided e -> e.reason();
            case RewardGiven e -> e.proof();
        };
    }

    /** The rule that gave a level, in words: of the pack, or one that stands above all packs. */
    static String reason(Policy policy, String rule, Words t) {
        return policy.pack().levelTitle(rule).map(title -> title.in(t.locale())).orElseGet(() -> switch (rule) {
            case "second-complaint" -> t.of("desk.because.second-complaint");
            case "by-hand" -> t.of("desk.because.by-hand");
            default -> rule;
        });
    }

    private String category(String code) {
        return policy.category(code).in(t);
    }

    /** Why a reply was held, in the words of the pack as it is now. */
    private String rules(List<String> because) {
        return because.stream()
                .map(rule -> policy.pack()
                        .replies()
                        .secondLook(rule)
                        .map(one -> one.title().in(t.locale()))
                        .orElse(rule))
                .collect(Collectors.joining(t.of("desk.comma")));
    }

    private String proposed(Proposed proposed) {
        var no = Integer.toString(proposed.no());
        var money = money(proposed.compensation());
        if (money.isEmpty()) {
            return t.of("desk.tl.proposed", no);
        }
        return t.of(proposed.beyond() ? "desk.tl.proposed-beyond" : "desk.tl.proposed-money", no, money);
    }

    private String money(Demand.@Nullable Money money) {
        return money == null ? "" : t.money(money.value(), money.currency());
    }

    private @Nullable String proposal(int no) {
        return complaint.proposal(no).map(Complaint.Proposal::text).orElse(null);
    }

    private String promise(int no) {
        return complaint.promises().stream()
                .filter(made -> made.no() == no)
                .map(Complaint.Promise::text)
                .findFirst()
                .orElse("");
    }

    /** A rule by its title; by its id if the pack does not have it any more. */
    private String limit(String rule) {
        return policy.pack().limits().stream()
                .filter(one -> one.id().equals(rule))
                .map(one -> one.title().in(t.locale()))
                .findFirst()
                .orElse(rule);
    }

    private String extension(ExtensionDecided decided) {
        var asked = complaint.extensions().get(decided.no() - 1).request();
        return t.of(
                decided.granted() ? "desk.tl.extension-granted" : "desk.tl.extension-refused",
                limit(asked.rule()),
                t.time(asked.until()));
    }

    private String circumstances(CircumstancesStated stated) {
        var said = new ArrayList<String>();
        add(said, "responsibility", stated.responsibility());
        add(said, "litigation", stated.litigation());
        add(said, "media", stated.media());
        add(said, "severity", stated.severity());
        if (stated.groupSize() != null) {
            said.add(t.of("desk.group-size", stated.groupSize().toString()));
        }
        if (Boolean.TRUE.equals(stated.outsideHelp())) {
            said.add(t.of("desk.outside-help"));
        }
        return String.join(t.of("desk.comma"), said);
    }

    private void add(List<String> said, String what, @Nullable Object code) {
        if (code != null) {
            said.add(t.of("desk.fact." + what, t.of(what + "." + code)));
        }
    }

    private String answered(Answered answered) {
        var said = new ArrayList<String>();
        said.add(answered.text());
        var findings = answered.findings();
        if (findings != null) {
            said.add(CaseView.findings(findings, policy, t));
        }
        return String.join("\n", said).strip();
    }

    private @Nullable String calledBack(CalledBack called) {
        var said = new ArrayList<String>();
        if (called.remarks() != null) {
            said.add(called.remarks());
        }
        var fair = called.fairness();
        if (fair != null) {
            said.add(t.of("desk.fairness", mark(fair.outcome()), mark(fair.procedure()), mark(fair.treatment())));
        }
        return said.isEmpty() ? null : String.join("\n", said);
    }

    private static String mark(@Nullable Integer mark) {
        return mark == null ? "–" : mark.toString();
    }
}
