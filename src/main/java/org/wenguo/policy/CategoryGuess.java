package org.wenguo.policy;

/** A category that a text may belong to; {@code score} from 0 (no sign of it) to 1. */
public record CategoryGuess(Category category, double score) {}
