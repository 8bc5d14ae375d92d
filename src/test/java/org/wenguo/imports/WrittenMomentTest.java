package org.wenguo.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People write dates in their own way, and mean one moment. */
class WrittenMomentTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-05 15:00 | YMD | 2026-03-05T15:00",
                "2026年3月5日 下午3点 | YMD | 2026-03-05T15:00",
                "2026年3月5日下午3点半 | YMD | 2026-03-05T15:30",
                "2026年3月5日 凌晨12点05分 | YMD | 2026-03-05T00:05",
                "2026年3月5日 中午12:30 | YMD | 2026-03-05T12:30",
                "２０２６／３／５ ９：０５ | YMD | 2026-03-05T09:05",
                "2026.3.5 | YMD | 2026-03-05T00:00",
                "20260305 | YMD | 2026-03-05T00:00",
                "46086.625 | YMD | 2026-03-05T15:00",
                "46086 | YMD | 2026-03-05T00:00",
                "2026-03-05T07:00:00Z | YMD | 2026-03-05T15:00",
                "2026-03-05T15:00:00+0800 | YMD | 2026-03-05T15:00",
                "22-04-2015 3:53:50 PM | DMY | 2015-04-22T15:53:50",
                "04/22/2015 12:00:00 AM | MDY | 2015-04-22T00:00",
                "03/22/23 | MDY | 2023-03-22T00:00",
                "26/03/05 | YMD | 2026-03-05T00:00",
                "22-Apr-15 | YMD | 2015-04-22T00:00",
                "Apr 22, 2015 3:53 pm | YMD | 2015-04-22T15:53"
            })
    void is_read_as_it_was_meant(String written, Mapping.DateOrder order, String meant) {
        assertThat(WrittenMoment.read(written, order, SHANGHAI))
                .hasValueSatisfying(moment -> assertThat(moment.atZoneSameInstant(SHANGHAI)
                                .toLocalDateTime()
                                .toString())
                        .isEqualTo(meant));
    }

    @Test
    void what_is_none_is_not_made_one() {
        for (var none :
                new String[] {"昨天", "2026-13-05", "2026-02-30", "下午3点", "13900000001", "2026-03-05 25:00", ""}) {
            assertThat(WrittenMoment.read(none, Mapping.DateOrder.YMD, SHANGHAI))
                    .as(none)
                    .isEmpty();
        }
    }
}
