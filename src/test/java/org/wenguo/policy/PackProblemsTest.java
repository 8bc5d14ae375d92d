package org.wenguo.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A broken pack is refused with file, line, key, what was expected and the nearest valid name. */
class PackProblemsTest {

    private static final Map<String, Map<String, String>> SHIPPED = PolicyPacks.shipped();
    private static final PackSchema SCHEMA = new PackSchema();

    @Test
    void an_unbroken_pack_is_taken() {
        assertThat(PackReading.read("property", property(), SCHEMA).id()).isEqualTo("property");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("mistakes")
    void a_mistake_is_told_with_its_place_and_what_was_probably_meant(
            String file, String right, String wrong, String key, String found, String nearest) {
        Map<String, String> files = property();
        int line = lineOf(files.get(file), right);
        files.put(file, replaceFirst(files.get(file), right, wrong));
        assertThatExceptionOfType(PackRefused.class)
                .isThrownBy(() -> PackReading.read("property", files, SCHEMA))
                .satisfies(refused -> assertThat(refused.problems()).anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo(file);
                    assertThat(problem.line()).as("line").isEqualTo(line);
                    assertThat(problem.key()).isEqualTo(key);
                    assertThat(problem.toString()).contains(found);
                    assertThat(problem.nearest()).isEqualTo(nearest.isEmpty() ? null : nearest);
                }))
                .satisfies(refused -> assertThat(refused)
                        .hasMessageContaining("'property'")
                        .hasMessageContaining(file + ":" + line)
                        .hasMessageContaining(key));
    }

    @Test
    void a_pack_without_bulletins_has_no_limit_that_waits_for_one() {
        Map<String, String> files = property();
        files.remove("bulletins.yaml");
        assertThatExceptionOfType(PackRefused.class)
                .isThrownBy(() -> PackReading.read("property", files, SCHEMA))
                .withMessageContaining("nothing ends the limit 'bulletin-hot'");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "authority.yaml",
                        "currency: CNY",
                        "currency: CNX",
                        "currency",
                        "“CNX” is none of ISO 4217",
                        "CNY"),
                mistake(
                        "penalties.yaml",
                        "validity == 'valid'",
                        "validty == 'valid'",
                        "penalties[0].when",
                        "there is no fact “validty”",
                        "validity"),
                mistake(
                        "penalties.yaml",
                        "whose: employee",
                        "whose: employe",
                        "penalties[0].whose",
                        "employe",
                        "employee"),
                mistake(
                        "penalties.yaml",
                        "appeal: 5 working days",
                        "appeal: end of day",
                        "penalties[0].appeal",
                        "“end of day”",
                        ""),
                mistake(
                        "penalties.yaml",
                        "- id: head-counted",
                        "- id: employee-bonus",
                        "penalties[1].id",
                        "employee-bonus",
                        ""),
                mistake("penalties.yaml", "amount: 200", "amount: 0", "penalties[0].amount", "0", ""),
                mistake(
                        "reports.yaml",
                        "due: 18",
                        "due: 8",
                        "reports[1].due",
                        "half-month report can only be due on 16–28",
                        ""),
                mistake(
                        "reports.yaml",
                        "closes: 24",
                        "second-due: 3",
                        "reports[3].second-due",
                        "only a half-month report has",
                        ""),
                mistake(
                        "reports.yaml",
                        "valid-by-unit",
                        "valid-by-units",
                        "reports[2].parts[3]",
                        "valid-by-units",
                        "valid-by-unit"),
                mistake(
                        "reports.yaml",
                        "{ role: leader }",
                        "{ role: leeder }",
                        "reports[0].recipients[1].role",
                        "leeder",
                        "leader"),
                mistake(
                        "examples.yaml",
                        "penalties: none",
                        "penalties: [handled-late]",
                        "examples[56].penalties",
                        "the penalties proposed are none",
                        ""),
                mistake(
                        "examples.yaml",
                        "[employee-bonus, head",
                        "[employe-bonus, head",
                        "examples[54].penalties[0]",
                        "there is no “employe-bonus”",
                        "employee-bonus"),
                mistake(
                        "examples.yaml",
                        "half-month: 2026-11-18",
                        "half-month: 2026-11-19",
                        "examples[59].reports.half-month",
                        "the next due day is 2026-11-18",
                        ""),
                mistake(
                        "examples.yaml",
                        "half-month: 2026-11-18",
                        "halfmonth: 2026-11-18",
                        "examples[59].reports.halfmonth",
                        "there is no “halfmonth”",
                        "half-month"),
                mistake("examples.yaml", "day: 2026-11-10", "day: 2026-11-31", "examples[59].day", "2026-11-31", ""),
                mistake(
                        "bulletins.yaml",
                        "{subject}",
                        "{subjet}",
                        "bulletins[0].template.title.zh",
                        "there is no “subjet”",
                        "subject"),
                mistake(
                        "bulletins.yaml",
                        "limits: [bulletin-hot]",
                        "limits: [buletin-hot]",
                        "bulletins[0].limits[0]",
                        "there is no “buletin-hot”",
                        "bulletin-hot"),
                mistake(
                        "bulletins.yaml",
                        "- { role: leader }",
                        "- { role: leeder }",
                        "bulletins[0].recipients[4].role",
                        "leeder",
                        "leader"),
                mistake(
                        "bulletins.yaml",
                        "- { when: \"channel == 'media'",
                        "- { when: \"chanel == 'media'",
                        "bulletins[0].approver[0].when",
                        "there is no fact “chanel”",
                        "channel"),
                mistake(
                        "bulletins.yaml",
                        "turns: [circumstances-stated",
                        "turns: [circumstance-stated",
                        "bulletins[1].turns[0]",
                        "circumstance-stated",
                        "circumstances-stated"),
                mistake("limits.yaml", "owner: recorder", "ownr: recorder", "limits[0].ownr", "ownr", "owner"),
                mistake(
                        "limits.yaml",
                        "starts: received",
                        "starts: receivd",
                        "limits[0].starts",
                        "receivd",
                        "received"),
                mistake(
                        "limits.yaml",
                        "ends: handed-over",
                        "ends: handed_over",
                        "limits[0].ends",
                        "handed_over",
                        "handed-over"),
                mistake(
                        "limits.yaml",
                        "extension: { by: 1 working day }",
                        "extension: { by: end of day }",
                        "limits[1].extension.by",
                        "“end of day”",
                        ""),
                mistake(
                        "limits.yaml",
                        "repeat: { every: 1 working day }",
                        "repeat: { every: 0m working }",
                        "limits[0].repeat.every",
                        "“0m working”",
                        ""),
                mistake(
                        "limits.yaml",
                        "before: department-answer",
                        "before: department-anser",
                        "limits[17].before",
                        "department-anser",
                        "department-answer"),
                mistake("limits.yaml", "due: 4h working", "due: 4 hours", "limits[1].due", "4 hours", ""),
                mistake(
                        "limits.yaml",
                        "channel in ['forum', 'web']\"",
                        "chanel in ['forum', 'web']\"",
                        "limits[2].when",
                        "there is no fact “chanel”",
                        "channel"),
                mistake(
                        "limits.yaml",
                        "channel == 'letter' &&",
                        "channel == 'lettre' &&",
                        "limits[8].when",
                        "can never be “lettre”",
                        "letter"),
                mistake(
                        "limits.yaml",
                        "arrival == 'off-hours'",
                        "arrival == 'offhours'",
                        "limits[0].cases[1].when",
                        "can never be “offhours”",
                        "off-hours"),
                mistake(
                        "limits.yaml",
                        "\"arrival == 'holiday'\"",
                        "\"severity\"",
                        "limits[0].cases[0].when",
                        "comes to int",
                        ""),
                mistake(
                        "limits.yaml",
                        "\"arrival == 'holiday'\"",
                        "\"severity == 'high'\"",
                        "limits[0].cases[0].when",
                        "no matching overload",
                        ""),
                mistake(
                        "limits.yaml",
                        "paused-by: [complainant, outside-body]",
                        "paused-by: [complainants, outside-body]",
                        "limits[1].paused-by[0]",
                        "complainants",
                        "complainant"),
                mistake("limits.yaml", "id: forum-reply", "id: hand-over", "limits[2].id", "a second time", ""),
                mistake(
                        "limits.yaml",
                        "breach: [superior-of-owner, centre]",
                        "breach: [boss]",
                        "limits[0].breach[0]",
                        "boss",
                        ""),
                mistake(
                        "levels.yaml",
                        "when: \"groupSize >= 10\"",
                        "when: \"groupSize >= \"",
                        "levels[0].any[2].when",
                        "mismatched",
                        ""),
                mistake("levels.yaml", "after: 1 month", "after: a month", "levels[0].any[3].after", "a month", ""),
                mistake("levels.yaml", "level: major", "level: mayor", "levels[0].level", "mayor", "major"),
                mistake(
                        "categories.yaml",
                        "code: cracks",
                        "code: leakage",
                        "categories[0].children[1].code",
                        "a second time",
                        ""),
                mistake(
                        "categories.yaml",
                        "code: cracks",
                        "code: Cracks!",
                        "categories[0].children[1].code",
                        "Cracks!",
                        ""),
                mistake(
                        "scripts.yaml",
                        "category: injury",
                        "category: injurie",
                        "scripts[5].category",
                        "injurie",
                        "injury"),
                mistake("scripts.yaml", "phase: accept", "phase: acept", "scripts[0].phase", "acept", "accept"),
                mistake("pack.yaml", "calendar: standard", "calendar: standart", "calendar", "standart", "standard"),
                mistake("pack.yaml", "id: property", "id: propertey", "id", "propertey", "property"),
                mistake("authority.yaml", "currency: CNY", "currency: yuan", "currency", "yuan", ""),
                mistake(
                        "examples.yaml",
                        "hand-over: 2026-09-29T09:20+08:00",
                        "hand-over: 2026-09-29T09:21+08:00",
                        "examples[0].limits.hand-over",
                        "the pack gives 2026-09-29T09:20+08:00",
                        ""),
                mistake(
                        "examples.yaml",
                        "level: general",
                        "level: hot",
                        "examples[0].level",
                        "the pack gives the level general (general)",
                        ""),
                mistake(
                        "examples.yaml",
                        "forum-reply: none",
                        "forum-repply: none",
                        "examples[0].limits.forum-repply",
                        "there is no “forum-repply”",
                        "forum-reply"),
                mistake(
                        "examples.yaml",
                        "letter-reply: none",
                        "oral-reply: none",
                        "examples[0].limits.oral-reply",
                        "twice",
                        ""),
                mistake(
                        "examples.yaml",
                        "agent: \"200\"",
                        "agent: \"201\"",
                        "examples[44].allowance.agent",
                        "the pack allows 200",
                        ""),
                mistake(
                        "examples.yaml",
                        "category: lift",
                        "category: leakage",
                        "examples[47].category",
                        "the pack guesses the category lift",
                        ""));
    }

    @Test
    void a_missing_file_is_named() {
        Map<String, String> files = property();
        files.remove("authority.yaml");
        assertThatThrownBy(() -> PackReading.read("property", files, SCHEMA))
                .isInstanceOf(PackRefused.class)
                .hasMessageContaining("the file authority.yaml is missing");
    }

    @Test
    void a_file_nobody_knows_is_named_with_the_one_that_was_meant() {
        Map<String, String> files = property();
        files.put("limit.yaml", "limits: []");
        assertThatThrownBy(() -> PackReading.read("property", files, SCHEMA))
                .hasMessageContaining("no file of a pack is called limit.yaml")
                .hasMessageContaining("Did you mean “limits.yaml”?");
    }

    @Test
    void what_is_no_yaml_is_refused_with_its_line() {
        for (String text : List.of(
                "",
                "limits: [",
                "a: b: c",
                "limits:\n\t- id: x",
                "- just\n- a list",
                "42",
                "\u0000",
                "a: 1\n---\nb: 2")) {
            Map<String, String> files = property();
            files.put("limits.yaml", text);
            assertThatExceptionOfType(PackRefused.class)
                    .as(text)
                    .isThrownBy(() -> PackReading.read("property", files, SCHEMA))
                    .satisfies(refused -> assertThat(refused.problems())
                            .isNotEmpty()
                            .allSatisfy(problem -> assertThat(problem.file()).isEqualTo("limits.yaml")));
        }
    }

    @Test
    void aliases_depth_and_length_are_limited() {
        Map<String, String> files = property();
        files.put("limits.yaml", "limits: &all\n  - id: x\nagain: *all\n");
        assertThatThrownBy(() -> PackReading.read("property", files, SCHEMA)).hasMessageContaining("alias *all");
        files.put("limits.yaml", "limits: " + "[".repeat(60) + "]".repeat(60));
        assertThatThrownBy(() -> PackReading.read("property", files, SCHEMA)).hasMessageContaining("nested too deeply");
        files.put("limits.yaml", "x".repeat(2_000_000));
        assertThatThrownBy(() -> PackReading.read("property", files, SCHEMA))
                .hasMessageContaining("has 2000000 characters");
    }

    @Test
    void a_calendar_that_cannot_be_kept_is_refused() {
        for (List<String> mistake : List.of(
                List.of("zone: Asia/Shanghai", "zone: Asia/Shangai"),
                List.of("\"09:00-12:00\", \"13:30-18:00\"", "\"09:00-14:00\", \"13:30-18:00\""),
                List.of("\"09:00-12:00\", \"13:30-18:00\"", "\"09:00-29:00\""),
                List.of("[\"09:00-12:00\", \"13:30-18:00\"]", "[]"),
                List.of("    week:", "    closed: [2026-02-30]\n    week:"))) {
            Map<String, String> files = property();
            files.put("calendars.yaml", replaceFirst(files.get("calendars.yaml"), mistake.get(0), mistake.get(1)));
            assertThatThrownBy(() -> PackReading.read("property", files, SCHEMA))
                    .as(mistake.toString())
                    .isInstanceOf(PackRefused.class)
                    .hasMessageContaining("calendars.yaml:");
        }
    }

    @Test
    void an_example_on_a_day_that_there_is_not_is_refused() {
        Map<String, String> files = property();
        files.compute(
                "examples.yaml", (name, text) -> replaceFirst(text, "received: 2026-09-28", "received: 2026-09-31"));
        assertThatThrownBy(() -> PackReading.read("property", files, SCHEMA))
                .isInstanceOf(PackRefused.class)
                .hasMessageContaining("examples.yaml:")
                .hasMessageContaining("2026-09-31");
    }

    @Test
    void all_problems_are_told_at_once_in_the_order_of_the_files() {
        Map<String, String> files = property();
        files.compute("scripts.yaml", (name, text) -> text + "\n  - [");
        files.compute("limits.yaml", (name, text) -> replaceFirst(text, "owner: recorder", "owner: recordr"));
        files.compute("limits.yaml", (name, text) -> replaceFirst(text, "arrival == 'holiday'", "arival == 'x' && 1"));
        files.compute("limits.yaml", (name, text) -> replaceFirst(text, "[complainant, ", "[complainants, "));
        files.compute("levels.yaml", (name, text) -> replaceFirst(text, "level: hot", "level: hott"));
        files.compute("examples.yaml", (name, text) -> replaceFirst(text, "agent: \"200\"", "agent: \"201\""));
        assertThatExceptionOfType(PackRefused.class)
                .isThrownBy(() -> PackReading.read("property", files, SCHEMA))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.file() + " " + problem.kind())
                        .containsExactly(
                                "levels.yaml NOT_ONE_OF",
                                "limits.yaml NOT_ONE_OF",
                                "limits.yaml FACT_UNKNOWN",
                                "limits.yaml CONDITION_ILL_TYPED",
                                "limits.yaml REFERENCE_UNKNOWN",
                                "scripts.yaml YAML_BROKEN",
                                "examples.yaml EXAMPLE_ALLOWANCE"));
    }

    @Test
    void a_problem_within_a_condition_is_told_with_the_character_at_which_it_stands() {
        for (String quoted : List.of(
                "    when: \"severity > 2 && chanel == 'web'\"",
                "    when: 'severity > 2 && chanel == ''web'''",
                "    when: severity > 2 && chanel == 'web'",
                "    when: |\n      severity > 2\n      && chanel == 'web'")) {
            Map<String, String> files = property();
            files.compute(
                    "limits.yaml",
                    (name, text) -> replaceFirst(text, "    starts: received", quoted + "\n    starts: received"));
            assertThatExceptionOfType(PackRefused.class)
                    .isThrownBy(() -> PackReading.read("property", files, SCHEMA))
                    .satisfies(refused -> {
                        PackProblem problem = refused.problems().getFirst();
                        String line = Objects.requireNonNull(files.get("limits.yaml"))
                                .lines()
                                .toList()
                                .get(problem.line() - 1);
                        assertThat(line.substring(problem.column() - 1))
                                .as(quoted)
                                .startsWith("chanel");
                    });
        }
    }

    @Test
    void no_more_than_a_hundred_problems_are_told_and_the_rest_are_counted() {
        Map<String, String> files = property();
        files.put("limits.yaml", "limits:\n" + "  - wrong\n".repeat(150));
        assertThatExceptionOfType(PackRefused.class)
                .isThrownBy(() -> PackReading.read("property", files, SCHEMA))
                .satisfies(refused -> {
                    assertThat(refused.problems()).hasSize(PackRefused.MOST);
                    assertThat(refused.left()).isGreaterThanOrEqualTo(50);
                });
    }

    @Test
    void every_kind_of_problem_has_its_words() {
        ResourceBundle words = ResourceBundle.getBundle("messages/packproblems", Locale.ENGLISH);
        assertThat(PackProblem.Kind.values())
                .allSatisfy(kind -> assertThat(words.containsKey("packproblem." + kind.code()))
                        .isTrue());
    }

    @Test
    void the_words_of_the_schema_are_the_words_of_the_program() {
        String schema = Objects.requireNonNull(readSchema());
        for (Enum<?>[] words : List.<Enum<?>[]>of(
                LimitStart.values(),
                LimitEnd.values(),
                LimitOwner.values(),
                Addressee.values(),
                Penalised.values(),
                ReportPeriod.values(),
                ReportPart.values())) {
            String list = String.join(
                    "\", \"", Arrays.stream(words).map(Words::kebab).sorted().toList());
            assertThat(sortedEnums(schema)).contains(list);
        }
        Vocabulary.OF_FACTS.forEach((fact, words) -> {
            // an example does not state the arrival, the calendar does
            if (!fact.equals("arrival")) {
                assertThat(sortedEnums(schema))
                        .contains(String.join("\", \"", words.stream().sorted().toList()));
            }
        });
    }

    private static List<String> sortedEnums(String schema) {
        return Pattern.compile("\"enum\": \\[\"([^]]*)\"]")
                .matcher(schema)
                .results()
                .map(match -> String.join(
                        "\", \"",
                        Arrays.stream(match.group(1).split("\", \"")).sorted().toList()))
                .toList();
    }

    private static String readSchema() {
        try (var file = PackProblemsTest.class.getResourceAsStream("/policy-packs/schema/pack.schema.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arguments mistake(
            String file, String right, String wrong, String key, String found, String nearest) {
        return Arguments.of(file, right, wrong, key, found, nearest);
    }

    private static Map<String, String> property() {
        return new HashMap<>(Objects.requireNonNull(SHIPPED.get("property")));
    }

    private static String replaceFirst(@Nullable String text, String right, String wrong) {
        assertThat(text).contains(right);
        String whole = Objects.requireNonNull(text);
        int at = whole.indexOf(right);
        return whole.substring(0, at) + wrong + whole.substring(at + right.length());
    }

    private static int lineOf(@Nullable String text, String right) {
        String whole = Objects.requireNonNull(text);
        return (int) whole.substring(0, whole.indexOf(right)).lines().count()
                + (whole.charAt(whole.indexOf(right) - 1) == '\n' ? 1 : 0);
    }
}
