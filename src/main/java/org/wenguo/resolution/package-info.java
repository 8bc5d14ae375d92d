/**
 * What was found out and what is offered, approved, agreed, done and promised.
 *
 * <p>Owns the acts of resolving and the question of authority: whether an amount is within what a role may grant (F3).
 * Promises that nothing beyond authority is agreed before somebody whose limit covers it approved it. Listens to nothing.
 * Never shows the customer what authority anybody has.
 */
@NullMarked
@ApplicationModule(
        displayName = "Resolution",
        allowedDependencies = {"complaint", "policy", "people", "platform"})
package org.wenguo.resolution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
