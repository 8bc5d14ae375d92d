package org.wenguo.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;

/** Simplified and traditional script, one into the other. */
final class ChineseScript {

    /** The titles of packs are few and asked for on every page. */
    private static final Cache<String, String> TRADITIONAL =
            Caffeine.newBuilder().maximumSize(20_000).build();

    private ChineseScript() {}

    static String traditional(String simplified) {
        return TRADITIONAL.get(simplified, Traditional.FROM_SIMPLIFIED::transliterate);
    }

    /** A form for comparing: simplified, lower case, full-width letters and digits made ordinary. */
    static String folded(String text) {
        return Simplified.FROM_TRADITIONAL
                .transliterate(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT);
    }

    /** The tables take a while to load, so each is loaded when it is first needed. */
    private static final class Traditional {
        static final Transliterator FROM_SIMPLIFIED = Transliterator.getInstance("Simplified-Traditional");
    }

    private static final class Simplified {
        static final Transliterator FROM_TRADITIONAL = Transliterator.getInstance("Traditional-Simplified");
    }
}
