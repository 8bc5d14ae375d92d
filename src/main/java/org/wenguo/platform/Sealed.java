package org.wenguo.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/** Personal data as it is stored: cipher text that only the complaint's own {@link SealingKey} opens (T2). */
public record Sealed(byte[] bytes) {

    @JsonCreator
    static Sealed parse(String base64) {
        return new Sealed(Base64.getDecoder().decode(base64));
    }

    @JsonValue
    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed that && java.util.Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "sealed";
    }
}
