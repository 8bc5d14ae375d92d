package org.wenguo.delivery;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.web.util.HtmlUtils;
import org.wenguo.platform.web.Words;

/** A message as a letter on the organisation's paper. */
final class LetterPaper {

    private LetterPaper() {}

    static String html(String sender, Settings ways, FollowingDeliveries.Opened letter, Instant now, Words t) {
        var to = letter.to() == null ? "" : lines(letter.to());
        return """
                <!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>%s</title><style>
                .head { border-bottom: 1pt solid #334; padding-bottom: 3mm; margin-bottom: 12mm }
                .head b { font-size: 15pt } .to { min-height: 25mm } .date { text-align: right }
                .foot { border-top: 0.5pt solid #99a; margin-top: 14mm; padding-top: 2mm; font-size: 8.5pt; color: #445 }
                </style></head><body>
                <div class="head"><b>%s</b><br>%s</div>
                <div class="to">%s</div>
                <p class="date">%s</p>
                <h2>%s</h2>
                %s
                <div class="foot">%s<br>%s</div>
                </body></html>""".formatted(
                        t.lang(),
                        HtmlUtils.htmlEscape(letter.subject()),
                        HtmlUtils.htmlEscape(sender),
                        lines(ways.letterAddress()),
                        to,
                        HtmlUtils.htmlEscape(t.date(LocalDate.ofInstant(now, t.zone()))),
                        HtmlUtils.htmlEscape(letter.subject()),
                        MailHtml.paragraphs(letter.body()),
                        HtmlUtils.htmlEscape(t.of("delivery.letter.number") + " "
                                + letter.delivery().number()),
                        lines(ways.letterFooter()));
    }

    private static String lines(String text) {
        return HtmlUtils.htmlEscape(text).replace("\r", "").replace("\n", "<br>");
    }
}
