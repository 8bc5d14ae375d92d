package org.wenguo.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A robot in a group chat that says what a unit has to hear. Its address and secret are known to {@link Robots} only. */
public record Robot(UUID id, UUID unit, Kind kind, String name) {

    /** Whose group it sits in. */
    public enum Kind {
        WECOM,
        DINGTALK,
        FEISHU;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String code) {
            return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }
}
