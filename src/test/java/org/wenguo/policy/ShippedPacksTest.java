package org.wenguo.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The packs that are shipped load, which includes that their own examples come true. */
class ShippedPacksTest {

    private final PolicyPacks packs = new PolicyPacks();

    @Test
    void every_shipped_pack_loads() {
        assertThat(packs.ids())
                .containsExactly(
                        "bank",
                        "ecommerce",
                        "fuel",
                        "hotel",
                        "manufacturing",
                        "passenger",
                        "property",
                        "restaurant",
                        "ride");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> packs.byId("no-such-pack"))
                .withMessageContaining("no-such-pack");
    }

    @Test
    void every_word_for_people_is_there_in_both_languages() {
        for (String id : packs.ids()) {
            Pack pack = packs.byId(id);
            pack.categories()
                    .all()
                    .forEach(each ->
                            assertThat(each.title().en()).as(each.code()).isNotEmpty());
            pack.limits()
                    .forEach(each -> assertThat(each.title().en()).as(each.id()).isNotEmpty());
            pack.scripts()
                    .forEach(each -> assertThat(each.text().en())
                            .as(each.id())
                            .isNotEmpty()
                            .doesNotContain(" I ", "I'm"));
            pack.phases()
                    .forEach(phase -> assertThat(pack.scripts(phase.code(), "", ""))
                            .as(id + " " + phase.code())
                            .isNotEmpty());
        }
    }

    /** Nobody waits for an office to open, or for the rules of channel, when somebody is hurt. */
    @Test
    void an_injury_on_a_holiday_is_handed_over_in_ten_minutes_by_hosts_and_carriers() {
        CaseFacts hurt = CaseFacts.arrivedBy("web")
                .arrival(Arrival.HOLIDAY)
                .category("injury")
                .build();
        assertThat(List.of("hotel", "restaurant", "passenger")).allSatisfy(id -> {
            Pack pack = packs.byId(id);
            assertThat(pack.limit("hand-over").caseFor(hurt).orElseThrow().due())
                    .isEqualTo(new Span.Elapsed(Duration.ofMinutes(10)));
        });
    }

    @Test
    void a_category_says_who_answers_what_proves_it_and_how_people_call_it() {
        assertThat(List.of("hotel", "restaurant", "passenger", "fuel", "ecommerce", "manufacturing"))
                .allSatisfy(id -> assertThat(
                                packs.byId(id).categories().all().stream().filter(Category::isLeaf))
                        .hasSizeGreaterThanOrEqualTo(30)
                        .allSatisfy(leaf -> {
                            assertThat(leaf.unit()).as(leaf.code()).isPresent();
                            assertThat(leaf.evidence()).as(leaf.code()).isNotEmpty();
                            assertThat(leaf.keywords()).as(leaf.code()).hasSizeGreaterThanOrEqualTo(4);
                        }));
    }

    /** The customer counts from his own timestamp; we count from the hand-over, and the two together must not be longer. */
    @Test
    void who_hands_over_and_contains_in_time_keeps_the_day_that_customers_of_a_factory_give() {
        Pack pack = packs.byId("manufacturing");
        List<String> contained = pack.categories().all().stream()
                .map(Category::code)
                .filter(code -> pack.limit("containment").caseFor(faulty(code)).isPresent())
                .toList();
        assertThat(pack.limit("containment").caseFor(faulty(""))).isPresent();
        assertThat(contained)
                .contains("out-of-tolerance", "wrong-label", "line-stop")
                .doesNotContain("certificate");
        assertThat(contained)
                .allSatisfy(
                        code -> assertThat(elapsed(pack, "hand-over", code).plus(elapsed(pack, "containment", code)))
                                .isLessThanOrEqualTo(Duration.ofHours(24)));
    }

    private static CaseFacts faulty(String category) {
        return CaseFacts.arrivedBy("email")
                .arrival(Arrival.HOLIDAY)
                .category(category)
                .build();
    }

    private static Duration elapsed(Pack pack, String limit, String category) {
        Span due = pack.limit(limit).caseFor(faulty(category)).orElseThrow().due();
        return due instanceof Span.Elapsed(var time) ? time : Duration.ofDays(365);
    }

    @Test
    void a_valid_complaint_at_a_station_costs_four_and_the_employee_two_hundred_yuan() {
        Pack fuel = packs.byId("fuel");
        List<PenaltyRule> proposed =
                fuel.penalties(CaseFacts.arrivedBy("phone").validity("valid").build());
        assertThat(proposed)
                .extracting(PenaltyRule::whose)
                .containsExactly(Penalised.EMPLOYEE, Penalised.UNIT_HEAD, Penalised.AREA_MANAGER, Penalised.UNIT);
        assertThat(proposed.getFirst().amount())
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("200"));
        assertThat(fuel.penalties(
                        CaseFacts.arrivedBy("phone").validity("invalid").build()))
                .isEmpty();
    }

    @Test
    void every_pack_says_what_is_reported_and_proposed_and_where_it_is_written() {
        for (String id : packs.ids()) {
            Pack pack = packs.byId(id);
            assertThat(pack.reports()).as(id).extracting(ReportRule::id).contains("monthly", "quarterly");
            assertThat(pack.penalties())
                    .as(id)
                    .hasSizeGreaterThan(2)
                    .allSatisfy(rule -> assertThat(rule.title().en()).isNotEmpty());
            pack.reports()
                    .forEach(report -> assertThat(
                                    pack.calendar(report.calendar()).observesHolidays())
                            .as("%s %s", id, report.id())
                            .isTrue());
        }
    }

    @Test
    void every_answer_carries_its_reason() {
        assertThat(packs.byId("property").because("hand-over")).isEqualTo(new Because("property", "1", "hand-over"));
    }

    @Test
    void the_property_pack_has_the_categories_of_a_developer() {
        CategoryTree tree = packs.byId("property").categories();
        assertThat(tree.roots()).hasSize(8);
        assertThat(tree.all().stream().filter(Category::isLeaf)).hasSizeGreaterThanOrEqualTo(40);
        assertThat(tree.path("leakage")).extracting(Category::code).containsExactly("engineering-quality", "leakage");
        assertThat(tree.find("leakage").orElseThrow().unit()).contains("engineering");
        assertThat(tree.find("leakage").orElseThrow().evidence()).isNotEmpty();
        assertThat(tree.find("no-such")).isEmpty();
        assertThat(tree.path("no-such")).isEmpty();
    }

    @Test
    void guesses_are_scored_between_nothing_and_one_and_best_first() {
        CategoryTree tree = packs.byId("property").categories();
        var guesses = tree.guess("楼上半夜施工，噪音扰民，太吵了，电梯也坏");
        assertThat(guesses.getFirst().category().code()).isEqualTo("noise");
        assertThat(guesses).extracting(CategoryGuess::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(guesses).allSatisfy(guess -> assertThat(guess.score()).isBetween(0.0, 1.0));
        assertThat(tree.guess("")).isEmpty();
        assertThat(tree.guess("你好")).isEmpty();
    }

    @Test
    void scripts_for_what_one_wants_and_what_it_is_about_come_first() {
        Pack pack = packs.byId("property");
        assertThat(pack.scripts("accept", "vent", "injury"))
                .extracting(Script::id)
                .startsWith("accept-injury", "accept-vent")
                .doesNotContain("accept-respect");
        assertThat(pack.scripts("clarify", "", "leakage"))
                .extracting(Script::id)
                .startsWith("clarify-quality");
    }

    @Test
    void titles_are_read_in_three_languages() {
        Title title = packs.byId("property").limit("hand-over").title();
        assertThat(title.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("转达责任部门");
        assertThat(title.in(Locale.forLanguageTag("zh-Hant"))).isEqualTo("轉達責任部門");
        assertThat(title.in(Locale.TRADITIONAL_CHINESE)).isEqualTo("轉達責任部門");
        assertThat(title.in(Locale.ENGLISH)).isEqualTo("Hand-over to the department");
        assertThat(title.in(Locale.FRENCH)).isEqualTo("转达责任部门");
        assertThat(new Title("只有中文", "").in(Locale.UK)).isEqualTo("只有中文");
    }
}
