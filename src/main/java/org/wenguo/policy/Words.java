package org.wenguo.policy;

import java.util.Locale;

/** How packs spell the names of enums. */
final class Words {

    private Words() {}

    static String kebab(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
