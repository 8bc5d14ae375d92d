package org.wenguo.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.wenguo.complaint.ComplaintEvent.Archived;
import org.wenguo.complaint.ComplaintEvent.Closed;
import org.wenguo.complaint.ComplaintEvent.Linked;
import org.wenguo.complaint.ComplaintEvent.Registered;
import org.wenguo.complaint.ComplaintEvent.Reopened;
import org.wenguo.complaint.ComplaintEvent.Replied;
import org.wenguo.complaint.ComplaintEvent.SplitOff;
import org.wenguo.complaint.ComplaintEvent.ToldApart;
import org.wenguo.complaint.ComplaintEvent.Unlinked;
import org.wenguo.complaint.ComplaintEvent.ValidityDetermined;
import org.wenguo.complaint.RandomLives.Throw;

/** What is true of every complaint, whatever anybody does to it: the invariants of docs/life-of-a-complaint.md. */
class InvariantsTest {

    private static final StageTable TABLE = StageTable.read();

    @Provide
    Arbitrary<List<Throw>> lives() {
        return RandomLives.throwing(60);
    }

    /** 1, 2. */
    @Property(tries = 150)
    void what_is_refused_changes_nothing_and_what_is_not_is_at_least_one_event(@ForAll("lives") List<Throw> dice) {
        var one = OneComplaint.registered();
        var versions = new ArrayList<>(List.of(one.complaint().version()));
        RandomLives.live(one, dice, (die, refusal) -> {
            var complaint = one.complaint();
            assertThat(complaint.version()).isEqualTo(complaint.log().size());
            if (refusal != null) {
                assertThat(complaint.version()).isEqualTo(versions.getLast());
                assertThat(refusal.verb()).isEqualTo(die.verb());
                assertThat(refusal.stage()).isEqualTo(complaint.stage());
            } else {
                assertThat(complaint.version()).isGreaterThanOrEqualTo(versions.getLast());
            }
            versions.add(complaint.version());
        });
    }

    /** 3, 4, 5, 6. */
    @Property(tries = 150)
    void goes_only_the_drawn_ways_and_begins_a_round_only_by_reopening(@ForAll("lives") List<Throw> dice) {
        var steps = TABLE.steps();
        var stage = new ArrayList<>(List.of(Stage.REGISTERED));
        var round = new ArrayList<>(List.of(1));
        var at = new ArrayList<>(List.of(Instant.MIN));
        RandomLives.live(dice).complaint().retell((complaint, logged) -> {
            if (logged.event() instanceof SplitOff) { // back to where it was merged
                assertThat(stage.getLast()).isEqualTo(Stage.MERGED);
                assertThat(complaint.stage())
                        .isEqualTo(stage.reversed().stream()
                                .filter(one -> one != Stage.MERGED)
                                .findFirst()
                                .orElseThrow());
            } else if (stage.getLast() != complaint.stage()) {
                assertThat(steps).contains(new StageTable.Step(stage.getLast(), complaint.stage()));
            }
            if (stage.getLast() == Stage.ARCHIVED) {
                assertThat(logged.event())
                        .isInstanceOfAny(Linked.class, Unlinked.class, ToldApart.class, Reopened.class);
            }
            assertThat(complaint.round()).isEqualTo(round.getLast() + (logged.event() instanceof Reopened ? 1 : 0));
            assertThat(logged.at()).as("time never runs backwards").isAfterOrEqualTo(at.getLast());
            stage.add(complaint.stage());
            round.add(complaint.round());
            at.add(logged.at());
        });
    }

    /** 7. */
    @Property(tries = 150)
    void stands_still_at_most_once_at_a_time_and_never_after_its_end(@ForAll("lives") List<Throw> dice) {
        RandomLives.live(dice).complaint().retell((complaint, logged) -> {
            assertThat(complaint.suspensions().stream().filter(one -> one.until() == null))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(complaint.suspensions())
                    .allSatisfy(one -> assertThat(one.until() == null
                                    || !one.until().isBefore(one.since().at()))
                            .isTrue());
            if (!complaint.stage().isOpen() || complaint.stage() == Stage.CALLED_BACK) {
                assertThat(complaint.isSuspended())
                        .as("suspended though %s", complaint.stage())
                        .isFalse();
            }
        });
    }

    /** 8. Told from the log alone, not from what the complaint says of itself. */
    @Property(tries = 150)
    void is_closed_only_by_a_content_callback_of_this_round_or_invalid_and_explained(
            @ForAll("lives") List<Throw> dice) {
        var told = new Object() {
            boolean content;
            boolean invalid;
            boolean explained;
        };
        RandomLives.live(dice).complaint().retell((complaint, logged) -> {
            switch (logged.event()) {
                case ComplaintEvent.CalledBack called -> told.content = called.result() != CallbackResult.DISSATISFIED;
                case ValidityDetermined determined -> {
                    told.invalid = determined.validity() == Validity.INVALID;
                    told.explained &= told.invalid;
                }
                case Replied replied -> told.explained |= told.invalid;
                case Reopened reopened -> {
                    told.content = false;
                    told.explained = false;
                }
                case Closed closed ->
                    assertThat(told.content || (told.invalid && told.explained)).isTrue();
                default -> {}
            }
        });
    }

    /** 9. */
    @Property(tries = 150)
    void agrees_only_to_an_option_within_authority_or_granted_by_somebody_else(@ForAll("lives") List<Throw> dice) {
        RandomLives.live(dice).complaint().retell((complaint, logged) -> {
            if (complaint.stage() == Stage.AGREED) {
                assertThat(complaint.agreement()).isPresent();
                var agreed = complaint.chosen().flatMap(complaint::proposal).orElseThrow();
                assertThat(agreed.stands()).isTrue();
                if (agreed.beyond()) {
                    assertThat(agreed.granted()).isTrue();
                    var decided = java.util.Objects.requireNonNull(agreed.decidedAt());
                    assertThat(decided.actor()).isNotEqualTo(agreed.moment().actor());
                }
            }
        });
    }

    /** 10. */
    @Property(tries = 150)
    void is_held_by_somebody_until_it_has_ended_and_counts_without_gaps(@ForAll("lives") List<Throw> dice) {
        RandomLives.live(dice).complaint().retell((complaint, logged) -> {
            assertThat(complaint.holder().isPresent())
                    .isEqualTo(complaint.stage().isOpen() || complaint.stage() == Stage.CLOSED);
            assertThat(complaint.closedAt().isPresent())
                    .isEqualTo(!complaint.stage().isOpen());
            if (complaint.stage() == Stage.ASSIGNED) {
                assertThat(complaint.assignment()).isPresent();
            }
            assertThat(complaint.promises().stream().map(Complaint.Promise::no))
                    .containsExactlyElementsOf(upTo(complaint.promises().size()));
            assertThat(complaint.replies().stream().map(Complaint.Reply::no))
                    .containsExactlyElementsOf(upTo(complaint.replies().size()));
        });
    }

    /** 11. */
    @Property(tries = 60)
    void is_the_same_again_when_told_from_its_log(@ForAll("lives") List<Throw> dice) {
        var one = RandomLives.live(dice);
        assertThat(one.loaded()).usingRecursiveComparison().isEqualTo(one.complaint());
        var last = new ArrayList<Complaint>();
        one.complaint().retell((complaint, logged) -> last.add(complaint));
        assertThat(last.getLast())
                .usingRecursiveComparison()
                .ignoringFields("log")
                .isEqualTo(one.complaint());
    }

    /** 12. */
    @Property(tries = 100)
    void has_a_chain_that_breaks_wherever_it_is_touched(
            @ForAll("lives") List<Throw> dice, @ForAll int where, @ForAll int how) {
        var log = RandomLives.live(dice).complaint().log();
        assertThat(EventLog.isIntact(log)).isTrue();

        var at = Math.floorMod(where, log.size());
        var touched = new ArrayList<>(log);
        var event = log.get(at);
        switch (Math.floorMod(how, 4)) {
            case 0 -> touched.set(at, changed(event, event.at().plusMillis(1), event.actor(), event.facts()));
            case 1 -> touched.set(at, changed(event, event.at(), new Actor.Rule(), event.facts() + " "));
            case 2 ->
                touched.set(
                        at,
                        changed(event, event.at(), event.actor(), event.facts().replace("}", ",\"x\":1}")));
            default -> {
                if (at == log.size() - 1) {
                    return; // What is cut off at the end shows only to whoever kept the head.
                }
                touched.remove(at);
            }
        }
        assertThat(EventLog.isIntact(touched)).isFalse();
    }

    /** 13. */
    @Property(tries = 100)
    void offers_no_act_that_its_stage_refuses(@ForAll("lives") List<Throw> dice) {
        var one = OneComplaint.registered();
        var offered = new ArrayList<Boolean>();
        for (var die : dice) {
            offered.clear();
            offered.add(one.complaint().allows(die.verb()));
            RandomLives.live(one, List.of(die), (thrown, refusal) -> {
                if (!offered.getFirst()) {
                    assertThat(refusal)
                            .as("%s was not offered and yet done", thrown)
                            .isNotNull();
                }
            });
        }
    }

    /** Else all that is said above would be said of complaints that hardly began. */
    @Property(tries = 300)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void random_lives_come_everywhere(@ForAll("lives") List<Throw> dice) {
        var been = java.util.EnumSet.noneOf(Stage.class);
        RandomLives.live(dice).complaint().retell((complaint, logged) -> been.add(complaint.stage()));
        for (var stage : Stage.values()) {
            Statistics.label(stage.name())
                    .collect(been.contains(stage))
                    .coverage(checker -> checker.check(true).percentage(percent -> percent > 0.5));
        }
    }

    /** Whatever happened to it, its figures are the same without its words, and those are nowhere. */
    @Property(tries = 100)
    void a_life_is_the_same_without_its_words(@ForAll("lives") List<Throw> dice) {
        var complaint = RandomLives.live(dice).loaded();
        var bare = Complaint.replay(
                complaint.id(),
                complaint.log().stream()
                        .map(event -> {
                            var facts = WithoutWords.of(event.event().getClass(), event.facts());
                            return new LoggedEvent(
                                    event.seq(),
                                    event.at(),
                                    event.actor(),
                                    EventLog.read(event.event().type(), facts),
                                    facts,
                                    event.hash(),
                                    true);
                        })
                        .toList());

        assertThat(bare.stage()).isEqualTo(complaint.stage());
        assertThat(bare.round()).isEqualTo(complaint.round());
        assertThat(bare.level()).isEqualTo(complaint.level());
        assertThat(bare.validity()).isEqualTo(complaint.validity());
        assertThat(bare.category()).isEqualTo(complaint.category());
        assertThat(bare.closedAt()).isEqualTo(complaint.closedAt());
        assertThat(bare.registration().subject()).isEqualTo(WithoutWords.ERASED);
        assertThat(bare.registration().text()).isEqualTo(WithoutWords.ERASED);
        assertThat(bare.registration().complainant().name()).isNull();
    }

    private static LoggedEvent changed(LoggedEvent event, Instant at, Actor actor, String facts) {
        return new LoggedEvent(event.seq(), at, actor, event.event(), facts, event.hash());
    }

    private static List<Integer> upTo(int size) {
        return IntStream.rangeClosed(1, size).boxed().toList();
    }

    @Property(tries = 20)
    void begins_with_its_registration_and_with_nothing_else(@ForAll("lives") List<Throw> dice) {
        var log = RandomLives.live(dice).complaint().log();
        assertThat(log.getFirst().event()).isInstanceOf(Registered.class);
        assertThat(log.stream().filter(one -> one.event() instanceof Registered))
                .hasSize(1);
        assertThat(log.stream().filter(one -> one.event() instanceof Archived).count())
                .isLessThanOrEqualTo(log.stream()
                        .filter(one -> one.event() instanceof Closed)
                        .count());
    }
}
