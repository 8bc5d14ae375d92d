package org.wenguo.paper;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A QR code, with its quiet zone of four modules; readable with a quarter of it dirty or torn. */
public final class QrCode {

    private static final int QUIET = 4;

    private QrCode() {}

    /** As a drawing in black without fixed size, to stand in a page. */
    public static String svg(String text) {
        var code = encoded(text);
        int size = code.size + 2 * QUIET;
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>""".formatted(size, path);
    }

    /**
     * As a picture.
     *
     * @param pixels that its edge has at least; it is made a little larger so that every module has the same whole number
     */
    public static byte[] png(String text, int pixels) {
        var code = encoded(text);
        int size = code.size + 2 * QUIET;
        int module = Math.ceilDiv(pixels, size);
        var image = new BufferedImage(size * module, size * module, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean dark = code.getModule(x / module - QUIET, y / module - QUIET);
                image.setRGB(x, y, dark ? 0x000000 : 0xffffff);
            }
        }
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** As an address that {@link Printing} takes for an image. */
    public static String data(String text, int pixels) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(text, pixels));
    }

    private static io.nayuki.qrcodegen.QrCode encoded(String text) {
        return io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.QUARTILE);
    }
}
