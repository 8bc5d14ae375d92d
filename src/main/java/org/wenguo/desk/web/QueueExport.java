package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wenguo.complaint.RegisterList;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Words;
import org.wenguo.sheet.CsvWriter;
import org.wenguo.sheet.SheetWriter;
import org.wenguo.sheet.XlsxWriter;

/**
 * The register as a sheet (L3, L4): the lines and columns of {@link QueuePage} under the same conditions, all pages of them,
 * with names as the reader sees them on the screen. Written as it is read, so that a million lines need no more memory than
 * a page.
 */
@Controller
class QueueExport {

    /** A column of the list, with its width in characters. */
    private enum Column {
        NUMBER(15),
        LEVEL(8),
        SUBJECT(40),
        CATEGORY(24),
        PLACE(20),
        CHANNEL(12),
        KIND(8),
        COMPLAINANT(12),
        VIP(8),
        UNIT(14),
        STAGE(10),
        ROUND(8),
        SUSPENDED(8),
        HOLDER(20),
        RECEIVED(17),
        LIMIT(16),
        DUE(17),
        CLOSED(17);

        private final int width;

        Column(int width) {
            this.width = width;
        }

        String heading() {
            return "export." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final RegisterList register;
    private final QueueRows rows;
    private final Dictionary dictionary;
    private final Clock clock;

    QueueExport(RegisterList register, QueueRows rows, Dictionary dictionary, Clock clock) {
        this.register = register;
        this.rows = rows;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    @GetMapping("/complaints.csv")
    void csv(@RequestParam MultiValueMap<String, String> sent, HttpServletResponse response, Viewer viewer, Words t)
            throws IOException {
        var asked = asked(sent, viewer);
        announce(response, "text/csv;charset=UTF-8", ".csv", viewer, t);
        try (var sheet = new CsvWriter(response.getOutputStream())) {
            write(sheet, asked, viewer, t);
        }
    }

    @GetMapping("/complaints.xlsx")
    void xlsx(@RequestParam MultiValueMap<String, String> sent, HttpServletResponse response, Viewer viewer, Words t)
            throws IOException {
        var asked = asked(sent, viewer);
        var widths = Arrays.stream(Column.values()).map(column -> column.width).toList();
        announce(response, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", viewer, t);
        try (var sheet = new XlsxWriter(response.getOutputStream(), t.of("export.name"), widths)) {
            write(sheet, asked, viewer, t);
        }
    }

    private static RegisterList.Asked asked(MultiValueMap<String, String> sent, Viewer viewer) {
        return QueuePage.asked(Filled.of(sent), viewer.organisation().zone());
    }

    private void announce(HttpServletResponse response, String type, String ending, Viewer viewer, Words t) {
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(t.of("export.name") + " " + today + ending, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private void write(SheetWriter sheet, RegisterList.Asked asked, Viewer viewer, Words words) throws IOException {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        sheet.row(Arrays.stream(Column.values())
                .map(column -> t.of(column.heading()))
                .toList());
        try {
            register.all(asked, viewer, lines -> {
                for (var row : rows.of(lines, "", viewer, t)) {
                    write(sheet, row, t);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(SheetWriter sheet, QueueView.Row row, Words t) {
        try {
            sheet.row(Stream.of(Column.values())
                    .<@Nullable Object>map(column -> cell(column, row, t))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object cell(Column column, QueueView.Row row, Words t) {
        var line = row.line();
        var due = row.due();
        return switch (column) {
            case NUMBER -> line.number();
            case LEVEL -> t.of("level." + line.level());
            case SUBJECT -> line.subject();
            case CATEGORY -> row.category();
            case PLACE -> line.place();
            case CHANNEL -> t.of("channel." + line.channel().code());
            case KIND -> t.of("kind." + line.kind());
            case COMPLAINANT -> line.complainant() == null ? t.of("queue.nobody") : line.complainant();
            case VIP -> line.vip() ? t.of("export.yes") : null;
            case UNIT -> line.unit().name();
            case STAGE -> t.of("stage." + line.stage().name());
            case ROUND -> line.round();
            case SUSPENDED -> line.suspended() ? t.of("export.yes") : null;
            case HOLDER -> row.holder();
            case RECEIVED -> wall(line.receivedAt(), t);
            case LIMIT -> due == null ? null : due.title();
            case DUE -> due == null ? null : wall(due.at(), t);
            case CLOSED -> line.closedAt() == null ? null : wall(line.closedAt(), t);
        };
    }

    private static LocalDateTime wall(Instant at, Words t) {
        return LocalDateTime.ofInstant(at, t.zone()).truncatedTo(ChronoUnit.MINUTES);
    }
}
