package org.wenguo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No page may ever meet a key without a text, in any of the three languages. */
class BundlesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern LITERAL_KEY = Pattern.compile("\\bt\\.of\\(\"([^\"]+)\"\\s*[,)]");

    static List<String> modules() throws IOException {
        return PagesConfiguration.bundles().stream()
                .map(base -> base.substring("messages/".length()))
                .filter(module -> Files.exists(MESSAGES.resolve(module + ".properties")))
                .toList();
    }

    @Test
    void the_platform_is_among_the_bundles_found() throws IOException {
        assertThat(PagesConfiguration.bundles()).contains("messages/platform").noneMatch(base -> base.endsWith("_en"));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_says_the_same_things_in_three_languages(String module) throws IOException {
        Properties base = read(module + ".properties");
        for (String language : List.of("_zh_Hant", "_en")) {
            Properties translated = read(module + language + ".properties");
            assertThat(new TreeSet<>(translated.stringPropertyNames()))
                    .as("%s%s", module, language)
                    .isEqualTo(new TreeSet<>(base.stringPropertyNames()));
            for (String key : base.stringPropertyNames()) {
                assertThat(translated.getProperty(key)).as(key).isNotBlank();
                assertThat(placeholders(translated.getProperty(key)))
                        .as("placeholders of %s in %s%s", key, module, language)
                        .isEqualTo(placeholders(base.getProperty(key)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void texts_with_placeholders_are_sound_message_formats(String module) throws IOException {
        for (String language : List.of("", "_zh_Hant", "_en")) {
            Properties texts = read(module + language + ".properties");
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                if (placeholders(text).isEmpty()) {
                    continue;
                }
                // A single apostrophe would silently swallow the placeholders behind it.
                assertThat(text.replace("''", "")).as(key).doesNotContain("'");
                assertThat(new MessageFormat(text).getFormatsByArgumentIndex())
                        .as(key)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void no_key_is_claimed_by_two_modules() throws IOException {
        Set<String> seen = new HashSet<>();
        for (String module : modules()) {
            assertThat(read(module + ".properties").stringPropertyNames())
                    .as(module)
                    .allMatch(seen::add);
        }
    }

    @Test
    void every_text_that_a_template_asks_for_exists() throws IOException {
        Set<String> known = new HashSet<>();
        for (String module : modules()) {
            known.addAll(read(module + ".properties").stringPropertyNames());
        }
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            Set<String> asked = templates
                    .filter(file -> file.toString().endsWith(".jte"))
                    .flatMap(BundlesTest::keysIn)
                    .collect(Collectors.toSet());
            assertThat(asked).isNotEmpty().isSubsetOf(known);
        }
    }

    private static Stream<String> keysIn(Path template) {
        try {
            return LITERAL_KEY.matcher(Files.readString(template)).results().map(found -> found.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties read(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(file))) {
            texts.load(reader);
        }
        return texts;
    }
}
