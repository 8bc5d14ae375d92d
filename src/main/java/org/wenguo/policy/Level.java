package org.wenguo.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How grave a complaint is to the organisation (requirement B4), weakest first so that the natural order compares. */
public enum Level {
    GENERAL,
    IMPORTANT,
    HOT,
    MAJOR;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The word in packs, in the API and in the database: the lower-case name. */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * The level of a code.
     *
     * @throws IllegalArgumentException if no level has that code
     */
    public static Level of(String code) {
        for (Level level : values()) {
            if (level.code.equals(code)) {
                return level;
            }
        }
        throw new IllegalArgumentException("No level is called '" + code + "'");
    }

    public boolean isAbove(Level other) {
        return compareTo(other) > 0;
    }
}
