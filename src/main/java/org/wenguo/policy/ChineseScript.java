package org.wenguo.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;

/** Simplified and traditional script, one into the other. */
final class ChineseScript {

    private static final Transliterator TO_TRADITIONAL = Transliterator.getInstance("Simplified-Traditional");
    private static final Transliterator TO_SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

    /** The titles of packs are few and asked for on every page. */
    private static final Cache<String, String> TRADITIONAL =
            Caffeine.newBuilder().maximumSize(20_000).build();

    private ChineseScript() {}

    static String traditional(String simplified) {
        return TRADITIONAL.get(simplified, TO_TRADITIONAL::transliterate);
    }

    /** A form for comparing: simplified, lower case, full-width letters and digits made ordinary. */
    static String folded(String text) {
        return TO_SIMPLIFIED
                .transliterate(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT);
    }
}
