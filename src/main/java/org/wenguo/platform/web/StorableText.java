package org.wenguo.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refuses texts that cannot be stored as they are: the character NUL, which no PostgreSQL text holds, and halves of
 * characters, which would be stored as question marks and so break the hash over what was said (T3).
 */
@Component
class StorableText extends SimpleModule {

    StorableText() {
        super("storable text");
        addDeserializer(String.class, new Checking());
    }

    private static final class Checking extends StringDeserializer {
        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            var text = super.deserialize(parser, context);
            if (text != null && !isStorable(text)) {
                context.reportInputMismatch(String.class, "a text with characters that do not exist");
            }
            return text;
        }
    }

    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }
}
