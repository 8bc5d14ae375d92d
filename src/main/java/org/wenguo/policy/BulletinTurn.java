package org.wenguo.policy;

/**
 * A turn that a matter may take, at which a pack may want a bulletin (I4: "at every turn"). The names are those of the
 * events of a complaint, so that both sides mean the same.
 */
public enum BulletinTurn {
    /** Litigation, media, group size and the like are known to be other than they were. */
    CIRCUMSTANCES_STATED,
    /** Others complained of the same matter. */
    SAME_MATTER_FOUND,
    /** The responsible department answered. */
    ANSWERED,
    /** A remedy was offered. */
    PROPOSED,
    /** The complainant wants something else. */
    COUNTER_PROPOSED,
    /** A remedy was agreed. */
    AGREED,
    /** What was agreed has been carried out. */
    FULFILLED,
    /** The complainant added something. */
    WORDS_ADDED,
    /** Work waits for somebody outside. */
    SUSPENDED,
    /** The complainant was called back. */
    CALLED_BACK,
    /** Complained of again: the next round begins. */
    REOPENED;

    /** The word in a pack: the name in kebab-case. */
    public String code() {
        return Words.kebab(this);
    }
}
