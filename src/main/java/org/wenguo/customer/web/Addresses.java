package org.wenguo.customer.web;

import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenguo.platform.Problem;

/** What stands in addresses and hidden fields, read. */
final class Addresses {

    private Addresses() {}

    /** @throws Problem.NotFound if it can be none */
    static UUID id(String text) {
        var id = idOrNull(text);
        if (id == null) {
            throw new Problem.NotFound("no-file");
        }
        return id;
    }

    static @Nullable UUID idOrNull(@Nullable String text) {
        return text != null && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? UUID.fromString(text)
                : null;
    }

    /** @return empty: whatever it is */
    static OptionalInt version(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** @throws Problem.Malformed if the header says something else than a version */
    static OptionalInt ifMatch(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return OptionalInt.empty();
        }
        var version = version(header.strip().replaceFirst("^W/", "").replace("\"", ""));
        if (version.isEmpty()) {
            throw new Problem.Malformed("if-match");
        }
        return version;
    }
}
