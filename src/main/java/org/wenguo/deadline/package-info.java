/**
 * Time limits while they run.
 *
 * <p>Owns: which limits a complaint has, when they warn, when they are breached, who hears of it. Promises that a limit is
 * derived from the complaint's log, the pack and the calendar and can be derived again; that it is looked at within two
 * seconds of its time by one node or several; that each warning and each breach is sent once and never to nobody (D19).
 * Listens to {@link org.wenguo.complaint.ComplaintChanged}. Never changes a complaint, but lets it be assessed anew when
 * time alone raises its level (B4).
 */
@NullMarked
@ApplicationModule(
        displayName = "Deadline",
        allowedDependencies = {"complaint", "policy", "people", "platform", "platform :: web"})
package org.wenguo.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
