package org.wenguo.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A value at a place in a file of a pack. What the schema found wrong is still there, so that the rest can be checked: ask
 * {@link #isSound} before relying on a value.
 */
record PackEntry(PackFile file, JsonNode node, JsonPointer at) {

    static PackEntry of(PackFile file) {
        return new PackEntry(file, file.root(), JsonPointer.empty());
    }

    PackEntry get(String key) {
        return new PackEntry(file, node.path(key), at.appendProperty(key));
    }

    boolean has(String key) {
        return node.has(key);
    }

    String text() {
        return node.asString("");
    }

    String text(String key) {
        return node.path(key).asString("");
    }

    Optional<String> optional(String key) {
        return Optional.of(text(key)).filter(text -> !text.isEmpty());
    }

    Title title(String key) {
        PackEntry title = get(key);
        return new Title(title.text("zh").strip(), title.text("en").strip());
    }

    /** Elements of a list; none if the key is not there. */
    List<PackEntry> list(String key) {
        return get(key).elements();
    }

    /** Elements of this list; none if it is no list. */
    List<PackEntry> elements() {
        List<PackEntry> elements = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            elements.add(new PackEntry(file, node.get(i), at.appendIndex(i)));
        }
        return elements;
    }

    List<String> texts(String key) {
        return list(key).stream().map(PackEntry::text).toList();
    }

    /** Keys of a mapping in the order of the file; none if it is not there. */
    List<String> keys() {
        return node.isObject() ? List.copyOf(node.propertyNames()) : List.of();
    }

    /** Whether the value is there and has the shape that the schema demands, with all that is below it. */
    boolean isSound() {
        return !node.isMissingNode() && file.isSound(at);
    }

    /** Whether a key is there with a value of the shape that the schema demands. */
    boolean isSound(String key) {
        return get(key).isSound();
    }

    PackProblem problem(PackProblem.Kind kind, String found, String expected) {
        return problem(kind, found, expected, null);
    }

    PackProblem problem(PackProblem.Kind kind, String found, String expected, @Nullable String nearest) {
        return file.problem(at, kind, found, expected, nearest);
    }

    PackProblem keyProblem(PackProblem.Kind kind, String found, String expected, @Nullable String nearest) {
        return file.keyProblem(at, kind, found, expected, nearest);
    }
}
