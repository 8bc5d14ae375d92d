package org.wenguo.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkedTest {

    @Test
    void what_was_looked_for_is_marked_in_either_script() {
        assertThat(shown(Marked.of("花园里的大樹被移走", "大树"))).isEqualTo("花园里的[大樹]被移走");
    }

    @Test
    void nothing_is_lost_or_added_when_nothing_was_looked_for() {
        assertThat(shown(Marked.of("a <b> & 𠮷", ""))).isEqualTo("a <b> & 𠮷");
    }

    @Test
    void a_snippet_begins_shortly_before_the_first_hit() {
        var text = "前".repeat(100) + "渗水" + "后".repeat(200);
        assertThat(Marked.around(text, "渗水"))
                .get()
                .satisfies(snippet -> assertThat(shown(snippet))
                        .startsWith("…" + "前".repeat(18) + "[渗水]后")
                        .endsWith("后…")
                        .hasSizeLessThan(110));
        assertThat(Marked.around(text, "漏电")).isEmpty();
    }

    @Test
    void a_snippet_never_cuts_a_character_in_two() {
        for (var before = 15; before < 25; before++) {
            var text = "x".repeat(before % 2) + "𠮷".repeat(before) + "渗水" + "𠮷".repeat(60);
            assertThat(Marked.around(text, "渗水"))
                    .get()
                    .satisfies(snippet -> assertThat(shown(snippet).codePoints())
                            .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
        }
    }

    private static String shown(Marked marked) {
        return marked.pieces().stream()
                .map(piece -> piece.hit() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
