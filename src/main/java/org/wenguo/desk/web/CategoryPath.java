package org.wenguo.desk.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wenguo.policy.Category;
import org.wenguo.policy.Pack;

/** A category with those above it: its own name alone may stand in several branches. */
final class CategoryPath {

    private CategoryPath() {}

    /** The code itself if this version of the pack no longer has it. */
    static String of(Pack pack, String code, Locale locale) {
        return of(pack.categories().path(code), code, locale);
    }

    /** @param way the category and those above it, root first; empty if no version has it */
    static String of(List<Category> way, String code, Locale locale) {
        var path = way.stream().map(category -> category.title().in(locale)).collect(Collectors.joining(" \u203a "));
        return path.isEmpty() ? code : path;
    }
}
