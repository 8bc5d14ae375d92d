/**
 * How long what people said is kept (T2).
 *
 * <p>Owns the rule of each organisation, the holds on single cases, and the nightly erasing. Promises that nothing is erased
 * unless somebody has set how long it is kept, nor what is held, nor what the law wants kept; that figures stay. Listens to
 * nothing. Will never erase an open case.
 */
@NullMarked
@ApplicationModule(
        displayName = "Retention",
        allowedDependencies = {"complaint", "people", "platform", "platform :: web"})
package org.wenguo.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
