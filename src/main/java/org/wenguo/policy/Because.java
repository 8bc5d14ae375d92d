package org.wenguo.policy;

/** Why an answer of policy is as it is: the rule of a pack in one version. Stored with every determination and limit. */
public record Because(String pack, String version, String rule) {}
