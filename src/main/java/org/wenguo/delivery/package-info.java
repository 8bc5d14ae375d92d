/**
 * What the organisation says is brought to whoever complained (A4, G3).
 *
 * <p>Owns the messages to complainants, the ways they go (mail, text message, telephone, letter, publication, portal), the
 * words they use, and what became of each. Promises that what is said is stored together with what it tells about, that each
 * message is sent once as far as the other side lets us know, and that what could not be delivered stands where somebody
 * sees it. Listens to {@link org.wenguo.complaint.ComplaintChanged} and {@link org.wenguo.intake.MailNoticed}. Never decides
 * what is said in a reply and never changes a complaint.
 */
@NullMarked
@ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {
            "complaint",
            "deadline",
            "intake",
            "paper",
            "people",
            "policy",
            "reply",
            "platform",
            "platform :: web"
        })
package org.wenguo.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
