package org.wenguo.customer;

import java.util.Locale;
import org.wenguo.platform.SearchText;

/** Names and references brought to the form in which they are compared. */
final class Folding {

    private Folding() {}

    /**
     * Without spaces and marks, and without differences of case, width and the two ways of writing Chinese; what consists
     * of marks alone stays as it is.
     */
    static String of(String text) {
        var folded = SearchText.fold(text).replaceAll("[^\\p{L}\\p{N}]", "");
        return folded.isEmpty() ? text.strip().toLowerCase(Locale.ROOT) : folded;
    }
}
