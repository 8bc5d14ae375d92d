/**
 * Bulletins (I): what the organisation is told of its hot and major complaints, and the lines on the important ones.
 *
 * <p>Owns the bulletins from their first word to their issue, their numbers, who got them and who has read them. Promises
 * that nobody approves what they wrote, that a number is given once and without gaps, that what was issued never changes,
 * and that it stands in the complaint's log together with its issue. By when one is due follows from the time limits of
 * the pack; this module reads them and ends them by the event of the issue. Listens to
 * {@link org.wenguo.complaint.ComplaintChanged}: what is no longer called for lapses. Never tells the complainant anything.
 */
@NullMarked
@ApplicationModule(
        displayName = "Bulletin",
        allowedDependencies = {"complaint", "policy", "people", "paper", "platform", "platform :: web"})
package org.wenguo.bulletin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
