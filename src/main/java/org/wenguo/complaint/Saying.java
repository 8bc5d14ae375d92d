package org.wenguo.complaint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.platform.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is said with an act, from JSON or from the fields of a form, into the act's record. */
@Component
public class Saying {

    private final JsonMapper json;

    Saying(JsonMapper json) {
        this.json = json;
    }

    /**
     * @throws Problem.Malformed if it is not even an object
     * @throws Problem.Invalid naming the field that has a value of the wrong kind
     */
    public <B extends Record> B read(Act<B> act, @Nullable JsonNode said) {
        return read(act.body(), said);
    }

    public <B extends Record> B read(Class<B> body, @Nullable JsonNode said) {
        var given = said == null || said.isNull() ? JsonNodeFactory.instance.objectNode() : said;
        if (!given.isObject()) {
            throw new Problem.Malformed("unreadable");
        }
        try {
            return json.treeToValue(given, body);
        } catch (JacksonException e) {
            throw new Problem.Invalid(List.of(new Problem.FieldError(path(e), "unreadable")));
        }
    }

    /** {@code compensation.value=300} becomes {@code {"compensation": {"value": "300"}}}; empty fields are not said. */
    public static ObjectNode fromForm(Map<String, String> fields) {
        var tree = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> {
            if (!value.isBlank()) {
                var steps = name.split("\\.");
                var node = tree;
                for (var i = 0; i < steps.length - 1; i++) {
                    node = node.get(steps[i]) instanceof ObjectNode inner ? inner : node.putObject(steps[i]);
                }
                node.put(steps[steps.length - 1], value.strip());
            }
        });
        return tree;
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
