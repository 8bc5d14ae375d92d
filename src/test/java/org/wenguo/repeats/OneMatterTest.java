package org.wenguo.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import tools.jackson.databind.node.ObjectNode;

/** The lift of block 2 stands still: neighbours complain, one twice, and one of something else. */
@WenguoTest
class OneMatterTest {

    private static final String MONDAY = "2026-09-28 10:00";

    @Autowired
    Api api;

    // ---- merging --------------------------------------------------------------------------------------------------

    @Test
    void three_neighbours_in_one_case_are_a_group_of_three_and_hot() {
        var lin = api.as("lin").at(MONDAY);
        var first = lin.register(from("13711110001"));
        var second = lin.register(from("13711110002"));
        var third = lin.register(from("13711110003"));

        merge(lin, second, first).is(200);
        assertThat(lin.complaint(first).text("level")).isEqualTo("general");
        var merged = merge(lin, third, first).is(200);

        assertThat(merged.text("stage")).isEqualTo("MERGED");
        assertThat(merged.text("/together/lead")).isEqualTo(first);
        var lead = lin.complaint(first);
        assertThat(lead.number("groupSize")).isEqualTo(3);
        assertThat(lead.text("level")).isEqualTo("hot");
        assertThat(lead.text("/levelBecause/rule")).contains("group");
        assertThat(lead.at("/together/merged")).hasSize(2);
        assertThat(lin.get("/complaints/" + first + "/timeline").body()).contains("case-joined", second, third);
        assertThat(lin.get("/complaints/" + second + "/timeline").body()).contains("merged", first);
        assertThat(lin.get("/complaints/" + second + "/timeline/verification")
                        .at("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void who_complains_twice_is_one_person() {
        var lin = api.as("lin").at(MONDAY);
        var first = lin.register(from("13711120001"));
        var again = lin.register(from("+86 137-1112-0001"));
        var neighbour = lin.register(from("13711120002"));
        var neighbourAgain = lin.register(from("13711120002"));

        merge(lin, again, first).is(200);
        merge(lin, neighbour, first).is(200);
        merge(lin, neighbourAgain, first).is(200);

        assertThat(lin.complaint(first).number("groupSize")).isEqualTo(2);
        lin.send("DELETE", "/complaints/" + neighbour + "/merger", Map.of("reason", "另一部电梯"))
                .is(200);
        assertThat(lin.complaint(first).number("groupSize")).isEqualTo(2);
    }

    @Test
    void no_limit_runs_while_it_is_merged_and_none_has_won_time_when_it_is_split_off() {
        var lin = api.as("lin").at(MONDAY);
        var first = lin.register(from("13711130001"));
        var second = lin.register(from("13711130002"));
        var before = running(lin.complaint(second));
        assertThat(before).isNotEmpty();

        merge(lin, second, first).is(200);
        assertThat(lin.complaint(second)
                        .at("/limits")
                        .valueStream()
                        .map(one -> one.get("state").asString()))
                .doesNotContain("running");

        var later = api.as("lin").at("2026-09-28 10:20");
        var split = later.send("DELETE", "/complaints/" + second + "/merger", Map.of("reason", "另一部电梯"))
                .is(200);
        assertThat(split.text("stage")).isEqualTo("REGISTERED");
        assertThat(running(split)).isEqualTo(before);
        assertThat(later.complaint(first).at("/together/merged")).isEmpty();
        assertThat(later.complaint(first).number("groupSize")).isOne();
    }

    @Test
    void also_after_the_case_was_closed_somebody_may_be_split_off() {
        var lin = api.as("lin").at(MONDAY);
        var first = lin.register(from("13711140001"));
        var second = lin.register(from("13711140002"));
        merge(lin, second, first).is(200);
        var guo = api.as("guo").at("2026-09-28 11:00");
        lin.act(first, "fulfilment", Map.of("text", "修好了")).is(200);
        guo.act(first, "callback", Map.of("result", "satisfied")).is(200);
        guo.act(first, "closure", Map.of("summary", "修好了")).is(200);
        guo.act(first, "archive", null).is(200);

        merge(lin, lin.register(from("13711140003")), first).is(409);
        var split = guo.send("DELETE", "/complaints/" + second + "/merger", Map.of("reason", "客户说还是坏的"))
                .is(200);
        assertThat(split.text("stage")).isEqualTo("REGISTERED");
        assertThat(guo.complaint(first).text("stage")).isEqualTo("ARCHIVED");
    }

    @Test
    void who_leads_others_is_not_merged_and_who_is_merged_leads_nobody() {
        var lin = api.as("lin").at(MONDAY);
        var first = lin.register(from("13711150001"));
        var second = lin.register(from("13711150002"));
        var third = lin.register(from("13711150003"));
        merge(lin, second, first).is(200);

        assertThat(merge(lin, first, third).is(409).text("type")).endsWith("leads-others");
        assertThat(merge(lin, third, second).is(409).text("type")).endsWith("lead-ended");
        assertThat(merge(lin, first, first).is(422).body()).contains("into");
        assertThat(merge(lin, second, third).is(409).text("detail")).contains(second);
    }

    @RepeatedTest(3)
    void of_two_who_merge_the_other_way_round_at_once_one_is_refused() throws Exception {
        var lin = api.as("lin").at(MONDAY);
        api.as("zhou").at(MONDAY);
        var one = lin.register(from("13711160001"));
        var other = lin.register(from("13711160002"));
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Integer> there = () -> merge(lin, one, other).status();
            Callable<Integer> back =
                    () -> merge(api.as("zhou").at(MONDAY), other, one).status();
            var first = both.submit(there);
            var second = both.submit(back);
            assertThat(new Integer[] {first.get(), second.get()}).containsExactlyInAnyOrder(200, 409);
        }
        var stages = new String[] {
            lin.complaint(one).text("stage"), lin.complaint(other).text("stage")
        };
        assertThat(stages).containsExactlyInAnyOrder("MERGED", "REGISTERED");
    }

    @Test
    void the_withdrawal_of_one_sets_the_others_free() {
        var lin = api.as("lin").at(MONDAY);
        var first = lin.register(from("13711170001"));
        var second = lin.register(from("13711170002"));
        merge(lin, second, first).is(200);

        lin.act(first, "withdrawal", Map.of("reason", "搬走了")).is(200);

        assertThat(lin.complaint(second).text("stage")).isEqualTo("REGISTERED");
        assertThat(lin.complaint(first).at("/together/merged")).isEmpty();
    }

    @Test
    void an_open_promise_is_kept_before_merging() {
        var lin = api.as("lin").at(MONDAY);
        var first = lin.register(from("13711180001"));
        var second = lin.register(from("13711180002"));
        lin.act(second, "promises", Map.of("text", "明天修", "dueAt", TheClock.iso("2026-09-29 10:00")))
                .is(200);
        assertThat(merge(lin, second, first).is(409).text("type")).endsWith("promise-open");
    }

    // ---- what others may not --------------------------------------------------------------------------------------

    @Test
    void nobody_merges_into_what_they_may_not_see_or_not_carry() {
        var lin = api.as("lin").at(MONDAY);
        var elsewhere = lin.register(from("13711190001").put("unit", "honghe"));
        var chen = api.as("chen").at(MONDAY);
        var mine = chen.register(from("13711190002"));

        var answer = merge(chen, mine, elsewhere);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(chen.complaint(mine).text("stage")).isEqualTo("REGISTERED");
        merge(chen, elsewhere, mine).is(404);
        merge(api.as("sd-lin").at(MONDAY), mine, elsewhere).is(404);
        var theirs = api.as("sd-lin").at(MONDAY).register(from("13711190001").put("unit", "sanyan"));
        merge(lin, elsewhere, theirs).is(404);
        lin.act(elsewhere, "distinction", Map.of("number", theirs)).is(404);
        assertThat(lin.complaint(elsewhere).at("/similar").toString()).doesNotContain(theirs);
    }

    // ---- one answer to all ----------------------------------------------------------------------------------------

    @Test
    void each_is_replied_to_alone_and_what_may_not_be_is_told_by_number() {
        var lin = api.as("lin").at(MONDAY);
        var lead = lin.register(from("13711230001"));
        var merged = lin.register(from("13711230002"));
        var media = lin.register(from("13711230003").put("media", "exposed"));
        var stranger = lin.register(from("13711230004"));
        merge(lin, merged, lead).is(200);
        lin.act(lead, "link", Map.of("number", media, "as", "related")).is(200);
        var path = "/complaints/" + lead + "/together";
        assertThat(lin.get(path).is(200).at("/cases")).hasSize(3);

        var asked = Map.of("channel", "phone", "text", "电梯今晚修好", "to", List.of(lead, merged, media));
        lin.post(path + "/replies", Map.of("channel", "phone", "text", "", "to", List.of(lead)))
                .is(422);
        assertThat(lin.post(path + "/replies", Map.of("channel", "phone", "text", "好", "to", List.of(stranger)))
                        .is(422)
                        .body())
                .contains("\"to\"");
        var results = lin.post(path + "/replies", asked).is(200).at("/replies");
        assertThat(results.valueStream().map(one -> one.get("number").asString() + " " + one.get("status")))
                .containsExactlyInAnyOrder(lead + " 200", merged + " 200", media + " 403");
        assertThat(lin.complaint(merged).at("/replies").get(0).get("text").asString())
                .contains("林某", merged)
                .doesNotContain(lead);
        assertThat(lin.complaint(media).at("/replies")).isEmpty();
        assertThat(lin.complaint(lead)
                        .limits("oral-reply")
                        .getFirst()
                        .get("state")
                        .asString())
                .isEqualTo("met");

        // Replied to while it was merged: nobody owes it again once it is split off.
        lin.send("DELETE", "/complaints/" + merged + "/merger", Map.of("reason", "另一部电梯"))
                .is(200);
        assertThat(lin.complaint(merged)
                        .limits("oral-reply")
                        .getFirst()
                        .get("state")
                        .asString())
                .isEqualTo("met");
    }

    // ---- dividing -------------------------------------------------------------------------------------------------

    @Test
    void of_two_matters_in_one_call_each_becomes_a_case_and_waits_since_the_call() {
        var lin = api.as("lin").at("2026-09-28 12:00");
        var whole = lin.register(from("13711200001").put("receivedAt", TheClock.iso(MONDAY)));
        var divided = lin.act(whole, "division", Map.of("subject", "保安态度差", "text", "保安当着孩子骂人", "category", "nonsense"))
                .is(422);
        assertThat(divided.body()).contains("category");

        var after = lin.act(whole, "division", Map.of("subject", "保安态度差", "text", "保安当着孩子骂人"))
                .is(200);
        var part = after.text("/links/0/number");
        var taken = lin.complaint(part);
        assertThat(taken.text("subject")).isEqualTo("保安态度差");
        assertThat(taken.text("/complainant/phone")).isEqualTo("13711200001");
        assertThat(taken.text("receivedAt")).isEqualTo(after.text("receivedAt"));
        assertThat(taken.text("/links/0/number")).isEqualTo(whole);
        assertThat(running(taken)).isNotEmpty();
    }

    // ---- likely repeats -------------------------------------------------------------------------------------------

    @Test
    void a_likely_repeat_is_named_with_its_reasons_until_somebody_says_that_it_is_none() {
        var lin = api.as("lin");
        var place = "二座" + Api.randomWords(4);
        var first = lin.at("2026-09-25 10:00").register(lift("13711210001", place, "2026-09-25 09:50"));
        var monday = lin.at(MONDAY);
        var second = monday.register(lift("137 1121 0001", place + "。", MONDAY));

        var likely = monday.complaint(second).at("/similar").get(0);
        assertThat(likely.get("number").asString()).isEqualTo(first);
        assertThat(likely.get("because")
                        .valueStream()
                        .map(one -> one.get("code").asString()))
                .contains("phone", "place", "words", "time");
        assertThat(likely.get("why").asString()).contains("电话相同", "相隔 3 天", "电梯");
        assertThat(monday.with("Accept-Language", "en")
                        .complaint(second)
                        .at("/similar")
                        .get(0)
                        .get("why")
                        .asString())
                .contains("same telephone", "3 days apart");

        monday.act(second, "distinction", Map.of("number", first)).is(200);
        assertThat(monday.complaint(second).at("/similar").toString()).doesNotContain(first);
        assertThat(monday.complaint(first).at("/similar").toString()).doesNotContain(second);
    }

    @Test
    void an_order_number_in_the_words_is_found_again_whoever_calls() {
        var lin = api.as("lin").at(MONDAY);
        var order = "QH" + System.nanoTime() % 100_000_000_000L;
        var first = lin.register(
                from("13711220001").put("text", Api.randomWords(30) + "订单号 " + order + "。" + Api.randomWords(30)));
        var form = from("13711220002").put("text", "还是" + order.toLowerCase(Locale.ROOT) + "的事" + Api.randomWords(30));
        var second = lin.register(form);
        assertThat(lin.complaint(second).at("/similar").toString()).contains(first, "order");
        var third = from("13711220003").put("text", "你们的编号" + first + "一直没人回" + Api.randomWords(30));
        assertThat(lin.complaint(lin.register(third)).at("/similar").toString()).contains(first, "\"number\"");
    }

    // ---------------------------------------------------------------------------------------------------------------

    private static Api.Answer merge(Api who, String number, String into) {
        return who.act(number, "merger", Map.of("into", into, "reason", "同一部电梯"));
    }

    private static ObjectNode from(String phone) {
        var form = Api.unlikeOthers().put("receivedAt", TheClock.iso(MONDAY)).putNull("occurredAt");
        form.withObject("/complainant").put("phone", phone);
        return form;
    }

    private static ObjectNode lift(String phone, String place, String receivedAt) {
        var form = from(phone).put("place", place).put("receivedAt", TheClock.iso(receivedAt));
        return form.put("subject", "电梯停运" + Api.randomWords(3)).put("text", "电梯又停了，老人下不了楼" + Api.randomWords(20));
    }

    private static List<String> running(Api.Answer complaint) {
        return complaint
                .at("/limits")
                .valueStream()
                .filter(one -> one.get("state").asString().equals("running"))
                .map(one -> one.get("rule").asString() + " " + one.get("dueAt").asString())
                .toList();
    }
}
