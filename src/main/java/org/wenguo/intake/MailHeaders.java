package org.wenguo.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Header fields of mails as they really come: raw 8-bit text, encoded words cut in the middle of a character, bare addresses.
 * Every pattern takes time in proportion to the text, whatever somebody has made up.
 */
final class MailHeaders {

    private static final Pattern ENCODED = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=");
    private static final Pattern BRACKETED = Pattern.compile("^([^<]*)<([^<>]*)>.*$", Pattern.DOTALL);
    private static final Pattern COMMENTED = Pattern.compile("^\\s*(\\S+@\\S+)\\s*\\((.*)\\)\\s*$", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("(?<=[^\\s\"])\\s+\\([^()\"]*\\)\\s*$");
    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>,;:\"()\\[\\]@]{1,64}@[^\\s<>,;:\"()\\[\\]@]{1,255}");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,900}>");

    private MailHeaders() {}

    /** @param name as shown, empty if none is given */
    record Sender(String name, String address) {}

    /**
     * @param raw the field, one char per byte as Jakarta Mail reads it
     * @return in words, unfolded, without control characters
     */
    static String decoded(String raw) {
        var unfolded = raw.replaceAll("\\r?\\n([ \\t])", "$1").replaceAll("[\\r\\n]+", " ");
        var out = new StringBuilder();
        var held = new ByteArrayOutputStream();
        var charset = "";
        var last = 0;
        var words = ENCODED.matcher(unfolded);
        while (words.find()) {
            var between = unfolded.substring(last, words.start());
            var set = words.group(1).replaceFirst("\\*.*$", "");
            // White space between two encoded words is none, and a character may begin in one and end in the next.
            var joins = last > 0 && between.isBlank();
            if (!joins || !set.equalsIgnoreCase(charset)) {
                flush(held, charset, out);
            }
            if (!joins) {
                out.append(plain(between));
            }
            charset = set;
            held.writeBytes(bytes(words));
            last = words.end();
        }
        flush(held, charset, out);
        out.append(plain(unfolded.substring(last)));
        return out.toString().replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static byte[] bytes(Matcher word) {
        var coded = word.group(3).getBytes(StandardCharsets.ISO_8859_1);
        return word.group(2).equalsIgnoreCase("b")
                ? MailCharsets.base64(coded)
                : MailCharsets.quotedPrintable(coded, true);
    }

    private static void flush(ByteArrayOutputStream held, String charset, StringBuilder out) {
        if (held.size() > 0) {
            // RFC 1642 never was for header fields: what calls itself so there is text that has been decoded already.
            var set = charset.equalsIgnoreCase("unicode-1-1-utf-7") ? "us-ascii" : charset;
            out.append(MailCharsets.decode(held.toByteArray(), set));
            held.reset();
        }
    }

    private static String plain(String raw) {
        return MailCharsets.decode(raw.getBytes(StandardCharsets.ISO_8859_1), null);
    }

    /** Whoever stands first in an address field; the name decoded. */
    static Sender sender(String raw) {
        var bracketed = BRACKETED.matcher(raw);
        if (bracketed.matches()) {
            var name = COMMENT.matcher(bracketed.group(1).strip()).replaceFirst("");
            return new Sender(unquoted(decoded(name)), decoded(bracketed.group(2)));
        }
        var commented = COMMENTED.matcher(raw);
        if (commented.matches()) {
            return new Sender(unquoted(decoded(commented.group(2))), decoded(commented.group(1)));
        }
        return new Sender("", decoded(raw));
    }

    /** The sender field in one form: the name in quotes where it needs them, the address in brackets. */
    static String written(String raw) {
        var bracketed = BRACKETED.matcher(raw);
        if (!bracketed.matches()) {
            return decoded(raw);
        }
        var sender = sender(raw);
        if (sender.name().isEmpty()) {
            return sender.address();
        }
        var name = NEEDS_NO_QUOTES.matcher(sender.name()).matches() ? sender.name() : "\"" + sender.name() + "\"";
        var comment = COMMENT.matcher(bracketed.group(1).strip());
        return name + " <" + sender.address() + ">" + (comment.find() ? " " + decoded(comment.group()) : "");
    }

    private static String unquoted(String name) {
        var bare = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name;
        return bare.replace("\\\"", "\"").replace("\"", "").strip();
    }

    /** Every address that stands in these fields, in lower case. */
    static List<String> addresses(@Nullable String raw) {
        return all(ADDRESS, raw == null ? "" : decoded(raw)).stream()
                .map(one -> one.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Every message id that stands in these fields, with its brackets. */
    static List<String> messageIds(@Nullable String raw) {
        return all(MESSAGE_ID, raw == null ? "" : raw);
    }

    private static List<String> all(Pattern pattern, String text) {
        var found = new ArrayList<String>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
