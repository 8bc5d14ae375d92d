package org.wenguo.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What scripts, templates and replies may name as {@code {word}}, filled in for the complaint at hand. */
public enum ReplyVariable {
    NAME("name"),
    /** How the complainant is addressed: Mr or Ms, chosen by whoever writes; nothing where the name holds it already. */
    SALUTATION("salutation"),
    NUMBER("number"),
    SUBJECT("subject"),
    CATEGORY("category"),
    /** The unit complained of. */
    UNIT("unit"),
    /** When the complaint was received. */
    RECEIVED("received"),
    /** By when we have promised something: the next open promise, else what the complainant may expect next. */
    PROMISED_AT("promisedAt"),
    /** What the responsible unit found. */
    ANSWER("answer"),
    /** The option that was chosen, else the last that was offered and stands. */
    PROPOSAL("proposal"),
    TODAY("today"),
    TRACKING_LINK("trackingLink"),
    ORGANISATION("organisation"),
    CENTRE("centre"),
    SIGNATURE("signature");

    /** Whatever stands between braces on one line is meant to be filled in, whether anybody knows it or not. */
    static final Pattern PLACE = Pattern.compile("\\{([^{}\\n]{1,60})}");

    private final String code;

    ReplyVariable(String code) {
        this.code = code;
    }

    /** The word between the braces. */
    public String code() {
        return code;
    }

    static Optional<ReplyVariable> of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code.strip()))
                .findFirst();
    }

    /** The text with what is known; what is not stays as it is, so that somebody notices. */
    static String fill(String text, Map<ReplyVariable, String> values) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        of(found.group(1)).map(values::get).orElse(found.group())));
    }

    /** The names that still stand between braces. */
    static List<String> left(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1).strip())
                .distinct()
                .toList();
    }

    /** All names, as they are written. */
    public static String all() {
        return String.join(
                ", ", Stream.of(values()).map(one -> "{" + one.code + "}").toList());
    }
}
