package org.wenguo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever somebody writes as a pack, they are told where it is wrong, soon, and the program goes on. */
class MutatedPacksTest {

    private static final Map<String, Map<String, String>> SHIPPED = PolicyPacks.shipped();
    private static final PackSchema SCHEMA = new PackSchema();
    private static final List<String> SHREDS = List.of(
            "",
            ":",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "\n",
            "\n\n    ",
            "\t",
            "#",
            "&a ",
            "*a",
            "|",
            ">",
            "%",
            "---\n",
            "...",
            "null",
            "~",
            "-1",
            "0x7f",
            "1e999999999",
            ".inf",
            "9".repeat(40),
            "!!binary x",
            "!x ",
            "<<: ",
            "? ",
            "\u0000",
            "\uFEFF",
            "\uD83D\uDE00",
            "\uD83D",
            "\u4E2D",
            "\\",
            "(((",
            "&& 1",
            "[0]",
            "2026-02-30",
            "24:00",
            "\u2028",
            "in",
            "/",
            "~1");
    private static final Duration SOON = Duration.ofSeconds(2);

    @Property(tries = 60)
    void a_shipped_pack_that_is_changed_anywhere_is_taken_or_refused_with_places(
            @ForAll @IntRange(max = 7) int pack,
            @ForAll @IntRange(max = 7) int file,
            @ForAll @IntRange(max = 20_000) int from,
            @ForAll @IntRange(max = 40) int length,
            @ForAll @IntRange(max = 45) int shred,
            @ForAll boolean cutOff) {
        String id = SHIPPED.keySet().stream().sorted().toList().get(pack);
        Map<String, String> files = new HashMap<>(Objects.requireNonNull(SHIPPED.get(id)));
        files.computeIfPresent(SCHEMA.files().get(file), (name, text) -> {
            int at = from % (text.length() + 1);
            String rest = cutOff ? "" : text.substring(Math.min(text.length(), at + length));
            return text.substring(0, at) + SHREDS.get(shred % SHREDS.size()) + rest;
        });
        readsOrRefusesSoon(id, files);
    }

    @Test
    void files_made_to_exhaust_the_reader_are_refused_soon() {
        for (String bomb : List.of(
                "[".repeat(250_000),
                "{a: ".repeat(60_000),
                "- ".repeat(120_000),
                "limits: [" + "x,".repeat(100_000) + "]",
                "limits:\n" + "  - {id: x}\n".repeat(18_000),
                "? ".repeat(120_000),
                "a: &a [1]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]",
                "'" + "a".repeat(250_000),
                "a: " + "1".repeat(250_000),
                "a: 1e2147483647",
                "a".repeat(250_000) + ": 1",
                "limits:\n  - {id: x, title: {zh: x}, starts: received, ends: replied, owner: handler, source: x, when: \""
                        + "(".repeat(1_990) + "\", due: 1h}\n",
                "limits:\n  - {id: x, title: {zh: x}, starts: received, ends: replied, owner: handler, source: x, cases: ["
                        + "{when: \"severity > 1 || severity > 2 || chanel == 'x'\", due: 1h},".repeat(3_500)
                        + "]}\n")) {
            Map<String, String> files = new HashMap<>(Objects.requireNonNull(SHIPPED.get("property")));
            files.put("limits.yaml", bomb);
            readsOrRefusesSoon("property", files);
        }
    }

    /** Time on the processor counts, since the machine may be busy with something else. */
    private static void readsOrRefusesSoon(String id, Map<String, String> files) {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            PackReading.read(id, files, SCHEMA);
        } catch (PackRefused refused) {
            assertThat(refused).hasMessageContaining("'" + id + "'");
            assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> {
                String text = Objects.requireNonNull(files.get(problem.file()), problem.file());
                List<String> lines = text.lines().toList();
                assertThat(problem.line()).as(problem.toString()).isBetween(1, Math.max(1, lines.size()));
                String line = lines.isEmpty() ? "" : lines.get(problem.line() - 1);
                assertThat(problem.column()).as(problem.toString()).isBetween(1, line.length() + 1);
            });
        }
        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun))
                .isLessThan(SOON);
    }
}
