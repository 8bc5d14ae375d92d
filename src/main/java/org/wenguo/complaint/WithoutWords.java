package org.wenguo.complaint;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenguo.platform.Sealed;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts of an event without what people wrote: codes, times, figures and ids stay, so that every rate and every report
 * comes out as before. Whatever is text and not named here as a code is taken for somebody's words, so that a new event errs
 * on the side of forgetting.
 */
final class WithoutWords {

    /** Stands where words stood that an event cannot be without. */
    static final String ERASED = "—";

    /** What is written as text and says nothing of a person. */
    static final Set<String> CODES = Set.of(
            "as",
            "because",
            "category",
            "causeCategory",
            "currency",
            "fingerprint",
            "kind",
            "litigation",
            "media",
            "number",
            "others",
            "overruled",
            "pack",
            "packVersion",
            "responsibility",
            "rule",
            "sameAs",
            "version",
            "waitingFor");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WithoutWords() {}

    static String of(Class<? extends ComplaintEvent> event, String facts) {
        var node = (ObjectNode) JSON.readTree(facts);
        erase(node, event);
        return JSON.writeValueAsString(node);
    }

    private static void erase(ObjectNode node, Class<?> record) {
        for (var component : record.getRecordComponents()) {
            var member = component.getName();
            if (!node.hasNonNull(member) || CODES.contains(member)) {
                continue;
            }
            var type = component.getType();
            if (type == String.class || type == Sealed.class) {
                if (isNullable(component.getAnnotatedType())) {
                    node.remove(member);
                } else {
                    node.put(member, ERASED);
                }
            } else if (type.isRecord() && node.get(member) instanceof ObjectNode inner) {
                erase(inner, type);
            } else if (node.get(member) instanceof ArrayNode all) {
                erase(all, component);
            }
        }
    }

    private static void erase(ArrayNode all, RecordComponent component) {
        var of = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof ObjectNode inner && of instanceof Class<?> record) {
                erase(inner, record);
            } else if (of == String.class) {
                all.set(i, ERASED);
            }
        }
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
