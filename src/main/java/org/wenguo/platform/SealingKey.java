package org.wenguo.platform;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The key of one complaint's personal data. It is stored beside the complaint, wrapped by the key of the installation;
 * to throw the wrapped key away is to erase the data for good, and the log with its hashes stays whole (T2, T3).
 */
public final class SealingKey {

    private final SecretKey key;
    private final byte[] wrapped;

    SealingKey(SecretKey key, byte[] wrapped) {
        this.key = key;
        this.wrapped = wrapped;
    }

    public byte[] wrapped() {
        return wrapped.clone();
    }

    public @Nullable Sealed seal(@Nullable String text) {
        return text == null ? null : new Sealed(Vault.encrypt(key, text.getBytes(StandardCharsets.UTF_8)));
    }

    public @Nullable String open(@Nullable Sealed sealed) {
        return sealed == null ? null : new String(Vault.decrypt(key, sealed.bytes()), StandardCharsets.UTF_8);
    }

    /** As {@link #seal(String)}, for what is no text. */
    public byte[] seal(byte[] bytes) {
        return Vault.encrypt(key, bytes);
    }

    public byte[] open(byte[] sealed) {
        return Vault.decrypt(key, sealed);
    }
}
