package org.wenguo.policy;

/**
 * That a limit may be extended, if somebody above agrees. A limit without it cannot be extended by anybody: what a law or a
 * promise has fixed stays fixed. A reason is always needed, and the complainant is always told.
 *
 * @param when which complaints, as they are when it is asked for
 * @param by the most that one extension adds to the due time
 * @param times how often one limit may be extended
 * @param approval whose agreement it takes: {@link Addressee#SUPERIOR_OF_OWNER}, {@link Addressee#CENTRE} or
 *     {@link Addressee#LEADER}
 */
public record Extension(Condition when, Span by, int times, Addressee approval) {}
