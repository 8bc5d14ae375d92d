package org.wenguo.complaint;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.ComplaintEvent.Registered;
import org.wenguo.policy.Level;
import org.wenguo.policy.Pack;

/**
 * One of several matters of a complaint, in words of its own.
 *
 * @param category code in the pack; null: not classified yet
 */
public record Part(String subject, String text, @Nullable String category) {

    /**
     * The registration that it would have had; not judged yet. It has no id of another system, since that belongs to the
     * whole.
     *
     * @param sealing seals what identifies the complainant with the part's own key; empty once that was erased
     */
    Registered of(Complaint whole, Optional<UnaryOperator<Complainant>> sealing, String number, Pack pack) {
        var form = whole.registration();
        var who = form.complainant();
        var nobody = new Complainant(null, null, null, null, who.kind(), who.vip(), who.anonymous());
        return new Registered(
                number,
                form.unit(),
                form.lead(),
                form.centre(),
                form.receivedByCentre(),
                form.channel(),
                form.kind(),
                form.receivedAt(),
                form.occurredAt(),
                form.place(),
                form.against(),
                sealing.map(seal -> seal.apply(who)).orElse(nobody),
                subject,
                text,
                null,
                category,
                whole.severity(),
                whole.ownGroupSize(),
                whole.litigation(),
                whole.media(),
                "undetermined",
                form.readBack(),
                null,
                pack.id(),
                pack.version(),
                Level.GENERAL,
                pack.because(Level.GENERAL.code()));
    }
}
