package org.wenguo.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Guards personal data with one master key that stands outside the database (T2). From it come, by HKDF, a key that wraps
 * the complaints' own keys, a key for blind indexes (exact look-up by phone without the phone being there to read), a key
 * for tracking links, and one for what we hand out and want to recognise as our own.
 */
public final class Vault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey wrapping;
    private final SecretKey indexing;
    private final SecretKey tracking;
    private final SecretKey signing;

    /** @param masterKey 256 bits; the same on every node of an installation, and never in the database */
    public Vault(byte[] masterKey) {
        if (masterKey.length != 32) {
            throw new IllegalArgumentException("The master key must have 32 bytes, not " + masterKey.length);
        }
        wrapping = derive(masterKey, "wrapping", "AES");
        indexing = derive(masterKey, "blind index", "HmacSHA256");
        tracking = derive(masterKey, "tracking link", "HmacSHA256");
        signing = derive(masterKey, "signature", "HmacSHA256");
    }

    public SealingKey newKey() {
        try {
            var generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            var key = generator.generateKey();
            return new SealingKey(key, encrypt(wrapping, key.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public SealingKey unwrap(byte[] wrapped) {
        return new SealingKey(new SecretKeySpec(decrypt(wrapping, wrapped), "AES"), wrapped);
    }

    /** Equal texts of one tenant give equal indexes; nobody without the key can test a guess. */
    public byte[] blindIndex(TenantId tenant, String text) {
        return mac(indexing, tenant + "\n" + text);
    }

    /** The unguessable part of a tracking link (R3): 132 bits derived from the complaint, so it need not be stored. */
    public String trackingSecret(TenantId tenant, UUID complaint) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac(tracking, tenant + "\n" + complaint))
                .substring(0, 22);
    }

    /** Proves that a text which comes back from outside was given out by us: 256 bits, safe in addresses and cookies. */
    public String signature(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(signing, text));
    }

    /** What may be stored of a secret that only needs to be recognised. */
    public static byte[] fingerprint(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] encrypt(SecretKey key, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            var secret = cipher.doFinal(plain);
            return ByteBuffer.allocate(nonce.length + secret.length)
                    .put(nonce)
                    .put(secret)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Personal data could not be sealed", e);
        }
    }

    static byte[] decrypt(SecretKey key, byte[] sealed) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Personal data cannot be opened: was the database moved without its key file?", e);
        }
    }

    private static byte[] mac(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKey derive(byte[] master, String purpose, String algorithm) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(master)
                    .addSalt("wenguo".getBytes(StandardCharsets.UTF_8))
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
