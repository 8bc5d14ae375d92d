package org.wenguo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.wenguo.platform.SearchText.Span;

/** What was written is found again: any part of it, in either script, and nothing typed breaks the query. */
class SearchTextTest {

    private static final String LEAK = "3号楼电梯间漏水严重，物业公司一直没有派人来修。";

    @Test
    void spellings_of_the_same_words_are_folded_into_one() {
        assertThat(SearchText.fold("電梯漏水，Ｂ區１街　ＡＢＣ ㎡ ﬁ")).isEqualTo("电梯漏水,b区1街 abc m2 fi");
        assertThat(SearchText.fold("ﾃﾚﾋﾞ")).isEqualTo("テレビ");
        assertThat(SearchText.fold("漏\u200B水\u00AD\uFE0F")).isEqualTo("漏水");
    }

    @Test
    void a_character_is_simplified_alike_in_any_company() {
        assertThat(SearchText.fold("甚麼")).isEqualTo(SearchText.fold("甚") + SearchText.fold("麼"));
        assertThat(SearchText.fold("薴苧苎")).isEqualTo("苎苎苎");
    }

    @Test
    void what_cannot_be_stored_becomes_a_space() {
        assertThat(SearchText.fold("漏\0水\uD800电\uDC00")).isEqualTo("漏 水 电 ");
    }

    @Test
    void a_line_broken_within_a_word_is_one_line() {
        assertThat(SearchText.fold("电梯漏\r\n水了\n\n物业 a\nb")).isEqualTo("电梯漏水了\n\n物业 a\nb");
        assertFound("漏水", "电梯漏\n水了");
    }

    @Test
    void phrases_of_two_characters_are_found_and_reach_over_nothing_else() {
        assertFound("漏水", LEAK);
        assertFound("电梯间漏水严重", LEAK);
        assertFound("漏水严重，物业", LEAK);
        assertNotFound("水漏", LEAK);
        assertNotFound("重物", LEAK);
        assertNotFound("漏水物业", LEAK);
    }

    @Test
    void a_single_character_is_found_too() {
        assertFound("漏", LEAK);
        assertFound("修", LEAK);
        assertNotFound("火", LEAK);
    }

    @Test
    void either_script_finds_the_other() {
        assertFound("電梯間漏水嚴重", LEAK);
        assertFound("电梯间漏水", "電梯間漏水嚴重，請派人來修");
        assertFound("物業 電梯", LEAK);
    }

    @Test
    void all_pieces_must_be_there_in_any_order() {
        assertFound("物业 漏水", LEAK);
        assertFound("物业　漏水\t3号楼", LEAK);
        assertNotFound("物业 停车", LEAK);
    }

    @Test
    void letters_numbers_and_characters_may_be_mixed() {
        assertFound("B区1街", "投诉B区1街占道经营");
        assertFound("区1街", "投诉B区1街占道经营");
        assertFound("小区1街", "投诉小区1街占道经营");
        assertFound("1街占道", "投诉B区1街占道经营");
        assertFound("b區１街", "投诉B区1街占道经营");
        assertNotFound("B区2街", "投诉B区1街占道经营");
        assertNotFound("B街", "投诉B区1街占道经营");
        assertFound("don't", "I don't agree");
    }

    @Test
    void the_last_word_may_go_on_and_no_other() {
        assertFound("WG2026", "受理编号 WG20260042 已登记");
        assertFound("编号 wg2026", "受理编号 WG20260042 已登记");
        assertNotFound("wg2026 编号", "受理编号 WG20260042 已登记");
        assertNotFound("20260042", "受理编号 WG20260042 已登记");
        assertFound("elev", "The Elevator is broken");
    }

    @Test
    void a_phrase_does_not_reach_from_one_text_into_the_next() {
        assertThat(found("漏水", "电梯漏", "水很大")).isFalse();
        assertThat(found("elevator broken", "elevator", "broken")).isTrue();
        assertThat(found("elevator-broken", "elevator", "broken")).isFalse();
    }

    @Test
    void nothing_to_be_found_is_no_query() {
        for (String garbage : List.of("", "  ", "&|!<->():*", "''''", "\\\\", "，。！？", "\0", "\uD83D", "\u200B\u200D")) {
            assertThat(SearchText.phraseQuery(garbage)).as(garbage).isEmpty();
            assertThat(SearchText.hits(LEAK, garbage)).isEmpty();
        }
        assertThat(SearchText.vector()).isEmpty();
        assertThat(SearchText.vector("", "。")).isEmpty();
    }

    @Test
    void literals_are_quoted() {
        assertThat(SearchText.phraseQuery("' | !x:* & \\ o'neil")).hasValue("'x' & 'o''neil':*");
        assertThat(SearchText.vector("O'Neil B区")).isEqualTo("'o''neil':1 'b':2 '区':3");
        assertThat(SearchText.phraseQuery("小区1街 B")).hasValue("'小区' <2> '1' <1> '街' & 'b':*");
    }

    @Test
    void twenty_thousand_characters_are_found_to_the_end() {
        String text = varied(20_000);
        var vector = TsVector.parse(SearchText.vector("主题", text));
        for (int at = 0; at + 12 <= text.length(); at += 7) {
            assertThat(vector.matches(
                            SearchText.phraseQuery(text.substring(at, at + 12)).orElseThrow()))
                    .as("at %s", at)
                    .isTrue();
        }
        assertThat(vector.matches(SearchText.phraseQuery(text).orElseThrow())).isTrue();
    }

    @Test
    void endless_repetition_stays_within_the_limits() {
        var vector = TsVector.parse(SearchText.vector("漏水".repeat(10_000), "b1 ".repeat(10_000)));
        assertThat(vector.matches("'漏水' <1> '水漏'")).isTrue();
        TsVector.parse(SearchText.vector("長".repeat(300_000)));
        TsVector.parse(SearchText.vector(varied(400_000)));
        TsVector.parse(SearchText.vector("a".repeat(20_000), "😀".repeat(10_000), "e\u0301\u0327".repeat(7_000)));
        TsVector.parse(SearchText.vector("\u0301\u0327".repeat(10_000), "ア".repeat(20_000), "ﷺ".repeat(20_000)));
        assertThat(SearchText.phraseQuery("漏 ".repeat(10_000))
                        .orElseThrow()
                        .chars()
                        .filter(one -> one == '&'))
                .hasSize(127);
    }

    @Test
    void hits_are_marked_where_they_stand_in_the_original() {
        assertMarked("3號樓【電梯】間【漏水】嚴重", "漏水 电梯");
        assertMarked("投诉【Ｂ區１街】占道", "b区1街");
        assertMarked("编号【WG2026】0042", "wg2026");
        assertMarked("【漏\u200B水】、【漏\n水】、漏。水", "漏水");
        assertMarked("【漏水】【漏水】", "漏水");
        assertMarked("【水水水】", "水水");
        assertMarked("单位【㎡】左右", "m2");
        assertMarked("【漏】电【漏】水、【漏】", "漏");
        assertMarked("【漏水】了", "漏水 停电");
    }

    @Property
    void any_part_of_a_chinese_text_is_found_and_marked(
            @ForAll("chinese") String text,
            @ForAll @IntRange(max = 1000) int from,
            @ForAll @IntRange(min = 2, max = 40) int length) {
        int start = from % Math.max(1, text.length() - 1);
        String part = text.substring(start, Math.min(text.length(), start + length));
        assertFound(part, text);
        assertThat(SearchText.hits(text, part)).anySatisfy(hit -> {
            assertThat(hit.start()).isLessThanOrEqualTo(start);
            assertThat(hit.end()).isGreaterThanOrEqualTo(start + part.length());
        });
    }

    @Property
    void what_the_evaluator_finds_is_marked_and_nothing_else(
            @ForAll("mixed") String text, @ForAll("mixed") String typed) {
        var piece = typed.replace(" ", "");
        var query = SearchText.phraseQuery(piece);
        boolean found =
                query.isPresent() && TsVector.parse(SearchText.vector(text)).matches(query.get());
        assertThat(!SearchText.hits(text, piece).isEmpty()).as(query.toString()).isEqualTo(found);
    }

    @Property
    void folding_twice_is_folding_once(@ForAll String text) {
        assertThat(SearchText.fold(SearchText.fold(text))).isEqualTo(SearchText.fold(text));
    }

    @Property
    void no_text_breaks_a_literal(@ForAll("hostile") String text, @ForAll("hostile") String typed) {
        var vector = TsVector.parse(SearchText.vector(text, typed));
        SearchText.phraseQuery(typed)
                .ifPresent(query -> assertThat(vector.matches(query)).isTrue());
        for (Span hit : SearchText.hits(text, typed)) {
            assertThat(hit.start()).isNotNegative().isLessThan(hit.end());
            assertThat(hit.end()).isLessThanOrEqualTo(text.length());
        }
    }

    @Provide
    Arbitrary<String> chinese() {
        var few = Arbitraries.strings().withChars("漏水電电梯間间物業业的");
        var many = Arbitraries.strings().withCharRange('\u4E00', '\u9FA5');
        return Arbitraries.oneOf(
                few.ofMinLength(2).ofMaxLength(60), many.ofMinLength(2).ofMaxLength(400));
    }

    @Provide
    Arbitrary<String> mixed() {
        return Arbitraries.strings().withChars("漏水電电区區bB12,，。 ").ofMinLength(1).ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> hostile() {
        var nasty = Arbitraries.of(
                "'",
                "''",
                "\\",
                "\\'",
                "\0",
                "\uD800",
                "\uDC00",
                "😀",
                "👩\u200D👩\u200D👧",
                "\u202E",
                "\uFFFF",
                ":*",
                " & ",
                "!",
                "<->",
                "<16384>",
                "(",
                ")",
                "o'neil",
                "a\\b",
                "漏水",
                "漏",
                "1,000.5",
                "\u0301",
                "e\u0301",
                "한국어",
                "テレビ",
                "ไทย",
                "𠀀𠀁",
                "ß",
                "İ",
                "\n",
                "a_b");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                nasty.list().ofMaxSize(20).map(parts -> parts.stream().collect(Collectors.joining())));
    }

    private static void assertFound(String typed, String text) {
        assertThat(found(typed, text)).as("%s in %s", typed, text).isTrue();
        assertThat(SearchText.hits(text, typed)).isNotEmpty();
    }

    private static void assertNotFound(String typed, String text) {
        assertThat(found(typed, text)).as("%s in %s", typed, text).isFalse();
    }

    private static boolean found(String typed, String... texts) {
        return TsVector.parse(SearchText.vector(texts))
                .matches(SearchText.phraseQuery(typed).orElseThrow());
    }

    private static void assertMarked(String marked, String typed) {
        String original = marked.replaceAll("[【】]", "");
        var shown = new StringBuilder(original);
        for (Span hit : SearchText.hits(original, typed).reversed()) {
            shown.insert(hit.end(), '】').insert(hit.start(), '【');
        }
        assertThat(shown).hasToString(marked);
    }

    /** A text in which hardly a pair of characters stands twice. */
    private static String varied(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('\u4E00' + Math.floorMod(i * 7919L + (long) i * i * 31, 20_000)));
        }
        return text.toString();
    }
}
