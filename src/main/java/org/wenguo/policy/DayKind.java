package org.wenguo.policy;

import java.util.Locale;

/** What a date is in a calendar. */
public enum DayKind {
    WORKING,
    /** A weekend day that is worked in exchange for a holiday. */
    MAKE_UP,
    OFF,
    HOLIDAY,
    /** Opened, or given other hours, by the organisation itself. */
    OPENED,
    /** Closed by the organisation itself. */
    CLOSED;

    /** Its name in message keys and style sheets. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
