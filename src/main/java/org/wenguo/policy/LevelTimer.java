package org.wenguo.policy;

import java.time.Instant;

/** A level that a complaint will reach at a time if nothing about it changes ("unresolved a week", B4). */
public record LevelTimer(String rule, Level level, Instant dueAt) {}
