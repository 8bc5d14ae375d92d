package org.wenguo.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenguo.policy.WorkingCalendar;

/** What a reply promises with a time; it is Wednesday, 30 September 2026, ten in the morning. */
class PromisesTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final WorkingCalendar OFFICE = WorkingCalendar.in(CHINA)
            .open(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, "09:00-12:00", "13:30-18:00")
            .build();

    private static List<Promises.Noticed> in(String text) {
        var now = LocalDateTime.parse("2026-09-30T10:00").atZone(CHINA).toInstant();
        return new Promises(Wording.shipped(), OFFICE, now).in(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            我们三天内给您答复                     | 三天内       | 2026-10-03T23:59
            我們會在兩個工作日內回覆您             | 兩個工作日內 | 2026-10-02T18:00
            24小时内给您回电                       | 24小时内     | 2026-10-01T10:00
            半小时内上门                           | 半小时内     | 2026-09-30T10:30
            十五日之内完成更换                     | 十五日之内   | 2026-10-15T23:59
            明天之前把钱退给您                     | 明天         | 2026-10-01T23:59
            今天下午三点半以前我们联系您           | 今天         | 2026-09-30T15:30
            下周三上午10点师傅上门处理             | 下周三       | 2026-10-07T10:00
            我们将在周五前修好                     | 周五         | 2026-10-02T23:59
            周一给您回电                           | 周一         | 2026-10-05T23:59
            10月8日18:00前送到                     | 10月8日      | 2026-10-08T18:00
            一月五日会再为您检查                   | 一月五日     | 2027-01-05T23:59
            本周内给您方案                         | 本周内       | 2026-10-04T23:59
            月底前到账                             | 月底         | 2026-09-30T23:59
            We will call you within two days.      | within two days | 2026-10-02T23:59
            """)
    void a_time_that_is_said_becomes_a_moment(String said, String phrase, String due) {
        assertThat(in("谢谢您。" + said)).singleElement().satisfies(one -> {
            assertThat(one.phrase()).isEqualTo(phrase);
            assertThat(one.dueAt().atZone(CHINA).toLocalDateTime()).isEqualTo(LocalDateTime.parse(due));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "您说的事发生在9月3日",
                "请您在三天内告诉我们",
                "麻烦您明天之前把发票发过来",
                "昨天已经修好",
                "您住在3号楼，我们已经处理",
                "2026年1月5日我们给您送过一次",
                "我们会一直关注",
                "13月45日给您答复"
            })
    void what_is_over_or_asked_of_the_complainant_is_no_promise(String said) {
        assertThat(in(said)).isEmpty();
    }

    @Test
    void of_several_times_in_a_sentence_the_first_that_is_due_counts_and_each_sentence_counts_for_itself() {
        assertThat(in("我们明天上门，三天内修好。修好以后下周一回访您。"))
                .extracting(Promises.Noticed::phrase)
                .containsExactly("明天", "下周一");
    }

    @Property(tries = 300)
    void whatever_is_written_it_is_read_to_its_end(@ForAll String anything, @ForAll int many) {
        for (var one : in(anything + "我们会在" + many + "天内、99月" + many + "日" + anything + "之前")) {
            assertThat(one.dueAt())
                    .isAfter(LocalDateTime.parse("2026-09-30T10:00")
                            .atZone(CHINA)
                            .toInstant());
        }
    }
}
