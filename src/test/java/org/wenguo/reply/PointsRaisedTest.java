package org.wenguo.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a complaint raises, as people write it. */
class PointsRaisedTest {

    private final PointsRaised raised = new PointsRaised(Wording.shipped());

    @Test
    void whoever_numbers_their_points_has_said_what_they_are() {
        assertThat(raised.in("您好，我是业主。1、厨房漏水；2、报修三次没人来；3、要求赔地板。\n谢谢", null))
                .extracting(Point::text)
                .containsExactly("厨房漏水", "报修三次没人来", "要求赔地板");
        assertThat(raised.in("（一）电梯停运（二）老人上下楼不便", null)).extracting(Point::text).containsExactly("电梯停运", "老人上下楼不便");
        assertThat(raised.in("第一，客服态度差。第二，退款2.5元一直没到。", null))
                .extracting(Point::text)
                .containsExactly("客服态度差", "退款2.5元一直没到");
    }

    @Test
    void else_a_sentence_counts_that_demands_asks_or_tells_what_went_wrong() {
        assertThat(raised.in("您好！我住三栋。昨天电梯又坏了。为什么没人修？请尽快处理，谢谢。", null))
                .extracting(Point::text)
                .containsExactly("昨天电梯又坏了", "为什么没人修？", "请尽快处理，谢谢");
    }

    @Test
    void a_demand_that_was_taken_down_beside_the_words_is_a_point_unless_they_say_it() {
        assertThat(raised.in("门坏了。", "赔偿误工费")).extracting(Point::text).containsExactly("门坏了", "赔偿误工费");
        assertThat(raised.in("门坏了，要求赔偿误工费。", "赔偿误工费")).hasSize(1);
    }

    @Test
    void words_in_which_nothing_weighs_are_points_all_the_same_and_figures_split_nothing() {
        assertThat(raised.in("小区的花开得好", null)).extracting(Point::text).containsExactly("小区的花开得好");
        assertThat(raised.in("多收了12.50元", null)).extracting(Point::text).containsExactly("多收了12.50元");
        assertThat(raised.in("？！。", null)).isEmpty();
    }
}
