package org.wenguo.complaint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wenguo.platform.SearchText;

/**
 * Are two complaints about the same matter? Told from their words alone, for the rule that the same matter from
 * different complainants, three times within a month, is hot (requirement B4), and for repeats (A5). Who complained,
 * when and about which place is for the caller to ask.
 *
 * <p>Texts are compared by the pairs of neighbouring characters in them, without the pairs that stand in any complaint
 * ("a while ago", "the leaders", "please"). Two things are asked and count half each: how much of what each subject
 * line says does the other complaint say too, and how far do the whole texts say the same. Nothing is learnt from what
 * other organisations wrote, so the answer for two texts is the same everywhere and for ever.
 *
 * <p>A wrong "hot" is worse than a missed one; {@code docs/decisions/0004-same-matter.md} has the figures.
 */
public final class SameMatter {

    /** The likeness from which two complaints are taken to be about the same matter. */
    public static final double THRESHOLD = 0.34;

    /** So many pairs a text must have to be recognised at all: two that say "it leaks" may speak of two leaks. */
    private static final int ENOUGH_PAIRS = 10;

    /** With so many, none of the like complaints measured is overlooked, and one in thirty-five others is looked at. */
    private static final int SKETCH_SIZE = 24;

    private static final int BEGINNING = 800;

    private static final String WORD = "[\\p{L}\\p{M}\\p{Nd}&&[^\\p{IsHan}]]+";
    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|" + WORD + "(?: +" + WORD + ")*");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern SHORT_NUMBER = Pattern.compile("\\p{Nd}{1,4}");
    private static final Set<String> COMMON = commonPairs();
    private static final int[] COMMON_PAIRS =
            COMMON.stream().mapToInt(pair -> pair(pair, 0)).sorted().toArray();

    private SameMatter() {}

    /**
     * Some numbers of a complaint to be stored beside it, so that the database finds those worth comparing: two
     * complaints about the same matter share a number (PostgreSQL {@code int[] && int[]} on a GIN index), of others one
     * in thirty-five does. The numbers of a text never change.
     *
     * @param grams distinct, ascending, at most 24; none if the text is too short to be like any
     */
    @SuppressWarnings("ArrayRecordComponent") // it is a column of the database; nobody can reach the one inside
    public record Sketch(int[] grams) {

        public Sketch {
            grams = grams.clone();
        }

        @Override
        public int[] grams() {
            return grams.clone();
        }

        /**
         * As they are stored and looked up, for complaints received in one of these months: numbers that differ from month
         * to month, so that a look-up reads what was received then and not the years before.
         */
        public int[] in(YearMonth... months) {
            return Arrays.stream(months)
                    .mapToInt(month -> spread(month.getYear() * 12 + month.getMonthValue()))
                    .flatMap(month -> Arrays.stream(grams).map(gram -> spread(gram ^ month)))
                    .toArray();
        }

        /** What {@code &&} asks in the database. */
        public boolean overlaps(Sketch other) {
            return Arrays.stream(grams).anyMatch(gram -> Arrays.binarySearch(other.grams, gram) >= 0);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sketch sketch && Arrays.equals(grams, sketch.grams);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(grams);
        }

        @Override
        public String toString() {
            return "Sketch" + Arrays.toString(grams);
        }
    }

    /** The subject counts first, for there the matter is named; what is left of the 24 is filled from the text. */
    public static Sketch sketch(String subject, String text) {
        int[] named = lowest(SKETCH_SIZE, tripleHashes(subject));
        int[] told = lowest(SKETCH_SIZE, tripleHashes(text));
        return new Sketch(IntStream.concat(Arrays.stream(named), Arrays.stream(told))
                .distinct()
                .limit(SKETCH_SIZE)
                .sorted()
                .toArray());
    }

    /** Between 0, nothing in common, and 1, the same words and enough of them. Symmetric. */
    public static double likeness(String subjectA, String textA, String subjectB, String textB) {
        return Said.in(subjectA, textA).likeness(Said.in(subjectB, textB));
    }

    /** Whether the likeness reaches the {@link #THRESHOLD}. */
    public static boolean same(String subjectA, String textA, String subjectB, String textB) {
        return Said.in(subjectA, textA).isAlike(Said.in(subjectB, textB));
    }

    /**
     * What two texts say in the same words, the longest first, as the first one writes it: for telling people why two
     * complaints are taken for one. Words that stand in any complaint are none.
     */
    public static List<String> wordsInCommon(String one, String other, int most) {
        var said = beginning(one);
        var heard = SearchText.fold(beginning(other));
        var shared = new LinkedHashSet<String>();
        for (var run : runs(said).toList()) {
            if (!isHan(run)) {
                wordPairs(run)
                        .filter(word -> word.length() > 2 && heard.contains(word))
                        .forEach(shared::add);
                continue;
            }
            for (int from = 0, to; from + 1 < run.length(); from = to) {
                to = from + 1;
                while (to < run.length()
                        && heard.contains(run.substring(from, to + 1))
                        && !COMMON.contains(run.substring(to - 1, to + 1))) {
                    to++;
                }
                if (to - from > 1) {
                    shared.add(run.substring(from, to));
                }
            }
        }
        return shared.stream()
                .filter(word ->
                        shared.stream().noneMatch(longer -> longer.length() > word.length() && longer.contains(word)))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(most)
                .map(word -> asWritten(said, word))
                .toList();
    }

    /** Where a matter is named; to look for every word of a long letter in another one takes too long. */
    private static String beginning(String text) {
        return text.length() <= BEGINNING ? text : text.substring(0, BEGINNING);
    }

    private static String asWritten(String text, String word) {
        return SearchText.hits(text, word).stream()
                .findFirst()
                .map(span -> text.substring(span.start(), span.end()))
                .orElse(word);
    }

    /**
     * What a complaint says, as pairs of characters, for comparing one with many. A pair of Han is written as one number,
     * of a word its hash stands for it: numbers in order are compared without making strings of them, and every complaint
     * that is registered is compared with dozens.
     */
    static final class Said {

        /** The pairs of the subject line; all, where it has none of its own. */
        private final int[] subject;

        /** Those of subject and text. */
        private final int[] all;

        private Said(int[] subject, int[] all) {
            this.subject = subject;
            this.all = all;
        }

        static Said in(String subject, String text) {
            int[] ofSubject = pairs(subject);
            int[] ofText = pairs(text);
            int[] all = Arrays.copyOf(ofSubject, ofSubject.length + ofText.length);
            System.arraycopy(ofText, 0, all, ofSubject.length, ofText.length);
            all = distinct(all, all.length);
            return new Said(ofSubject.length == 0 ? all : ofSubject, all);
        }

        boolean isAlike(Said other) {
            return likeness(other) >= THRESHOLD;
        }

        double likeness(Said other) {
            double named = (share(subject, other.all) + share(other.subject, all)) / 2;
            double told = common(all, other.all) / Math.sqrt((double) size(all) * size(other.all));
            return (named + told) / 2;
        }

        private static double share(int[] subject, int[] all) {
            return (double) common(subject, all) / size(subject);
        }

        private static int size(int[] pairs) {
            return Math.max(ENOUGH_PAIRS, pairs.length);
        }

        private static int common(int[] one, int[] other) {
            int common = 0;
            for (int i = 0, j = 0; i < one.length && j < other.length; ) {
                int order = Integer.compare(one[i], other[j]);
                common += order == 0 ? 1 : 0;
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }
            return common;
        }
    }

    private static int[] pairs(String text) {
        String folded = SearchText.fold(text);
        int[] pairs = new int[folded.length()];
        int count = 0;
        var run = RUN.matcher(folded);
        while (run.find()) {
            if (isHan(folded, run.start())) {
                for (int at = run.start(); at + 1 < run.end(); at++) {
                    if (!isCommon(folded, at)) {
                        pairs[count++] = pair(folded, at);
                    }
                }
            } else {
                for (String word : wordPairs(run.group()).toList()) {
                    if (word.length() > 1) {
                        pairs[count++] = word.hashCode();
                    }
                }
            }
        }
        return distinct(pairs, count);
    }

    private static int pair(String text, int at) {
        return text.charAt(at) << Character.SIZE | text.charAt(at + 1);
    }

    /** The first so many of them in order, each once. */
    private static int[] distinct(int[] numbers, int count) {
        Arrays.sort(numbers, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || numbers[i] != numbers[kept - 1]) {
                numbers[kept++] = numbers[i];
            }
        }
        return Arrays.copyOf(numbers, kept);
    }

    /**
     * Hashes of what is looked up by: longer than the pairs that are compared, since a pair alone stands in too many
     * complaints. Of a triple of Han the hash is reckoned in place, as {@link String#hashCode} would: a complaint has
     * hundreds, and every line of a sheet with a hundred thousand is one.
     */
    private static int[] tripleHashes(String text) {
        String folded = SearchText.fold(text);
        int[] hashes = new int[folded.length()];
        int count = 0;
        var run = RUN.matcher(folded);
        while (run.find()) {
            if (isHan(folded, run.start())) {
                for (int at = run.start(); at + 2 < run.end(); at++) {
                    if (!isCommon(folded, at) || !isCommon(folded, at + 1)) {
                        hashes[count++] = (folded.charAt(at) * 31 + folded.charAt(at + 1)) * 31 + folded.charAt(at + 2);
                    }
                }
            } else {
                for (String word : wordPairs(run.group()).toList()) {
                    if (word.length() > 2 && !SHORT_NUMBER.matcher(word).matches()) {
                        hashes[count++] = word.hashCode();
                    }
                }
            }
        }
        return Arrays.copyOf(hashes, count);
    }

    private static boolean isCommon(String text, int at) {
        return Arrays.binarySearch(COMMON_PAIRS, pair(text, at)) >= 0;
    }

    private static Stream<String> runs(String text) {
        return RUN.matcher(SearchText.fold(text)).results().map(MatchResult::group);
    }

    private static boolean isHan(String run) {
        return isHan(run, 0);
    }

    private static boolean isHan(String text, int at) {
        return Character.UnicodeScript.of(text.codePointAt(at)) == Character.UnicodeScript.HAN;
    }

    /** A word alone says something (a house number among characters); in a sentence only two together do. */
    private static Stream<String> wordPairs(String run) {
        List<String> words = SPACES.splitAsStream(run).toList();
        return words.size() == 1
                ? words.stream()
                : IntStream.range(1, words.size()).mapToObj(i -> words.get(i - 1) + ' ' + words.get(i));
    }

    private static int[] lowest(int most, int[] hashes) {
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = spread(hashes[i]);
        }
        int[] lowest = distinct(hashes, hashes.length);
        return lowest.length > most ? Arrays.copyOf(lowest, most) : lowest;
    }

    /** Hash codes of like strings are neighbours; so that the lowest are a fair choice, their bits are mixed (MurmurHash3). */
    private static int spread(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    private static Set<String> commonPairs() {
        try (var list = SameMatter.class.getResourceAsStream("common-pairs.txt")) {
            var words = new String(
                    Objects.requireNonNull(list, "common-pairs.txt is missing from the program")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            return Set.copyOf(words.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("common-pairs.txt cannot be read", e);
        }
    }
}
