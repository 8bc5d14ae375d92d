package org.wenguo.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.wenguo.complaint.Channel;
import org.wenguo.policy.CaseFacts;
import org.wenguo.policy.PolicyPacks;
import org.wenguo.policy.ReplyRules;

/** A reply before it goes out: what is wrong with it, in the rules of the property pack. */
class ReplyChecksTest {

    private static final String SIGNATURE = "鸿禾地产客户服务中心";
    private static final String FINE = "感谢您告诉我们。门已经修好。\n" + SIGNATURE;
    private static final ReplyRules RULES = new PolicyPacks().byId("property").replies();
    private static final ReplyChecks CHECKS = new ReplyChecks(Wording.shipped());

    private static List<Finding> look(String text, Channel channel, Point... points) {
        return CHECKS.of(new ReplyChecks.Draft(
                text,
                channel,
                RULES,
                CaseFacts.arrivedBy("email").build(),
                List.of(SIGNATURE),
                List.of(points),
                Set.of("13900000001"),
                List.of(),
                ZoneId.of("Asia/Shanghai")));
    }

    private static List<String> codes(String text, Point... points) {
        return look(text, Channel.EMAIL, points).stream().map(Finding::code).toList();
    }

    @Test
    void a_reply_as_it_should_be_is_left_alone() {
        assertThat(codes(FINE)).isEmpty();
        assertThat(codes("感谢您。" + SIGNATURE + "已经去看过，门修好了。\n\n" + SIGNATURE + "\n2026年9月30日"))
                .isEmpty();
    }

    @Test
    void thanks_stand_at_the_beginning() {
        assertThat(codes("门修好了。一。二。感谢您。\n" + SIGNATURE)).containsExactly("reply-required-opening");
    }

    @Test
    void it_is_signed_once_with_the_one_name_of_the_centre() {
        assertThat(codes("感谢您。门修好了。")).containsExactly("reply-signature-missing");
        assertThat(codes("感谢您。" + SIGNATURE + "修好了门。\n客服部")).containsExactly("reply-signature-not-last");
        assertThat(codes("感谢您。\n" + SIGNATURE + "\n门修好了。\n" + SIGNATURE)).containsExactly("reply-signature-twice");
        assertThat(look("感谢您。门修好了。", Channel.PHONE))
                .as("nobody signs on the phone")
                .isEmpty();
    }

    @Test
    void what_must_not_be_said_blocks_but_what_was_said_may_be_recorded() {
        assertThat(look("感谢您。这不归我们管。\n" + SIGNATURE, Channel.EMAIL))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.blocks()).isTrue();
                    assertThat(one.code()).isEqualTo("reply-forbidden");
                    assertThat(one.arguments()).contains("不归我们管");
                });
        assertThat(look("感谢您。这不归我们管。", Channel.PHONE))
                .singleElement()
                .satisfies(one -> assertThat(one.blocks()).isFalse());
    }

    @Test
    void a_place_that_is_still_open_never_goes_out_by_any_channel() {
        for (var channel : List.of(Channel.EMAIL, Channel.PHONE)) {
            assertThat(look("感谢您，{name}。{姓名}\n" + SIGNATURE, channel))
                    .filteredOn(Finding::blocks)
                    .extracting(Finding::code)
                    .containsExactly("reply-variable-empty-name", "reply-variable-unknown");
        }
    }

    @Test
    void every_point_is_answered_and_what_answers_it_still_stands_there() {
        assertThat(codes(FINE, new Point("门", true, "门已经修好"), new Point("何时赔", false, "")))
                .containsExactly("reply-point-open");
        assertThat(codes(FINE, new Point("门", true, "明天修"))).containsExactly("reply-point-lost");
    }

    @Test
    void we_not_i_but_the_complainants_own_words_are_theirs() {
        assertThat(codes(FINE.replace("门已经", "我把门"))).containsExactly("reply-first-person");
        assertThat(codes(FINE.replace("门已经", "我们、我司把您说的“我的门”自我检查后"))).isEmpty();
    }

    @Test
    void a_word_is_misspelled_only_where_no_longer_word_makes_it_right() {
        assertThat(codes(FINE.replace("门已经", "按排人把门"))).containsExactly("reply-misspelled");
        assertThat(codes(FINE.replace("门已经", "按排序把门"))).isEmpty();
        assertThat(codes(FINE.replace("门已经", "按排序、按排把门"))).containsExactly("reply-misspelled");
    }

    @Test
    void no_number_but_the_complainants_own() {
        assertThat(codes(FINE.replace("门已经", "师傅139 0000-0002把门"))).containsExactly("reply-others-phone");
        assertThat(codes(FINE.replace("门已经", "给您+86 13900000001打过电话，门"))).isEmpty();
        assertThat(codes(FINE.replace("门已经", "号码11010519491231002X把门"))).containsExactly("reply-identity-number");
        assertThat(codes(FINE.replace("门已经", "订单110105194912310021把门")))
                .as("a wrong last figure")
                .isEmpty();
    }

    @Property(tries = 300)
    void whatever_is_written_the_checks_come_to_an_end_and_say_the_same_twice(@ForAll String anything) {
        assertThat(codes(anything)).isEqualTo(codes(anything));
        assertThat(codes("{" + anything.replaceAll("[{}\\s]", "") + "x}"))
                .anyMatch(code -> code.startsWith("reply-variable") || anything.length() > 50);
    }
}
