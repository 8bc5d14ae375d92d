package org.wenguo.policy;

import java.util.Arrays;
import java.util.Locale;

/** How packs spell the names of enums. */
final class Words {

    private Words() {}

    static String kebab(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The enum that a pack spells so. The schema lists the same words; a test holds the two together. */
    static <E extends Enum<E>> E word(Class<E> words, String code) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> kebab(word).equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The schema lets '" + code + "' pass as " + words));
    }
}
