package org.wenguo.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Condition;
import org.wenguo.policy.LimitCase;
import org.wenguo.policy.Pack;
import org.wenguo.policy.PolicyPacks;

/** Nobody has to read a formula to know which rule holds for whom. */
class ConditionWordsTest {

    private static final PolicyPacks PACKS = new PolicyPacks();

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "zh-Hant", "en"})
    void every_condition_of_every_shipped_pack_is_told_in_words(String language) {
        Words t = words(language);
        for (String id : PACKS.ids()) {
            Pack pack = PACKS.byId(id);
            ConditionWords words = new ConditionWords(pack, t);
            assertThat(conditions(pack))
                    .allSatisfy(condition -> assertThat(words.of(condition))
                            .as(id)
                            .isNotEqualTo(condition.text())
                            .doesNotContain("==", "&&", "||"));
        }
    }

    @Test
    void and_or_not_and_lists_are_told_as_people_say_them() {
        Pack property = PACKS.byId("property");
        ConditionWords english = new ConditionWords(property, words("en"));
        assertThat(conditions(property).map(english::of))
                .contains(
                        "the number of people is at least 10",
                        "(the level is “Major” or the severity is 4) and the centre did not receive it",
                        "the channel is “Forum”, “Website”");
        ConditionWords chinese = new ConditionWords(property, words("zh-CN"));
        assertThat(conditions(property).map(chinese::of)).contains("（级别为重大 或 严重程度为4），且不是由客诉中心受理");
    }

    private static Stream<Condition> conditions(Pack pack) {
        return Stream.of(
                        pack.limits().stream().map(limit -> limit.when()),
                        pack.limits().stream()
                                .flatMap(limit -> limit.cases().stream())
                                .map(LimitCase::when),
                        pack.levelRules().stream().map(rule -> rule.when()),
                        pack.checks().stream().map(check -> check.when()),
                        pack.checks().stream().map(check -> check.required()))
                .flatMap(conditions -> conditions)
                .filter(condition -> !condition.text().equals("true"));
    }

    private static Words words(String language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/conditions", "messages/complaint", "messages/desk-case", "messages/policy");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Dictionary(messages, ZoneId.of("Asia/Shanghai")).in(Locale.forLanguageTag(language));
    }
}
