package org.wenguo.policy;

/** The fact that meets a limit. */
public enum LimitEnd {
    /** Assigned to the responsible department. */
    HANDED_OVER,
    /** The department answered in writing. */
    ANSWERED,
    /** Any reply to the complainant. */
    REPLIED,
    /** Any reply to the complainant after it became major. */
    PRELIMINARY_REPLY,
    /** A reply given by the spokesperson. */
    REPLIED_BY_SPOKESPERSON,
    /** Validity decided, or the question passed to the centre. */
    VALIDITY_PASSED_OR_DECIDED,
    /** Validity decided. */
    VALIDITY_DECIDED,
    /** The customer-service centre knows of it. */
    CENTRE_INFORMED,
    /** The complainant agreed to a remedy. */
    AGREED,
    /** What was agreed has been carried out. */
    FULFILLED,
    /** The promise that started the limit was fulfilled. */
    PROMISE_KEPT,
    /** The complainant was called back. */
    CALLED_BACK,
    /** A bulletin on it was issued (I3, I4). */
    BULLETIN_ISSUED,
    /** The unit that was asked to do its part has done it. */
    CONTRIBUTED;

    /** The word in a pack: the name in kebab-case. */
    public String code() {
        return Words.kebab(this);
    }
}
