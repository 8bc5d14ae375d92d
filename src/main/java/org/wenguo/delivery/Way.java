package org.wenguo.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wenguo.complaint.Channel;

/** How a message reaches somebody. */
public enum Way {
    MAIL,
    /** A text message, by the organisation's gateway. */
    SMS,
    /** Somebody calls and says it. */
    PHONE,
    /** Printed, put into an envelope and posted. */
    LETTER,
    /** Put by somebody where the complaint stood: a forum, a platform, a notice board. */
    PUBLICATION,
    /** Shown to whoever follows the tracking link, and sent nowhere. */
    PORTAL;

    /** Which ways are tried for a complaint that came by this channel; the portal is always there at last. */
    static List<Way> inOrder(Channel channel) {
        return switch (channel) {
            case EMAIL, WEB, API, IMPORT, RELAY, REGULATOR -> List.of(MAIL, SMS, PHONE, PORTAL);
            case PHONE -> List.of(SMS, PHONE, MAIL, PORTAL);
            case WALK_IN -> List.of(SMS, MAIL, PHONE, PORTAL);
            case LETTER -> List.of(LETTER, SMS, MAIL, PORTAL);
            case FORUM, PLATFORM, MEDIA, SUGGESTION_BOX -> List.of(PUBLICATION, MAIL, SMS, PHONE, PORTAL);
        };
    }

    /** Ways that go by a member of staff. */
    boolean isByHand() {
        return this == PHONE || this == LETTER || this == PUBLICATION;
    }

    boolean isByMachine() {
        return this == MAIL || this == SMS;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Way> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
