package org.wenguo.policy;

/** A phase of handling for which a pack has scripts, or a handling step that the organisation prescribes (E2). */
public record Phase(String code, Title title) {}
