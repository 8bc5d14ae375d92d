package org.wenguo.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenguo.platform.Problem;

/** Sheets as they come in: from Excel, from old systems, and from people who mean harm. */
class SheetReaderTest {

    @TempDir
    Path folder;

    @Test
    void a_csv_of_a_chinese_excel_is_read_in_its_own_character_set() throws IOException {
        var rows = read("编号,内容\r\n1,\"门禁失灵，\n请来\"\"看\"\"\"\r\n\r\n3,电梯".getBytes(Charset.forName("GBK")));
        assertThat(rows).containsExactly("1 编号|内容", "2 1|门禁失灵，\n请来\"看\"", "4 3|电梯");
    }

    @Test
    void marks_semicolons_tabs_and_utf16_are_understood() throws IOException {
        assertThat(read("\uFEFFa;b\n1,5;2".getBytes(StandardCharsets.UTF_8))).containsExactly("1 a|b", "2 1,5|2");
        assertThat(read("a\tb\n1\t2".getBytes(StandardCharsets.UTF_16))).containsExactly("1 a|b", "2 1|2");
    }

    @Test
    void dates_and_telephones_of_a_workbook_are_what_the_sheet_shows() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "t", "1.0")) {
            var sheet = workbook.newWorksheet("a");
            sheet.value(0, 0, "时间");
            sheet.value(0, 1, "电话");
            sheet.value(0, 2, "公式");
            sheet.value(2, 0, LocalDateTime.of(2026, 3, 5, 15, 0));
            sheet.style(2, 0).format("yyyy/m/d h:mm").set();
            sheet.value(2, 1, 13900000001L);
            sheet.formula(2, 2, "1+1");
        }
        assertThat(read(out.toByteArray())).containsExactly("1 时间|电话|公式", "3 2026-03-05T15:00|13900000001");
    }

    @Test
    void what_is_written_comes_back_and_goes_on_on_a_second_sheet() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new XlsxWriter(out, "台账", List.of(10, 20), 3)) {
            for (var row : List.of("编号", "1", "2", "3")) {
                writer.row(Arrays.asList(row, "=1+1\u0001", null, LocalDateTime.of(2026, 3, 5, 15, 0)));
            }
        }
        assertThat(read(out.toByteArray()))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("3 2|=1+1")
                .endsWith("|2026-03-05T15:00");
        try (var workbook =
                new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getSheet(1).orElseThrow().read())
                    .extracting(row -> row.getCellText(0))
                    .containsExactly("编号", "3");
        }
    }

    @Test
    void a_workbook_that_would_burst_is_refused_before_it_is_read() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var nothing = new byte[1 << 20];
            for (var i = 0; i < 64; i++) {
                zip.write(nothing);
            }
            zip.closeEntry();
        }
        refused(bomb.toByteArray(), "sheet-unpacked");
    }

    @Test
    void entities_of_a_workbook_are_not_unfolded() throws IOException {
        var evil = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(evil)) {
            for (var part :
                    List.of("[Content_Types].xml", "xl/workbook.xml", "_rels/.rels", "xl/worksheets/sheet1.xml")) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
                        .getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        refused(evil.toByteArray(), "sheet-broken");
    }

    @Test
    void what_is_no_sheet_is_said_to_be_none_whatever_it_is_called() throws IOException {
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}, "sheet-old-excel");
        refused(new byte[] {'P', 'K', 3, 4, 1, 2, 3}, "sheet-broken");
        refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}, "sheet-unreadable");
        refused("a,b\n\"never closed,2\n3,4".getBytes(StandardCharsets.UTF_8), "sheet-quote");
        refused(",".repeat(600).concat("x").getBytes(StandardCharsets.UTF_8), "sheet-columns");
    }

    @Test
    void a_cell_of_a_megabyte_is_cut_to_what_is_certainly_too_long() throws IOException {
        var rows = read(("text\n" + "长".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8));
        assertThat(rows.get(1)).hasSize("2 ".length() + SheetReader.LONGEST_CELL);
    }

    private void refused(byte[] file, String code) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        wrong -> assertThat(wrong.errors().getFirst().code()).isEqualTo(code));
    }

    private List<String> read(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("sheet.any"), bytes);
        var rows = new ArrayList<String>();
        SheetReader.read(file, (line, cells) -> rows.add(line + " " + String.join("|", cells)));
        return rows;
    }
}
