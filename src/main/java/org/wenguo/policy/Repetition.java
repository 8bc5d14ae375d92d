package org.wenguo.policy;

/**
 * That a breach is told again until it is mended, each time also one step further up.
 *
 * @param every how much time lies between
 * @param times how often, at most
 */
public record Repetition(Span every, int times) {}
