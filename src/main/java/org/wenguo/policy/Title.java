package org.wenguo.policy;

import java.util.Locale;
import java.util.Set;

/** Words for people in a pack: simplified Chinese always, English where the pack has it (else empty). */
public record Title(String zh, String en) {

    private static final Set<String> TRADITIONAL_REGIONS = Set.of("TW", "HK", "MO");

    /**
     * The words in a reader's language: English for {@code en} if there are any, traditional Chinese converted from
     * the simplified for {@code zh-Hant}, {@code zh-TW}, {@code zh-HK} and {@code zh-MO}, else simplified Chinese as written.
     */
    public String in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "en" -> en.isEmpty() ? zh : en;
            case "zh" -> isTraditional(locale) ? ChineseScript.traditional(zh) : zh;
            default -> zh;
        };
    }

    private static boolean isTraditional(Locale locale) {
        return locale.getScript().isEmpty()
                ? TRADITIONAL_REGIONS.contains(locale.getCountry())
                : locale.getScript().equals("Hant");
    }
}
