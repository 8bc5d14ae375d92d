package org.wenguo.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.AtADesk;
import org.wenguo.WenguoTest;

/** Somebody takes the list they look at with them. */
@WenguoTest
class TheRegisterAsASheetTest {

    @Autowired
    Api api;

    @LocalServerPort
    int port;

    @Test
    void the_sheet_holds_the_lines_of_the_list_on_all_its_pages_and_no_others() {
        IntStream.range(0, 3).forEach(door -> register("orchid", "单元门禁失灵" + door, "周某某"));
        register("peninsula", "单元门禁失灵在半岛", "吴某某");

        var lines = csv("guo", "/complaints.csv?unit=orchid&q=单元门禁失灵&limit=20");

        assertThat(lines.getFirst()).startsWith("\uFEFF编号,级别,事由");
        assertThat(lines.subList(1, lines.size()))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("单元门禁失灵").contains("澜花语岸"));
    }

    @Test
    void names_are_masked_in_the_sheet_where_they_are_on_the_screen_and_foreign_lines_are_missing() {
        register("peninsula", "泳池更衣室积水", "欧阳小雨");

        assertThat(csv("guo", "/complaints.csv?q=泳池更衣室积水").getLast()).contains("欧阳小雨");
        assertThat(csv("sun", "/complaints.csv?q=泳池更衣室积水").getLast())
                .contains("泳池更衣室积水")
                .doesNotContain("欧阳小雨");
        assertThat(csv("sd-guo", "/complaints.csv?q=泳池更衣室积水")).hasSize(1);
        assertThat(csv("wu", "/complaints.csv?q=泳池更衣室积水")).hasSize(1);
    }

    @Test
    void what_would_be_a_formula_is_text_in_either_kind_of_sheet() throws Exception {
        var evil = "=HYPERLINK(\"http://evil.example\",\"退款\"), 点这里";
        register("orchid", evil, "＝1＋1");

        assertThat(csv("guo", "/complaints.csv?q=HYPERLINK").getLast())
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"退款\"\"), 点这里\"")
                .contains(",'＝1＋1,");
        var xlsx = new AtADesk(port, "guo").get("/complaints.xlsx?q=HYPERLINK");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx.body()))) {
            var row = workbook.getFirstSheet().read().getLast();
            assertThat(row.getCell(2).getType()).isEqualTo(CellType.STRING);
            assertThat(row.getCellText(2)).isEqualTo(evil);
            assertThat(row.getCellAsDate(14)).isPresent();
        }
    }

    @Test
    void conditions_that_cannot_be_are_refused_before_anything_is_sent() {
        var desk = new AtADesk(port, "guo");
        assertThat(desk.get("/complaints.csv?from=2026-13-45").statusCode()).isEqualTo(422);
        assertThat(desk.get("/complaints.xlsx?unit=nowhere").statusCode()).isEqualTo(200);
    }

    private List<String> csv(String who, String path) {
        return new String(new AtADesk(port, who).get(path).body(), StandardCharsets.UTF_8)
                .strip()
                .lines()
                .toList();
    }

    private void register(String unit, String subject, String name) {
        api.as("lin")
                .post(
                        "/complaints",
                        Map.of(
                                "unit",
                                unit,
                                "channel",
                                "phone",
                                "subject",
                                subject,
                                "text",
                                subject,
                                "complainant",
                                Map.of("name", name)))
                .is(201);
    }
}
