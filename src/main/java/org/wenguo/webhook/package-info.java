/**
 * Telling other systems: whatever happens to a complaint, and to its limits, is posted to the addresses that an organisation
 * enters, signed by the Standard Webhooks scheme.
 *
 * <p>Owns the addresses with their secrets, and what was told. Promises that each event is told at least once, tried for hours
 * while the other side is away, and can be told again by hand; that nothing personal is in it: whoever wants to know more asks
 * the API. Listens to {@link org.wenguo.complaint.ComplaintChanged} and {@link org.wenguo.deadline.LimitsTold}. Never waits for
 * another system while a person works.
 */
@NullMarked
@ApplicationModule(
        displayName = "Webhook",
        allowedDependencies = {"complaint", "deadline", "people", "policy", "platform", "platform :: web"})
package org.wenguo.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
