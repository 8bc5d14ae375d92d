package org.wenguo.reply;

import java.util.ArrayList;
import java.util.List;

/** Splits what people write into sentences, by the marks of Chinese and by full stops of English. */
final class Sentences {

    private Sentences() {}

    /** @param start where its first character stands in the text */
    record Sentence(String text, int start) {}

    /** Nothing is lost but white space and the marks between; none is empty. */
    static List<Sentence> of(String text, Wording wording) {
        var found = new ArrayList<Sentence>();
        var ends = wording.sentenceEnd().matcher(text);
        var from = 0;
        while (ends.find()) {
            // A question keeps its mark: it is a part of what is asked.
            var isQuestion = ends.group().matches("(?s)[?\\uFF1F].*");
            add(text, from, isQuestion ? ends.start() + 1 : ends.start(), found);
            from = ends.end();
        }
        add(text, from, text.length(), found);
        return found;
    }

    private static void add(String text, int from, int to, List<Sentence> found) {
        var start = from;
        while (start < to && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        var sentence = text.substring(start, to).strip();
        if (!sentence.isEmpty()) {
            found.add(new Sentence(sentence, start));
        }
    }
}
