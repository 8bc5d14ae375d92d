package org.wenguo.policy;

import java.util.List;
import java.util.Optional;

/**
 * A kind of complaint in a pack's tree (B2).
 *
 * @param code unique in the pack, kebab-case, stable over versions
 * @param keywords words in texts that speak for this category
 * @param unit code of the unit that usually answers for it, own or inherited
 * @param evidence what should be at hand before a finding is made (E1), own or inherited
 * @param causes kinds of cause that a finding may name beside the usual six, own and inherited
 */
public record Category(
        String code,
        Title title,
        List<String> keywords,
        Optional<String> unit,
        List<Title> evidence,
        List<Cause> causes,
        List<Category> children) {

    public Category {
        keywords = List.copyOf(keywords);
        evidence = List.copyOf(evidence);
        causes = List.copyOf(causes);
        children = List.copyOf(children);
    }

    public boolean isLeaf() {
        return children.isEmpty();
    }
}
