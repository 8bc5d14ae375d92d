/**
 * The customers' own side (R): complaining, following a complaint, the published rules.
 *
 * <p>Owns pages only, behind a security chain without accounts and sessions: whoever holds the tracking link and knows the
 * last four digits of the phone sees the case, nobody else (R3). Promises to say where a complaint stands, who has it and
 * what was promised by when, in plain words, and to show nothing that staff say among themselves. Listens to nothing. Never
 * decides anything: what customers do goes through the same verbs of the complaint as what staff do.
 */
@NullMarked
@ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {
            "intake",
            "complaint",
            "deadline",
            "reply",
            "callback",
            "customer",
            "policy",
            "people",
            "paper",
            "platform",
            "platform :: web"
        })
package org.wenguo.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
