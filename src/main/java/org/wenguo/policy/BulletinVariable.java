package org.wenguo.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the template of a bulletin may name as {@code {word}}; all of it is told of the complaint, nothing of the complainant. */
public enum BulletinVariable {
    NUMBER,
    SUBJECT,
    /** The unit complained of. */
    UNIT,
    CATEGORY,
    LEVEL,
    /** The rule by which it has its level, in words. */
    BECAUSE,
    /** When the complaint was received. */
    RECEIVED,
    /** When it came to its level. */
    SINCE,
    STAGE,
    /** Who has it now. */
    HOLDER,
    /** How many people are concerned. */
    GROUP,
    LITIGATION,
    MEDIA,
    /** What was demanded. */
    DEMAND,
    /** What was done so far, or since the last bulletin on it. */
    DONE,
    /** The number of the last bulletin on it. */
    LAST;

    static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** The word in a template: the name in lower case. */
    public String code() {
        return Words.kebab(this);
    }

    static Optional<BulletinVariable> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(BulletinVariable::code).toList();
    }

    /** The names that stand in a text, known or not. */
    static List<String> namedIn(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toList());
    }

    /** The text with what each name stands for; what is not known is left empty. */
    public static String fill(String text, Map<BulletinVariable, String> values) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(of(found.group(1))
                        .map(name -> values.getOrDefault(name, ""))
                        .orElse("")));
    }
}
