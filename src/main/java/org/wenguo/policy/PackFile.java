package org.wenguo.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** One YAML file of a pack with the place of every key and value, so that an error can say where it is. */
final class PackFile {

    /** In characters; ten times any pack. A file that somebody sends through the page must not exhaust the program. */
    private static final int LONGEST = 1 << 18;

    private static final int DEEPEST = 40;

    /** Ten times as many as the longest pack that is shipped has; checking them takes time. */
    private static final int MOST_VALUES = 50_000;

    /** Longer numbers have no meaning in a pack, and arithmetic with them need not end. */
    private static final int LONGEST_NUMBER = 20;

    private final String name;
    private final List<String> lines;
    private final Map<JsonPointer, Place> keys = new HashMap<>();
    private final Map<JsonPointer, Place> values = new HashMap<>();
    private final List<PackProblem> problems = new ArrayList<>();
    private final Set<JsonPointer> broken = new HashSet<>();
    private final JsonNode root;
    private int count;

    PackFile(String name, String text) {
        this.name = name;
        this.lines = text.length() > LONGEST ? List.of() : text.lines().toList();
        this.root = read(text);
    }

    /** Stands for a file that is missing or no YAML. */
    static PackFile unreadable(String name) {
        PackFile file = new PackFile(name, "{}");
        file.broken(JsonPointer.empty());
        return file;
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

    /** Marks a value that is not of the shape it should have. */
    void broken(JsonPointer at) {
        for (JsonPointer place = at; place != null; place = place.head()) {
            broken.add(place);
        }
    }

    /** Whether nothing at this place or below it has been marked as broken. */
    boolean isSound(JsonPointer at) {
        return !broken.contains(at);
    }

    /** A problem with a value in this file. */
    PackProblem problem(
            JsonPointer at, PackProblem.Kind kind, String found, String expected, @Nullable String nearest) {
        return problem(placeOf(at, values), at, kind, found, expected, nearest);
    }

    /** A problem with a key in this file, wherever its value stands. */
    PackProblem keyProblem(
            JsonPointer at, PackProblem.Kind kind, String found, String expected, @Nullable String nearest) {
        return problem(placeOf(at, keys), at, kind, found, expected, nearest);
    }

    /**
     * A problem within a text of this file.
     *
     * @param line in the text, from 1
     * @param column in the line of the text, from 0
     */
    PackProblem problemWithin(
            JsonPointer at,
            int line,
            int column,
            PackProblem.Kind kind,
            String found,
            String expected,
            @Nullable String nearest) {
        return problem(within(placeOf(at, values), line, column), at, kind, found, expected, nearest);
    }

    private PackProblem problem(
            Place place,
            JsonPointer at,
            PackProblem.Kind kind,
            String found,
            String expected,
            @Nullable String nearest) {
        return new PackProblem(name, place.line(), place.column(), keyOf(at), kind, found, expected, nearest);
    }

    private static Place placeOf(JsonPointer at, Map<JsonPointer, Place> places) {
        for (JsonPointer place = at; place != null; place = place.head()) {
            Place found = places.get(place);
            if (found != null) {
                return found;
            }
        }
        return Place.START;
    }

    /**
     * Where a character of a text stands in the file. Only texts in one line are followed; of a text folded over several
     * lines it is the beginning, and of a block ({@code |}) the line.
     */
    private Place within(Place value, int line, int column) {
        String written = value.line() > lines.size() ? "" : lines.get(value.line() - 1);
        int from = written.offsetByCodePoints(
                0, Math.min(value.column() - 1, written.codePointCount(0, written.length())));
        char style = from < written.length() ? written.charAt(from) : ' ';
        if (style == '|' && value.line() + line <= lines.size()) {
            String content = lines.get(value.line());
            int indent = content.length() - content.stripLeading().length();
            return new Place(value.line() + line, indent + column + 1);
        }
        if (line > 1 || style == '|' || style == '>') {
            return value;
        }
        int at = style == '"' || style == '\'' ? from + 1 : from;
        for (int passed = 0; passed < column && at < written.length(); passed++) {
            boolean pair =
                    (style == '"' && written.charAt(at) == '\\') || (style == '\'' && written.startsWith("''", at));
            at += pair ? 2 : Character.charCount(written.codePointAt(at));
        }
        return at >= written.length() ? value : new Place(value.line(), written.codePointCount(0, at) + 1);
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
            return nothing(
                    Place.START,
                    PackProblem.Kind.FILE_TOO_LONG,
                    String.valueOf(text.length()),
                    String.valueOf(LONGEST));
        }
        try (JsonParser yaml = YAMLMapper.shared().createParser(text)) {
            if (yaml.nextToken() == null) {
                return nothing(Place.START, PackProblem.Kind.FILE_EMPTY, "", "");
            }
            JsonNode content = value(yaml, JsonPointer.empty(), 0);
            if (yaml.nextToken() != null) {
                problems.add(
                        problem(Place.of(yaml), JsonPointer.empty(), PackProblem.Kind.SECOND_DOCUMENT, "", "", null));
            }
            return content;
        } catch (TooManyValues e) {
            return nothing(Place.START, PackProblem.Kind.TOO_MANY_VALUES, "", String.valueOf(MOST_VALUES));
        } catch (JacksonException e) {
            return nothing(inside(Place.of(e.getLocation())), PackProblem.Kind.YAML_BROKEN, reason(e), "");
        } catch (YamlEngineException | IllegalArgumentException e) {
            return nothing(Place.START, PackProblem.Kind.YAML_BROKEN, String.valueOf(e.getMessage()), "");
        }
    }

    private JsonNode nothing(Place place, PackProblem.Kind kind, String found, String expected) {
        problems.add(problem(place, JsonPointer.empty(), kind, found, expected, null));
        return JsonNodeFactory.instance.nullNode();
    }

    /** The end of a text may be reported as a line after the last one. */
    private Place inside(Place place) {
        if (place.line() <= lines.size()) {
            return place;
        }
        return lines.isEmpty()
                ? Place.START
                : new Place(lines.size(), lines.getLast().length() + 1);
    }

    private static String reason(JacksonException e) {
        String problem = e.getCause() instanceof MarkedYamlEngineException yaml ? yaml.getProblem() : null;
        return problem == null ? e.getOriginalMessage().lines().findFirst().orElse("") : problem;
    }

    private JsonNode value(JsonParser yaml, JsonPointer at, int depth) {
        Place place = Place.of(yaml);
        keys.putIfAbsent(at, place);
        JsonToken token = yaml.currentToken();
        boolean scalar = token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY;
        values.put(at, scalar ? place : keys.getOrDefault(at, place));
        count++;
        if (count > MOST_VALUES) {
            throw new TooManyValues();
        }
        if (depth > DEEPEST) {
            problems.add(problem(at, PackProblem.Kind.NESTED_TOO_DEEPLY, "", String.valueOf(DEEPEST), null));
            yaml.skipChildren();
            return JsonNodeFactory.instance.nullNode();
        }
        if (yaml instanceof YAMLParser parser && parser.isCurrentAlias()) {
            problems.add(problem(at, PackProblem.Kind.ALIAS, yaml.getString(), "", null));
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (token) {
            case START_OBJECT -> object(yaml, at, depth);
            case START_ARRAY -> array(yaml, at, depth);
            case VALUE_STRING -> nodes.stringNode(yaml.getString());
            case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(yaml.getBooleanValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(yaml, at);
            default -> nodes.nullNode();
        };
    }

    private JsonNode number(JsonParser yaml, JsonPointer at) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        String written = yaml.getString();
        if (written.length() > LONGEST_NUMBER || written.matches("0?[^xX]*[eE].*")) {
            problems.add(problem(at, PackProblem.Kind.NUMBER_TOO_LONG, written, String.valueOf(LONGEST_NUMBER), null));
            return nodes.nullNode();
        }
        return yaml.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? nodes.numberNode(yaml.getBigIntegerValue())
                : nodes.numberNode(yaml.getDecimalValue());
    }

    private ObjectNode object(JsonParser yaml, JsonPointer at, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = yaml.currentName();
            JsonPointer place = at.appendProperty(key);
            if (object.has(key)) {
                problems.add(problem(Place.of(yaml), place, PackProblem.Kind.KEY_TWICE, key, "", null));
            }
            keys.putIfAbsent(place, Place.of(yaml));
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

    /** A character of the file. */
    private record Place(int line, int column) {

        static final Place START = new Place(1, 1);

        static Place of(JsonParser yaml) {
            return of(yaml.currentTokenLocation());
        }

        static Place of(@Nullable TokenStreamLocation location) {
            return location == null
                    ? START
                    : new Place(Math.max(location.getLineNr(), 1), Math.max(location.getColumnNr(), 1));
        }
    }

    /** Reading stops. */
    private static final class TooManyValues extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
