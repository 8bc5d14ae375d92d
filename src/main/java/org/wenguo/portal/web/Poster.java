package org.wenguo.portal.web;

import java.util.List;
import org.springframework.web.util.HtmlUtils;
import org.wenguo.paper.QrCode;
import org.wenguo.people.Organisation;
import org.wenguo.people.Unit;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Language;

/** The sheet that hangs at a site (R1): whose it is, a QR code to complain by, the same address to type, and who answers. */
final class Poster {

    private static final int PIXELS = 900;

    /** On one page whatever stands in it, without the number that other documents have at the foot. */
    private static final String STYLE = """
            @page { size: A4; margin: 16mm 18mm 14mm 18mm; @bottom-center { content: none } }
            body { text-align: center; line-height: 1.4 }
            .whose { font-size: 23pt; margin: 0 }
            .site { font-size: 31pt; font-weight: 700; margin: 0 0 5mm; color: #1f6f78 }
            h1 { font-size: 38pt; margin: 0 0 1mm }
            .say { font-size: 15pt; margin: 0 }
            .other { color: #444 }
            .qr { width: 116mm; height: 116mm; margin: 3mm 0 0 }
            .address { font-size: 16pt; font-weight: 700; margin: 0 0 4mm; word-wrap: break-word }
            .how { font-size: 12pt; margin: 0 }
            .phones { border-top: 1.5pt solid #1f6f78; margin: 6mm 0 0; padding: 4mm 0 0; font-size: 18pt; font-weight: 700 }
            .phones span { font-size: 12pt; font-weight: 400; color: #444 }
            """;

    private Poster() {}

    /**
     * As a document for printing.
     *
     * @param address to which the QR code leads
     */
    static String html(Organisation whose, Unit site, String address, List<String> phones, Dictionary dictionary) {
        var zh = dictionary.in(Language.SIMPLIFIED.locale());
        var hant = dictionary.in(Language.TRADITIONAL.locale());
        var en = dictionary.in(Language.ENGLISH.locale());
        var html = new StringBuilder("<!doctype html><html><head><title>")
                .append(escaped(whose.name() + " " + site.name()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>");
        paragraph(html, "whose", whose.name());
        if (!site.id().equals(whose.root().id())) {
            paragraph(html, "site", site.name());
        }
        html.append("<h1>").append(escaped(zh.of("portal.poster.say"))).append("</h1>");
        paragraph(html, "say other", hant.of("portal.poster.say") + " · " + en.of("portal.poster.say"));
        html.append("<img class=\"qr\" src=\"")
                .append(QrCode.data(address, PIXELS))
                .append("\" alt=\"")
                .append(escaped(address))
                .append("\">");
        paragraph(html, "address", address.replaceFirst("^https?://", ""));
        paragraph(html, "how", zh.of("portal.poster.how"));
        paragraph(html, "how other", hant.of("portal.poster.how"));
        paragraph(html, "how other", en.of("portal.poster.how"));
        if (!phones.isEmpty()) {
            html.append("<div class=\"phones\">");
            for (var phone : phones) {
                html.append("<div>").append(escaped(phone)).append("</div>");
            }
            html.append("<span>")
                    .append(escaped(zh.of("portal.poster.phones") + " · " + en.of("portal.poster.phones")))
                    .append("</span></div>");
        }
        return html.append("</body></html>").toString();
    }

    private static void paragraph(StringBuilder html, String kind, String text) {
        html.append("<p class=\"")
                .append(kind)
                .append("\">")
                .append(escaped(text))
                .append("</p>");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
