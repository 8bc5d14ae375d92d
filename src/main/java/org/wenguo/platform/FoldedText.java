package org.wenguo.platform;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A text in the one spelling under which different spellings of the same words are equal, and the way back from every
 * place in it to the place in the original: width, case and compatibility forms are folded (NFKC with case folding,
 * Unicode Standard Annex 15), invisible characters drop out, traditional characters become simplified ones.
 *
 * <p>Characters are simplified one by one although ICU knows phrases as well (it turns 甚麼 into 什么 but a lone 甚 not
 * at all). A rule that looks at the neighbours folds the middle of a text otherwise than the same characters searched
 * alone, and then a part of a text is no longer found in it.
 *
 * <p>A line break between two Han characters drops out too: a wrapped letter breaks lines in the middle of words.
 */
final class FoldedText {

    /** Nobody writes so many accents on one letter; without an end, 20,000 of them would be sorted by hostile hands. */
    private static final int LONGEST_SEQUENCE = 64;

    private static final int LONGEST_CHAIN = 4;

    private static final Normalizer2 COMPATIBILITY_AND_CASE = Normalizer2.getNFKCCasefoldInstance();
    private static final Map<Integer, Integer> SIMPLIFIED = simplified();

    /** The unified ideographs, which are most of every text and which compatibility and case leave as they are. */
    private static final char FIRST_HAN = '\u4e00';

    private static final char LAST_HAN = '\u9fff';
    /** What each of them is folded to; 0 for one whose simplified form is not a single {@code char}. */
    private static final char[] HAN = foldedHan();

    private final StringBuilder folded;
    private int[] starts;
    private int[] ends;

    private FoldedText(int length) {
        folded = new StringBuilder(length);
        starts = new int[length];
        ends = new int[length];
    }

    static FoldedText of(String original) {
        var text = new FoldedText(original.length());
        for (int at = 0; at < original.length(); ) {
            int end = endOfSequence(original, at);
            if (!text.breaksALineBetweenHan(original, at)) {
                text.append(original, at, end);
            }
            at = end;
        }
        return text;
    }

    String text() {
        return folded.toString();
    }

    /** Where in the original that begins which stands at this place of the folded text. */
    int startInOriginal(int place) {
        return starts[place];
    }

    /** Where in the original that ends which ends before this place of the folded text. */
    int endInOriginal(int place) {
        return ends[place - 1];
    }

    private void append(String original, int at, int end) {
        int first = original.codePointAt(at);
        if (end - at == 1 && first < 0x80) {
            keep((char) (first == 0 ? ' ' : Character.toLowerCase(first)), at, end);
            return;
        }
        if (end - at == 1 && first >= FIRST_HAN && first <= LAST_HAN && HAN[first - FIRST_HAN] != 0) {
            keep(HAN[first - FIRST_HAN], at, end);
            return;
        }
        String sequence = original.substring(at, end);
        if (first >= Character.MIN_SURROGATE && first <= Character.MAX_SURROGATE) {
            sequence = ' ' + sequence.substring(1); // half a character cannot be stored, nor sought
        }
        String normal = COMPATIBILITY_AND_CASE.normalize(sequence);
        normal.codePoints().map(one -> SIMPLIFIED.getOrDefault(one, one)).forEach(one -> {
            for (char half : Character.toChars(one)) {
                keep(half, at, end);
            }
        });
    }

    private void keep(char one, int start, int end) {
        int place = folded.length();
        if (place == starts.length) {
            starts = Arrays.copyOf(starts, place * 2 + 1);
            ends = Arrays.copyOf(ends, place * 2 + 1);
        }
        starts[place] = start;
        ends[place] = end;
        folded.append(one);
    }

    private boolean breaksALineBetweenHan(String original, int at) {
        int next = at + 1;
        if (original.charAt(at) == '\r' && next < original.length() && original.charAt(next) == '\n') {
            next++;
        } else if (original.charAt(at) != '\n') {
            return false;
        }
        return next < original.length()
                && Character.isIdeographic(original.codePointAt(next))
                && !folded.isEmpty()
                && Character.isIdeographic(folded.codePointBefore(folded.length()));
    }

    /** The end of the character at this place with all that Unicode may join to it. */
    private static int endOfSequence(String original, int at) {
        int end = at + Character.charCount(original.codePointAt(at));
        while (end < original.length()
                && end - at < LONGEST_SEQUENCE
                && !COMPATIBILITY_AND_CASE.hasBoundaryBefore(original.codePointAt(end))) {
            end += Character.charCount(original.codePointAt(end));
        }
        return end;
    }

    private static char[] foldedHan() {
        var folded = new char[LAST_HAN - FIRST_HAN + 1];
        for (int one = FIRST_HAN; one <= LAST_HAN; one++) {
            int simple = SIMPLIFIED.getOrDefault(one, one);
            folded[one - FIRST_HAN] = Character.isBmpCodePoint(simple) ? (char) simple : 0;
        }
        return folded;
    }

    private static Map<Integer, Integer> simplified() {
        // asked once per character and kept: the transliterator itself lets one thread in at a time
        var transliterator = Transliterator.getInstance("Traditional-Simplified");
        var direct = new HashMap<Integer, Integer>();
        UnicodeSet sources = transliterator.getSourceSet();
        for (String source : sources) {
            if (source.codePointCount(0, source.length()) == 1) {
                String target = transliterator.transliterate(source);
                if (!target.equals(source) && target.codePointCount(0, target.length()) == 1) {
                    direct.put(source.codePointAt(0), target.codePointAt(0));
                }
            }
        }
        var folded = new HashMap<Integer, Integer>();
        direct.keySet().forEach(source -> folded.put(source, lastOf(source, direct)));
        return Map.copyOf(folded);
    }

    /** ICU moves 薴 to 苧 and 苧 to 苎 and 苎 back to 苧: such a ring is folded into its lowest character. */
    private static int lastOf(int source, Map<Integer, Integer> direct) {
        int last = source;
        int lowest = source;
        for (int step = 1; direct.containsKey(last) && step <= 2 * LONGEST_CHAIN; step++) {
            last = direct.getOrDefault(last, last);
            // after so many steps only a ring goes on, and the second half of the steps has seen all of it
            lowest = step <= LONGEST_CHAIN ? last : Math.min(lowest, last);
        }
        return direct.containsKey(last) ? lowest : last;
    }
}
