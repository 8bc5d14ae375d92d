package org.wenguo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours are chosen by eye and checked by number: WCAG 2.2, 1.4.3 (text 4.5 : 1) and 1.4.11 (controls 3 : 1). */
class ContrastTest {

    private static final Path CSS = Path.of("src/main/resources/static/css");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+):\\s*#([0-9a-f]{6}|[0-9a-f]{3})\\b");

    @ParameterizedTest
    @CsvSource({
        "theme.css, ':root,'",
        "theme.css, '[data-bs-theme=\"dark\"] {'",
        "portal.css, ':root {'",
        "portal.css, ':root[data-bs-theme=\"dark\"] {'"
    })
    void text_and_controls_stand_out_in_light_and_dark(String file, String block) throws IOException {
        Map<String, String> colours = colours(file, block);
        for (String text : List.of("ink", "ink-soft", "accent", "soon", "late", "met", "wrong")) {
            for (String ground : List.of("paper", "sheet", "sheet-sunk")) {
                if (colours.containsKey(ground)) {
                    assertThat(contrast(colour(colours, text), colour(colours, ground)))
                            .as("%s on %s", text, ground)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
        }
        assertThat(contrast(colour(colours, "on-accent"), colour(colours, "accent")))
                .isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(colour(colours, "wrong"), colour(colours, "wrong-wash")))
                .isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(colour(colours, "line-strong"), colour(colours, "sheet")))
                .isGreaterThanOrEqualTo(3);
        assertThat(contrast(colour(colours, "line-strong"), colour(colours, "paper")))
                .isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"major, ffffff", "hot, 1c0d02", "important, ffffff", "general, ffffff"})
    void the_word_of_a_level_is_readable_on_its_colour(String level, String text) throws IOException {
        assertThat(contrast(text, colour(colours("level.css", ":root"), level))).isGreaterThanOrEqualTo(4.5);
    }

    private static Map<String, String> colours(String file, String block) throws IOException {
        String css = Files.readString(CSS.resolve(file));
        int start = css.indexOf(block);
        assertThat(start).as("%s in %s", block, file).isNotNegative();
        Matcher found = COLOUR.matcher(css.substring(start, css.indexOf('}', start)));
        Map<String, String> colours = new HashMap<>();
        while (found.find()) {
            String hex = found.group(2);
            colours.put(found.group(1), hex.length() == 6 ? hex : hex.replaceAll("(.)", "$1$1"));
        }
        return colours;
    }

    private static String colour(Map<String, String> colours, String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
