package org.wenguo.intake;

import com.ibm.icu.text.CharsetDetector;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a mail into text, whatever the sender's program says or forgets to say about them. What is called by the name of
 * a small set but written in a larger one is read in the larger one: GB2312 as GB18030, ISO-8859-1 as windows-1252.
 */
final class MailCharsets {

    private static final String UTF_7 = "utf-7";
    /** Less sure than this, the detector guesses. */
    private static final int SURE_ENOUGH = 30;

    private static final Map<String, String> LARGER = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("ms936", "GB18030"),
            Map.entry("936", "GB18030"),
            Map.entry("euc-cn", "GB18030"),
            Map.entry("x-euc-cn", "GB18030"),
            Map.entry("chinesebig5", "Big5-HKSCS"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("cp950", "Big5-HKSCS"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("unicode", "UTF-8"));

    private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*)-?");

    private MailCharsets() {}

    /** @param declared the name that the mail gives, null if none; a wrong or unknown one is as good as none */
    static String decode(byte[] bytes, @Nullable String declared) {
        var name = declared == null
                ? ""
                : declared.strip().toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
        if (name.equals(UTF_7) || name.equals("unicode-1-1-utf-7")) {
            return utf7(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        var asked = charset(name);
        if (asked.isPresent()) {
            var text = strictly(bytes, asked.get());
            if (text.isPresent() && !(isAscii(asked.get()) && has8Bits(bytes))) {
                return text.get();
            }
        }
        var utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return utf8.get();
        }
        // A few broken characters at the end of a long text do not make it another charset.
        if (asked.isPresent() && !isAscii(asked.get())) {
            var mostly = new String(bytes, asked.get());
            if (mostly.chars().filter(c -> c == 0xFFFD).count() * 20 <= mostly.length()) {
                return mostly;
            }
        }
        return guessed(bytes)
                .orElseGet(() -> new String(bytes, charset("windows-1252").orElseThrow()));
    }

    private static Optional<String> guessed(byte[] bytes) {
        var detector = new CharsetDetector();
        detector.setText(bytes);
        for (var match : detector.detectAll()) {
            if (match.getConfidence() < SURE_ENOUGH) {
                break;
            }
            var text = charset(match.getName().toLowerCase(Locale.ROOT)).flatMap(set -> strictly(bytes, set));
            if (text.isPresent()) {
                return text;
            }
        }
        return charset("GB18030").flatMap(set -> strictly(bytes, set));
    }

    private static Optional<Charset> charset(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(LARGER.getOrDefault(name, name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(Charset charset) {
        return charset.equals(StandardCharsets.US_ASCII);
    }

    private static boolean has8Bits(byte[] bytes) {
        for (var one : bytes) {
            if (one < 0) {
                return true;
            }
        }
        return false;
    }

    /** RFC 2152: between + and - stands UTF-16 in base64. What is none stays as it is. */
    static String utf7(String text) {
        return SHIFTED.matcher(text).replaceAll(found -> {
            var coded = found.group(1);
            if (coded.isEmpty()) {
                return found.group().equals("+-") ? "+" : java.util.regex.Matcher.quoteReplacement(found.group());
            }
            try {
                var bytes = Base64.getDecoder().decode(coded.length() % 4 == 1 ? coded + "A" : coded);
                var whole = bytes.length - bytes.length % 2;
                return java.util.regex.Matcher.quoteReplacement(new String(bytes, 0, whole, StandardCharsets.UTF_16BE));
            } catch (IllegalArgumentException e) {
                return java.util.regex.Matcher.quoteReplacement(found.group());
            }
        });
    }

    /** Quoted-printable as it comes: soft breaks joined, what is not an escape left as it is. */
    static byte[] quotedPrintable(byte[] coded, boolean inHeader) {
        var out = new ByteArrayOutputStream(coded.length);
        for (var i = 0; i < coded.length; i++) {
            var c = coded[i];
            if (inHeader && c == '_') {
                out.write(' ');
            } else if (c != '=') {
                out.write(c);
            } else if (i + 2 < coded.length && hex(coded[i + 1]) >= 0 && hex(coded[i + 2]) >= 0) {
                out.write(hex(coded[i + 1]) << 4 | hex(coded[i + 2]));
                i += 2;
            } else {
                var end = i + 1;
                while (end < coded.length && (coded[end] == ' ' || coded[end] == '\t' || coded[end] == '\r')) {
                    end++;
                }
                if (end < coded.length && coded[end] == '\n') {
                    i = end;
                } else if (end < coded.length) {
                    out.write(c);
                } else {
                    i = end;
                }
            }
        }
        return out.toByteArray();
    }

    private static int hex(byte c) {
        return Character.digit(c, 16);
    }

    /** Base64 as it comes: what is not of its alphabet is passed over, and padding may be missing or in the middle. */
    static byte[] base64(byte[] coded) {
        var out = new ByteArrayOutputStream(coded.length * 3 / 4 + 3);
        var held = 0;
        var bits = 0;
        for (var one : coded) {
            if (one == '=') {
                held = 0;
                bits = 0;
                continue;
            }
            var value = sixBits(one);
            if (value < 0) {
                continue;
            }
            held = (held << 6 | value) & 0xFFFFFF;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out.write(held >> bits & 0xFF);
            }
        }
        return out.toByteArray();
    }

    private static int sixBits(byte c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }
}
