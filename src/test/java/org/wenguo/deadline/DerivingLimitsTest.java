package org.wenguo.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.OneComplaint;
import org.wenguo.complaint.Policy;
import org.wenguo.complaint.RandomLives;
import org.wenguo.complaint.RandomLives.Throw;
import org.wenguo.complaint.Stage;
import org.wenguo.people.AnOrganisation;
import org.wenguo.policy.LimitStart;
import org.wenguo.policy.PolicyPacks;

/** What is true of the limits of every complaint, whatever happened to it. */
class DerivingLimitsTest {

    private static final PolicyPacks PACKS = new PolicyPacks();

    @Provide
    Arbitrary<List<Throw>> lives() {
        return RandomLives.throwing(40);
    }

    @Provide
    Arbitrary<Policy> policies() {
        return Arbitraries.of("property", "fuel", "ecommerce", "manufacturing")
                .map(pack -> new Policy(
                        AnOrganisation.with(
                                pack, OneComplaint.CENTRE, OneComplaint.PENINSULA, OneComplaint.ENGINEERING),
                        PACKS.byId(pack)));
    }

    @Provide
    Arbitrary<OneComplaint> beginnings() {
        var channels = Arbitraries.of(Channel.PHONE, Channel.WEB, Channel.LETTER, Channel.MEDIA, Channel.WALK_IN);
        var hours = Arbitraries.integers().between(-24 * 30, 24 * 30);
        var leads = Arbitraries.of(OneComplaint.CENTRE, OneComplaint.PENINSULA);
        return net.jqwik.api.Combinators.combine(channels, hours, leads).as(DerivingLimitsTest::registered);
    }

    private static OneComplaint registered(Channel channel, int hours, UUID lead) {
        return OneComplaint.registered(usual -> new OneComplaint.Form(
                usual.unit(),
                lead,
                usual.centre(),
                lead.equals(usual.centre()),
                channel,
                usual.receivedAt().plus(Duration.ofHours(hours))));
    }

    @Property(tries = 120)
    void are_the_same_whenever_derived_and_from_whichever_copy(
            @ForAll("beginnings") OneComplaint one,
            @ForAll("lives") List<Throw> dice,
            @ForAll("policies") Policy policy) {
        var complaint = lived(one, dice);
        var limits = DerivingLimits.of(complaint, policy);
        assertThat(DerivingLimits.of(complaint, policy)).isEqualTo(limits);
        assertThat(DerivingLimits.of(one.loaded(), policy)).isEqualTo(limits);
    }

    @Property(tries = 120)
    void never_end_before_they_begin_and_warn_in_order(
            @ForAll("beginnings") OneComplaint one,
            @ForAll("lives") List<Throw> dice,
            @ForAll("policies") Policy policy) {
        for (var limit : DerivingLimits.of(lived(one, dice), policy)) {
            if (limit.kind() == Limit.Kind.LIMIT) {
                assertThat(limit.dueAt()).as("%s", limit).isAfterOrEqualTo(limit.startedAt());
                assertThat(limit.steps()).as("%s", limit).isSorted();
                assertThat(limit.steps()).contains(limit.dueAt());
                assertThat(limit.steps().getFirst()).as("%s", limit).isAfterOrEqualTo(limit.startedAt());
                notBefore(limit, limit.metAt());
                notBefore(limit, limit.cancelledAt());
                notBefore(limit, limit.pausedSince());
            }
        }
    }

    private static void notBefore(Limit limit, @org.jspecify.annotations.Nullable Instant end) {
        if (end != null) {
            assertThat(end).as("%s", limit).isAfterOrEqualTo(limit.startedAt());
        }
    }

    @Property(tries = 120)
    void run_once_at_a_time_each_but_promises_and_are_numbered_apart(
            @ForAll("beginnings") OneComplaint one,
            @ForAll("lives") List<Throw> dice,
            @ForAll("policies") Policy policy) {
        var limits = DerivingLimits.of(lived(one, dice), policy).stream()
                .filter(limit -> limit.kind() == Limit.Kind.LIMIT)
                .toList();
        assertThat(limits.stream().map(limit -> limit.rule() + " " + limit.occurrence()))
                .doesNotHaveDuplicates();
        Map<String, Long> running = limits.stream()
                .filter(limit -> !limit.isOver()
                        && !limit.rule().equals("promise")
                        && !limit.rule().equals("co-handling"))
                .collect(Collectors.groupingBy(Limit::rule, Collectors.counting()));
        assertThat(running.values()).as("%s", running).allMatch(count -> count == 1);
    }

    @Property(tries = 120)
    void run_no_more_after_the_end_but_what_was_promised(
            @ForAll("beginnings") OneComplaint one,
            @ForAll("lives") List<Throw> dice,
            @ForAll("policies") Policy policy) {
        var complaint = lived(one, dice);
        if (complaint.stage().isOpen()) {
            return;
        }
        var running = DerivingLimits.of(complaint, policy).stream()
                .filter(limit -> !limit.isOver())
                .toList();
        assertThat(running).allSatisfy(limit -> {
            assertThat(policy.pack().limit(limit.rule()).starts()).isEqualTo(LimitStart.PROMISED);
            assertThat(complaint.stage()).isEqualTo(Stage.CLOSED);
        });
    }

    /**
     * The same life with one more pause in it: nothing is due earlier, and nothing begins but what tells leaders of a
     * turn, since setting a major complaint aside is one (I4).
     */
    @Property(tries = 120)
    void are_due_no_earlier_for_a_pause(
            @ForAll("beginnings") OneComplaint one,
            @ForAll("lives") List<Throw> dice,
            @ForAll("policies") Policy policy,
            @ForAll("pauses") int minutes) {
        var complaint = lived(
                one,
                dice.stream()
                        .filter(die -> die.verb() != org.wenguo.complaint.Verb.SUSPEND)
                        .toList());
        if (!complaint.stage().isOpen() || complaint.stage() == Stage.CALLED_BACK) {
            return;
        }
        var before = byKey(complaint, policy);
        var at = complaint.log().getLast().at();
        one.pause("complainant", at, at.plus(Duration.ofMinutes(minutes)));
        var after = byKey(one.complaint(), policy);
        assertThat(after.keySet()).containsAll(before.keySet());
        assertThat(after.values())
                .filteredOn(limit -> !before.containsKey(key(limit)))
                .allSatisfy(
                        limit -> assertThat(policy.pack().limit(limit.rule()).starts())
                                .as(key(limit))
                                .isEqualTo(LimitStart.TURN));
        before.forEach((key, limit) -> assertThat(
                        Objects.requireNonNull(after.get(key)).dueAt())
                .as(key)
                .isAfterOrEqualTo(limit.dueAt()));
    }

    @Provide
    Arbitrary<Integer> pauses() {
        return Arbitraries.integers().between(0, 60 * 24 * 10);
    }

    private static Map<String, Limit> byKey(Complaint complaint, Policy policy) {
        return DerivingLimits.of(complaint, policy).stream()
                .filter(limit -> limit.kind() == Limit.Kind.LIMIT)
                .collect(Collectors.toMap(DerivingLimitsTest::key, Function.identity()));
    }

    private static String key(Limit limit) {
        return limit.rule() + " " + limit.occurrence();
    }

    private static Complaint lived(OneComplaint one, List<Throw> dice) {
        return RandomLives.live(one, dice, (die, refusal) -> {}).complaint();
    }
}
