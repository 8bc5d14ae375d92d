package org.wenguo.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The words that facts may be, by the contract of the API. A condition that compares a fact with a word which it can
 * never be is a spelling mistake, and would silently never hold.
 */
final class Vocabulary {

    static final List<String> CHANNELS = List.of(
            "walk-in",
            "phone",
            "letter",
            "email",
            "web",
            "forum",
            "suggestion-box",
            "relay",
            "media",
            "regulator",
            "platform",
            "import",
            "api");

    /** Kinds of cause that every finding may name 人机料法环测. */
    static final List<String> CAUSES = List.of("person", "machine", "material", "method", "environment", "measurement");

    static final Map<String, List<String>> OF_FACTS = Map.of(
            "channel", CHANNELS,
            "arrival", Arrays.stream(Arrival.values()).map(Arrival::code).toList(),
            "kind", List.of("complaint", "suggestion", "inquiry", "praise"),
            "litigation", List.of("none", "possible", "filed"),
            "media", List.of("none", "possible", "exposed"),
            "responsibility", List.of("undetermined", "ours", "customer", "third-party", "between-customers", "none"),
            "validity", List.of("undetermined", "valid", "invalid", "out-of-scope", "withdrawn", "unverifiable"),
            "level", Arrays.stream(Level.values()).map(Level::code).toList(),
            "customerKind", List.of("owner", "future-owner", "prospect", "other"));

    private Vocabulary() {}
}
