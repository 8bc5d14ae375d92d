package org.wenguo.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a complaint is justified, as a step of its own with who, when and why (B1). */
public enum Validity {
    UNDETERMINED,
    VALID,
    INVALID;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Validity> of(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
