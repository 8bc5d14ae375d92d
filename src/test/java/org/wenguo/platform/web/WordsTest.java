package org.wenguo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.NoSuchMessageException;

class WordsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** Sunday, 22 November 2026, 10:00 in Shanghai. */
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private final Dictionary dictionary = new Dictionary(PagesConfiguration.messageSource(), SHANGHAI);
    private final Words t = dictionary.in(Language.SIMPLIFIED.locale());

    WordsTest() throws IOException {}

    @ParameterizedTest
    @CsvSource({
        "PT30S, 还剩不到 1 分钟",
        "PT18M, 还剩 18 分钟",
        "PT59M59S, 还剩 59 分钟",
        "PT1H, 还剩 1 小时",
        "PT1H12M, 还剩 1 小时 12 分",
        "PT4H, 还剩 4 小时",
        "PT4H56M, 今天 14:56",
        "PT32H, 明天 18:00",
        "PT71H, 11月25日 09:00",
        "P103D, 2027年3月5日 10:00",
        "PT0S, 刚刚超时",
        "-PT59S, 刚刚超时",
        "-PT26M, 已超 26 分钟",
        "-PT2H10M, 已超 2 小时 10 分",
        "-PT3H, 已超 3 小时",
        "-PT23H59M, 已超 23 小时 59 分",
        "-P3DT2H, 已超 3 天"
    })
    void a_limit_is_told_as_people_say_it(Duration until, String said) {
        assertThat(t.remaining(NOW.plus(until), NOW)).isEqualTo(said);
    }

    @Test
    void an_hour_after_midnight_is_still_counted_down_and_not_called_tomorrow() {
        Instant late = Instant.parse("2026-11-22T15:30:00Z");
        assertThat(t.remaining(late.plus(Duration.ofHours(2)), late)).isEqualTo("还剩 2 小时");
        assertThat(t.time(late.plus(Duration.ofHours(2)), late)).isEqualTo("明天 01:30");
    }

    @Test
    void the_day_is_that_of_the_organisation_and_not_of_the_server() {
        Words tokyo = dictionary.in(Language.SIMPLIFIED.locale(), ZoneId.of("Asia/Tokyo"));
        Instant due = Instant.parse("2026-11-22T15:30:00Z");
        assertThat(t.time(due, NOW)).isEqualTo("今天 23:30");
        assertThat(tokyo.time(due, NOW)).isEqualTo("明天 00:30");
    }

    @Test
    void every_language_has_its_own_way() {
        Instant due = NOW.plus(Duration.ofMinutes(72));
        assertThat(dictionary.in(Language.TRADITIONAL.locale()).remaining(due, NOW))
                .isEqualTo("還剩 1 小時 12 分");
        assertThat(dictionary.in(Language.ENGLISH.locale()).remaining(due, NOW)).isEqualTo("1 h 12 min left");
        assertThat(dictionary.in(Language.ENGLISH.locale()).time(NOW.minus(Duration.ofDays(1)), NOW))
                .isEqualTo("yesterday 10:00");
    }

    @Test
    void moments_are_short_in_columns_and_exact_on_hover() {
        assertThat(t.time(NOW)).isEqualTo("2026-11-22 10:00");
        assertThat(t.clock(NOW)).isEqualTo("10:00");
        assertThat(t.exact(NOW)).isEqualTo("2026年11月22日 星期日 10:00:00（GMT+8）");
        assertThat(t.date(LocalDate.of(2026, 3, 5))).isEqualTo("2026年3月5日");
    }

    @Test
    void spans_are_told_by_their_two_largest_units() {
        assertThat(t.span(Duration.ofMinutes(24))).isEqualTo("24 分钟");
        assertThat(t.span(Duration.ofMinutes(130))).isEqualTo("2 小时 10 分");
        assertThat(t.span(Duration.ofDays(3))).isEqualTo("3 天");
        assertThat(t.span(Duration.ofHours(76))).isEqualTo("3 天 4 小时");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1200|CNY|1,200.00 元",
                "0|CNY|0.00 元",
                "-0.5|CNY|-0.50 元",
                "1234567890123456789.01|CNY|1,234,567,890,123,456,789.01 元",
                "0.125|CNY|0.125 元",
                "3E+2|HKD|HKD 300.00",
                "300|JPY|JPY 300"
            })
    void money_is_never_rounded(BigDecimal amount, String currency, String said) {
        assertThat(t.money(amount, currency)).isEqualTo(said);
    }

    @Test
    void a_missing_text_is_refused() {
        assertThatThrownBy(() -> t.of("no.such.key")).isInstanceOf(NoSuchMessageException.class);
    }

    @Test
    void the_language_of_the_server_never_shows() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        try {
            assertThat(dictionary.in(Language.SIMPLIFIED.locale()).of("nav.home"))
                    .isEqualTo("工作台");
        } finally {
            Locale.setDefault(before);
        }
    }
}
