package org.wenguo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WenguoTest
class ItStartsTest {

    @Autowired
    Api api;

    @Test
    void it_is_ready_and_lin_registers_the_first_complaint() {
        api.get("/actuator/health/readiness").is(200);
        var lin = api.as("lin");
        var number = lin.register(Api.form());
        assertThat(lin.complaint(number).is(200).text("stage")).isEqualTo("REGISTERED");
        assertThat(lin.complaint(number).limits("hand-over").getFirst().get("dueAt").asString())
                .isEqualTo("2026-09-29T09:20:00+08:00");
    }
}
