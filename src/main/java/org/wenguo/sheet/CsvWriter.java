package org.wenguo.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV as spreadsheets open it rightly on a double click: UTF-8 with its mark in front, commas, CRLF (RFC 4180). A text that
 * would be taken for a formula gets an apostrophe in front (OWASP, CSV injection).
 */
public final class CsvWriter implements SheetWriter {

    private static final char MARK = '\uFEFF';
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    /** Full-width signs too: East Asian spreadsheets take them for the narrow ones. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Writer out;

    public CsvWriter(OutputStream stream) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
        out.write(MARK);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        var first = true;
        for (var cell : cells) {
            if (!first) {
                out.write(',');
            }
            first = false;
            out.write(quoted(cell instanceof LocalDateTime time ? TIME.format(time) : harmless(cell)));
        }
        out.write("\r\n");
    }

    private static String harmless(@Nullable Object cell) {
        var text = cell == null ? "" : cell.toString();
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\t' || c == ';')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
