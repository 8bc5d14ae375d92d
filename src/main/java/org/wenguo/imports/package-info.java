/**
 * Sheets of complaints that come from elsewhere: last year's register, an export of the system before, a list from a
 * partner.
 *
 * <p>Owns uploads and their rows, which column is what, checks, progress, and undoing. Promises that each row becomes a
 * complaint once, whatever dies meanwhile; that nothing of a bad row is stored; that what nobody has touched since can be
 * taken back; that cells are sealed until they are a complaint. Listens to nothing. Will never judge a complaint: what is in
 * a row goes the way of {@link org.wenguo.intake.TakingIn} like any other.
 */
@NullMarked
@ApplicationModule(
        displayName = "Imports",
        allowedDependencies = {"intake", "complaint", "policy", "people", "sheet", "platform", "platform :: web"})
package org.wenguo.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
