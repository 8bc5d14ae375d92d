package org.wenguo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever policy answers with can be said to people in three languages. */
class PolicyWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "zh-Hant", "en"})
    void every_word_of_the_program_has_one_for_people(String language) {
        ResourceBundle words = ResourceBundle.getBundle(
                "messages.policy",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        List<String> keys = Stream.of(
                        Arrays.stream(Level.values()).map(each -> "policy.level." + each.code()),
                        Arrays.stream(Arrival.values()).map(each -> "policy.arrival." + each.code()),
                        Arrays.stream(LimitOwner.values()).map(each -> "policy.owner." + each.code()),
                        Arrays.stream(Addressee.values()).map(each -> "policy.addressee." + each.code()),
                        Arrays.stream(LimitStart.values()).map(each -> "policy.starts." + each.code()),
                        Arrays.stream(LimitEnd.values()).map(each -> "policy.ends." + each.code()))
                .flatMap(each -> each)
                .toList();
        assertThat(words.keySet()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(keys).allSatisfy(key -> assertThat(words.getString(key)).isNotBlank());
    }
}
