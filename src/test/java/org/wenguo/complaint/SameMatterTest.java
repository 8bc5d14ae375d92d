package org.wenguo.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The same matter is recognised in other words, another matter of the same place is not (requirements B4, A5). */
class SameMatterTest {

    private static final String LEAK = "3号楼电梯间天花板漏水";
    private static final String LEAK_TOLD = "锦绣花园3号楼电梯间天花板从上周开始一直漏水，地面积水很滑，老人差点摔倒，找了物业两次都没有人来维修。";

    @Test
    void two_owners_tell_of_the_same_leak_in_their_own_words() {
        assertThat(SameMatter.same(
                        LEAK, LEAK_TOLD, "锦绣花园电梯间漏水没人修", "你好，我住3号楼15层，我们这栋的电梯间漏水好几天了，天花板滴水，地面都是积水，打电话给物业不来维修，请尽快处理。"))
                .isTrue();
    }

    @Test
    void one_writes_traditional_characters_and_full_width() {
        assertThat(SameMatter.likeness(
                        LEAK, LEAK_TOLD, "３號樓電梯間天花板漏水", "錦繡花園3號樓電梯間天花板從上周開始一直漏水，地面積水很滑，老人差點摔倒，找了物業兩次都沒有人來維修。"))
                .isEqualTo(SameMatter.likeness(LEAK, LEAK_TOLD, LEAK, LEAK_TOLD));
    }

    @Test
    void the_same_place_has_more_than_one_matter() {
        assertThat(SameMatter.same(
                        LEAK, LEAK_TOLD, "锦绣花园3号楼停车费乱涨价", "锦绣花园物业未经业主同意，把地下车库月租从300元涨到500元，3号楼业主都不同意，要求公示成本。"))
                .isFalse();
    }

    @Test
    void the_same_trouble_stands_in_many_places() {
        assertThat(SameMatter.same(
                        "希望街道修补路面", "解放路与中山路口的路面坑坑洼洼，下雨积水，电动车容易摔倒，请尽快维修。",
                        "小区门口道路破损", "湖滨苑北门外的道路去年施工挖开以后没有恢复，出入颠簸，请有关部门解决。"))
                .isFalse();
    }

    @Test
    void polite_phrases_are_no_matter() {
        assertThat(SameMatter.likeness(
                        "请求相关部门解决", "尊敬的领导，您好！我是一个居民，希望政府有关部门处理这个问题，谢谢。",
                        "希望领导重视问题", "尊敬的领导您好，我们老百姓的问题一直没有得到解决，希望有关部门处理。"))
                .isLessThan(0.2);
    }

    @Test
    void very_short_texts_prove_nothing() {
        assertThat(SameMatter.same("漏水", "", "漏水", "")).isFalse();
        assertThat(SameMatter.same("电梯坏了", "坏了", "电梯坏了", "坏了")).isFalse();
        assertThat(SameMatter.sketch("好", "1").grams()).isEmpty();
    }

    @Test
    void no_text_is_like_no_other() {
        assertThat(SameMatter.likeness("", "", "", "")).isZero();
        assertThat(SameMatter.likeness("", "", LEAK, LEAK_TOLD)).isZero();
        assertThat(SameMatter.sketch("", "").grams()).isEmpty();
        assertThat(SameMatter.sketch("", "").overlaps(SameMatter.sketch("", "")))
                .isFalse();
    }

    @Test
    void an_identical_text_is_the_same_matter() {
        assertThat(SameMatter.likeness(LEAK, LEAK_TOLD, LEAK, LEAK_TOLD)).isGreaterThan(0.9);
        assertThat(SameMatter.likeness("", LEAK_TOLD, "", LEAK_TOLD)).isEqualTo(1, within(1e-9));
    }

    @Test
    void english_complaints_are_compared_by_what_stands_together() {
        String leak = "Water leaking from the ceiling of the lift lobby in tower 3";
        assertThat(SameMatter.same(
                        "Lift lobby leaking",
                        leak,
                        "Water leaking in lift lobby",
                        "There is water leaking from the ceiling of the lift lobby."))
                .isTrue();
        assertThat(SameMatter.same(
                        "Lift lobby leaking",
                        leak,
                        "Parking fee",
                        "The parking fee of the garage in tower 3 was raised without notice"))
                .isFalse();
    }

    @Test
    void a_sketch_is_small_and_never_changes() {
        var sketch = SameMatter.sketch(LEAK, LEAK_TOLD);
        assertThat(sketch.grams()).hasSize(24).isSorted().doesNotHaveDuplicates();
        assertThat(sketch).isEqualTo(SameMatter.sketch("3號樓電梯間天花板漏水", LEAK_TOLD));
        assertThat(SameMatter.sketch("电梯间漏水", "").grams()).containsExactly(-1455023059, -1410283353, -465173966);
        sketch.grams()[0] = 0;
        assertThat(sketch).isEqualTo(SameMatter.sketch(LEAK, LEAK_TOLD));
        assertThat(sketch.overlaps(SameMatter.sketch("锦绣花园电梯间漏水没人修", ""))).isTrue();
        assertThat(sketch.overlaps(SameMatter.sketch("停车费乱涨价", "要求公示成本"))).isFalse();
    }

    @Property
    void likeness_is_symmetric_and_between_nothing_and_all(
            @ForAll String subject, @ForAll String text, @ForAll String otherSubject, @ForAll String otherText) {
        double likeness = SameMatter.likeness(subject, text, otherSubject, otherText);
        assertThat(likeness).isBetween(0.0, 1 + 1e-9);
        assertThat(SameMatter.likeness(otherSubject, otherText, subject, text)).isEqualTo(likeness, within(1e-9));
        assertThat(SameMatter.sketch(subject, text).grams()).hasSizeLessThanOrEqualTo(24);
    }

    /**
     * Among the letters of the contest are matters that no contestant named. Those that were found have been read;
     * these are about one matter each.
     */
    private static final List<Set<String>> ONE_MATTER_BY_READING = List.of(
            Set.of("207597", "209518", "284050", "241209"),
            Set.of("210366", "234952", "268757", "274285"),
            Set.of("216316", "243551", "202575", "266931"),
            Set.of("244779", "283631", "285366"),
            Set.of("257255", "200586", "207281"),
            Set.of("280269", "272117", "282074"));

    /** The figures of docs/decisions/0004-same-matter.md; the floors lie slightly below. */
    @Test
    void three_of_the_same_matter_within_a_month_are_told_from_real_letters() throws IOException {
        var topics = topics();
        var pairs = new Tally();
        var mixingPlantPairs = new Tally();
        var hot = new Tally();
        var mixingPlantHot = new Tally();
        var sketches = new Tally();
        long compared = 0;
        long candidates = 0;
        var letters = letters("hot_messages.csv");
        for (Letter letter : letters) {
            var before = letters.stream().filter(letter::isWithinAMonthAfter).toList();
            var alike = before.stream().filter(letter::isAbout).toList();
            var truly = before.stream()
                    .filter(other -> sameTopic(letter, other, topics))
                    .toList();
            var found = alike.stream().filter(truly::contains).toList();
            boolean mixingPlant = "lifa-mixing-plant".equals(topics.get(letter.id()));

            compared += before.size();
            candidates += before.stream().filter(letter::sharesASketchWith).count();
            sketches.add(alike.stream().filter(letter::sharesASketchWith).count(), alike.size(), alike.size());
            long known = alike.stream()
                    .filter(other -> topics.containsKey(letter.id()) || topics.containsKey(other.id()))
                    .count();
            pairs.add(found.size(), known, truly.size());
            boolean isHot = complainants(alike).size() >= 2;
            boolean isTrulyHot = complainants(truly).size() >= 2;
            boolean rightlyHot = complainants(found).size() >= 2;
            hot.add(rightlyHot ? 1 : 0, isHot ? 1 : 0, isTrulyHot ? 1 : 0);
            if (mixingPlant) {
                mixingPlantPairs.add(found.size(), known, truly.size());
                mixingPlantHot.add(rightlyHot ? 1 : 0, isHot ? 1 : 0, isTrulyHot ? 1 : 0);
            }
        }
        assertThat(pairs.precision()).as("pairs: %s", pairs).isGreaterThan(0.96);
        assertThat(mixingPlantPairs.recall())
                .as("mixing plant pairs: %s", mixingPlantPairs)
                .isGreaterThan(0.31);
        assertThat(hot.precision()).as("hot: %s", hot).isGreaterThan(0.88);
        assertThat(mixingPlantHot.precision())
                .as("mixing plant hot: %s", mixingPlantHot)
                .isEqualTo(1);
        assertThat(mixingPlantHot.recall())
                .as("mixing plant hot: %s", mixingPlantHot)
                .isGreaterThan(0.80);
        assertThat(sketches.recall()).as("sketches: %s", sketches).isGreaterThan(0.99);
        assertThat((double) candidates / compared).isLessThan(0.03);
    }

    @Test
    void letters_of_many_years_about_anything_make_nothing_hot() throws IOException {
        for (String file : List.of("classification_raw.csv", "official_test_unlabelled.csv", "reply_quality.csv")) {
            var letters = letters(file);
            assertThat(letters)
                    .allSatisfy(letter -> assertThat(complainants(letters.stream()
                                    .filter(letter::isWithinAMonthAfter)
                                    .filter(letter::isAbout)
                                    .toList()))
                            .hasSizeLessThan(2));
        }
    }

    /** How many were found rightly, found at all, and there to be found. */
    private static final class Tally {

        private long right;
        private long found;
        private long there;

        void add(long moreRight, long moreFound, long moreThere) {
            right += moreRight;
            found += moreFound;
            there += moreThere;
        }

        double precision() {
            return (double) right / found;
        }

        double recall() {
            return (double) right / there;
        }

        @Override
        public String toString() {
            return "%d right of %d found and %d there".formatted(right, found, there);
        }
    }

    private static boolean sameTopic(Letter letter, Letter other, Map<String, String> topics) {
        String topic = topics.get(letter.id());
        return topic != null && topic.equals(topics.get(other.id()));
    }

    private static Set<String> complainants(List<Letter> letters) {
        return letters.stream().map(Letter::user).collect(Collectors.toSet());
    }

    private static Map<String, String> topics() throws IOException {
        var topics = new HashMap<String, String>();
        for (var row : rows("hot_topic_silver.csv")) {
            if (row.get("silver").equals("1")) {
                topics.put(row.get("msg_id"), row.get("topic"));
            }
        }
        ONE_MATTER_BY_READING.forEach(matter -> matter.forEach(id -> topics.put(id, "read " + matter.hashCode())));
        return topics;
    }

    private static List<Letter> letters(String file) throws IOException {
        var seen = new HashSet<List<String>>();
        return rows(file).stream()
                .filter(row -> seen.add(List.of(row.get("user"), row.get("title"), row.get("time"))))
                .map(row -> new Letter(
                        row.get("msg_id"),
                        row.get("user"),
                        LocalDateTime.parse(row.get("time")),
                        SameMatter.Said.in(row.get("title"), row.get("detail")),
                        SameMatter.sketch(row.get("title"), row.get("detail"))))
                .toList();
    }

    private record Letter(String id, String user, LocalDateTime at, SameMatter.Said said, SameMatter.Sketch sketch) {

        boolean isWithinAMonthAfter(Letter other) {
            return !user.equals(other.user)
                    && !other.at.isAfter(at)
                    && Duration.between(other.at, at).compareTo(Duration.ofDays(30)) <= 0;
        }

        boolean sharesASketchWith(Letter other) {
            return sketch.overlaps(other.sketch);
        }

        boolean isAbout(Letter other) {
            return said.likeness(other.said) >= SameMatter.THRESHOLD;
        }
    }

    private record Row(Map<String, String> fields) {

        String get(String field) {
            return Objects.requireNonNull(fields.get(field), field);
        }
    }

    private static List<Row> rows(String file) throws IOException {
        Path shared = Path.of(System.getProperty("wenguo.shared", "../shared"));
        Path path = shared.resolve("data/teddycup-2020c").resolve(file);
        assumeTrue(Files.isReadable(path), "the letters are not here");
        var records = records(Files.readString(path));
        var head = records.removeFirst();
        return records.stream()
                .map(record -> {
                    var row = new HashMap<String, String>();
                    for (int i = 0; i < head.size(); i++) {
                        row.put(head.get(i), record.get(i));
                    }
                    return new Row(row);
                })
                .toList();
    }

    /** RFC 4180: texts in quotes have commas, doubled quotes and line breaks in them. */
    private static List<List<String>> records(String csv) {
        var records = new ArrayList<List<String>>();
        var record = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char one = csv.charAt(i);
            if (one == '"') {
                boolean doubled = quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"';
                if (doubled) {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted || (one != ',' && one != '\n')) {
                field.append(one);
            } else {
                record.add(field.toString());
                field.setLength(0);
                if (one == '\n') {
                    records.add(List.copyOf(record));
                    record.clear();
                }
            }
        }
        return records;
    }
}
