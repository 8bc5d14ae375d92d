package org.wenguo.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** One YAML file of a pack with the line of every key, so that an error can say where it is. */
final class PackFile {

    /** Longer than any pack; a file that somebody sends through the page must not exhaust the memory. */
    private static final int LONGEST = 1 << 20;

    private static final int DEEPEST = 40;

    private final String name;
    private final Map<JsonPointer, Integer> lines = new HashMap<>();
    private final List<PackProblem> problems = new ArrayList<>();
    private final JsonNode root;

    PackFile(String name, String text) {
        this.name = name;
        this.root = read(text);
    }

    String name() {
        return name;
    }

    /** Its content; null node if it could not be read, see {@link #problems}. */
    JsonNode root() {
        return root;
    }

    /** What is wrong with it as YAML. */
    List<PackProblem> problems() {
        return problems;
    }

    /** A problem at a place in this file. */
    PackProblem problem(JsonPointer at, String found, String expected, String nearest) {
        return new PackProblem(name, lineOf(at), keyOf(at), found, expected, nearest);
    }

    private int lineOf(JsonPointer at) {
        for (JsonPointer place = at; place != null; place = place.head()) {
            Integer line = lines.get(place);
            if (line != null) {
                return line;
            }
        }
        return 0;
    }

    /** {@code limits[2].cases[0].when} is what people read more easily than {@code /limits/2/cases/0/when}. */
    private static String keyOf(JsonPointer at) {
        StringBuilder key = new StringBuilder();
        for (JsonPointer rest = at; !rest.matches(); rest = rest.tail()) {
            if (rest.mayMatchElement()) {
                key.append('[').append(rest.getMatchingIndex()).append(']');
            } else {
                key.append(key.isEmpty() ? "" : ".").append(rest.getMatchingProperty());
            }
        }
        return key.toString();
    }

    private JsonNode read(String text) {
        if (text.length() > LONGEST) {
            problems.add(new PackProblem(name, 0, "", text.length() + " characters", "at most " + LONGEST, ""));
            return JsonNodeFactory.instance.nullNode();
        }
        try (JsonParser yaml = YAMLMapper.shared().createParser(text)) {
            if (yaml.nextToken() == null) {
                problems.add(new PackProblem(name, 0, "", "nothing in the file", "a mapping of keys", ""));
                return JsonNodeFactory.instance.nullNode();
            }
            JsonNode content = value(yaml, JsonPointer.empty(), 0);
            if (yaml.nextToken() != null) {
                problems.add(new PackProblem(
                        name, yaml.currentTokenLocation().getLineNr(), "", "a second document", "one per file", ""));
            }
            return content;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            problems.add(new PackProblem(
                    name,
                    Math.max(line, 0),
                    "",
                    e.getOriginalMessage().lines().findFirst().orElse(""),
                    "YAML",
                    ""));
            return JsonNodeFactory.instance.nullNode();
        }
    }

    private JsonNode value(JsonParser yaml, JsonPointer at, int depth) {
        int line = yaml.currentTokenLocation().getLineNr();
        lines.putIfAbsent(at, line);
        if (depth > DEEPEST) {
            problems.add(problem(at, "nested too deeply", "at most " + DEEPEST + " levels", ""));
            yaml.skipChildren();
            return JsonNodeFactory.instance.nullNode();
        }
        if (yaml instanceof YAMLParser parser && parser.isCurrentAlias()) {
            problems.add(problem(at, "the alias *" + yaml.getString(), "the value itself, written out", ""));
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (yaml.currentToken()) {
            case START_OBJECT -> object(yaml, at, depth);
            case START_ARRAY -> array(yaml, at, depth);
            case VALUE_STRING -> nodes.stringNode(yaml.getString());
            case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(yaml.getBooleanValue());
            case VALUE_NUMBER_INT -> nodes.numberNode(yaml.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(yaml.getDecimalValue());
            default -> nodes.nullNode();
        };
    }

    private ObjectNode object(JsonParser yaml, JsonPointer at, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = yaml.currentName();
            JsonPointer place = at.appendProperty(key);
            if (object.has(key)) {
                problems.add(new PackProblem(
                        name,
                        yaml.currentTokenLocation().getLineNr(),
                        keyOf(place),
                        "the key twice",
                        "each key once",
                        ""));
            }
            lines.putIfAbsent(place, yaml.currentTokenLocation().getLineNr());
            yaml.nextToken();
            object.set(key, value(yaml, place, depth + 1));
        }
        return object;
    }

    private ArrayNode array(JsonParser yaml, JsonPointer at, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (yaml.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(yaml, at.appendIndex(array.size()), depth + 1));
        }
        return array;
    }
}
