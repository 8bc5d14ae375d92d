package org.wenguo.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.WenguoTest;
import org.wenguo.platform.Tenancy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who complained, what of, and what came of it (A9): files that make themselves, and are put together by people. */
@WenguoTest
class CustomerFilesTest {

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    Filing filing;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transactions;

    private static String phone() {
        return "137" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    private static ObjectNode by(String name, String phone) {
        var form = Api.unlikeOthers();
        form.putObject("complainant").put("name", name).put("phone", phone).put("kind", "owner");
        return form;
    }

    private String register(ObjectNode form) {
        return api.as("lin").register(form);
    }

    /** What is registered is on file a moment later. */
    private void onFile() {
        for (var code : List.of("honghe", "shunda")) {
            var tenant = cast.organisation(code).id();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                filing.work(tenant);
                return Tenancy.in(
                        tenant,
                        () -> transactions.execute(
                                status -> db.sql("select not exists (select from to_file where tenant_id = ?)")
                                        .param(tenant.value())
                                        .query(Boolean.class)
                                        .single()));
            });
        }
    }

    private List<JsonNode> found(String who, String q) {
        onFile();
        return StreamSupport.stream(
                        api.as(who)
                                .get("/customers?q="
                                        + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8))
                                .is(200)
                                .at("items")
                                .spliterator(),
                        false)
                .toList();
    }

    private String file(String q) {
        var found = found("lin", q);
        assertThat(found).as("files of %s", q).hasSize(1);
        return found.getFirst().get("id").asString();
    }

    @Test
    void whoever_complains_again_has_one_file_however_the_number_is_written() {
        var phone = phone();
        var name = Api.randomWords(3);
        var first = register(by(name, phone));
        var again = by(name, "+86 " + phone.substring(0, 3) + "-" + phone.substring(3, 7) + "-" + phone.substring(7));
        again.put("kind", "suggestion");
        var second = register(again);

        var id = file(phone);
        var file = api.as("lin").get("/customers/" + id).is(200);

        assertThat(file.at("names")).hasSize(1);
        assertThat(file.at("complaints"))
                .extracting(one -> one.get("number").asString())
                .contains(first, second);
        assertThat(file(name)).isEqualTo(id);
        assertThat(file(first)).isEqualTo(id);
    }

    @Test
    void another_name_on_the_same_telephone_is_a_possible_double_that_a_person_merges_and_may_split_again() {
        var phone = phone();
        var wife = Api.randomWords(3);
        var husband = Api.randomWords(3);
        register(by(wife, phone));
        register(by(husband, phone));
        assertThat(found("lin", phone))
                .hasSize(2)
                .allMatch(one -> one.get("mayBeDouble").asBoolean());
        var into = file(wife);
        var from = file(husband);
        assertThat(api.as("lin").get("/customers/" + into).is(200).text("/doubles/0/id"))
                .isEqualTo(from);

        var merged = api.as("lin")
                .post("/customers/" + into + "/merges", Map.of("from", from, "reason", "夫妻"))
                .is(200);

        assertThat(merged.at("names")).hasSize(2);
        assertThat(merged.text("/merges/0/by")).isEqualTo("lin");
        assertThat(api.as("lin").get("/customers/" + from).is(200).text("id")).isEqualTo(into);
        var third = register(by(husband, phone));
        assertThat(found("lin", husband)).hasSize(1);

        api.as("guo").delete("/customers/" + into + "/merges/" + from).is(200);

        assertThat(api.as("lin").get("/customers/" + from).is(200).at("complaints"))
                .extracting(one -> one.get("number").asString())
                .as("what came under that name went back, what came meanwhile included")
                .hasSize(2)
                .contains(third);
        assertThat(api.as("lin").get("/customers/" + into).is(200).at("complaints"))
                .hasSize(1);
        assertThat(api.as("lin")
                        .delete("/customers/" + into + "/merges/" + from)
                        .is(409)
                        .text("type"))
                .endsWith("not-merged");
    }

    @Test
    void of_two_who_merge_crosswise_at_once_one_comes_too_late() throws Exception {
        var phone = phone();
        var one = Api.randomWords(3);
        var other = Api.randomWords(3);
        register(by(one, phone));
        register(by(other, phone));
        var a = file(one);
        var b = file(other);
        var together = new CountDownLatch(1);
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> ab = () -> {
                together.await();
                return api.as("lin")
                        .post("/customers/" + a + "/merges", Map.of("from", b))
                        .status();
            };
            Callable<Integer> ba = () -> {
                together.await();
                return api.as("guo")
                        .post("/customers/" + b + "/merges", Map.of("from", a))
                        .status();
            };
            var first = hands.submit(ab);
            var second = hands.submit(ba);
            together.countDown();
            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 409);
        }
        assertThat(found("lin", phone)).hasSize(1);
    }

    @Test
    void everybody_sees_of_a_file_what_they_see_of_its_complaints() {
        var phone = phone();
        var name = Api.randomWords(3);
        register(by(name, phone).put("unit", "peninsula"));
        var id = file(phone);

        var leader = api.as("sun").get("/customers/" + id).is(200);
        assertThat(leader.text("/names/0")).isEqualTo(name.substring(0, name.offsetByCodePoints(0, 1)) + "**");
        assertThat(leader.text("/phones/0")).contains("****").doesNotContain(phone);
        api.as("chen").get("/customers/" + id).is(200);
        assertThat(api.as("wu").get("/customers/" + id).is(404).text("type")).endsWith("no-file");
        assertThat(found("wu", phone))
                .as("what may not be seen cannot be found")
                .isEmpty();
        api.as("sd-lin").get("/customers/" + id).is(404);
        assertThat(found("sd-lin", phone)).isEmpty();
        api.as("sd-guo")
                .post("/customers/" + id + "/merges", Map.of("from", id))
                .is(422);
    }

    @Test
    void merging_is_for_those_who_see_the_whole_and_of_what_is_there() {
        var phone = phone();
        register(by(Api.randomWords(3), phone));
        var id = file(phone);
        var nobody = "00000000-0000-7000-8000-000000000000";

        for (var who : List.of("chen", "wu", "sun", "admin")) {
            api.as(who)
                    .post("/customers/" + id + "/merges", Map.of("from", nobody))
                    .is(403);
        }
        api.as("lin")
                .post("/customers/" + id + "/merges", Map.of("from", nobody))
                .is(404);
        api.as("lin").post("/customers/" + id + "/merges", Map.of("from", id)).is(422);
        api.as("lin")
                .post("/customers/" + id + "/merges", Map.of("from", "' or 1=1 --"))
                .is(422);
        api.as("lin").post("/customers/" + id + "/merges", Map.of()).is(422);
        api.as("lin")
                .post("/customers/" + id + "/merges", Map.of("from", nobody, "reason", "x".repeat(501)))
                .is(422);
        api.as("lin").get("/customers/" + id + "x").is(404);
        api.as("lin").get("/customers?after=yesterday").is(422);
        api.as("lin").get("/customers?limit=0").is(422);
        api.as("lin").get("/customers?q=" + "x".repeat(201)).is(422);
        api.as("lin").get("/customers?q=%25%27%3B--").is(200);
    }

    @Test
    void who_wants_to_be_nobody_has_no_file() {
        var phone = phone();
        var form = Api.unlikeOthers();
        form.putObject("complainant").put("phone", phone).put("anonymous", true);
        register(form);
        assertThat(found("lin", phone)).isEmpty();
    }

    @Test
    void notes_are_for_those_who_carry_a_complaint_and_two_do_not_overwrite_each_other() {
        var phone = phone();
        register(by(Api.randomWords(3), phone));
        var id = file(phone);
        var version = api.as("lin").get("/customers/" + id).is(200).number("version");
        var said = Map.of("notes", "只在晚上接电话", "vip", true, "language", "zh-Hant");

        api.as("lin")
                .with("If-Match", "\"" + version + "\"")
                .send("PUT", "/customers/" + id + "/particulars", said)
                .is(200);
        api.as("lin")
                .with("If-Match", "\"" + version + "\"")
                .send("PUT", "/customers/" + id + "/particulars", said)
                .is(412);

        assertThat(api.as("lin").get("/customers/" + id).text("notes")).isEqualTo("只在晚上接电话");
        assertThat(api.as("sun").get("/customers/" + id).text("notes")).isEqualTo("null");
        api.as("sun").send("PUT", "/customers/" + id + "/particulars", said).is(403);
        api.as("lin")
                .send("PUT", "/customers/" + id + "/particulars", Map.of("language", "elvish"))
                .is(422);
    }

    @Test
    void a_house_has_one_file_however_it_is_written_and_shows_who_complained_of_it() {
        var tower = "半岛" + Api.randomWords(4);
        var first = by(Api.randomWords(3), phone());
        first.putObject("object").put("kind", "house").put("reference", tower + " B区-1街2座 G02");
        var number = register(first);
        var later = register(by(Api.randomWords(3), phone()));
        api.as("lin")
                .act(later, "object", Map.of("kind", "house", "reference", tower + "Ｂ区1街2座ｇ02"))
                .is(200);
        onFile();

        var found = api.as("lin")
                .get("/objects?q=" + java.net.URLEncoder.encode(tower, java.nio.charset.StandardCharsets.UTF_8))
                .is(200);
        assertThat(found.at("items")).hasSize(1);
        var house = api.as("lin").get("/objects/" + found.text("/items/0/id")).is(200);
        assertThat(house.at("complaints"))
                .extracting(one -> one.get("number").asString())
                .containsExactlyInAnyOrder(number, later);
        assertThat(house.at("customers")).hasSize(2);
        api.as("sd-lin").get("/objects/" + house.text("id")).is(404);

        api.as("lin")
                .act(later, "object", Map.of("kind", "castle", "reference", "x"))
                .is(422);
        api.as("lin")
                .act(later, "object", Map.of("kind", "house", "reference", " "))
                .is(422);
        api.as("lin")
                .act(later, "object", Map.of("kind", "order", "reference", "NO." + phone()))
                .is(200);
        onFile();
        assertThat(api.as("lin").get("/objects/" + house.text("id")).at("complaints"))
                .hasSize(1);
    }
}
