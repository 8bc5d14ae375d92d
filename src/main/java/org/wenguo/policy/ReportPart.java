package org.wenguo.policy;

/** What a report tells, in the order in which it is told. */
public enum ReportPart {
    /** What was complained of, and what most (L2). */
    COUNTS,
    /** What was answered (L2). */
    ANSWERED,
    /** The important complaints, a line each (I2). */
    LINES,
    /** The valid complaints by unit (M3). */
    VALID_BY_UNIT,
    /** Closed, closed in time, satisfied, reopened (M1). */
    RATES,
    /** What was paid, by whom it is borne (P3). */
    COMPENSATION,
    /** An analysis of each major complaint (L1). */
    MAJOR_ANALYSES,
    /** Causes (L2). */
    CAUSES,
    /** Proposals (L2). */
    PROPOSALS;

    /** As packs spell it. */
    public String code() {
        return Words.kebab(this);
    }
}
