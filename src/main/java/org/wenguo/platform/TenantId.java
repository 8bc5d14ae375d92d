package org.wenguo.platform;

import java.util.UUID;

/** An organisation as the database knows it: the first column of every key, the subject of every row-level policy (T1). */
public record TenantId(UUID value) {

    /** Parsed by us, so that what is written into {@code SET LOCAL} can be nothing but a UUID. */
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
