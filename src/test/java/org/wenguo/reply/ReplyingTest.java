package org.wenguo.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;

/** Replies through the API: looked over like everywhere, refused where the pack says so, held where it wants a second look. */
@WenguoTest
class ReplyingTest {

    @Autowired
    Api api;

    private String registered() {
        return api.as("lin").at("2026-09-28 18:00").register(Api.unlikeOthers());
    }

    private String major() {
        var number = registered();
        api.as("guo")
                .at("2026-09-28 18:05")
                .act(number, "level", Map.of("level", "major", "reason", "多户渗水"))
                .is(200);
        return number;
    }

    private Api at(String who) {
        return api.as(who).at("2026-09-28 18:10");
    }

    @Test
    void names_are_filled_in_and_what_nobody_knows_is_refused() {
        var number = registered();
        var said = Map.of("channel", "email", "text", "感谢{name}{salutation}，编号{number}。", "salutation", "ms");
        var replied = at("lin").act(number, "replies", said).is(200);
        assertThat(replied.text("/replies/0/text")).isEqualTo("感谢林某女士，编号" + number + "。");
        assertThat(replied.at("repliesWaiting")).isEmpty();

        var refused = at("lin")
                .act(number, "replies", Map.of("channel", "email", "text", "{name}{salutation}、{姓名}"))
                .is(422);
        assertThat(refused.at("errors")).hasSize(2);
        assertThat(refused.text("/errors/0/field")).isEqualTo("text");
        assertThat(refused.text("/errors/0/message")).contains("先生或女士");
        assertThat(refused.text("/errors/1/message")).contains("姓名").contains("{trackingLink}");
    }

    @Test
    void a_forbidden_phrase_is_refused_with_what_to_say_instead_and_what_is_only_pointed_out_goes_out() {
        var number = registered();
        var refused = at("lin")
                .act(number, "replies", Map.of("channel", "web", "text", "这不归我们管。"))
                .is(422);
        assertThat(refused.text("/errors/0/code")).isEqualTo("reply-forbidden");
        assertThat(refused.text("/errors/0/message")).contains("不归我们管").contains("替您联系");
        at("lin")
                .act(number, "replies", Map.of("channel", "web", "text", "我按排人修。"))
                .is(200);
        at("lin")
                .act(number, "replies", Map.of("channel", "phone", "text", "一时口快说了不归我们管，已道歉。"))
                .is(200);
    }

    @Test
    void a_reply_on_a_major_complaint_waits_until_somebody_else_releases_it() {
        var number = major();
        var text = "感谢您。我们已经派人去看。";
        var held = at("lin")
                .act(number, "replies", Map.of("channel", "letter", "text", text, "outcome", true))
                .is(200);
        assertThat(held.at("replies")).as("it has not gone out").isEmpty();
        assertThat(held.text("/repliesWaiting/0/text")).isEqualTo(text);
        assertThat(held.text("/repliesWaiting/0/because/0")).isEqualTo("major");
        assertThat(held.text("/repliesWaiting/0/by")).isEqualTo("lin");
        assertThat(at("lin")
                        .act(number, "replies", Map.of("channel", "letter", "text", text))
                        .is(409)
                        .text("type"))
                .as("one at a time")
                .endsWith("not-now.reply-waits");

        at("wu").act(number, "replies/1/release", Map.of("decision", "approved"))
                .is(404);
        at("zhou")
                .act(number, "replies/1/release", Map.of("decision", "approved"))
                .is(403);
        at("lin")
                .act(number, "replies/1/release", Map.of("decision", "approved"))
                .is(409);
        at("guo")
                .act(number, "replies/1/release", Map.of("decision", "refused"))
                .is(422);
        at("guo")
                .act(number, "replies/1/release", Map.of("decision", "approved", "text", "不归我们管"))
                .is(422);

        var released = at("guo")
                .act(
                        number,
                        "replies/1/release",
                        Map.of("decision", "approved", "text", text + "明天给您结果。", "remark", "补一个时间"))
                .is(200);
        assertThat(released.text("/replies/0/text")).isEqualTo(text + "明天给您结果。");
        assertThat(released.text("/replies/0/by")).as("whoever wrote it").isEqualTo("lin");
        assertThat(released.at("/replies/0/outcome").asBoolean()).isTrue();
        assertThat(released.at("repliesWaiting")).isEmpty();
        at("guo")
                .act(number, "replies/1/release", Map.of("decision", "approved"))
                .is(403);
    }

    @Test
    void what_goes_back_lies_before_its_writer_again() {
        var number = major();
        at("lin")
                .act(number, "replies", Map.of("channel", "letter", "text", "感谢您。"))
                .is(200);
        at("sun")
                .act(number, "replies/1/release", Map.of("decision", "refused", "remark", "请写明何时"))
                .is(200);
        at("lin")
                .act(number, "replies", Map.of("channel", "letter", "text", "感谢您，明天。"))
                .is(200);
        var taken = at("lin")
                .act(number, "replies/2/release", Map.of("decision", "refused"))
                .is(200);
        assertThat(taken.at("repliesWaiting"))
                .as("whoever wrote it may take it back")
                .isEmpty();
        at("lin")
                .act(number, "replies", Map.of("channel", "phone", "text", "电话里说过了。"))
                .is(200);
    }

    @Test
    void the_last_reply_that_is_said_to_be_the_outcome_is_the_outcome() {
        var number = registered();
        at("lin")
                .act(number, "replies", Map.of("channel", "web", "text", "感谢您，修好了。"))
                .is(200);
        at("lin")
                .act(number, "replies", Map.of("channel", "web", "text", "感谢您，又查了一遍。"))
                .is(200);
        at("lin").act(number, "replies/1/publication", null).is(200);
        at("lin").act(number, "replies/1/publication", null).is(409);
        at("lin").act(number, "replies/7/publication", null).is(409);
        var both = at("lin").act(number, "replies/2/publication", null).is(200);
        assertThat(both.at("/replies/0/outcome").asBoolean()).isFalse();
        assertThat(both.at("/replies/1/outcome").asBoolean()).isTrue();
    }
}
