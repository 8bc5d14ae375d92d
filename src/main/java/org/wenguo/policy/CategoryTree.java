package org.wenguo.policy;

import java.util.List;
import java.util.Optional;

/** The categories of a pack. */
public final class CategoryTree {

    private final List<Category> roots;

    CategoryTree(List<Category> roots) {
        this.roots = List.copyOf(roots);
    }

    public List<Category> roots() {
        return roots;
    }

    /** All categories, parents before children, in the order of the pack. */
    public List<Category> all() {
        throw new UnsupportedOperationException();
    }

    public Optional<Category> find(String code) {
        throw new UnsupportedOperationException();
    }

    /** The category and those above it, root first; empty if there is none of that code. */
    public List<Category> path(String code) {
        throw new UnsupportedOperationException();
    }

    /** Categories whose keywords the text contains, best first; traditional script and letter case make no difference. */
    public List<CategoryGuess> guess(String text) {
        throw new UnsupportedOperationException();
    }
}
