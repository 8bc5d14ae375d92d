package org.wenguo.policy;

/** A question to the facts of a complaint, written in CEL in the pack and type-checked when the pack was loaded. */
public interface Condition {

    /** As written in the pack. */
    String text();

    /** What it says, to be told in words. */
    ConditionTerm term();

    boolean holds(CaseFacts facts);
}
