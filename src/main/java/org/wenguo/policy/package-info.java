/**
 * What an organisation wants: policy packs.
 *
 * <p>Owns the packs (categories, levels, limits, authority, scripts), the checks a pack must pass before it is taken, and the
 * arithmetic of working time. Promises that every answer is a pure function of facts, pack and time, and carries its reason
 * as {@link org.wenguo.policy.Because}, so that the past can be replayed under a changed pack. Listens to nothing, stores
 * nothing, starts nothing: a limit that runs belongs to {@code deadline}, a complaint to {@code complaint}. Will never let
 * one rule set off another.
 */
@ApplicationModule(
        displayName = "Policy",
        allowedDependencies = {"platform"})
@NullMarked
package org.wenguo.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
