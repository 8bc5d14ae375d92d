package org.wenguo.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a mail says, apart from what it repeats.
 *
 * @param fresh what was written now; never empty where the mail has words
 * @param rest quoted earlier mails and the signature
 */
record FoldedMail(String fresh, String rest) {

    private static final List<Pattern> FORWARDED = patterns("/mail/forwarded.txt");
    private static final List<Pattern> MARKERS = patterns("/mail/markers.txt");
    private static final int LONGEST_SIGNATURE = 15;
    private static final int MOST_LINES = 2000;

    /** A forwarded mail is sent because of what it repeats. */
    static boolean isForwarded(String subject) {
        return FORWARDED.stream().anyMatch(start -> start.matcher(subject).lookingAt());
    }

    static FoldedMail of(String text, boolean forwarded) {
        if (forwarded) {
            return new FoldedMail(text.strip(), "");
        }
        var lines = List.of(text.split("\n", -1));
        var end = lines.size();
        for (var i = 0; i < Math.min(MOST_LINES, lines.size()); i++) {
            if (isMarker(lines, i)) {
                end = i;
                break;
            }
        }
        end = withoutTrailingQuotes(lines, end);
        end = withoutSignature(lines, end);
        var fresh = String.join("\n", lines.subList(0, end)).strip();
        return fresh.isEmpty()
                ? new FoldedMail(text.strip(), "")
                : new FoldedMail(
                        fresh,
                        String.join("\n", lines.subList(end, lines.size())).strip());
    }

    /** A marker ends the mail, unless the sender goes on between the quotes below it. */
    private static boolean isMarker(List<String> lines, int at) {
        var line = lines.get(at).strip();
        if (line.length() < 4 || line.length() > 300 || !matches(line)) {
            return false;
        }
        var below = lines.subList(at + 1, lines.size()).stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        var answersBetween =
                below.stream().findFirst().filter(one -> one.startsWith(">")).isPresent()
                        && !below.getLast().startsWith(">")
                        && below.stream().filter(one -> !one.startsWith(">")).count() > 0;
        return !answersBetween
                || below.stream().dropWhile(one -> one.startsWith(">")).allMatch(FoldedMail::isSignatureStart);
    }

    private static boolean isSignatureStart(String line) {
        return line.equals("--");
    }

    private static boolean matches(String line) {
        return MARKERS.stream().anyMatch(marker -> marker.matcher(line).matches());
    }

    private static int withoutTrailingQuotes(List<String> lines, int end) {
        var i = end;
        while (i > 0 && (lines.get(i - 1).isBlank() || lines.get(i - 1).startsWith(">"))) {
            i--;
        }
        var quoted = lines.subList(i, end).stream().anyMatch(line -> line.startsWith(">"));
        return quoted ? i : end;
    }

    private static int withoutSignature(List<String> lines, int end) {
        for (var i = Math.max(1, end - LONGEST_SIGNATURE); i < end; i++) {
            if (lines.get(i).equals("-- ") || lines.get(i).equals("--")) {
                return i;
            }
        }
        return end;
    }

    private static List<Pattern> patterns(String resource) {
        try (var in = FoldedMail.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Pattern.compile(line, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
