package org.wenguo.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The categories of a pack. */
public final class CategoryTree {

    /** So much weight of keywords found gives half of full certainty: about two good words. */
    private static final double HALF_CERTAIN = 8;

    private final List<Category> roots;
    private final Map<String, Category> byCode = new LinkedHashMap<>();
    private final Map<String, List<Category>> paths = new HashMap<>();
    private final Map<String, List<String>> pathCodes = new HashMap<>();

    /** Keywords folded, each with the codes of the categories it speaks for. */
    private final Map<String, List<String>> byKeyword = new LinkedHashMap<>();

    CategoryTree(List<Category> roots) {
        this.roots = List.copyOf(roots);
        this.roots.forEach(root -> enter(root, List.of()));
    }

    private void enter(Category category, List<Category> above) {
        List<Category> path = new ArrayList<>(above);
        path.add(category);
        byCode.put(category.code(), category);
        paths.put(category.code(), List.copyOf(path));
        pathCodes.put(category.code(), path.stream().map(Category::code).toList());
        for (String keyword : category.keywords()) {
            byKeyword
                    .computeIfAbsent(ChineseScript.folded(keyword), word -> new ArrayList<>())
                    .add(category.code());
        }
        category.children().forEach(child -> enter(child, path));
    }

    public List<Category> roots() {
        return roots;
    }

    /** All categories, parents before children, in the order of the pack. */
    public List<Category> all() {
        return List.copyOf(byCode.values());
    }

    /** Kinds of cause that every finding may name 人机料法环测; a category may have more. */
    public static List<String> usualCauses() {
        return Vocabulary.CAUSES;
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The category and those above it, root first; empty if there is none of that code. */
    public List<Category> path(String code) {
        return paths.getOrDefault(code, List.of());
    }

    List<String> pathCodes(String code) {
        return pathCodes.getOrDefault(code, List.of());
    }

    List<String> codes() {
        return List.copyOf(byCode.keySet());
    }

    /**
     * Categories whose keywords the text contains, best first; traditional script, letter case and full-width letters make
     * no difference. A keyword weighs the more the longer it is and the fewer categories it speaks for, and counts once
     * however often it stands there.
     */
    public List<CategoryGuess> guess(String text) {
        String folded = ChineseScript.folded(text);
        Map<String, Double> weights = new LinkedHashMap<>();
        byKeyword.forEach((keyword, speaksFor) -> {
            if (folded.contains(keyword)) {
                double weight = keyword.length() * (1 + Math.log((double) byCode.size() / speaksFor.size()) / 4);
                speaksFor.forEach(code -> weights.merge(code, weight, Double::sum));
            }
        });
        return weights.entrySet().stream()
                .map(each -> new CategoryGuess(
                        requireNonNull(byCode.get(each.getKey())), each.getValue() / (each.getValue() + HALF_CERTAIN)))
                .sorted(Comparator.comparingDouble(CategoryGuess::score).reversed())
                .toList();
    }
}
