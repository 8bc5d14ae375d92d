/**
 * Everything in: one procedure for every channel (A1).
 *
 * <p>Owns the register form and what is checked before a complaint is taken on, idempotency, and who called before.
 * Promises that what was acknowledged is stored, once (A5, A8), and that receipt counts, not registration (A2). Listens to
 * nothing. Never touches a complaint after it was taken on.
 */
@NullMarked
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"complaint", "policy", "people", "paper", "platform", "platform :: web"})
package org.wenguo.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
