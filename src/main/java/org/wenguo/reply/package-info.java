/**
 * What the organisation says to whoever complained.
 *
 * <p>Owns the act of replying. Promises that on a media case nobody but the spokesperson replies (A6). Listens to nothing.
 * Never decides what is offered.
 */
@NullMarked
@ApplicationModule(
        displayName = "Reply",
        allowedDependencies = {"complaint", "deadline", "people", "platform", "platform :: web", "policy"})
package org.wenguo.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
