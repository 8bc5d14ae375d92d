package org.wenguo.policy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shape of the files of a pack: one JSON Schema with a definition for each file. */
final class PackSchema {

    private static final String SCHEMA = "/policy-packs/schema/pack.schema.json";

    private static final List<String> FILES = List.of(
            "pack", "categories", "calendars", "levels", "limits", "authority", "scripts", "bulletins", "examples");

    /** A pack may go without. */
    private static final List<String> OPTIONAL = List.of("bulletins.yaml");

    private final JsonNode definition;
    private final Map<String, Schema> byFile = new LinkedHashMap<>();

    PackSchema() {
        definition = read();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (String file : FILES) {
            ObjectNode ofFile = ((ObjectNode) definition).deepCopy();
            ofFile.put("$id", definition.path("$id").asString() + "/" + file);
            ofFile.put("$ref", "#/$defs/" + file);
            byFile.put(file + ".yaml", registry.getSchema(ofFile));
        }
    }

    /** Names of the files that make a pack. */
    List<String> files() {
        return List.copyOf(byFile.keySet());
    }

    boolean isOptional(String file) {
        return OPTIONAL.contains(file);
    }

    /** What is wrong with the shape of a file. */
    List<PackProblem> check(PackFile file) {
        Schema schema = Objects.requireNonNull(byFile.get(file.name()), file.name());
        return schema.validate(file.root()).stream()
                .map(error -> explain(file, error))
                .distinct()
                .sorted(Comparator.comparingInt(PackProblem::line))
                .toList();
    }

    private PackProblem explain(PackFile file, Error error) {
        JsonPointer at = JsonPointer.compile(error.getInstanceLocation().toString());
        return switch (error.getKeyword()) {
            case "additionalProperties" -> {
                String key = error.getProperty();
                List<String> valid = List.copyOf(
                        definition.at(location(error).head()).path("properties").propertyNames());
                yield file.problem(
                        at.appendProperty(key),
                        "there is no key '" + key + "' here",
                        "one of " + String.join(", ", valid),
                        NearestName.to(key, valid));
            }
            case "required" ->
                file.problem(
                        at, "the key '" + error.getProperty() + "' is missing", "'" + error.getProperty() + "'", "");
            case "enum" -> {
                List<String> valid = error.getSchemaNode()
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
                String found = String.valueOf(error.getInstanceNode().asString(""));
                yield file.problem(
                        at, "'" + found + "'", "one of " + String.join(", ", valid), NearestName.to(found, valid));
            }
            case "pattern" ->
                file.problem(
                        at, "'" + error.getInstanceNode().asString("") + "'", "something like " + example(error), "");
            default -> file.problem(at, error.getMessage(), "what the schema says for " + location(error), "");
        };
    }

    /** The schema gives an example beside each pattern, since people do not read patterns. */
    private String example(Error error) {
        JsonNode examples = definition.at(location(error).head()).path("examples");
        return examples.isEmpty()
                ? error.getSchemaNode().asString("")
                : examples.get(0).asString("");
    }

    private static JsonPointer location(Error error) {
        return JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
    }

    private static JsonNode read() {
        try (InputStream file = PackSchema.class.getResourceAsStream(SCHEMA)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file, SCHEMA));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
