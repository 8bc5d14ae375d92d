package org.wenguo.bulletin.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.web.util.HtmlUtils;

/**
 * A bulletin as a sheet of paper: letterhead, number, date, title, how matters stand, what is needed, who signed.
 *
 * @param house the organisation
 * @param kind what such a bulletin is called
 * @param number as people say it; before it is issued its state
 * @param facts level and complaint in a line
 * @param signed who wrote and who approved it
 */
record BulletinOnPaper(
        String house,
        String kind,
        String number,
        String date,
        String title,
        String facts,
        String situationHead,
        String situation,
        String helpHead,
        String help,
        String signed) {

    /** What XML cannot hold, though a text of ours may. */
    private static final Pattern UNSPEAKABLE =
            Pattern.compile("[^\\t\\n\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** The same bulletin gives the same file, whenever it is made. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** A whole page for the printer. */
    String html() {
        return """
                <!DOCTYPE html><html><head><title>%s</title><style>
                .house { text-align: center; font-size: 22pt; font-weight: 700; color: #b01020; margin: 0; line-height: 1.3 }
                .kind { text-align: center; font-size: 14pt; margin: 1mm 0 4mm; color: #b01020 }
                table.line { border-bottom: 1.5pt solid #b01020 } table.line td { border: 0; padding: 0 0 1.5mm }
                h1 { text-align: center; margin: 9mm 0 3mm } .facts { text-align: center; color: #445 }
                .signed { text-align: right; margin-top: 12mm; page-break-before: avoid }
                pre { margin: 0 }
                </style></head><body>
                <p class="house">%s</p><p class="kind">%s</p>
                <table class="line"><tr><td>%s</td><td style="text-align: right">%s</td></tr></table>
                <h1>%s</h1><p class="facts">%s</p>
                <h2>%s</h2><pre>%s</pre>
                <h2>%s</h2><pre>%s</pre>
                <p class="signed">%s<br>%s</p>
                </body></html>""".formatted(
                        escaped(title),
                        escaped(house),
                        escaped(kind),
                        escaped(number),
                        escaped(date),
                        escaped(title),
                        escaped(facts),
                        escaped(situationHead),
                        escaped(situation),
                        escaped(helpHead),
                        escaped(help),
                        escaped(signed),
                        escaped(date));
    }

    /** The same for a word processor (Office Open XML). */
    byte[] word() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
                </Types>""");
        parts.put("_rels/.rels", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
                </Relationships>""");
        parts.put("word/document.xml", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s\
                <w:sectPr><w:pgSz w:w="11906" w:h="16838"/>\
                <w:pgMar w:top="1247" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>\
                </w:sectPr></w:body></w:document>""".formatted(body()));
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(EPOCH);
                zip.putNextEntry(entry);
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private String body() {
        var rule = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"B01020\"/></w:pBdr>"
                + "<w:tabs><w:tab w:val=\"right\" w:pos=\"9638\"/></w:tabs>";
        return paragraph(house, "<w:jc w:val=\"center\"/>", 44, true, "B01020")
                + paragraph(kind, "<w:jc w:val=\"center\"/>", 28, false, "B01020")
                + paragraph(number + "\t" + date, rule, 21, false, "000000")
                + paragraph(
                        title,
                        "<w:spacing w:before=\"480\" w:after=\"120\"/><w:jc w:val=\"center\"/>",
                        36,
                        true,
                        "000000")
                + paragraph(facts, "<w:jc w:val=\"center\"/>", 21, false, "444455")
                + heading(situationHead)
                + lines(situation)
                + heading(helpHead)
                + lines(help)
                + paragraph(signed, "<w:spacing w:before=\"640\"/><w:jc w:val=\"right\"/>", 21, false, "000000")
                + paragraph(date, "<w:jc w:val=\"right\"/>", 21, false, "000000");
    }

    private static String heading(String text) {
        return paragraph(text, "<w:keepNext/><w:spacing w:before=\"280\" w:after=\"80\"/>", 26, true, "000000");
    }

    private static String lines(String text) {
        return text.lines()
                .map(line -> paragraph(line, "<w:spacing w:line=\"340\" w:lineRule=\"auto\"/>", 22, false, "000000"))
                .collect(Collectors.joining());
    }

    /** @param size in half points */
    private static String paragraph(String text, String layout, int size, boolean bold, String colour) {
        var fonts = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"%s\"/>"
                .formatted(bold ? "SimHei" : "SimSun");
        var look = "<w:rPr>" + fonts + (bold ? "<w:b/>" : "") + "<w:color w:val=\"" + colour + "\"/><w:sz w:val=\""
                + size + "\"/></w:rPr>";
        var words = escaped(text).replace("\t", "</w:t><w:tab/><w:t xml:space=\"preserve\">");
        return "<w:p><w:pPr>" + layout + "</w:pPr><w:r>" + look + "<w:t xml:space=\"preserve\">" + words
                + "</w:t></w:r></w:p>";
    }

    /** With UTF-8 only what XML itself means something by is escaped, so that it suits both documents. */
    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(UNSPEAKABLE.matcher(text).replaceAll(""), StandardCharsets.UTF_8.name());
    }
}
