package org.wenguo.policy;

/** The fact from which a limit counts. */
public enum LimitStart {
    /** The complaint reached the organisation, however late it was registered. */
    RECEIVED,
    /** It was assigned to the responsible department. */
    HANDED_OVER,
    /** The question of validity was passed to the centre. */
    VALIDITY_PASSED,
    /** Its level rose to hot. */
    BECAME_HOT,
    /** Its level rose to major. */
    BECAME_MAJOR,
    /** It was determined to be valid. */
    FOUND_VALID,
    /** The complainant agreed to a remedy. */
    AGREED,
    /** A promise was made to the complainant; each promise has its own limit. */
    PROMISED,
    /** What was agreed has been carried out. */
    FULFILLED,
    /** A bulletin on it was issued, and the next will be owed (I4). */
    BULLETIN_ISSUED,
    /** It took a turn that wants a bulletin, as {@code bulletins.yaml} says (I4). */
    TURN,
    /** Another unit was asked to do its part; each has its own limit. */
    CO_HANDLING;

    /** The word in a pack: the name in kebab-case. */
    public String code() {
        return Words.kebab(this);
    }
}
