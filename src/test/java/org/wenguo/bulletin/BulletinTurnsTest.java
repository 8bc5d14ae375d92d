package org.wenguo.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.policy.BulletinTurn;

/** Packs name turns by the events of a complaint; both sides must mean the same. */
class BulletinTurnsTest {

    @Test
    void every_turn_is_an_event_of_a_complaint() {
        var events = Arrays.stream(ComplaintEvent.class.getPermittedSubclasses())
                .map(event -> event.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(java.util.Locale.ROOT))
                .toList();
        assertThat(BulletinTurn.values()).extracting(BulletinTurn::code).isSubsetOf(events);
    }
}
