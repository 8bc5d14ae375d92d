package org.wenguo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template of every module must be able to live under a policy that allows no inline code and no foreign host. */
class TemplatesTest {

    private static final Pattern INLINE_CODE =
            Pattern.compile("\\sstyle=|<style|\\son[a-z]+=|<script(?![^>]*\\ssrc=)|javascript:|hx-on|hx-vals=.js:");
    private static final Pattern FOREIGN = Pattern.compile("(?:src|href)=\"(?:https?:)?//");

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothing_is_inline_and_nothing_comes_from_elsewhere(Path template) throws IOException {
        String text = Files.readString(template);
        assertThat(INLINE_CODE.matcher(text).results().map(found -> found.group()))
                .isEmpty();
        assertThat(FOREIGN.matcher(text).results().map(found -> found.group())).isEmpty();
        assertThat(text).doesNotContain("$unsafe{");
    }
}
