package org.wenguo.policy;

/** A kind of cause that a pack knows beside person, machine, material, method, environment and measurement. */
public record Cause(String code, Title title) {}
