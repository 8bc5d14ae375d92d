/**
 * The sample organisations with which a newcomer begins.
 *
 * <p>Owns three invented organisations and the scripts of their complaints' lives, as resources. Promises that nothing is
 * inserted into tables behind the program's back: people are added and complaints are lived through the same doors that
 * real ones use, with the clock set to the day on which each thing happened. Listens to the start of the program. Never
 * touches a database in which somebody already works.
 */
@NullMarked
@ApplicationModule(
        displayName = "Sample",
        allowedDependencies = {
            "people",
            "complaint",
            "intake",
            "deadline",
            "bulletin",
            "policy",
            "platform",
            "platform :: web"
        })
package org.wenguo.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
