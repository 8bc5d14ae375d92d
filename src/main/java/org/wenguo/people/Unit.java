package org.wenguo.people;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of an organisation.
 *
 * @param code short name, unique in the organisation, stable in links and in the API
 * @param calendar the pack's calendar by which its time is counted; null: as its parent
 */
public record Unit(
        UUID id,
        @Nullable UUID parent,
        String code,
        String name,
        Kind kind,
        @Nullable String calendar) {

    /** What sort of part it is; one unit, the centre, is the customer-service centre. */
    public enum Kind {
        COMPANY,
        AREA,
        SITE,
        DEPARTMENT,
        CENTRE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String code) {
            return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }
}
