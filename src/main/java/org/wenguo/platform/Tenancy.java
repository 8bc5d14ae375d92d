package org.wenguo.platform;

import java.lang.ScopedValue.CallableOp;
import java.util.Optional;

/**
 * On whose behalf the present thread works. Every transaction begun inside {@link #in} sees the rows of that tenant and
 * no others; outside of it a transaction sees no tenant's rows at all, because the database says so.
 */
public final class Tenancy {

    private static final ScopedValue<TenantId> CURRENT = ScopedValue.newInstance();

    private Tenancy() {}

    public static Optional<TenantId> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** @throws IllegalStateException outside of any tenant: a mistake of the program, never of a user */
    public static TenantId required() {
        return current().orElseThrow(() -> new IllegalStateException("No tenant is set for this work"));
    }

    public static <R extends @org.jspecify.annotations.Nullable Object, X extends Throwable> R in(
            TenantId tenant, CallableOp<R, X> work) throws X {
        return ScopedValue.where(CURRENT, tenant).call(work);
    }

    public static void run(TenantId tenant, Runnable work) {
        ScopedValue.where(CURRENT, tenant).run(work);
    }
}
