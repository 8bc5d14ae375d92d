/**
 * The pages on which staff work.
 *
 * <p>Owns no tables and decides nothing: it shows what the other modules know and passes on what people do. Never changes a
 * complaint but through its acts.
 */
@NullMarked
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {
            "intake",
            "complaint",
            "routing",
            "deadline",
            "resolution",
            "reply",
            "callback",
            "policy",
            "people",
            "platform",
            "platform :: web"
        })
package org.wenguo.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
