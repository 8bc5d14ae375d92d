package org.wenguo.complaint;

/** Personal data for eyes that need not know: enough to recognise, too little to find the person (T2). */
public final class Masking {

    private Masking() {}

    /** The family name is left. */
    public static String name(String name) {
        var first = name.offsetByCodePoints(0, name.isEmpty() ? 0 : 1);
        return name.substring(0, first) + "**";
    }

    public static String email(String email) {
        var at = email.indexOf('@');
        return at < 1 ? text(email) : email.charAt(0) + "***" + email.substring(at);
    }

    public static String text(String text) {
        return "****" + text.substring(Math.max(0, text.length() - 2));
    }
}
