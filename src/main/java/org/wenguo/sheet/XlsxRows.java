package org.wenguo.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.wenguo.platform.Problem;

/**
 * The first sheet of an XLSX workbook. What a formula came to when the workbook was saved counts, not the formula. The file
 * is unpacked once for nothing but its size, so that one that bursts is never handed to a parser.
 */
final class XlsxRows {

    private static final int MOST_PARTS = 2_000;
    private static final long MOST_BYTES = 800L << 20;
    /** The texts of a workbook are kept in memory while it is read. */
    private static final long MOST_BYTES_OF_TEXTS = 128L << 20;
    /** Real sheets shrink to a twentieth or so; what shrinks much more was made to burst. */
    private static final long MOST_SHRUNK = 200;

    private static final long SMALL = 4L << 20;
    /** What a formula came to that came to nothing. */
    private static final Set<String> ERRORS =
            Set.of("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!");
    /** In digits; a spreadsheet has none beyond 308. */
    private static final int LONGEST_NUMBER = 400;

    private XlsxRows() {}

    static void read(Path file, SheetReader.Rows rows) throws IOException {
        measure(file);
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
                var stream = workbook.getFirstSheet().openStream()) {
            stream.forEach(row -> rows.take(row.getRowNum(), cells(row)));
        } catch (Problem refused) {
            throw refused;
        } catch (ExcelReaderException | java.io.UncheckedIOException | IOException e) {
            throw SheetReader.refused("sheet-broken");
        } catch (RuntimeException e) {
            // The parser answers broken workbooks with whatever it stumbles over.
            throw SheetReader.refused("sheet-broken");
        }
    }

    private static void measure(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS || zip.getEntry("[Content_Types].xml") == null) {
                throw SheetReader.refused("sheet-broken");
            }
            var total = 0L;
            var buffer = new byte[1 << 16];
            for (var entry : java.util.Collections.list(zip.entries())) {
                var size = 0L;
                try (var in = zip.getInputStream(entry)) {
                    for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        size += read;
                        total += read;
                        if (total > MOST_BYTES
                                || (size > MOST_BYTES_OF_TEXTS && isKeptInMemory(entry.getName()))
                                || (size > SMALL && size / Math.max(1, entry.getCompressedSize()) > MOST_SHRUNK)) {
                            throw SheetReader.refused("sheet-unpacked");
                        }
                    }
                }
            }
        } catch (ZipException e) {
            throw SheetReader.refused("sheet-broken");
        }
    }

    private static boolean isKeptInMemory(String part) {
        return !part.toLowerCase(Locale.ROOT).contains("worksheets/");
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        for (var cell : row) {
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case STRING, BOOLEAN -> cell.getText();
            case NUMBER -> number(cell);
            case FORMULA ->
                cell.getRawValue() == null || ERRORS.contains(cell.getRawValue())
                        ? ""
                        : cell.getValue() instanceof BigDecimal ? number(cell) : cell.getRawValue();
            case ERROR, EMPTY -> "";
        };
    }

    private static String number(Cell cell) {
        if (isMoment(cell)) {
            var moment = cell.asDate();
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? moment.toLocalDate().toString()
                    : rounded(moment).toString();
        }
        var number = new BigDecimal(cell.getRawValue());
        // Written out, 1E999999999 would be a gigabyte of noughts.
        return Math.abs((long) number.scale()) > LONGEST_NUMBER ? number.toString() : number.toPlainString();
    }

    /** A serial number of days is not exact: what is a split second before a second is that second. */
    private static LocalDateTime rounded(LocalDateTime moment) {
        return moment.plusNanos(500_000_000).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    /** By the number format of its cell; the numbers 27 to 36 and 50 to 58 are East Asian dates without a text. */
    private static boolean isMoment(Cell cell) {
        var id = cell.getDataFormatId();
        if (id != null
                && ((id >= 14 && id <= 22)
                        || (id >= 27 && id <= 36)
                        || (id >= 45 && id <= 47)
                        || (id >= 50 && id <= 58))) {
            return true;
        }
        var format = cell.getDataFormatString();
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "")
                        .toLowerCase(Locale.ROOT)
                        .matches(".*(y|d|h).*");
    }
}
