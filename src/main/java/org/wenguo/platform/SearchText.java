package org.wenguo.platform;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Text made ready to be found by PostgreSQL: what is stored becomes a {@code tsvector}, what somebody types becomes a
 * {@code tsquery}, and what was found can be marked on the screen. Nothing here asks a dictionary: runs of Chinese,
 * Japanese and Korean characters are cut into overlapping pairs, so that any part of two characters or more is found,
 * in traditional or simplified script, whatever the words are.
 *
 * <p>All of it is pure and may be called from any thread. Any string is accepted, half characters and NUL included; the
 * literals are well-formed and go to the database as parameters ({@code ?::tsvector}, {@code ?::tsquery}), without a
 * text search configuration.
 */
public final class SearchText {

    /** A part of a text: offsets of chars, the end exclusive, as {@link String#substring(int, int)} counts. */
    public record Span(int start, int end) {}

    // Limits of tsvector: PostgreSQL manual, "Text Search: Limitations"
    private static final int LAST_POSITION = 16_383;
    private static final int MOST_POSITIONS = 255;
    private static final int MOST_BYTES = 1_000_000;

    /** A text with more positions than tsvector has begins again at one; so many positions are counted in both laps. */
    private static final int SHARED_BY_LAPS = 100;

    private static final int STRIDE = LAST_POSITION - SHARED_BY_LAPS;

    /** More than any distance inside a query, so that no phrase reaches from one text into the next. */
    private static final int GAP = 8;

    /** Nobody types so much; without an end, PostgreSQL's parser would run out of stack. */
    private static final int MOST_TERMS = 128;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String PAIR = CJKBigramFilter.DOUBLE_TYPE;
    private static final String CHARACTER = CJKBigramFilter.SINGLE_TYPE;
    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private SearchText() {}

    /**
     * The one spelling of a text under which its spellings are equal: traditional characters simplified one by one,
     * full and half width, upper and lower case, ligatures and compatibility forms made one, invisible characters
     * removed. What PostgreSQL cannot store (NUL, half characters) becomes a space.
     */
    public static String fold(String text) {
        return FoldedText.of(text).text();
    }

    /**
     * The literal of a {@code tsvector} in which every phrase of these texts is found. A phrase never reaches from one
     * text into the next.
     *
     * <p>Within the limits of tsvector (16,383 positions, 256 of them per lexeme, 1 MB) this holds for texts of any
     * language and of some hundred thousand characters; beyond them later words drop out and the literal stays
     * well-formed. A pair of characters that stands more than 255 times in the texts is known in its first places only.
     */
    public static String vector(String... texts) {
        Map<String, Positions> lexemes = new LinkedHashMap<>();
        int offset = 0;
        for (String text : texts) {
            var tokens = tokens(fold(text));
            for (Token token : tokens) {
                var positions = lexemes.computeIfAbsent(token.term(), lexeme -> new Positions());
                if (!token.isInside()) {
                    addPosition(positions, offset + token.position());
                }
            }
            offset += (tokens.isEmpty() ? 0 : tokens.getLast().position()) + GAP;
        }
        return literal(lexemes);
    }

    /**
     * The literal of a {@code tsquery} for what somebody typed: every piece between spaces is a phrase, and all of them
     * must be there. The last word, if it is one of letters or digits, may be the beginning of a longer one. Empty if
     * nothing was typed that could be found. Only the first 128 pairs and words are looked for.
     */
    public static Optional<String> phraseQuery(String typed) {
        String query = phrases(typed).stream().map(Phrase::asQuery).collect(Collectors.joining(" & "));
        return query.isEmpty() ? Optional.empty() : Optional.of(query);
    }

    /**
     * Where in the original the pieces that somebody typed are found, for marking them on the screen: in the order of
     * the text, none overlapping another. Each piece is marked wherever it stands, also when another is missing.
     */
    public static List<Span> hits(String original, String typed) {
        var phrases = phrases(typed);
        if (phrases.isEmpty()) {
            return List.of();
        }
        var text = FoldedText.of(original);
        Map<Integer, List<Token>> byPosition =
                tokens(text.text()).stream().collect(Collectors.groupingBy(Token::position));
        var spans = new ArrayList<Span>();
        for (Phrase phrase : phrases) {
            for (int position : byPosition.keySet()) {
                phrase.foundAt(position, byPosition)
                        .map(found -> new Span(text.startInOriginal(found.start()), text.endInOriginal(found.end())))
                        .ifPresent(spans::add);
            }
        }
        return joined(spans);
    }

    private static void addPosition(Positions positions, int position) {
        for (int lap = Math.max(0, (position - LAST_POSITION + STRIDE - 1) / STRIDE); ; lap++) {
            int inLap = position - lap * STRIDE;
            if (inLap < 1) {
                return;
            }
            positions.add(inLap);
        }
    }

    private static String literal(Map<String, Positions> lexemes) {
        var literal = new StringBuilder(lexemes.size() * 12);
        int bytes = 0;
        for (var lexeme : lexemes.entrySet()) {
            var positions = lexeme.getValue();
            // as stored: the lexeme, at most one byte to align, a count and two bytes per position
            bytes += utf8Length(lexeme.getKey()) + 3 + 2 * positions.count;
            if (bytes > MOST_BYTES) {
                break;
            }
            literal.append(literal.isEmpty() ? "" : " ");
            quote(lexeme.getKey(), literal);
            for (int i = 0; i < positions.count; i++) {
                literal.append(i == 0 ? ':' : ',').append(positions.ascending[i]);
            }
        }
        return literal.toString();
    }

    private static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            bytes += one < 0x80 ? 1 : one < 0x800 || Character.isSurrogate(one) ? 2 : 3;
        }
        return bytes;
    }

    private static void quote(String lexeme, StringBuilder to) {
        to.append('\'');
        for (int i = 0; i < lexeme.length(); i++) {
            char one = lexeme.charAt(i);
            to.append(one == '\\' || one == '\'' ? String.valueOf(one) : "").append(one);
        }
        to.append('\'');
    }

    /** Where a lexeme stands: each place once, in order. Most stand once or twice. */
    private static final class Positions {
        private int[] ascending = new int[2];
        private int count;

        void add(int position) {
            int at = count == 0 || ascending[count - 1] < position
                    ? count
                    : -1 - Arrays.binarySearch(ascending, 0, count, position);
            if (at < 0 || count == MOST_POSITIONS) {
                return;
            }
            if (count == ascending.length) {
                ascending = Arrays.copyOf(ascending, count * 2);
            }
            System.arraycopy(ascending, at, ascending, at + 1, count - at);
            ascending[at] = position;
            count++;
        }
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static List<Phrase> phrases(String typed) {
        var phrases = new ArrayList<Phrase>();
        int left = MOST_TERMS;
        for (String piece : SPACES.splitAsStream(fold(typed)).toList()) {
            var terms = terms(tokens(piece), left);
            if (!terms.isEmpty()) {
                phrases.add(new Phrase(terms, false));
                left -= terms.size();
            }
        }
        if (!phrases.isEmpty()) {
            phrases.add(phrases.removeLast().openAtTheEnd());
        }
        return phrases;
    }

    /** The tokens that say all: a pair says its two characters, so these are left out. */
    private static List<Token> terms(List<Token> tokens, int most) {
        return tokens.stream()
                .filter(token -> !token.isCharacter() || token.inPairs() == 0)
                .limit(most)
                .toList();
    }

    /** Positions begin at one; a pair stands at the position of its first character, which is a token too. */
    private static List<Token> tokens(String folded) {
        var tokens = new ArrayList<Token>();
        try (var words = new StandardTokenizer();
                TokenStream stream = new CJKBigramFilter(words, ALL_SCRIPTS, true)) {
            words.setReader(new StringReader(folded));
            var term = stream.getAttribute(CharTermAttribute.class);
            var type = stream.getAttribute(TypeAttribute.class);
            var offsets = stream.getAttribute(OffsetAttribute.class);
            var increment = stream.getAttribute(PositionIncrementAttribute.class);
            int position = 0;
            stream.reset();
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                tokens.add(new Token(
                        term.toString(), type.type(), position, offsets.startOffset(), offsets.endOffset(), 0));
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A string could not be read", impossible);
        }
        return countingPairs(tokens);
    }

    private static List<Token> countingPairs(List<Token> tokens) {
        var pairs = new BitSet();
        tokens.stream().filter(Token::isPair).forEach(token -> pairs.set(token.position()));
        return tokens.stream()
                .map(token -> token.inPairs(
                        (pairs.get(token.position() - 1) ? 1 : 0) + (pairs.get(token.position()) ? 1 : 0)))
                .toList();
    }

    private static List<Span> joined(List<Span> spans) {
        spans.sort((one, other) -> one.start() != other.start()
                ? Integer.compare(one.start(), other.start())
                : Integer.compare(one.end(), other.end()));
        var joined = new ArrayList<Span>();
        for (Span span : spans) {
            if (!joined.isEmpty() && span.start() < joined.getLast().end()) {
                var last = joined.removeLast();
                joined.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                joined.add(span);
            }
        }
        return List.copyOf(joined);
    }

    /** @param inPairs of how many pairs a character is part: none alone, one at the edge of a run, else two */
    private record Token(String term, String type, int position, int start, int end, int inPairs) {

        Token inPairs(int count) {
            return new Token(term, type, position, start, end, count);
        }

        boolean isPair() {
            return type.equals(PAIR);
        }

        boolean isCharacter() {
            return type.equals(CHARACTER);
        }

        boolean isWord() {
            return !isPair() && !isCharacter();
        }

        /**
         * Inside a run of characters no query asks for the place of a single one, only for that of pairs. At its edges
         * one does: B区1街 is a word, a character, a word, a character. Leaving the others out halves the vector.
         */
        boolean isInside() {
            return isCharacter() && inPairs == 2;
        }
    }

    /** What stands one after the other; open if its last word may go on. */
    private record Phrase(List<Token> terms, boolean open) {

        Phrase openAtTheEnd() {
            return new Phrase(terms, terms.getLast().isWord());
        }

        String asQuery() {
            var query = new StringBuilder();
            int last = terms.getFirst().position();
            for (Token term : terms) {
                if (!query.isEmpty()) {
                    query.append(" <").append(term.position() - last).append("> ");
                }
                query.append(quoted(term.term()));
                last = term.position();
            }
            return query.append(open ? ":*" : "").toString();
        }

        Optional<Span> foundAt(int position, Map<Integer, List<Token>> text) {
            int start = -1;
            int end = -1;
            for (int i = 0; i < terms.size(); i++) {
                var term = terms.get(i);
                boolean mayGoOn = open && i == terms.size() - 1;
                var found =
                        text
                                .getOrDefault(
                                        position
                                                + term.position()
                                                - terms.getFirst().position(),
                                        List.of())
                                .stream()
                                .filter(token -> terms.size() == 1 || !token.isInside())
                                .filter(token -> mayGoOn
                                        ? token.term().startsWith(term.term())
                                        : token.term().equals(term.term()))
                                .findFirst();
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                start = start < 0 ? found.get().start() : start;
                end = Math.max(
                        end,
                        mayGoOn
                                ? found.get().start() + term.term().length()
                                : found.get().end());
            }
            return Optional.of(new Span(start, end));
        }
    }
}
