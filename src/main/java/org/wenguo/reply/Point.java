package org.wenguo.reply;

/**
 * Something that the complainant raised and the reply has to answer (G1).
 *
 * @param answered whether whoever writes says that it is answered
 * @param where the words of the reply that answer it; empty: not marked
 */
public record Point(String text, boolean answered, String where) {

    static final int LONGEST = 500;
    static final int MOST = 30;

    /** Just raised. */
    static Point raised(String text) {
        return new Point(text.length() <= LONGEST ? text : text.substring(0, LONGEST), false, "");
    }

    /** Whether the words that were marked do not stand in the reply any more. */
    boolean isLostIn(String reply) {
        return !where.isBlank() && !reply.contains(where.strip());
    }
}
