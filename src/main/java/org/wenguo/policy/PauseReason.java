package org.wenguo.policy;

/** What a suspended complaint may wait for. */
public record PauseReason(String code, Title title) {}
