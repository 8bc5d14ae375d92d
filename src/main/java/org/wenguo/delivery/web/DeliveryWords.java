package org.wenguo.delivery.web;

import org.jspecify.annotations.Nullable;
import org.wenguo.delivery.Delivery;
import org.wenguo.platform.web.Words;

/** Why a message waits or failed, in words. */
public final class DeliveryWords {

    private DeliveryWords() {}

    /** Null where nothing is wrong. */
    public static @Nullable String problem(Delivery one, Words t) {
        return one.error() == null || (one.deliveredAt() != null && one.bouncedAt() == null)
                ? null
                : problem(one.error(), t);
    }

    /** @param code of the problem, and after a space what the other side said */
    static String problem(String code, Words t) {
        var parts = code.split(" ", 2);
        var words = t.of("delivery.problem." + parts[0]);
        return parts.length == 1 ? words : words + " (" + parts[1] + ")";
    }
}
