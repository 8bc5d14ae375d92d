package org.wenguo.intake;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML of mails as plain text: nothing of it is ever shown as HTML. Quoted parts get the sign of quotes, links their address. */
final class HtmlText {

    private static final int DEEPEST = 10;
    /** Longer HTML is a newsletter or means harm; the original is kept. */
    private static final int LONGEST = 2_000_000;

    private static final int LONGEST_TEXT = 400_000;
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "table",
            "tr",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "section",
            "article",
            "header",
            "footer",
            "dl",
            "dt",
            "dd",
            "hr",
            "form");

    private HtmlText() {}

    static String of(String html) {
        var document = Jsoup.parse(html.substring(0, Math.min(LONGEST, html.length())));
        document.select("script, style, head, title, template, noscript, object, svg")
                .remove();
        var writer = new Writer();
        document.body().traverse(writer);
        return writer.text();
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();
        private int quotes;

        @Override
        public void head(Node node, int depth) {
            if (out.length() > LONGEST_TEXT) {
                return;
            }
            if (node instanceof TextNode text) {
                var words = text.getWholeText();
                if (isPreformatted(text)) {
                    for (var line : words.split("\n", -1)) {
                        append(line);
                        newLine();
                    }
                } else {
                    append(words.replaceAll("[ \\t\\r\\n\\f]+", " "));
                }
            } else if (node instanceof Element element) {
                var name = element.normalName();
                if (name.equals("br")) {
                    out.append('\n').append("> ".repeat(Math.min(quotes, DEEPEST)));
                } else if (BLOCKS.contains(name)) {
                    newLine();
                    quotes += name.equals("blockquote") ? 1 : 0;
                    if (name.equals("li")) {
                        append("- ");
                    }
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (out.length() > LONGEST_TEXT) {
                return;
            }
            if (node instanceof Element element) {
                var name = element.normalName();
                if (name.equals("a")) {
                    var href = element.attr("href").strip();
                    if (href.matches("(?i)https?://.{3,500}") && !element.text().contains(href)) {
                        append(" <" + href + "> ");
                    }
                } else if (name.equals("td") || name.equals("th")) {
                    append(" ");
                } else if (BLOCKS.contains(name)) {
                    newLine();
                    if (name.equals("p")) {
                        out.append("> ".repeat(Math.min(quotes, DEEPEST))).append('\n');
                    }
                    quotes -= name.equals("blockquote") ? 1 : 0;
                }
            }
        }

        private static boolean isPreformatted(TextNode text) {
            return text.parent() instanceof Element parent
                    && parent.normalName().equals("pre");
        }

        private void append(String words) {
            var atStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
            if (atStart) {
                var first = words.stripLeading();
                if (!first.isEmpty()) {
                    out.append("> ".repeat(Math.min(quotes, DEEPEST))).append(first);
                }
            } else {
                out.append(words);
            }
        }

        private void newLine() {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                out.append('\n');
            }
        }

        String text() {
            return out.toString()
                    .replace('\u00A0', ' ')
                    .replaceAll("[ \\t]+\\n", "\n")
                    .replaceAll("\\n{3,}", "\n\n")
                    .strip();
        }
    }
}
