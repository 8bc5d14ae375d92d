package org.wenguo.platform;

import java.util.List;
import java.util.function.Supplier;

/** A place where files are kept that came from outside, told to whoever checks them for malware. */
public interface StoredFiles {

    /** Some that nobody has checked, the oldest first; wants a transaction of the tenant, and so do their bytes. */
    List<Unchecked> unchecked(TenantId tenant, int most);

    /**
     * The bytes are opened only when they are asked for.
     *
     * @param sha256 of the bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Unchecked(byte[] sha256, Supplier<byte[]> bytes) {}

    /** In a file of this content malware was found: people are to be told. In a transaction of the tenant. */
    void found(TenantId tenant, byte[] sha256, String malware);
}
