package org.wenguo.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sheet while it is written, row after row; closing it ends the sheet, the stream below stays open. */
public sealed interface SheetWriter extends Closeable permits CsvWriter, XlsxWriter {

    /** @param cells text, {@link java.time.LocalDateTime} to the minute, or null: empty; all else is written as its text */
    void row(List<? extends @Nullable Object> cells) throws IOException;
}
