package org.wenguo.policy;

/** Who must keep a limit, is warned before it runs out and answers for it. */
public enum LimitOwner {
    /** Whoever registered the complaint. */
    RECORDER,
    /** The first receiver, who stays responsible towards the complainant. */
    LEAD,
    /** The unit that the complaint is assigned to. */
    HANDLER,
    /** The customer-service centre. */
    CENTRE,
    /** Whoever alone may speak on media cases. */
    SPOKESPERSON,
    /** A unit that was asked to do its part 协办. */
    CO_HANDLER;

    /** The word in a pack: the name in kebab-case. */
    public String code() {
        return Words.kebab(this);
    }
}
