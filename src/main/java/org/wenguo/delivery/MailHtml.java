package org.wenguo.delivery;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A message as simple HTML, for mails and letters: paragraphs and links, nothing that loads anything. */
final class MailHtml {

    private static final Pattern LINK = Pattern.compile("https?://[A-Za-z0-9./_~:%?#=&;+,@-]+[A-Za-z0-9/_~=-]");

    private MailHtml() {}

    static String of(String text, String lang) {
        return "<!DOCTYPE html><html lang=\"" + lang
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>"
                + "<body style=\"font:16px/1.7 sans-serif;max-width:40em;margin:1em auto;padding:0 1em\">"
                + paragraphs(text)
                + "</body></html>";
    }

    static String paragraphs(String text) {
        return Pattern.compile("\\n\\s*\\n")
                .splitAsStream(text.strip())
                .map(HtmlUtils::htmlEscape)
                .map(paragraph -> LINK.matcher(paragraph).replaceAll("<a href=\"$0\">$0</a>"))
                .map(paragraph -> "<p>" + paragraph.replace("\n", "<br>") + "</p>")
                .collect(Collectors.joining("\n"));
    }
}
