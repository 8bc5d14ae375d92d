package org.wenguo.policy;

/** What time a report is about. */
public enum ReportPeriod {
    DAY,
    HALF_MONTH,
    MONTH,
    QUARTER;

    /** As packs spell it. */
    public String code() {
        return Words.kebab(this);
    }
}
