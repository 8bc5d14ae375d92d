package org.wenguo.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How packs write time limits. */
class SpanTest {

    @Test
    void every_form_is_read() {
        assertThat(Span.of("30m working")).isEqualTo(new Span.Working(Duration.ofMinutes(30)));
        assertThat(Span.of("1h 30m working")).isEqualTo(new Span.Working(Duration.ofMinutes(90)));
        assertThat(Span.of("48h")).isEqualTo(new Span.Elapsed(Duration.ofDays(2)));
        assertThat(Span.of("3 working days")).isEqualTo(new Span.WorkingDays(3));
        assertThat(Span.of("1 working day")).isEqualTo(new Span.WorkingDays(1));
        assertThat(Span.of(" End of day ")).isEqualTo(new Span.EndOfDay());
        assertThat(Span.of("opening + 1h")).isEqualTo(new Span.OpeningPlus(Duration.ofHours(1)));
        assertThat(Span.of("promised time")).isEqualTo(new Span.Promised());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30m working",
                "1h 30m working",
                "48h",
                "3 working days",
                "1 working day",
                "end of day",
                "opening + 1h",
                "promised time",
                "45s",
                "0m"
            })
    void what_is_written_is_what_was_read(String text) {
        assertThat(Span.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "4",
                "4 hours",
                "-4h",
                "working",
                "0 working days",
                "99999 working days",
                "opening +",
                "1.5h",
                "4h4h",
                "999999999999h",
                "soon"
            })
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Span.of(text));
    }
}
