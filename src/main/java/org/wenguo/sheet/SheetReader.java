package org.wenguo.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.wenguo.platform.Problem;

/**
 * Reads a sheet that somebody sent, whatever its name ends with: its first bytes say what it is. Rows come one after the
 * other and are not kept. All cells are text; moments are ISO 8601 local, whatever the sheet shows.
 */
public final class SheetReader {

    /** Rows with something in them. */
    public static final int MOST_ROWS = 200_000;

    public static final int MOST_COLUMNS = 256;

    /** Longer cells are cut: no field of a complaint is as long, so such a row is refused for what is left of it. */
    static final int LONGEST_CELL = 40_000;

    private static final long MOST_CHARACTERS = 400_000_000L;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private SheetReader() {}

    /** Takes the rows, the first of which are the headings. */
    @FunctionalInterface
    public interface Rows {
        /**
         * @param line as spreadsheets number it, from 1; empty rows are left out but counted
         * @param cells without empty ones at the end
         */
        void take(int line, List<String> cells);
    }

    /**
     * @return what it is: {@code xlsx}, or the character set of a CSV
     * @throws Problem.Invalid if it is no sheet, or one that would be too large
     */
    public static String read(Path file, Rows rows) throws IOException {
        var counted = new Counted(rows);
        var beginning = beginning(file);
        if (startsWith(beginning, ZIP)) {
            XlsxRows.read(file, counted);
            return "xlsx";
        }
        if (startsWith(beginning, OLE)) {
            throw refused("sheet-old-excel");
        }
        return CsvRows.read(file, counted);
    }

    static Problem.Invalid refused(String code, Object... arguments) {
        return new Problem.Invalid("file", code, arguments);
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }

    private static boolean startsWith(byte[] beginning, byte[] magic) {
        return Arrays.equals(beginning, magic);
    }

    /** Lets no sheet through that is larger than a person's sheets are. */
    private static final class Counted implements Rows {
        private final Rows rows;
        private int taken;
        private long characters;

        Counted(Rows rows) {
            this.rows = rows;
        }

        @Override
        public void take(int line, List<String> cells) {
            var last = cells.size();
            while (last > 0 && cells.get(last - 1).isBlank()) {
                last--;
            }
            if (last == 0) {
                return;
            }
            if (last > MOST_COLUMNS) {
                throw refused("sheet-columns", MOST_COLUMNS);
            }
            taken++;
            if (taken > MOST_ROWS + 1) {
                throw refused("sheet-rows", MOST_ROWS);
            }
            var kept = cells.subList(0, last).stream().map(Counted::cut).toList();
            characters += kept.stream().mapToLong(String::length).sum();
            if (characters > MOST_CHARACTERS) {
                throw refused("sheet-unpacked");
            }
            rows.take(line, kept);
        }

        private static String cut(String cell) {
            return (cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell)
                    .replace('\0', ' ')
                    .strip();
        }
    }
}
