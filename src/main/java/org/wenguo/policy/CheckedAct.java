package org.wenguo.policy;

/** Acts before which a pack may demand something, named by what the complaint is afterwards. */
public enum CheckedAct {
    HANDED_OVER,
    ANSWERED,
    PROPOSED,
    APPROVED,
    AGREED,
    FULFILLED,
    REPLIED,
    CALLED_BACK,
    CLOSED,
    ARCHIVED;

    /** As packs spell it. */
    public String code() {
        return Words.kebab(this);
    }
}
