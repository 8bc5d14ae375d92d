package org.wenguo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The schema of each file stands alone, and tells an editor what every key means. */
class PackSchemaTest {

    private static final PackSchema SCHEMA = new PackSchema();

    @Test
    void every_key_of_every_file_has_a_title_and_a_description() {
        List<String> silent = new ArrayList<>();
        for (String file : SCHEMA.files()) {
            JsonNode schema = SCHEMA.published(file.replace(".yaml", "")).orElseThrow();
            schema.path("$defs").forEachEntry((name, definition) -> silent(definition, name, silent));
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void the_schema_of_a_file_has_what_it_refers_to_and_no_more() {
        JsonNode authority = SCHEMA.published("authority").orElseThrow();
        assertThat(authority.path("$ref").asString()).isEqualTo("#/$defs/authority");
        assertThat(authority.path("$defs").propertyNames()).containsExactlyInAnyOrder("authority", "source");
        assertThat(SCHEMA.published("limits").orElseThrow().path("$defs").propertyNames())
                .contains("limits", "limit", "span", "title", "channel", "start")
                .doesNotContain("script", "example");
        assertThat(SCHEMA.published("secrets")).isEmpty();
    }

    private static void silent(JsonNode schema, String name, List<String> silent) {
        schema.path("properties").forEachEntry((key, value) -> {
            if (value.path("title").asString("").isBlank()
                    || value.path("description").asString("").isBlank()) {
                silent.add(name + "." + key);
            }
            silent(value, name + "." + key, silent);
        });
        if (schema.has("items")) {
            silent(schema.path("items"), name, silent);
        }
    }
}
