package org.wenguo.policy;

/** Who is told when a limit is breached. */
public enum Addressee {
    /** The owner of the limit. */
    OWNER,
    /** Whoever stands above the owner in the unit tree. */
    SUPERIOR_OF_OWNER,
    /** The first receiver. */
    LEAD,
    /** The manager of the area. */
    AREA_MANAGER,
    /** The supervisor of the customer-service centre. */
    CENTRE,
    /** The spokesperson. */
    SPOKESPERSON,
    /** The leaders of the organisation. */
    LEADER;

    /** The word in a pack: the name in kebab-case. */
    public String code() {
        return Words.kebab(this);
    }
}
