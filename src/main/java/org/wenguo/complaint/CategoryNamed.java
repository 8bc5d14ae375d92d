package org.wenguo.complaint;

import java.util.List;
import java.util.stream.Collectors;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Category;

/**
 * A category as people read it: with those above it, since its own name alone may stand in several branches.
 *
 * @param path root first; empty if no version of the organisation's has it
 * @param former whether the version that was asked no longer has it
 */
public record CategoryNamed(String code, List<Category> path, boolean former) {

    public CategoryNamed {
        path = List.copyOf(path);
    }

    /** The code itself where no version has it; what is no longer in the regulation says so. */
    public String in(Words t) {
        var words =
                path.stream().map(category -> category.title().in(t.locale())).collect(Collectors.joining(" \u203a "));
        var name = words.isEmpty() ? code : words;
        return former ? t.of("category.former", name) : name;
    }
}
