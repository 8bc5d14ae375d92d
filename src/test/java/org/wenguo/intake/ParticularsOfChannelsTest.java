package org.wenguo.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;
import tools.jackson.databind.json.JsonMapper;

/** Each channel brings something of its own, and it is kept with the case. */
@WenguoTest
class ParticularsOfChannelsTest {

    @Autowired
    Api api;

    private static Map<String, Object> form(String channel, Map<String, ?> particulars) {
        var form = new HashMap<String, Object>(
                JsonMapper.shared().convertValue(Api.unlikeOthers().put("channel", channel), Map.class));
        form.put("particulars", particulars);
        return form;
    }

    @Test
    void the_hotline_sets_a_time_of_its_own_and_its_number_is_taken_in_once() {
        var theirs = "H" + Api.randomWords(8);
        var form = form(
                "regulator",
                Map.of("body", "12345", "theirNumber", theirs, "theirDeadline", "2026-09-30T12:00:00+08:00"));
        var number = api.as("lin").register(form);

        var complaint = api.as("lin").complaint(number);
        assertThat(complaint.at("/particulars/theirNumber").asString()).isEqualTo(theirs);
        var limit = complaint.limits("outside-deadline").getFirst();
        assertThat(limit.get("dueAt").asString()).startsWith("2026-09-30T12:00");

        var again =
                api.as("zhou").post("/complaints", form("regulator", Map.of("body", "12345", "theirNumber", theirs)));
        assertThat(again.is(200).text("number")).isEqualTo(number);
        var other =
                api.as("zhou").post("/complaints", form("regulator", Map.of("body", "12315", "theirNumber", theirs)));
        assertThat(other.is(201).text("number")).isNotEqualTo(number);
        assertThat(other.limits("outside-deadline")).isEmpty();
    }

    @Test
    void what_is_wrong_is_named_field_by_field() {
        var wrong = api.as("lin")
                .post(
                        "/complaints",
                        form("regulator", Map.of("body", "110", "theirDeadline", "2020-01-01T00:00:00+08:00")));
        assertThat(wrong.is(422).body()).contains("particulars.body").contains("particulars.theirNumber");
        var past = Map.of("body", "12315", "theirNumber", "1", "theirDeadline", "2020-01-01T00:00:00+08:00");
        assertThat(api.as("lin")
                        .post("/complaints", form("regulator", past))
                        .is(422)
                        .body())
                .contains("particulars.theirDeadline");
        assertThat(api.as("lin")
                        .post("/complaints", form("media", Map.of("medium", "晚报", "link", "javascript:alert(1)")))
                        .is(422)
                        .body())
                .contains("particulars.link");
        assertThat(api.as("lin")
                        .post("/complaints", form("letter", Map.of("writtenOn", "yesterday")))
                        .is(422)
                        .body())
                .contains("particulars.writtenOn");
        assertThat(api.as("lin")
                        .post("/complaints", form("web", Map.of("link", "https://x.cn")))
                        .is(422)
                        .body())
                .contains("particulars");
    }

    @Test
    void who_told_a_colleague_is_for_those_who_carry_the_case() {
        var number = api.as("lin").register(form("relay", Map.of("toldBy", "王芳", "reachBy", "13900000077")));
        assertThat(api.as("lin").complaint(number).body()).contains("13900000077");
        assertThat(api.as("sun").complaint(number).is(200).body()).doesNotContain("13900000077");
    }

    @Test
    void a_media_case_is_not_settled_on_the_spot_by_the_front_line_either() {
        var media = api.as("lin").register(form("media", Map.of("medium", "晚报", "reach", 120000)));
        api.as("lin").act(media, "fulfilment", Map.of("text", "已解释。")).is(403);
        api.as("guo")
                .act(media, "replies", Map.of("channel", "media", "text", "已解释。"))
                .is(403);
    }
}
