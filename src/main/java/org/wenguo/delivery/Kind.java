package org.wenguo.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a message is about. */
public enum Kind {
    ACKNOWLEDGEMENT(true),
    HANDED_OVER(false),
    PROPOSED(true),
    AGREED(false),
    FULFILLED(false),
    CLOSED(false),
    REOPENED(false),
    WITHDRAWN(false),
    DECLINED(true),
    TRANSFERRED(true),
    SUSPENDED(false),
    RESUMED(false),
    EXTENDED(true),
    POSTPONED(true),
    REPLY(true);

    private final boolean owed;

    Kind(boolean owed) {
        this.owed = owed;
    }

    /**
     * Whether somebody takes the trouble to call, write or publish when no machine can. The others tell of progress: they
     * wait a little, so that a newer one can take their place.
     */
    boolean isOwed() {
        return owed;
    }

    /** Whether it is said where everybody reads it, if the complaint was made there. */
    boolean isForThePublic() {
        return this == ACKNOWLEDGEMENT || this == REPLY;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
