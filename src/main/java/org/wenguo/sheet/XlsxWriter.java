package org.wenguo.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * XLSX with the first row as frozen headings, begun anew on every sheet. Texts stand in their cells as such, so that none is
 * a formula and none is kept until the end. What is longer than a sheet can hold goes on on the next.
 */
public final class XlsxWriter implements SheetWriter {

    /** Of the format. */
    static final int MOST_ROWS = 1_048_576;

    /** Of the format. */
    private static final int LONGEST_TEXT = 32_767;

    private static final int ROWS_AT_ONCE = 500;

    private final Workbook workbook;
    private final String name;
    private final List<Integer> widths;
    private final int mostRows;
    private @Nullable Worksheet sheet;
    private List<? extends @Nullable Object> headings = List.of();
    private int sheets;
    private int next;

    /** @param widths of the columns, in characters */
    public XlsxWriter(OutputStream out, String name, List<Integer> widths) {
        this(out, name, widths, MOST_ROWS);
    }

    XlsxWriter(OutputStream out, String name, List<Integer> widths, int mostRows) {
        this.workbook = new Workbook(out, "Wenguo", "1.0");
        this.name = name.replaceAll("[\\\\/?*\\[\\]:]", " ");
        this.widths = widths;
        this.mostRows = mostRows;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        var onto = sheet;
        if (onto == null) {
            headings = cells;
            onto = begun();
        } else if (next == mostRows) {
            onto.finish();
            onto = begun();
            write(onto, headings);
        }
        write(onto, cells);
        if (next % ROWS_AT_ONCE == 0) {
            onto.flush();
        }
    }

    private Worksheet begun() {
        sheets++;
        var begun = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        for (var column = 0; column < widths.size(); column++) {
            begun.width(column, widths.get(column));
        }
        begun.freezePane(0, 1);
        sheet = begun;
        next = 0;
        return begun;
    }

    private void write(Worksheet onto, List<? extends @Nullable Object> cells) {
        for (var column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            if (cell instanceof LocalDateTime time) {
                onto.value(next, column, time);
                onto.style(next, column).format("yyyy-mm-dd hh:mm").set();
            } else if (cell != null) {
                onto.inlineString(next, column, shortened(cell.toString()));
            }
            if (next == 0) {
                onto.style(next, column).bold().set();
            }
        }
        next++;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "\u2026";
    }

    @Override
    public void close() throws IOException {
        if (sheet == null) {
            begun();
        }
        workbook.finish();
    }
}
