package org.wenguo.complaint;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files that another module keeps with a complaint, as they came: contributed as a bean, so that the file of a case that
 * leaves the house (H2) holds them all and whoever makes it need not know who keeps them.
 */
public interface CaseOriginals {

    /** Those that this person may have, in a lasting order. Called inside a transaction of the organisation. */
    List<Original> of(Standing standing);

    /**
     * One of them.
     *
     * @param kind what it is, the name of its folder: lower-case letters and hyphens
     * @param name as whoever brought it calls it
     * @param at when it came
     * @param sha256 as noted when it came, in hexadecimal digits; null: none was noted then
     * @param bytes read only when asked for; empty if it must not be opened, being malicious or not yet checked. Called inside a
     *     transaction of the organisation
     */
    record Original(
            String kind,
            String name,
            Instant at,
            @Nullable String sha256,
            Supplier<java.util.Optional<byte[]>> bytes) {}
}
