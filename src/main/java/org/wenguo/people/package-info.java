/**
 * Organisations, their unit trees, the staff with their roles, and how staff prove who they are.
 *
 * <p>Owns: tenants, units, staff, accounts, API tokens, the one-time set-up. Promises: an {@link
 * org.wenguo.people.Organisation} is a consistent snapshot; who signs in is locked out after repeated failures; no
 * password is stored readable. Listens to nothing. Never decides what a person may do on a complaint: that is the
 * complaint's own business.
 */
@NullMarked
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"policy", "platform", "platform :: web"})
package org.wenguo.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
