package org.wenguo.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a complaint reached the organisation (A1). */
public enum Channel {
    WALK_IN,
    PHONE,
    LETTER,
    EMAIL,
    WEB,
    FORUM,
    SUGGESTION_BOX,
    RELAY,
    MEDIA,
    REGULATOR,
    PLATFORM,
    IMPORT,
    API;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Channel> of(String code) {
        return Stream.of(values())
                .filter(channel -> channel.code().equals(code))
                .findFirst();
    }
}
