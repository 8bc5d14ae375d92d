/**
 * Whose complaint it is now: assignment, acceptance, bounce, consultation, co-handling.
 *
 * <p>Owns the acts of handing over. Promises that a complaint goes only to a unit that exists and to a person who works
 * there (C1, C3). Listens to nothing. Never closes or resolves anything.
 */
@NullMarked
@ApplicationModule(
        displayName = "Routing",
        allowedDependencies = {"complaint", "policy", "people", "deadline", "platform"})
package org.wenguo.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
