package org.wenguo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.deadline.EscalatingOverdue;
import org.wenguo.platform.Tenancy;

/** When two or eight do the same thing in the same instant. */
@WenguoTest
class TwoAtOnceTest {

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    TheOwner owner;

    @Autowired
    Complaints complaints;

    @Autowired
    EscalatingOverdue escalating;

    @Autowired
    TransactionOperations transactions;

    @RepeatedTest(3)
    void of_two_who_saw_the_same_version_one_is_told_that_it_is_stale_and_nothing_is_half_stored() throws Exception {
        var lin = api.as("lin");
        var zhou = api.as("zhou");
        var number = lin.register(Api.unlikeOthers());
        var seen = lin.complaint(number).number("version");

        var answers = atOnce(
                2,
                who -> () -> (who == 0 ? lin : zhou)
                        .with("If-Match", "\"" + seen + "\"")
                        .act(number, "assignment", Map.of("unit", who == 0 ? "engineering" : "sales")));

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 412);
        var after = lin.complaint(number);
        assertThat(after.number("version")).isEqualTo(seen + 1);
        var winner = answers.get(0).status() == 200 ? "engineering" : "sales";
        assertThat(after.text("/holder/unit")).isEqualTo(winner);
        assertThat(after.limits("department-answer")).hasSize(1);
        assertThat(lin.get("/complaints/" + number + "/timeline").json()).hasSize(seen + 1);
        assertThat(lin.get("/complaints/" + number + "/timeline/verification")
                        .at("intact")
                        .asBoolean())
                .isTrue();
        assertThat(lin.get("/complaints?unit=" + winner).body()).contains(number);
    }

    @Test
    void who_names_no_version_acts_on_what_the_others_left() throws Exception {
        var lin = api.as("lin");
        var number = lin.register(Api.unlikeOthers());
        var answers = atOnce(
                4,
                who -> () -> api.as(who % 2 == 0 ? "lin" : "zhou")
                        .act(number, "replies", Map.of("channel", "phone", "text", "第" + who)));
        assertThat(answers).extracting(Api.Answer::status).containsOnly(200);
        assertThat(lin.complaint(number).at("/replies")).hasSize(4);
        assertThat(lin.get("/complaints/" + number + "/timeline/verification")
                        .at("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void eight_who_complain_of_the_same_matter_in_one_instant_are_all_taken_in_and_all_counted() throws Exception {
        var words = Api.unlikeOthers();
        api.as("lin").freshToken("lin");
        var answers = atOnce(8, who -> () -> {
            var form = words.deepCopy();
            form.withObject("/complainant").put("phone", "1380000100" + who);
            return api.as("lin").post("/complaints", form);
        });
        assertThat(answers).extracting(Api.Answer::status).containsOnly(201);
        var numbers = answers.stream().map(answer -> answer.text("number")).toList();
        assertThat(numbers).doesNotHaveDuplicates();
        for (var number : numbers) {
            var complaint = load(number);
            assertThat(complaint.sameMatter()).as("of %s", number).isEqualTo(8);
            assertThat(complaint.level().code()).isEqualTo("hot");
        }
    }

    @Test
    void the_same_key_eight_times_in_one_instant_is_one_complaint() throws Exception {
        var form = Api.unlikeOthers();
        var key = Api.randomWords(3).codePoints().mapToObj(Integer::toHexString).reduce("k", String::concat);
        var answers = atOnce(
                8, who -> () -> api.as("lin").with("Idempotency-Key", key).post("/complaints", form));
        assertThat(answers).extracting(Api.Answer::status).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.text("number")).distinct())
                .hasSize(1);
        assertThat(owner.rows(
                        cast.organisation("honghe").id(),
                        "select number from complaint where subject = '"
                                + form.get("subject").asString() + "'"))
                .hasSize(1);
    }

    @Test
    void the_same_source_id_eight_times_in_one_instant_is_one_complaint() throws Exception {
        var form = Api.unlikeOthers().put("channel", "platform").put("sourceId", Api.randomWords(8));
        var answers = atOnce(8, who -> () -> api.as("lin").post("/complaints", form));
        assertThat(answers).extracting(Api.Answer::status).containsOnly(200, 201);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().map(answer -> answer.text("number")).distinct())
                .hasSize(1);
    }

    @Test
    void however_many_sweep_each_warning_and_each_breach_is_one_row() throws Exception {
        var lin = api.as("lin").at("2026-09-28 10:00");
        List<String> numbers = new ArrayList<>();
        for (var i = 0; i < 12; i++) {
            numbers.add(lin.register(Api.unlikeOthers().put("receivedAt", TheClock.iso("2026-09-28 10:00"))));
        }
        var asOf = TheClock.time("2026-09-28 10:31");
        atOnce(4, who -> () -> escalating.sweep(asOf));
        var reference = noticesOf(numbers.getFirst());
        assertThat(reference)
                .as("breach of hand-over, to superior and centre")
                .isNotEmpty()
                .allMatch(row -> row.contains("hand-over"));
        for (var number : numbers) {
            assertThat(noticesOf(number)).isEqualTo(reference);
        }
        atOnce(4, who -> () -> escalating.sweep(asOf));
        for (var number : numbers) {
            assertThat(noticesOf(number)).isEqualTo(reference);
        }
    }

    private List<String> noticesOf(String number) {
        return owner.rows(
                cast.organisation("honghe").id(),
                "select rule, occurrence, step, breach, staff_id from limit_notice join complaint using (tenant_id, complaint_id) "
                        + "where number = '" + number + "'");
    }

    private Complaint load(String number) {
        return Tenancy.in(
                cast.organisation("honghe").id(), () -> transactions.execute(status -> complaints.byNumber(number)));
    }

    /** All begin when all are there. */
    private static <R> List<R> atOnce(int many, IntFunction<Callable<R>> work)
            throws InterruptedException, ExecutionException {
        var ready = new CountDownLatch(many);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> futures = new ArrayList<>();
            for (var i = 0; i < many; i++) {
                var one = work.apply(i);
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return one.call();
                }));
            }
            List<R> results = new ArrayList<>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
