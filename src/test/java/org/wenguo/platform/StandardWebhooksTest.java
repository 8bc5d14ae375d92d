package org.wenguo.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardWebhooksTest {

    /** The example of the specification's own libraries. */
    @Test
    void signsAsTheSpecificationDoes() {
        assertThat(StandardWebhooks.signature(
                        List.of("whsec_plJ3nmyCDGBKInavdOK15jsl"),
                        "msg_loFOjxBNrRLzqYUf",
                        Instant.ofEpochSecond(1731705121),
                        "{\"event_type\":\"ping\",\"data\":{\"success\":true}}"))
                .isEqualTo("v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
    }

    @Test
    void whileTheSecretChangesBothSign() {
        var old = StandardWebhooks.newSecret();
        var young = StandardWebhooks.newSecret();
        var at = Instant.EPOCH;
        assertThat(StandardWebhooks.signature(List.of(young, old), "a", at, "b"))
                .isEqualTo(StandardWebhooks.signature(List.of(young), "a", at, "b")
                        + ' '
                        + StandardWebhooks.signature(List.of(old), "a", at, "b"));
        assertThat(old).isNotEqualTo(young).startsWith("whsec_").hasSize(50);
    }

    @Test
    void whatIsNoSecretIsRefused() {
        assertThatThrownBy(() -> StandardWebhooks.signature(List.of("whsec_投诉"), "a", Instant.EPOCH, "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
