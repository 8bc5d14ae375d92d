package org.wenguo.people.web;

import org.wenguo.people.Unit;

/** A unit in the tree of units, and how deep it stands. */
public record Branch(Unit unit, int depth) {

    /** For lists of choices, which know no other way to show a tree. */
    public String indented() {
        return "\u3000".repeat(depth) + unit.name();
    }
}
