package org.wenguo.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;
import org.wenguo.portal.web.Customer.Page;

/** A second of arithmetic opens a form once, and costs more the more come from one address. */
@WenguoTest
class RiddlesTest {

    @Autowired
    Api api;

    private record Solved(String riddle, String answer) {
        static Solved of(Customer customer, Page page) {
            var once = page.form("complain").hidden().get("once");
            var riddle = customer.get("/p/honghe/riddle?form=" + once).body();
            var bits = Integer.parseInt(riddle.substring(0, riddle.indexOf('.')));
            var n = 0L;
            while (Riddles.zeros(Riddles.sha256(riddle + "." + n)) < bits) {
                n++;
            }
            return new Solved(riddle, Long.toString(n));
        }

        int bits() {
            return Integer.parseInt(riddle.substring(0, riddle.indexOf('.')));
        }

        Map<String, String> with(String text) {
            return Map.of("text", text, "riddle", riddle, "answer", answer);
        }
    }

    @Test
    void who_does_the_arithmetic_may_complain_more_often_at_a_rising_price() {
        var customer = new Customer(api, "zh-CN");
        var first = 0;
        var last = 0;
        for (var i = 1; i <= 8; i++) {
            var page = customer.get("/p/honghe/peninsula");
            var solved = Solved.of(customer, page);
            first = first == 0 ? solved.bits() : first;
            last = solved.bits();
            assertThat(customer.send(page, "complain", solved.with("路灯第 " + i + " 盏不亮"))
                            .status())
                    .isEqualTo(303);
        }
        assertThat(last).isGreaterThan(first);
    }

    @Test
    void an_answer_is_good_for_one_form_and_one_complaint() {
        var customer = new Customer(api, "zh-CN");
        var page = customer.get("/p/honghe/peninsula");
        var solved = Solved.of(customer, page);
        assertThat(customer.send(page, "complain", solved.with("第一件")).status()).isEqualTo(303);
        assertThat(customer.send(page, "complain", solved.with("第一件")).status())
                .as("a second click")
                .isEqualTo(303);
        var status = 303;
        for (var i = 0; i < 8 && status == 303; i++) {
            // Replayed with other words, and in forms it was not made for: counted as if there were none.
            var into = i % 2 == 0 ? page : customer.get("/p/honghe/peninsula");
            status = customer.send(into, "complain", solved.with("重放 " + i)).status();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void a_riddle_of_ones_own_making_proves_nothing() {
        var customer = new Customer(api, "zh-CN");
        var status = 303;
        for (var i = 0; i < 8 && status == 303; i++) {
            var page = customer.get("/p/honghe/peninsula");
            var genuine = Solved.of(customer, page).riddle();
            var easy = "00" + genuine.substring(2);
            status = customer.send(page, "complain", Map.of("text", "灌水 " + i, "riddle", easy, "answer", "1"))
                    .status();
        }
        assertThat(status).isEqualTo(429);
    }
}
