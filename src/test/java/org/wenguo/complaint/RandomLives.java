package org.wenguo.complaint;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.ComplaintEvent.CircumstancesStated;
import org.wenguo.complaint.ComplaintEvent.Fairness;
import org.wenguo.complaint.ComplaintEvent.Findings;
import org.wenguo.policy.Level;

/**
 * Lives that nobody planned: random people try random acts with random words at random times, allowed or not. A life is a
 * list of throws of dice, so that a failing one shrinks to the few acts that matter.
 */
public final class RandomLives {

    private static final List<Actor> PEOPLE =
            List.of(OneComplaint.LIN, OneComplaint.WU, OneComplaint.GUO, new Actor.Customer());
    private static final List<UUID> UNITS =
            List.of(OneComplaint.ENGINEERING, OneComplaint.CENTRE, OneComplaint.PENINSULA);
    private static final List<String> WAITING = List.of("complainant", "outside-body", "other");

    private static final List<String> EXTENSIBLE = List.of("department-answer", "oral-reply", "promise");

    private static final Set<Verb> ENDING = EnumSet.of(Verb.WITHDRAW, Verb.DECLINE, Verb.TRANSFER_OUT, Verb.MERGE);

    private RandomLives() {}

    /** One throw: what is tried, by whom, after how many minutes (clocks may differ, so also before), and what is said. */
    public record Throw(Verb verb, int person, int minutes, int said) {
        int pick(int sides) {
            return said % sides;
        }

        boolean coin() {
            return said / 7 % 2 == 0;
        }
    }

    public static Arbitrary<List<Throw>> throwing(int most) {
        // What leads on is thrown more often and what ends it less, else most lives would end before they began.
        var verb = Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Arbitraries.of(
                                Verb.ASSIGN,
                                Verb.ANSWER,
                                Verb.ANSWER,
                                Verb.PROPOSE,
                                Verb.PROPOSE,
                                Verb.APPROVE,
                                Verb.AGREE,
                                Verb.AGREE,
                                Verb.FULFIL,
                                Verb.CALL_BACK,
                                Verb.CALL_BACK,
                                Verb.CLOSE)),
                Tuple.of(6, Arbitraries.of(Verb.values()).filter(one -> !ENDING.contains(one))),
                Tuple.of(1, Arbitraries.of(ENDING)));
        return net.jqwik.api.Combinators.combine(
                        verb,
                        Arbitraries.integers().between(0, PEOPLE.size() - 1),
                        Arbitraries.integers().between(-20, 600),
                        Arbitraries.integers().between(0, 10_000))
                .as(Throw::new)
                .list()
                .ofMinSize(most / 2)
                .ofMaxSize(most);
    }

    /** Lives it; after each try the listener is told whether it was refused. */
    public static OneComplaint live(
            OneComplaint one, List<Throw> dice, BiConsumer<Throw, @Nullable NotPossibleNow> after) {
        var now = one.complaint().registeredAt();
        for (var die : dice) {
            now = now.plus(Duration.ofMinutes(die.minutes()));
            NotPossibleNow refusal = null;
            try {
                perform(one.complaint(), die, new Moment(PEOPLE.get(die.person()), now));
                one.store();
            } catch (NotPossibleNow e) {
                refusal = e;
            }
            after.accept(die, refusal);
        }
        return one;
    }

    public static OneComplaint live(List<Throw> dice) {
        return live(OneComplaint.registered(), dice, (die, refusal) -> {});
    }

    private static void perform(Complaint complaint, Throw die, Moment moment) {
        var unit = UNITS.get(die.pick(UNITS.size()));
        var number = 1 + die.pick(3);
        switch (die.verb()) {
            case DETERMINE_VALIDITY -> complaint.determineValidity(Validity.values()[die.pick(3)], "因为", moment);
            case CLASSIFY -> complaint.classify("c" + die.pick(3), moment);
            case DETERMINE_LEVEL ->
                complaint.determineLevel(
                        Level.values()[die.pick(4)], "因为", die.coin() ? List.of() : List.of("hot-group"), moment);
            case STATE_CIRCUMSTANCES ->
                complaint.stateCircumstances(
                        new CircumstancesStated(
                                die.coin() ? "possible" : null,
                                die.coin() ? null : "exposed",
                                1 + die.pick(12),
                                null,
                                die.coin() ? "ours" : null,
                                null,
                                null),
                        moment);
            case ASSIGN -> complaint.assign(unit, die.coin() ? moment.actor().id() : null, null, moment);
            case ACCEPT -> complaint.accept(moment);
            case BOUNCE -> complaint.bounce("不归我部", moment);
            case ADD_CO_HANDLER -> complaint.addCoHandler(unit, "查电路", moment);
            case CONTRIBUTE -> complaint.contribute(unit, "查过了", moment);
            case RELEASE_CO_HANDLER -> complaint.releaseCoHandler(unit, "不必了", moment);
            case CONSULT -> complaint.consult(unit, "何时能修？", moment);
            case ADVISE -> complaint.advise(unit, "明天", moment);
            case ANSWER -> complaint.answer("查过了", die.coin() ? new Findings("渗水", "material", "ours") : null, moment);
            case PROPOSE ->
                complaint.propose("赔", die.coin() ? OneComplaint.money("300.50") : null, die.pick(3) == 0, moment);
            case APPROVE -> complaint.approve(die.coin(), "因为", moment);
            case CHOOSE -> {
                if (die.pick(5) == 0) {
                    complaint.counterPropose("我要换房", moment);
                } else {
                    complaint.choose(number, moment);
                }
            }
            case AGREE -> complaint.agree("同意", moment);
            case FULFIL -> complaint.fulfil("修好了", moment);
            case PROMISE -> complaint.promise("三天", moment.at().plus(Duration.ofHours(die.pick(100))), moment);
            case POSTPONE_PROMISE ->
                complaint.postponePromise(
                        number, moment.at().plus(Duration.ofHours(100 + die.pick(100))), "等配件", moment);
            case KEEP_PROMISE -> complaint.keepPromise(number, null, moment);
            case REPLY -> {
                if (die.coin()) {
                    complaint.reply(Channel.PHONE, "谢谢您", moment);
                } else {
                    complaint.holdReply(Channel.EMAIL, "谢谢您", die.coin(), List.of("major"), moment);
                }
            }
            case RELEASE_REPLY -> {
                if (die.coin()) {
                    complaint.releaseReply(
                            1 + die.pick(3),
                            die.coin() ? "谢谢您！" : null,
                            null,
                            new Moment(OneComplaint.GUO, moment.at()));
                } else {
                    complaint.returnReply(1 + die.pick(3), "再改改", moment);
                }
            }
            case PUBLISH_OUTCOME -> complaint.publishOutcome(number, moment);
            case ADD_WORDS -> complaint.addWords("还有\n一处 \"引号\" 😀", moment);
            case SUSPEND -> complaint.suspend("等", WAITING.get(die.pick(3)), moment);
            case RESUME -> complaint.resume(moment);
            case EXTEND ->
                complaint.askExtension(
                        EXTENSIBLE.get(die.pick(EXTENSIBLE.size())),
                        1 + die.pick(2),
                        moment.at(),
                        moment.at().plus(Duration.ofHours(die.pick(100))),
                        "还在查",
                        moment);
            case DECIDE_EXTENSION ->
                complaint.decideExtension(1 + die.pick(3), die.coin(), "因为", new Moment(OneComplaint.GUO, moment.at()));
            case NAME_OBJECT -> complaint.nameObject(new ComplaintEvent.Thing("house", "B区1街2座G02"), moment);
            case PROPOSE_REWARD -> complaint.proposeReward("购物卡", null, "发现了漏水", moment);
            case DECIDE_REWARD ->
                complaint.decideReward(1 + die.pick(3), die.coin(), "因为", new Moment(OneComplaint.GUO, moment.at()));
            case GIVE_REWARD -> complaint.giveReward(1 + die.pick(3), "收据一张", moment);
            case CALL_BACK ->
                complaint.callBack(
                        CallbackResult.values()[die.pick(3)],
                        die.coin() ? "还行" : null,
                        die.coin() ? new Fairness(4, null, 5) : null,
                        moment);
            case CLOSE -> complaint.close("办结", moment);
            case ARCHIVE -> complaint.archive(moment);
            case WITHDRAW -> complaint.withdraw("自己解决了", moment);
            case DECLINE -> complaint.decline("不归我们", moment);
            case TRANSFER_OUT -> complaint.transferOut("住建局", "属其职权", moment);
            case REOPEN -> complaint.reopen("又漏了", moment);
            case LINK -> complaint.link("260928000000" + die.pick(9), die.coin() ? "related" : "duplicate", moment);
            case UNLINK -> complaint.unlink("260928000000" + die.pick(9), moment);
            case MERGE -> complaint.mergeInto(OneComplaint.registered().another(), "同一件事", null, moment);
            case SPLIT -> complaint.splitOff(die.coin() ? "不是同一件事" : null, moment);
            case DIVIDE -> complaint.divide(OneComplaint.registered().another(), moment);
            case TELL_APART -> complaint.tellApart(OneComplaint.NEIGHBOUR, moment);
            case ISSUE_BULLETIN -> complaint.issueBulletin("2026-" + die.pick(9), "通报", "00", moment);
        }
    }
}
