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
    void merged_cells_count_once_formulas_as_what_they_came_to_and_rows_without_anything_not_at_all()
            throws IOException {
        var rows = new StringBuilder("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>place</t></is></c><c r="B1" t="inlineStr"><is><t>text</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>east</t></is></c><c r="B2" t="str"><f>"le"&amp;"ak"</f><v>leak</v></c></row>
                <row r="3"><c r="B3"><f>1+1</f><v>2</v></c></row>
                <row r="4"><c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
                <row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5"><v>1E999999999</v></c></row>
                """);
        // What is left when somebody fills a column with a colour down to the last row that there is.
        for (var i = 6; i < 1_000_000; i++) {
            rows.append("<row r=\"").append(i).append("\"/>");
        }
        rows.append("<row r=\"1000000\"><c r=\"A1000000\" t=\"inlineStr\"><is><t>last</t></is></c></row>");
        assertThat(read(workbook(rows.toString(), "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>")))
                .containsExactly("1 place|text", "2 east|leak", "3 |2", "5 true|1E+999999999", "1000000 last");
    }

    @Test
    void a_workbook_without_a_sheet_or_with_rubbish_for_one_is_broken() throws IOException {
        refused(workbook("<row r=\"1\"><c r=\"A1\"", ""), "sheet-broken");
    }

    private static byte[] workbook(String rows, String after) throws IOException {
        var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var parts = new java.util.LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                </Types>""");
        parts.put("xl/styles.xml", "<styleSheet xmlns=\"" + main + "\"/>");
        parts.put("xl/sharedStrings.xml", "<sst xmlns=\"" + main + "\"/>");
        parts.put("_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="a" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>""".formatted(relations));
        parts.put("xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="a" sheetId="1" r:id="b"/></sheets></workbook>""".formatted(main, relations));
        parts.put("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="b" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""".formatted(relations));
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData>" + after + "</worksheet>");
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
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
