package org.wenguo.reply;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proposes the points that a complaint raises. Who numbers them has said themselves what they are. Else each sentence is one
 * that demands something, asks something or tells what went wrong; if none does, each sentence that is more than a courtesy.
 */
final class PointsRaised {

    private static final Pattern EDGES =
            Pattern.compile("^[\\s\\p{Punct}\\p{IsPunctuation}]+|[\\s,\\uFF0C\\u3001:\\uFF1A;\\uFF1B\\u3002]+$");
    private static final int SHORTEST = 3;

    private final Wording wording;

    PointsRaised(Wording wording) {
        this.wording = wording;
    }

    /** @param demand what was asked for beside the text, if anything was */
    List<Point> in(String text, @Nullable String demand) {
        var points = new LinkedHashSet<String>();
        var numbered = numbered(text);
        if (numbered.size() >= 2) {
            points.addAll(numbered);
        } else {
            var sentences = sentences(text);
            sentences.stream().filter(this::isWeighty).forEach(points::add);
            if (points.isEmpty()) {
                points.addAll(sentences);
            }
        }
        if (demand != null && !demand.isBlank() && points.stream().noneMatch(point -> point.contains(demand.strip()))) {
            points.add(demand.strip());
        }
        return points.stream().limit(Point.MOST).map(Point::raised).toList();
    }

    /** What stands between one number and the next; of the last one, up to the end of its paragraph. */
    private List<String> numbered(String text) {
        var starts = wording.numbered().matcher(text);
        var begins = new ArrayList<int[]>();
        while (starts.find()) {
            begins.add(new int[] {starts.start(), starts.end()});
        }
        var points = new ArrayList<String>();
        for (var i = 0; i < begins.size(); i++) {
            var last = i == begins.size() - 1;
            var rest = text.substring(begins.get(i)[1], last ? text.length() : begins.get(i + 1)[0]);
            var point = trimmed(last ? firstParagraph(rest) : rest);
            if (point.length() >= SHORTEST) {
                points.add(point);
            }
        }
        return points;
    }

    private static String firstParagraph(String text) {
        var end = text.strip().indexOf('\n');
        return end < 0 ? text : text.strip().substring(0, end);
    }

    private List<String> sentences(String text) {
        return Sentences.of(text, wording).stream()
                .map(sentence -> trimmed(sentence.text()))
                .filter(sentence -> sentence.length() >= SHORTEST)
                .filter(sentence -> !wording.courtesy().matcher(sentence).find())
                .toList();
    }

    private boolean isWeighty(String sentence) {
        return wording.demand().matcher(sentence).find()
                || wording.question().matcher(sentence).find()
                || wording.grievance().matcher(sentence).find();
    }

    private static String trimmed(String text) {
        return EDGES.matcher(text.replaceAll("\\s+", " ")).replaceAll("").strip();
    }
}
