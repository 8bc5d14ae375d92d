package org.wenguo.complaint;

import org.jspecify.annotations.Nullable;
import org.wenguo.platform.Sealed;

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
        boolean anonymous) {}
