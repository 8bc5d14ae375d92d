package org.wenguo.policy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wenguo.policy.PackProblem.Kind;
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

    /** What is wrong with the shape of a file; the places are marked as broken in it. */
    List<PackProblem> check(PackFile file) {
        Schema schema = Objects.requireNonNull(byFile.get(file.name()), file.name());
        Map<String, List<Error>> byPlace = new LinkedHashMap<>();
        for (Error error : schema.validate(file.root())) {
            file.broken(place(error));
            byPlace.computeIfAbsent(place(error) + " " + choice(error), key -> new ArrayList<>())
                    .add(error);
        }
        return byPlace.values().stream()
                .flatMap(errors -> choice(errors.getFirst()).isEmpty()
                        ? errors.stream().map(error -> explain(file, error))
                        : Stream.of(noAlternative(file, errors)))
                .distinct()
                .toList();
    }

    /** The place in the file that is wrong; of an unknown key it is the key. */
    private static JsonPointer place(Error error) {
        JsonPointer at = JsonPointer.compile(error.getInstanceLocation().toString());
        return error.getKeyword().equals("additionalProperties") ? at.appendProperty(error.getProperty()) : at;
    }

    /** Which choice of the schema the error is one alternative of; empty if of none. */
    private static String choice(Error error) {
        String path = error.getEvaluationPath().toString();
        int choice = path.lastIndexOf("/anyOf/");
        return choice < 0 ? "" : path.substring(0, choice);
    }

    private PackProblem noAlternative(PackFile file, List<Error> errors) {
        String expected = errors.stream()
                .map(error -> explain(file, error).expected())
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        JsonNode found = errors.getFirst().getInstanceNode();
        return file.problem(
                place(errors.getFirst()), Kind.NO_ALTERNATIVE, found.isValueNode() ? found.asString("") : "", expected, null);
    }

    private PackProblem explain(PackFile file, Error error) {
        JsonPointer at = place(error);
        JsonNode found = error.getInstanceNode();
        String limit = error.getSchemaNode().asString("");
        return switch (error.getKeyword()) {
            case "additionalProperties" -> {
                String key = error.getProperty();
                List<String> valid = List.copyOf(
                        definition.at(location(error).head()).path("properties").propertyNames());
                yield file.keyProblem(
                        at, Kind.KEY_UNKNOWN, key, String.join(", ", valid), NearestName.to(key, valid));
            }
            case "required" ->
                file.keyProblem(at, Kind.KEY_MISSING, error.getProperty(), error.getProperty(), null);
            case "dependentRequired" ->
                file.keyProblem(at, Kind.ALSO_NEEDED, "", String.valueOf(error.getProperty()), null);
            case "propertyNames" ->
                file.keyProblem(at, Kind.KEY_ILL_FORMED, String.valueOf(error.getProperty()), "", null);
            case "enum" -> {
                List<String> valid = error.getSchemaNode()
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
                String written = found.asString("");
                yield file.problem(
                        at, Kind.NOT_ONE_OF, written, String.join(", ", valid), NearestName.to(written, valid));
            }
            case "const" -> file.problem(at, Kind.NOT_ONE_OF, found.asString(""), limit, null);
            case "pattern" -> file.problem(at, Kind.ILL_FORMED, found.asString(""), example(error), null);
            case "type" ->
                file.problem(
                        at, Kind.WRONG_TYPE, found.getNodeType().name().toLowerCase(Locale.ROOT), limit, null);
            case "minLength" -> file.problem(at, Kind.TEXT_TOO_SHORT, found.asString(""), limit, null);
            case "maxLength" -> file.problem(at, Kind.TEXT_TOO_LONG, found.asString(""), limit, null);
            case "minItems", "minProperties" ->
                file.keyProblem(at, Kind.TOO_FEW, String.valueOf(found.size()), limit, null);
            case "maxItems", "maxProperties" ->
                file.keyProblem(at, Kind.TOO_MANY, String.valueOf(found.size()), limit, null);
            case "uniqueItems" -> file.keyProblem(at, Kind.REPEATED, "", "", null);
            case "minimum" -> file.problem(at, Kind.TOO_SMALL, found.asString(""), limit, null);
            case "maximum" -> file.problem(at, Kind.TOO_LARGE, found.asString(""), limit, null);
            default -> file.problem(at, Kind.NOT_BY_SCHEMA, error.getMessage(), "", null);
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
