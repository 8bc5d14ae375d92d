package org.wenguo.intake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What bytes are, told from the bytes alone: neither a name nor a declared type is believed. Only pictures of kinds that
 * cannot run anything are known, so a page or a drawing with scripts (HTML, SVG) is none.
 *
 * @param kind what it is
 * @param width in pixels; 0 if this kind does not say in its first bytes
 * @param height in pixels; 0 likewise
 */
public record Picture(Kind kind, int width, int height) {

    /** More would fill the memory of whoever opens it: a few kilobytes can be unfolded to gigabytes. */
    private static final long MOST_PIXELS = 120_000_000;

    /** Kinds of pictures. */
    public enum Kind {
        JPEG("image/jpeg", "jpg", true),
        PNG("image/png", "png", true),
        GIF("image/gif", "gif", true),
        WEBP("image/webp", "webp", true),
        /** Phones of one maker write it; not every browser shows it. */
        HEIC("image/heic", "heic", false);

        private final String mediaType;
        private final String ending;
        private final boolean shown;

        Kind(String mediaType, String ending, boolean shown) {
            this.mediaType = mediaType;
            this.ending = ending;
            this.shown = shown;
        }

        public String mediaType() {
            return mediaType;
        }

        public String ending() {
            return ending;
        }

        /** Whether every browser shows it, so that it may be sent to be shown rather than saved. */
        public boolean isShown() {
            return shown;
        }

        static Optional<Kind> ofMediaType(String type) {
            return java.util.Arrays.stream(values())
                    .filter(kind -> kind.mediaType.equals(type))
                    .findFirst();
        }
    }

    /** The kind, from the first dozen bytes; empty if it is no picture. */
    static Optional<Kind> kind(byte[] b) {
        if (b.length > 3 && u8(b, 0) == 0xff && u8(b, 1) == 0xd8 && u8(b, 2) == 0xff) {
            return Optional.of(Kind.JPEG);
        }
        if (b.length > 24 && u8(b, 0) == 0x89 && says(b, 1, "PNG\r\n\u001a\n") && says(b, 12, "IHDR")) {
            return Optional.of(Kind.PNG);
        }
        if (b.length > 10 && (says(b, 0, "GIF87a") || says(b, 0, "GIF89a"))) {
            return Optional.of(Kind.GIF);
        }
        if (b.length > 30 && says(b, 0, "RIFF") && says(b, 8, "WEBP")) {
            return Optional.of(Kind.WEBP);
        }
        if (b.length > 12
                && says(b, 4, "ftyp")
                && (says(b, 8, "heic") || says(b, 8, "heix") || says(b, 8, "mif1") || says(b, 8, "msf1"))) {
            return Optional.of(Kind.HEIC);
        }
        return Optional.empty();
    }

    /** Empty if these bytes are no picture, or one that unfolds to more than anybody's screen can hold. */
    public static Optional<Picture> of(byte[] bytes) {
        return kind(bytes)
                .map(kind -> switch (kind) {
                    case JPEG -> jpeg(bytes);
                    case PNG -> new Picture(kind, i32(bytes, 16), i32(bytes, 20));
                    case GIF -> new Picture(kind, le16(bytes, 6), le16(bytes, 8));
                    case WEBP -> webp(bytes);
                    case HEIC -> new Picture(kind, 0, 0);
                })
                .filter(picture -> picture.width >= 0
                        && picture.height >= 0
                        && (long) picture.width * picture.height <= MOST_PIXELS
                        && (picture.kind == Kind.HEIC || (picture.width > 0 && picture.height > 0)));
    }

    /** The size stands in the first frame header; whatever has none is no photo. */
    private static Picture jpeg(byte[] b) {
        var at = 2;
        while (at + 9 < b.length && u8(b, at) == 0xff) {
            var marker = u8(b, at + 1);
            if (marker == 0xff) {
                at++; // filling
                continue;
            }
            var isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (isFrame) {
                return new Picture(Kind.JPEG, u16(b, at + 7), u16(b, at + 5));
            }
            at += 2 + u16(b, at + 2);
        }
        return new Picture(Kind.JPEG, 0, 0);
    }

    private static Picture webp(byte[] b) {
        if (says(b, 12, "VP8X")) {
            return new Picture(Kind.WEBP, 1 + le24(b, 24), 1 + le24(b, 27));
        }
        if (says(b, 12, "VP8L")) {
            var bits = le16(b, 21) | le16(b, 23) << 16;
            return new Picture(Kind.WEBP, 1 + (bits & 0x3fff), 1 + (bits >>> 14 & 0x3fff));
        }
        return says(b, 12, "VP8 ")
                ? new Picture(Kind.WEBP, le16(b, 26) & 0x3fff, le16(b, 28) & 0x3fff)
                : new Picture(Kind.WEBP, 0, 0);
    }

    private static boolean says(byte[] bytes, int at, String word) {
        return at + word.length() <= bytes.length
                && new String(bytes, at, word.length(), StandardCharsets.ISO_8859_1).equals(word);
    }

    private static int u8(byte[] b, int at) {
        return b[at] & 0xff;
    }

    private static int u16(byte[] b, int at) {
        return u8(b, at) << 8 | u8(b, at + 1);
    }

    private static int le16(byte[] b, int at) {
        return u8(b, at + 1) << 8 | u8(b, at);
    }

    private static int le24(byte[] b, int at) {
        return u8(b, at + 2) << 16 | le16(b, at);
    }

    private static int i32(byte[] b, int at) {
        return u16(b, at) << 16 | u16(b, at + 2);
    }
}
