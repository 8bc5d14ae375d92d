/**
 * Files of customers and of things complained of (A9), and rewards for useful complaints (A10).
 *
 * <p>Owns: which complaints belong to one customer and to one thing, the traces of merging and splitting files, notes on a
 * customer, the list of rewards and the published standard of rewards. Promises: names, telephones and addresses are not
 * stored a second time; a file reads them from its complaints, so that whoever may not see them there does not see them
 * here, and what is erased there is gone here. Files are made after a complaint was stored, by one hand per organisation,
 * so that nobody who registers ever waits for them, and they can be made anew at any time; only merges and notes are
 * originals. Listens to {@link org.wenguo.complaint.ComplaintChanged}. Never changes a complaint.
 */
@NullMarked
@ApplicationModule(
        displayName = "Customer",
        allowedDependencies = {"complaint", "policy", "people", "sheet", "platform", "platform :: web"})
package org.wenguo.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
