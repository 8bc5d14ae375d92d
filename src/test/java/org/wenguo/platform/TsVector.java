package org.wenguo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the literals as PostgreSQL reads them and answers as {@code @@} answers, as far as they are used here: phrases
 * by distance, prefixes, AND. Refuses what PostgreSQL refuses.
 */
record TsVector(Map<String, Set<Integer>> lexemes) {

    private static final String QUOTED = "'((?:[^'\\\\\\x00]|''|\\\\\\\\)+)'";
    private static final Pattern LEXEME = Pattern.compile("\\G" + QUOTED + "(?::(\\d+(?:,\\d+)*))?(?: |$)");
    private static final Pattern OPERAND = Pattern.compile("\\G" + QUOTED + "(:\\*)?(?: <(\\d+)> | (&) |$)");

    static TsVector parse(String literal) {
        var lexemes = new HashMap<String, Set<Integer>>();
        int bytes = 0;
        int end = 0;
        for (Matcher next = LEXEME.matcher(literal); next.find(); end = next.end()) {
            String lexeme = unquoted(next.group(1));
            var positions = new TreeSet<Integer>();
            for (String position :
                    next.group(2) == null ? new String[0] : next.group(2).split(",")) {
                positions.add(Integer.parseInt(position));
            }
            assertThat(positions)
                    .allMatch(position -> position >= 1 && position <= 16383)
                    .hasSizeLessThan(256);
            int length = lexeme.getBytes(StandardCharsets.UTF_8).length;
            assertThat(length).isBetween(1, 2046);
            bytes += length + 3 + 2 * positions.size();
            assertThat(lexemes.put(lexeme, positions)).as("each lexeme once").isNull();
        }
        assertThat(end).as("all of the literal is read").isEqualTo(literal.length());
        assertThat(bytes).isLessThan(1 << 20);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(literal)).isTrue();
        return new TsVector(lexemes);
    }

    boolean matches(String query) {
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(query)).isTrue();
        boolean all = true;
        Set<Integer> ends = null;
        int distance = 0;
        int end = 0;
        for (Matcher next = OPERAND.matcher(query); next.find(); end = next.end()) {
            var places = places(unquoted(next.group(1)), next.group(2) != null);
            boolean alone = ends == null && next.group(3) == null;
            if (ends == null) {
                ends = new HashSet<>(places.stream().flatMap(Set::stream).toList());
            } else {
                var before = ends;
                int step = distance;
                ends = new HashSet<>(places.stream()
                        .flatMap(Set::stream)
                        .filter(place -> before.contains(place - step))
                        .toList());
            }
            if (next.group(3) != null) {
                distance = Integer.parseInt(next.group(3));
                assertThat(distance).isLessThanOrEqualTo(16384);
            } else {
                all &= alone ? !places.isEmpty() : !ends.isEmpty();
                ends = null;
            }
        }
        assertThat(end).as("all of the query is read: " + query).isEqualTo(query.length());
        return all;
    }

    private List<Set<Integer>> places(String lexeme, boolean prefix) {
        if (!prefix) {
            return lexemes.containsKey(lexeme) ? List.of(lexemes.get(lexeme)) : List.of();
        }
        return lexemes.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(lexeme))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String unquoted(String lexeme) {
        return lexeme.replace("''", "'").replace("\\\\", "\\");
    }
}
