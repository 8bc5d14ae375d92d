package org.wenguo.desk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenguo.platform.SearchText;

/** A text in pieces, those marked that somebody looked for. */
public record Marked(List<Piece> pieces) {

    /** So much is shown before the first hit, and so much after it. */
    private static final int BEFORE = 18;

    private static final int AFTER = 70;

    public record Piece(String text, boolean hit) {}

    public Marked {
        pieces = List.copyOf(pieces);
    }

    /** The whole text. */
    static Marked of(String text, String typed) {
        return of(text, typed.isBlank() ? List.of() : SearchText.hits(text, typed), 0, text.length());
    }

    /** The part of a text around the first hit; nothing if it has none. */
    static Optional<Marked> around(String text, String typed) {
        var hits = typed.isBlank() ? List.<SearchText.Span>of() : SearchText.hits(text, typed);
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        var first = hits.getFirst();
        var from = whole(text, Math.max(0, first.start() - BEFORE));
        var to = whole(text, Math.min(text.length(), Math.max(first.end(), first.start() + AFTER)));
        return Optional.of(of(text, hits, from, to));
    }

    private static Marked of(String text, List<SearchText.Span> hits, int from, int to) {
        var pieces = new ArrayList<Piece>();
        var at = from;
        for (var hit : hits) {
            if (hit.start() < at || hit.end() > to) {
                continue;
            }
            add(pieces, text.substring(at, hit.start()), false);
            add(pieces, text.substring(hit.start(), hit.end()), true);
            at = hit.end();
        }
        add(pieces, text.substring(at, to), false);
        if (from > 0) {
            pieces.addFirst(new Piece("…", false));
        }
        if (to < text.length()) {
            pieces.add(new Piece("…", false));
        }
        return new Marked(pieces);
    }

    private static void add(List<Piece> pieces, String text, boolean hit) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, hit));
        }
    }

    /** Never in the middle of a character that takes two chars. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
