package org.wenguo.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ComplaintFormTest {

    @Test
    void the_subject_is_the_first_sentence() {
        assertThat(ComplaintForm.firstWords("  卫生间渗水。报了两个月。")).isEqualTo("卫生间渗水");
        assertThat(ComplaintForm.firstWords("\n\n。。电梯坏了\n老人下不来")).isEqualTo("电梯坏了");
        assertThat(ComplaintForm.firstWords("？！")).isEqualTo("？！");
    }

    @Test
    void a_long_sentence_ends_between_words() {
        assertThat(ComplaintForm.firstWords("The parcel arrived open and half of it was missing"))
                .isEqualTo("The parcel arrived open and…");
        assertThat(ComplaintForm.firstWords("很".repeat(40))).isEqualTo("很".repeat(30) + "…");
    }

    @Property
    void whatever_was_said_has_a_subject_that_the_register_takes(@ForAll String text) {
        var subject = ComplaintForm.firstWords(text);
        assertThat(subject.length()).isLessThanOrEqualTo(200);
        assertThat(subject.isBlank()).isEqualTo(text.isBlank() || text.strip().isEmpty());
    }
}
