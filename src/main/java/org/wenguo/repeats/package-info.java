/**
 * One matter, several complaints (A5, B4): which complaints may be about the same, and what is done about it.
 *
 * <p>Owns the acts that merge, split, divide and tell apart, the likeness of complaints with its reasons, and the one reply
 * to many. Promises that each complainant keeps their own number, link and words, and learns nothing of the others; that
 * nothing is merged by itself. Listens to {@link org.wenguo.complaint.ComplaintChanged}, so that what a merged complainant
 * adds reaches whoever works on the leading case. Never decides what is hot (packs do).
 */
@NullMarked
@ApplicationModule(
        displayName = "Repeats",
        allowedDependencies = {"complaint", "policy", "people", "platform", "platform :: web"})
package org.wenguo.repeats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
