/**
 * The staff's screens: home, register, case and queue.
 *
 * <p>Owns no complaint and no rule: it shows what the modules below know and hands what people type to their acts, in the
 * same words that the API uses. Promises that every act of {@link org.wenguo.complaint.Verb} has its form on the case page (a bulletin
 * has a page of its own),
 * that nothing typed is lost on a refusal, and that a screen asks the database a fixed number of times, however long its
 * lists are. Listens to nothing. Will never decide who may do what, or by when.
 */
@NullMarked
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {
            "imports",
            "intake",
            "delivery",
            "bulletin",
            "callback",
            "customer",
            "reply",
            "repeats",
            "resolution",
            "routing",
            "deadline",
            "paper",
            "dryrun",
            "complaint",
            "policy",
            "sheet",
            "people",
            "platform",
            "platform :: web"
        })
package org.wenguo.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
