package org.wenguo.policy;

/**
 * What is wrong with a pack, and where.
 *
 * @param line from 1; 0 if the whole file is meant
 * @param key path to the key, such as {@code limits[2].cases[0].when}; empty if the whole file is meant
 * @param found what was wrong
 * @param expected what would have been right
 * @param nearest the nearest valid name, or empty
 */
public record PackProblem(String file, int line, String key, String found, String expected, String nearest) {}
