package org.wenguo.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages the product speaks; the first is the default and the base of every message bundle. */
public enum Language {
    SIMPLIFIED("zh-CN"),
    TRADITIONAL("zh-Hant"),
    ENGLISH("en");

    private final Locale locale;

    Language(String tag) {
        this.locale = Locale.forLanguageTag(tag);
    }

    /** The locale its bundles are found by. */
    public Locale locale() {
        return locale;
    }

    /** BCP 47, as in {@code <html lang>} and in the {@code lang} cookie. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** Only the exact tags of {@link #tag()}; whatever else stands in a cookie or a URL is no language of ours. */
    public static Optional<Language> ofTag(String tag) {
        return List.of(values()).stream()
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /**
     * The nearest language to what a browser asks for: Taiwan, Hong Kong, Macau and any {@code Hant} read traditional,
     * other Chinese simplified, English English. Empty when none is near.
     */
    public static Optional<Language> near(Locale wanted) {
        return switch (wanted.getLanguage()) {
            case "zh" -> Optional.of(readsTraditional(wanted) ? TRADITIONAL : SIMPLIFIED);
            case "en" -> Optional.of(ENGLISH);
            default -> Optional.empty();
        };
    }

    private static boolean readsTraditional(Locale wanted) {
        // A named script outranks the region: zh-Hans-HK is a reader in Hong Kong who wants simplified characters.
        return switch (wanted.getScript()) {
            case "Hant" -> true;
            case "Hans" -> false;
            default -> List.of("TW", "HK", "MO").contains(wanted.getCountry());
        };
    }
}
