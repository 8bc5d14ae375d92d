package org.wenguo.imports;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The words of {@code words.properties}: what headings, states and times are called elsewhere. */
final class Vocabulary {

    private static final Properties WORDS = words();
    private static final Map<String, ImportedField> HEADINGS = headings();

    private Vocabulary() {}

    private static Properties words() {
        var words = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(Vocabulary.class.getResourceAsStream("words.properties")),
                StandardCharsets.UTF_8)) {
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, ImportedField> headings() {
        var headings = new LinkedHashMap<String, ImportedField>();
        for (var field : ImportedField.values()) {
            headings.put(bare(field.code()), field);
            list("heading." + field.code()).forEach(word -> headings.putIfAbsent(bare(word), field));
        }
        return headings;
    }

    /** Without case, width, spaces and punctuation. */
    static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    static List<String> list(String key) {
        var words = WORDS.getProperty(key, "");
        return words.isBlank()
                ? List.of()
                : Arrays.stream(words.split(",")).map(String::strip).toList();
    }

    /** Words for ways in, bare, to their codes. */
    static Map<String, String> channels() {
        var channels = new HashMap<String, String>();
        for (var key : WORDS.stringPropertyNames()) {
            if (key.startsWith("channel.")) {
                list(key).forEach(word -> channels.put(bare(word), key.substring("channel.".length())));
            }
        }
        return channels;
    }

    /** What the columns are by their headings: whole names first, then parts of them; each field once. */
    static List<@Nullable ImportedField> guess(List<String> headings) {
        var guessed = new @Nullable ImportedField[headings.size()];
        var free = new java.util.HashSet<>(List.of(ImportedField.values()));
        for (var i = 0; i < guessed.length; i++) {
            take(guessed, i, HEADINGS.get(bare(headings.get(i))), free);
        }
        for (var i = 0; i < guessed.length; i++) {
            if (guessed[i] == null) {
                take(guessed, i, byPart(bare(headings.get(i))), free);
            }
        }
        // A lone time is when it was received.
        var time = Arrays.asList(guessed).indexOf(ImportedField.RECEIVED_TIME);
        if (time >= 0 && free.contains(ImportedField.RECEIVED_AT)) {
            guessed[time] = ImportedField.RECEIVED_AT;
        }
        return Arrays.asList(guessed);
    }

    private static void take(
            @Nullable ImportedField[] guessed,
            int column,
            @Nullable ImportedField field,
            java.util.Set<ImportedField> free) {
        if (field != null && free.remove(field)) {
            guessed[column] = field;
        }
    }

    /** The longest of the names that stands in the heading; short Latin ones stand in too much. */
    private static @Nullable ImportedField byPart(String heading) {
        return HEADINGS.entrySet().stream()
                .filter(one -> one.getKey().length() >= (one.getKey().charAt(0) < 0x2E80 ? 5 : 2))
                .filter(one -> heading.contains(one.getKey()))
                .max(java.util.Comparator.comparingInt(one -> one.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(null);
    }
}
