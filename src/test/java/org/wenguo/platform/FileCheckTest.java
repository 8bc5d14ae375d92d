package org.wenguo.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FileCheckTest {

    @Test
    void with_a_scanner_only_what_is_known_to_be_clean_is_opened_and_malware_stays_closed_without_one() {
        var on = new FileCheck(mock(JdbcClient.class), "/run/clamav/clamd.ctl");
        assertThat(on.state(null)).isEqualTo(FileCheck.State.WAITING);
        assertThat(on.state(null).mayBeOpened()).isFalse();
        assertThat(on.state("clean").mayBeOpened()).isTrue();
        assertThat(on.state("too-large").mayBeOpened()).isFalse();
        var off = new FileCheck(mock(JdbcClient.class), " ");
        assertThat(off.state(null).mayBeOpened()).isTrue();
        assertThat(off.state("malicious").mayBeOpened()).isFalse();
    }
}
