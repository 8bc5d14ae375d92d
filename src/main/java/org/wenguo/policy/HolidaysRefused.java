package org.wenguo.policy;

import java.util.List;

/** A paper of public holidays that cannot be taken. {@code code} says why, for a screen to say it in its words. */
public final class HolidaysRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final List<String> arguments;

    HolidaysRefused(String code, String message, String... arguments) {
        super(message);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** {@code malformed}, {@code year}, {@code no-days}, {@code too-many}, {@code day}, {@code outside}, {@code twice}. */
    public String code() {
        return code;
    }

    /** What it is about: a date, a year, the number of a day in the list. */
    public List<String> arguments() {
        return arguments;
    }
}
