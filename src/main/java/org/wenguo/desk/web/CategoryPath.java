package org.wenguo.desk.web;

import java.util.Locale;
import java.util.stream.Collectors;
import org.wenguo.policy.Pack;

/** A category with those above it: its own name alone may stand in several branches. */
final class CategoryPath {

    private CategoryPath() {}

    /** The code itself if this version of the pack no longer has it. */
    static String of(Pack pack, String code, Locale locale) {
        var path = pack.categories().path(code).stream()
                .map(category -> category.title().in(locale))
                .collect(Collectors.joining(" \u203a "));
        return path.isEmpty() ? code : path;
    }
}
