/**
 * A changed policy tried on the past before anybody has to live by it (beyond.md 16).
 *
 * <p>Owns dry runs and what they found. Promises that nothing but its own tables is changed by one. Listens to nothing.
 */
@NullMarked
@ApplicationModule(
        displayName = "Dry run",
        allowedDependencies = {"complaint", "deadline", "policy", "people", "platform"})
package org.wenguo.dryrun;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
