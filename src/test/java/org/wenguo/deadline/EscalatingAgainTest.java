package org.wenguo.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.TheOwner;
import org.wenguo.WenguoTest;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Policies;
import org.wenguo.people.Duties;
import org.wenguo.people.Organisations;
import org.wenguo.platform.Robots;

/** Chen of the site 半岛花园 leaves a complaint lying: it is brought to those above him until somebody does something. */
@WenguoTest
class EscalatingAgainTest {

    @Autowired
    org.springframework.context.ApplicationEventPublisher events;

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    TheOwner owner;

    @Autowired
    EscalatingOverdue escalating;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Organisations organisations;

    @Autowired
    Duties duties;

    @Autowired
    Policies policies;

    @Autowired
    Complaints complaints;

    @Autowired
    RedatingLimits redating;

    @Autowired
    TellingRobots telling;

    @Autowired
    Robots robots;

    @Test
    void each_working_day_until_it_is_mended_and_each_time_one_step_further_up() {
        var number = leftLying();
        escalating.sweep(TheClock.time("2026-09-28 10:31"));
        assertThat(told(number)).containsExactly("3 guo", "3 he");
        escalating.sweep(TheClock.time("2026-09-29 17:59"));
        assertThat(told(number)).hasSize(2);
        escalating.sweep(TheClock.time("2026-09-29 18:01"));
        assertThat(told(number)).containsExactly("3 guo", "3 he", "4 guo", "4 he", "4 sun");

        api.as("chen")
                .at("2026-09-29 19:00")
                .act(number, "assignment", Map.of("unit", "engineering"))
                .is(200);
        escalating.sweep(TheClock.time("2026-10-20 18:00"));
        assertThat(told(number)).as("what is mended is told to nobody").hasSize(5);
    }

    @Test
    void not_for_ever() {
        var number = leftLying();
        for (var day = 9; day < 31; day++) {
            escalating.sweep(TheClock.time("2026-10-%02d 18:00".formatted(day)));
        }
        assertThat(told(number).stream().map(row -> row.split(" ")[0]).distinct())
                .as("the last of what passed unseen, and what came after")
                .containsExactly("7", "8");
    }

    @Test
    void however_many_sweep_and_whatever_breaks_off_in_the_middle_each_is_told_once() throws Exception {
        List<String> numbers = new ArrayList<>();
        for (var i = 0; i < 6; i++) {
            numbers.add(leftLying());
        }
        var breach = TheClock.time("2026-09-28 10:31");
        assertThatThrownBy(() -> sweepingThatDies().sweep(breach)).isInstanceOf(Died.class);
        assertThat(numbers).allSatisfy(number -> assertThat(told(number)).isEmpty());
        atOnce(() -> escalating.sweep(breach), () -> escalating.sweep(breach));
        assertThat(numbers).allSatisfy(number -> assertThat(told(number)).containsExactly("3 guo", "3 he"));

        var again = TheClock.time("2026-09-29 18:01");
        assertThatThrownBy(() -> sweepingThatDies().sweep(again)).isInstanceOf(Died.class);
        assertThat(numbers)
                .allSatisfy(
                        number -> assertThat(told(number)).as("neither half").hasSize(2));
        atOnce(() -> escalating.sweep(again), () -> escalating.sweep(again), () -> {
            try {
                return sweepingThatDies().sweep(again);
            } catch (Died e) {
                return 0;
            }
        });
        escalating.sweep(again);
        assertThat(numbers)
                .allSatisfy(
                        number -> assertThat(told(number)).containsExactly("3 guo", "3 he", "4 guo", "4 he", "4 sun"));
    }

    private String leftLying() {
        return api.as("chen")
                .at("2026-09-28 10:00")
                .register(Api.unlikeOthers().put("receivedAt", TheClock.iso("2026-09-28 10:00")));
    }

    /** A node that loses its life after its first batch is written and before that is kept. */
    private EscalatingOverdue sweepingThatDies() {
        return new EscalatingOverdue(
                db,
                new Dying(transactions),
                organisations,
                policies,
                complaints,
                redating,
                telling,
                robots,
                duties,
                events);
    }

    private record Dying(TransactionOperations alive) implements TransactionOperations {

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
            return alive.execute(status -> {
                var result = work.doInTransaction(status);
                if (result instanceof Integer) {
                    throw new Died();
                }
                return result;
            });
        }
    }

    private static final class Died extends RuntimeException {}

    @SafeVarargs
    private static void atOnce(Callable<Integer>... sweeps) throws Exception {
        var ready = new CountDownLatch(sweeps.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (var sweep : sweeps) {
                all.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return sweep.call();
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
    }

    private List<String> told(String number) {
        return owner.rows(cast.organisation("honghe").id(), """
                        select n.step || ' ' || s.username from limit_notice n
                        join complaint c using (tenant_id, complaint_id) join staff s using (tenant_id, staff_id)
                        where c.number = '%s' and n.breach and n.rule = 'hand-over'""".formatted(number)).stream()
                .map(row -> row.replaceAll("[()\"]", ""))
                .sorted()
                .toList();
    }
}
