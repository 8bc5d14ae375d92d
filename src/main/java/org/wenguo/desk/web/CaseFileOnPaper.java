package org.wenguo.desk.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;
import org.wenguo.paper.Printing;
import org.wenguo.people.Organisation;
import org.wenguo.platform.web.Words;

/** The file of a case as one document: cover, contents, everything in order, the originals by hash, pictures at the end. */
@Component
public class CaseFileOnPaper {

    /** Broad enough to read a number plate on a printed page. */
    private static final int PICTURE_PIXELS = 1200;

    /** More is no photo: a picture that unfolds to it is there to fill the memory. */
    private static final long MOST_PIXELS = 60_000_000;

    private static final int MOST_PICTURES = 40;

    private final TemplateEngine templates;
    private final Printing printing;

    CaseFileOnPaper(TemplateEngine templates, Printing printing) {
        this.templates = templates;
        this.printing = printing;
    }

    /** @param source as a {@code data:} address */
    public record PrintedPicture(NumberedOriginal of, String source) {}

    byte[] pdf(CaseView view, List<NumberedOriginal> originals, Organisation organisation, Words t) {
        var html = new StringOutput();
        templates.render(
                "desk/case-file.jte",
                Map.of(
                        "t",
                        t,
                        "view",
                        view,
                        "organisation",
                        organisation.name(),
                        "originals",
                        originals,
                        "pictures",
                        pictures(originals)),
                html);
        return printing.pdf(html.toString());
    }

    private static List<PrintedPicture> pictures(List<NumberedOriginal> originals) {
        var pictures = new ArrayList<PrintedPicture>();
        for (var one : originals) {
            if (pictures.size() < MOST_PICTURES
                    && isNamedAsPicture(one.original().name())) {
                one.original()
                        .bytes()
                        .get()
                        .flatMap(CaseFileOnPaper::shrunk)
                        .ifPresent(source -> pictures.add(new PrintedPicture(one, source)));
            }
        }
        return pictures;
    }

    private static boolean isNamedAsPicture(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(jpe?g|png|gif|bmp)");
    }

    /** Empty if it is no picture after all, or one that cannot be read: it is listed among the originals all the same. */
    private static Optional<String> shrunk(byte[] bytes) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(input);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    return Optional.empty();
                }
                return Optional.of(
                        "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(reader.read(0))));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) { // readers throw either for broken bytes
            return Optional.empty();
        }
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var scale = Math.min(1.0, PICTURE_PIXELS / (double) Math.max(picture.getWidth(), picture.getHeight()));
        var width = Math.max(1, (int) (picture.getWidth() * scale));
        var height = Math.max(1, (int) (picture.getHeight() * scale));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = small.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(small, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
