package org.wenguo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wenguo.platform.Problem;

class RateLimitTest {

    private static final RateLimit.Allowance THREE = new RateLimit.Allowance("guess", 3, Duration.ofMinutes(5));

    private final RateLimit rate = new RateLimit();

    @Test
    void one_try_too_many_is_told_when_to_come_again() {
        times(3, "192.0.2.1");
        assertThatExceptionOfType(Problem.TooOften.class)
                .isThrownBy(() -> rate.count(THREE, "192.0.2.1"))
                .satisfies(often -> assertThat(often.retryAfterSeconds()).isBetween(1L, 100L));
    }

    @Test
    void another_address_and_another_matter_are_not_concerned() {
        times(3, "192.0.2.1");
        var other = new RateLimit.Allowance("another", 3, Duration.ofMinutes(5));
        assertThatCode(() -> rate.count(THREE, "192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> rate.count(other, "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void whoever_has_one_address_of_ipv6_has_the_whole_network() {
        times(2, "2001:db8:0:1::1");
        times(1, "2001:db8:0:1:ffff::2");
        assertThatExceptionOfType(Problem.TooOften.class).isThrownBy(() -> rate.count(THREE, "2001:db8:0:1::3"));
        assertThatCode(() -> rate.count(THREE, "2001:db8:0:2::1")).doesNotThrowAnyException();
    }

    @Test
    void success_does_not_count_and_does_not_add_up_either() {
        for (var i = 0; i < 100; i++) {
            rate.count(THREE, "192.0.2.1");
            rate.forgive(THREE, "192.0.2.1");
        }
        times(3, "192.0.2.1");
        assertThatExceptionOfType(Problem.TooOften.class).isThrownBy(() -> rate.count(THREE, "192.0.2.1"));
    }

    private void times(int count, String address) {
        for (var i = 0; i < count; i++) {
            rate.count(THREE, address);
        }
    }
}
