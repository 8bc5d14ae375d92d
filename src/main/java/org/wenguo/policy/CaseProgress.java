package org.wenguo.policy;

/**
 * How far work on a complaint has come in its present round; only the checks before an act may ask for it, so that no limit
 * or level depends on work that is still going on.
 *
 * @param answered the responsible department has answered
 * @param causeFound its answer names a kind of cause
 * @param replied the complainant has been written or spoken to in reply
 * @param agreed an agreement has been reached
 * @param calledBack the complainant has been called back
 * @param openPromises promises not yet kept
 * @param openConsultations units that were asked and have not advised
 * @param outcomePublished a reply is published as the final outcome
 */
public record CaseProgress(
        boolean answered,
        boolean causeFound,
        boolean replied,
        boolean agreed,
        boolean calledBack,
        int openPromises,
        int openConsultations,
        boolean outcomePublished) {

    /** Of a complaint that has just arrived. */
    public static final CaseProgress NONE = new CaseProgress(false, false, false, false, false, 0, 0, false);
}
