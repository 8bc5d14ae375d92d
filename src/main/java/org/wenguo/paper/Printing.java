package org.wenguo.paper;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Objects;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.springframework.stereotype.Component;

/** Makes documents to print: A4, with the Chinese fonts inside, so that they look alike everywhere (L4). */
@Component
public class Printing {

    /** Rules that hold for every document unless it says otherwise; the page number stands at the foot. */
    private static final String STYLE = """
            @page { size: A4; margin: 22mm 20mm 20mm 20mm;
                    @bottom-center { content: counter(page) ' / ' counter(pages); font-family: 'Noto Sans SC', 'Noto Sans SC Regular';
                                     font-size: 8pt; color: #667 } }
            body { font-family: 'Noto Sans SC', 'Noto Sans SC Regular'; font-size: 10.5pt; line-height: 1.6; color: #111;
                   margin: 0; word-wrap: break-word }
            h1 { font-size: 18pt; line-height: 1.35; margin: 0 0 6mm } h2 { font-size: 13pt; margin: 6mm 0 2mm }
            h3 { font-size: 11pt; margin: 4mm 0 1mm } h1, h2, h3 { page-break-after: avoid }
            table { border-collapse: collapse; width: 100%; -fs-table-paginate: paginate }
            th, td { border: 0.5pt solid #99a; padding: 1.5mm 2mm; text-align: left; vertical-align: top } th { background: #eef }
            tr, img { page-break-inside: avoid }
            nav a { color: #111; text-decoration: none; display: block }
            nav a::after { content: leader(dotted) target-counter(attr(href), page) }
            .cover { page-break-after: always } .own-page { page-break-before: always } .small { font-size: 8.5pt; color: #445 } .mono { word-break: break-all; font-size: 7.5pt }
            .picture { page-break-inside: avoid; margin: 0 0 6mm } .picture img { max-width: 100%; max-height: 200mm }
            pre { font-family: inherit; white-space: pre-wrap; margin: 0 }
            """;

    private final byte[] regular = font("NotoSansSC-Regular.ttf");
    private final byte[] bold = font("NotoSansSC-Bold.ttf");

    Printing() {
        // Its own log tells of every page that it lays out.
        java.util.logging.Logger.getLogger("com.openhtmltopdf").setLevel(Level.WARNING);
    }

    /**
     * Makes a PDF.
     *
     * @param html a whole document, escaped where it holds what people wrote; its {@code title} becomes the document's; images
     *     only as {@code data:} addresses, any other address is left out
     */
    public byte[] pdf(String html) {
        // Composed, so that the compatibility ideographs that old systems write become the characters that the fonts
        // have.
        var document = Jsoup.parse(Normalizer.normalize(html, Normalizer.Form.NFC));
        document.head().prependElement("style").appendText(STYLE);
        var pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .withW3cDocument(new W3CDom().fromJsoup(document), null)
                    .useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null)
                    .useFont(supplying(regular), "Noto Sans SC", 400, FontStyle.NORMAL, true)
                    .useFont(supplying(bold), "Noto Sans SC", 700, FontStyle.NORMAL, true)
                    // Bold has fewer characters: the rare ones of a name are taken from here.
                    .useFont(supplying(regular), "Noto Sans SC Regular", 400, FontStyle.NORMAL, true)
                    .withProducer("Wenguo")
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** The first page of a document of ours as a PNG, for those who have a screen or a photo shop instead of a printer. */
    public byte[] firstPage(byte[] pdf, int dotsPerInch) {
        var png = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(pdf)) {
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, dotsPerInch), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static FSSupplier<InputStream> supplying(byte[] font) {
        return () -> new ByteArrayInputStream(font);
    }

    private static byte[] font(String file) {
        try (var font = Objects.requireNonNull(Printing.class.getResourceAsStream("/fonts/" + file), file)) {
            return font.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
