package org.wenguo.reply;

import java.util.List;
import org.wenguo.platform.Problem;

/**
 * Something about a reply that whoever writes it should know.
 *
 * @param blocks whether the reply is refused for it
 * @param code of its words, {@code problem.field.<code>}
 * @param correction what a button on the page can do about it; {@link Correction#NONE} if nothing
 */
public record Finding(boolean blocks, String code, List<Object> arguments, Correction correction) {

    public Finding {
        arguments = List.copyOf(arguments);
    }

    /** By which a button names it, so that it hits the same one when others have come or gone meanwhile. */
    public String key() {
        return Integer.toHexString(
                (code + arguments.stream().filter(String.class::isInstance).toList()).hashCode());
    }

    /** As an error of the field that holds the text. */
    public Problem.FieldError error() {
        return new Problem.FieldError("text", code, arguments);
    }

    /**
     * @param kind what the button does
     * @param wrong what it replaces, if it replaces anything
     * @param right what it puts there
     */
    public record Correction(Kind kind, String wrong, String right) {

        static final Correction NONE = new Correction(Kind.NONE, "", "");

        static Correction replace(String wrong, String right) {
            return new Correction(Kind.REPLACE, wrong, right);
        }

        static Correction append(String text) {
            return new Correction(Kind.APPEND, "", text);
        }
    }

    /** Ways to mend a reply by one press. */
    public enum Kind {
        NONE,
        REPLACE,
        APPEND
    }
}
