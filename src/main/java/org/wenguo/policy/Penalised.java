package org.wenguo.policy;

/** Whom a penalty is proposed for. */
public enum Penalised {
    /** The employee who is found at fault. */
    EMPLOYEE,
    /** Whoever handled the complaint. */
    HANDLER,
    /** The head of the unit at fault, such as the head of a site. */
    UNIT_HEAD,
    /** The manager of the area that the unit at fault is in. */
    AREA_MANAGER,
    /** The unit at fault as a whole. */
    UNIT;

    /** As packs spell it. */
    public String code() {
        return Words.kebab(this);
    }
}
