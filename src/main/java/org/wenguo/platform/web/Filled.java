package org.wenguo.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.wenguo.platform.Problem;

/**
 * A form as somebody filled it in: what was typed, and what is wrong with it in the reader's words, so that nothing has to
 * be typed twice.
 *
 * @param typed values by the name of the field; several for a group of checkboxes
 * @param wrong at most one message by the name of the field
 */
public record Filled(Map<String, List<String>> typed, Map<String, String> wrong) {

    public Filled {
        typed = Map.copyOf(typed);
        wrong = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(wrong));
    }

    /** As it is offered first, with these values in it. */
    public static Filled with(Map<String, String> values) {
        var typed = new LinkedHashMap<String, List<String>>();
        values.forEach((field, value) -> typed.put(field, List.of(value)));
        return new Filled(typed, Map.of());
    }

    /** As it was sent. */
    public static Filled of(MultiValueMap<String, String> sent) {
        return new Filled(sent, Map.of());
    }

    /** The same, with the fields marked that could not be accepted. */
    public Filled refused(Problem.Invalid problem, ApiProblems words, Locale locale) {
        var marked = new LinkedHashMap<>(wrong);
        problem.errors().forEach(error -> marked.putIfAbsent(error.field(), words.fieldMessage(error, locale)));
        return new Filled(typed, marked);
    }

    /** What stands in the field; empty if nothing does. */
    public String value(String field) {
        var values = typed.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Whether this choice of a group of radio buttons or checkboxes was made. */
    public boolean has(String field, String choice) {
        return typed.getOrDefault(field, List.of()).contains(choice);
    }

    public @Nullable String error(String field) {
        return wrong.get(field);
    }

    public boolean isWrong() {
        return !wrong.isEmpty();
    }
}
