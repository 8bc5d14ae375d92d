package org.wenguo.policy;

import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opening hours that cannot be taken. Says what is wrong with which of them, so that a screen can say it in its words. */
public final class HoursRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Why {
        /** Not two times joined by a hyphen; 24:00 and later only ends a range. */
        UNREADABLE,
        /** Ends when it begins. */
        EMPTY,
        /** Two ranges of a day have time in common. */
        OVERLAP,
        /** A night lasts into the hours of the next day. */
        INTO_NEXT_DAY,
        /** More ranges in a day than anybody works. */
        TOO_MANY,
        /** A week that is never open: no time would ever pass. */
        NEVER_OPEN
    }

    private final Why why;
    private final @Nullable DayOfWeek day;
    private final List<String> ranges;

    HoursRefused(Why why, @Nullable DayOfWeek day, List<String> ranges, String message) {
        super(message);
        this.why = why;
        this.day = day;
        this.ranges = List.copyOf(ranges);
    }

    HoursRefused on(DayOfWeek weekday) {
        return new HoursRefused(why, weekday, ranges, weekday + ": " + getMessage());
    }

    public Why why() {
        return why;
    }

    /** The weekday it is about; null where hours are not those of a week. */
    public @Nullable DayOfWeek day() {
        return day;
    }

    /** The ranges it is about, as they were written. */
    public List<String> ranges() {
        return ranges;
    }
}
