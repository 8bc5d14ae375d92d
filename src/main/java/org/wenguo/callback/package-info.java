/**
 * Asking afterwards: every case is called back (H1).
 *
 * <p>Owns the act of calling back. Promises that whoever calls is of the centre and not of the unit that handled the case.
 * Listens to nothing. Never closes a case.
 */
@NullMarked
@ApplicationModule(
        displayName = "Callback",
        allowedDependencies = {"complaint", "policy", "people", "deadline", "platform"})
package org.wenguo.callback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
