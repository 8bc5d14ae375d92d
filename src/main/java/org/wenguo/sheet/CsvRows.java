package org.wenguo.sheet;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * CSV as it is found: UTF-8 with or without its mark, UTF-16 with one, else GB18030, of which GBK and GB2312 are parts;
 * fields between commas, semicolons, tabs or bars, whichever the first row has most of; quoted as RFC 4180 says.
 */
final class CsvRows {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String DELIMITERS = ",;\t|";

    private final char delimiter;
    private final SheetReader.Rows rows;
    private final ArrayList<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int line = 1;

    private CsvRows(char delimiter, SheetReader.Rows rows) {
        this.delimiter = delimiter;
        this.rows = rows;
    }

    /** @return the name of the character set */
    static String read(Path file, SheetReader.Rows rows) throws IOException {
        var charset = charset(file);
        char delimiter;
        try (var in = open(file, charset)) {
            delimiter = delimiter(in);
        }
        try (var in = new PushbackReader(open(file, charset))) {
            new CsvRows(delimiter, rows).read(in);
        }
        return charset.name();
    }

    private static Charset charset(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var mark = in.readNBytes(2);
            if (mark.length == 2 && ((mark[0] == -1 && mark[1] == -2) || (mark[0] == -2 && mark[1] == -1))) {
                return StandardCharsets.UTF_16;
            }
        }
        if (decodes(file, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        if (decodes(file, GB18030)) {
            return GB18030;
        }
        throw SheetReader.refused("sheet-unreadable");
    }

    private static boolean decodes(Path file, Charset charset) throws IOException {
        try (var in = open(file, charset)) {
            var some = new char[1 << 16];
            for (var read = in.read(some); read >= 0; read = in.read(some)) {
                for (var i = 0; i < read; i++) {
                    if (some[i] == 0) { // pictures, programs, databases
                        throw SheetReader.refused("sheet-unreadable");
                    }
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Reader open(Path file, Charset charset) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BufferedReader(
                new InputStreamReader(new BufferedInputStream(Files.newInputStream(file)), decoder), 1 << 16);
    }

    private static char delimiter(Reader in) throws IOException {
        var counts = new int[DELIMITERS.length()];
        var quoted = false;
        for (var c = in.read(); c >= 0 && (quoted || (c != '\n' && c != '\r')); c = in.read()) {
            quoted ^= c == '"';
            var which = quoted ? -1 : DELIMITERS.indexOf(c);
            if (which >= 0) {
                counts[which]++;
            }
        }
        var most = 0;
        for (var i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return DELIMITERS.charAt(most);
    }

    private void read(PushbackReader source) throws IOException {
        var first = source.read();
        if (first != '\uFEFF' && first >= 0) {
            source.unread(first);
        }
        for (var c = source.read(); c >= 0; c = source.read()) {
            if (c == '"' && cell.isEmpty()) {
                quoted(source);
            } else if (c == delimiter) {
                endCell();
            } else if (c == '\n' || c == '\r') {
                if (c == '\r') {
                    skip(source, '\n');
                }
                endRow();
            } else {
                append(c);
            }
        }
        if (!cell.isEmpty() || !cells.isEmpty()) {
            endRow();
        }
    }

    private void quoted(PushbackReader source) throws IOException {
        for (var c = source.read(); ; c = source.read()) {
            if (c < 0) {
                throw SheetReader.refused("sheet-quote", line);
            }
            if (c == '"' && !skip(source, '"')) {
                return;
            }
            append(c);
        }
    }

    private static boolean skip(PushbackReader source, char expected) throws IOException {
        var next = source.read();
        if (next >= 0 && next != expected) {
            source.unread(next);
        }
        return next == expected;
    }

    private void append(int c) {
        if (cell.length() < SheetReader.LONGEST_CELL) {
            cell.append((char) c);
        }
    }

    private void endCell() {
        if (cells.size() > 2 * SheetReader.MOST_COLUMNS) {
            throw SheetReader.refused("sheet-columns", SheetReader.MOST_COLUMNS);
        }
        cells.add(cell.toString());
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        rows.take(line, cells);
        cells.clear();
        line++;
    }
}
