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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wenguo.policy.PackProblem.Kind;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shape of the files of a pack: one JSON Schema for each file, made of the common definitions and of the words that an
 * editor shows beside each key. What is published is what the files are checked by.
 */
final class PackSchema {

    private static final String SCHEMA = "/policy-packs/schema/pack.schema.json";

    /** Title and description by definition and key, such as {@code limit.cases.due}; items of lists have no name in it. */
    private static final String DESCRIPTIONS = "/policy-packs/schema/descriptions.json";

    private static final List<String> FILES = List.of(
            "pack",
            "categories",
            "calendars",
            "levels",
            "limits",
            "authority",
            "scripts",
            "bulletins",
            "checks",
            "replies",
            "penalties",
            "reports",
            "examples");

    /** What a pack may leave out. */
    private static final Set<String> OPTIONAL =
            Set.of("bulletins.yaml", "checks.yaml", "penalties.yaml", "replies.yaml", "reports.yaml");

    private static final String REFERENCE = "#/$defs/";

    private final JsonNode definition;
    private final Map<String, Schema> byFile = new LinkedHashMap<>();
    private final Map<String, ObjectNode> documents = new LinkedHashMap<>();

    PackSchema() {
        definition = read(SCHEMA);
        JsonNode words = read(DESCRIPTIONS);
        JsonNode definitions = definition.path("$defs");
        definitions.propertyNames().forEach(name -> describe(definitions.path(name), name, words));
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (String file : FILES) {
            ObjectNode ofFile = document(file);
            documents.put(file, ofFile);
            byFile.put(file + ".yaml", registry.getSchema(ofFile));
        }
    }

    private ObjectNode document(String file) {
        Set<String> needed = new TreeSet<>();
        need(file, needed);
        ObjectNode ofFile = JsonNodeFactory.instance.objectNode();
        ofFile.set("$schema", definition.path("$schema"));
        ofFile.put("$id", definition.path("$id").asString() + "/" + file);
        ofFile.put("title", file + ".yaml");
        ofFile.put("$ref", REFERENCE + file);
        ObjectNode definitions = ofFile.putObject("$defs");
        needed.forEach(name -> definitions.set(name, definition.path("$defs").path(name)));
        return ofFile;
    }

    private void need(String name, Set<String> needed) {
        if (needed.add(name)) {
            definition.path("$defs").path(name).findValues("$ref").stream()
                    .map(reference -> reference.asString("").substring(REFERENCE.length()))
                    .forEach(other -> need(other, needed));
        }
    }

    private static void describe(JsonNode schema, String name, JsonNode words) {
        if (!(schema instanceof ObjectNode object)) {
            return;
        }
        if (words.path(name) instanceof ObjectNode told) {
            object.setAll(told);
        }
        JsonNode keys = schema.path("properties");
        keys.propertyNames().forEach(key -> describe(keys.path(key), name + "." + key, words));
        describe(schema.path("items"), name, words);
    }

    /** The schema of a file of packs, such as {@code limits}; empty if packs have no such file. */
    Optional<JsonNode> published(String file) {
        return Optional.ofNullable(documents.get(file));
    }

    /** Names of the files that make a pack. */
    List<String> files() {
        return List.copyOf(byFile.keySet());
    }

    /** Whether a pack may do without a file. */
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
                place(errors.getFirst()),
                Kind.NO_ALTERNATIVE,
                found.isValueNode() ? found.asString("") : "",
                expected,
                null);
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
                yield file.keyProblem(at, Kind.KEY_UNKNOWN, key, String.join(", ", valid), NearestName.to(key, valid));
            }
            case "required" -> file.keyProblem(at, Kind.KEY_MISSING, error.getProperty(), error.getProperty(), null);
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
                file.problem(at, Kind.WRONG_TYPE, found.getNodeType().name().toLowerCase(Locale.ROOT), limit, null);
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

    private static JsonNode read(String name) {
        try (InputStream file = PackSchema.class.getResourceAsStream(name)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
