package org.wenguo.bulletin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The words of a bulletin.
 *
 * @param situation how matters stand
 * @param help what is needed, of whom, by when (I3)
 */
public record Account(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 20_000) String situation,
        @NotBlank @Size(max = 5_000) String help) {

    /** Browsers send lines ended as in mail; what is kept has one kind of line, so that the same words are the same. */
    public Account {
        title = plain(title);
        situation = plain(situation);
        help = plain(help);
    }

    @SuppressWarnings({"NullAway", "ConstantValue"}) // whoever leaves a field out of JSON is told by the constraints
    private static String plain(String text) {
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    /** SHA-256 over the words, hexadecimal; each part with its length before it, so that no two accounts run together. */
    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : new String[] {title, situation, help}) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
