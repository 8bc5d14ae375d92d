package org.wenguo.complaint;

import org.jspecify.annotations.Nullable;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.SealingKey;

/**
 * Who complains (A2). What identifies the person is sealed with the complaint's own key; what rules ask about is not.
 *
 * @param kind owner, future-owner, prospect or other
 */
public record Complainant(
        @Nullable Sealed name,
        @Nullable Sealed phone,
        @Nullable Sealed email,
        @Nullable Sealed customerNo,
        String kind,
        boolean vip,
        boolean anonymous) {

    /** The same person in another complaint, which has its own key. */
    Complainant resealed(SealingKey before, SealingKey now) {
        return new Complainant(
                now.seal(before.open(name)),
                now.seal(before.open(phone)),
                now.seal(before.open(email)),
                now.seal(before.open(customerNo)),
                kind,
                vip,
                anonymous);
    }
}
