package org.wenguo.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PrintingTest {

    private final Printing printing = new Printing();

    @Test
    void aLetterCanBeReadAndItsFontsAreInside() throws IOException {
        var pdf = printing.pdf("""
                <html lang="zh"><head><title>答复函</title></head><body><h1>关于漏水投诉的答复</h1>
                <p>尊敬的林女士：感謝您的來信。We answer within 3 days.</p><table><tr><th>事项</th><td>更换水管</td></tr></table></body></html>""");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("关于漏水投诉的答复", "尊敬的林女士：感謝您的來信。We answer within 3 days.", "更换水管", "1 / 1");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("答复函");
            for (var name : document.getPage(0).getResources().getFontNames()) {
                assertThat(document.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
            }
        }
        assertThat(pdf.length).isLessThan(100_000);
    }

    @Test
    void aRareCharacterOfANameIsPrintedInAHeadingToo() throws IOException {
        var pdf = printing.pdf("<h1>致㛃女士、喆先生、龘先生、\uf9b5先生</h1>");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("致㛃女士、喆先生、龘先生、例先生");
        }
    }

    @Test
    void nothingIsFetchedWhileADocumentIsMade() throws IOException {
        var pdf = printing.pdf("""
                <link rel="stylesheet" href="http://127.0.0.1:1/a.css"><p>正文</p>
                <img src="file:///etc/hostname"><img src="http://127.0.0.1:1/x.png"><img src="%s">""".formatted(QrCode.data("https://example.org/p/honghe/peninsula", 200)));
        try (var document = Loader.loadPDF(pdf)) {
            var images = 0;
            for (var name : document.getPage(0).getResources().getXObjectNames()) {
                images += document.getPage(0).getResources().isImageXObject(name) ? 1 : 0;
            }
            assertThat(images).isEqualTo(1);
        }
    }

    @Test
    void aHundredPagesAreNumbered() throws IOException {
        var pdf = printing.pdf("<p style='page-break-after: always'>页</p>".repeat(100));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isBetween(100, 101);
            assertThat(new PDFRenderer(document).renderImage(99).getWidth()).isPositive();
        }
    }

    @Test
    void aCodeIsDrawnWithItsQuietZone() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(QrCode.png("https://example.org", 300)));
        assertThat(image.getWidth()).isBetween(300, 340).isEqualTo(image.getHeight());
        assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
        assertThat(QrCode.svg("https://example.org")).startsWith("<svg").endsWith("</svg>");
    }
}
