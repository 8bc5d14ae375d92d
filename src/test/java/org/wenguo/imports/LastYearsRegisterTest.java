package org.wenguo.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.Api;
import org.wenguo.AtADesk;
import org.wenguo.TheCast;
import org.wenguo.WenguoTest;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The centre takes in the complaints of the year before, which it kept in a spreadsheet. */
@WenguoTest
class LastYearsRegisterTest {

    private static final String HEADINGS = "编号,投诉时间,投诉人,电话,地址,内容,状态,办结时间,处理结果\n";

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    DoingImports doing;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transactions;

    @LocalServerPort
    int port;

    private TenantId honghe = new TenantId(new UUID(0, 0));

    @BeforeEach
    void the_company() {
        honghe = cast.organisation("honghe").id();
    }

    @Test
    void what_had_ended_comes_in_as_ended_without_limits_and_the_rest_is_taken_up() {
        var own = Api.randomWords(6);
        var job = begun(sheet(own + "1,2025年3月5日 下午3点,林某,13900000101,B区2座,电梯轿厢异响" + own + ",已办结,2025-03-08 10:00,更换导靴\n"
                + own + "2,2026-09-28 09:10,,,C区1座,排水管返味" + own + ",处理中,,已派单\n"));

        assertThat(job.path("stored").asInt()).isEqualTo(2);
        var ended = byWords("电梯轿厢异响" + own);
        assertThat(ended.path("stage").asString()).isEqualTo("ARCHIVED");
        assertThat(ended.path("channel").asString()).isEqualTo("import");
        assertThat(ended.path("receivedAt").asString()).startsWith("2025-03-05T15:00");
        assertThat(ended.path("closedAt").asString()).startsWith("2025-03-08T10:00");
        var number = ended.path("number").asString();
        assertThat(api.as("guo").complaint(number).at("limits")).isEmpty();
        assertThat(count(
                        "select count(*) from complaint_limit l join complaint c using (tenant_id, complaint_id) where c.number = '"
                                + number + "'"))
                .isZero();
        var open = byWords("排水管返味" + own);
        assertThat(open.path("stage").asString()).isEqualTo("REGISTERED");
        assertThat(api.as("guo").complaint(open.path("number").asString()).at("limits"))
                .isNotEmpty();
        assertThat(api.as("guo").complaint(open.path("number").asString()).text("text"))
                .contains("处理结果: 已派单");

        // The complainant complains again of what had ended: from now on it is ours.
        api.as("lin").act(number, "reopening", Map.of("reason", "异响又出现")).is(200);
        assertThat(api.as("guo").complaint(number).at("limits")).isNotEmpty();
    }

    @Test
    void bad_rows_are_named_by_row_and_column_and_nothing_of_them_is_stored() {
        var own = Api.randomWords(6);
        var job = begun(sheet(own + "1,2026-09-01,赵某,139000000,A区,单元门坏了" + own + ",,,\n" + own
                + "2,明天,钱某,不详,A区,地灯不亮" + own + ",,,\n" + own + "3,2026-09-02,孙某,,A区,,,,\n" + own
                + "4,2026-09-02,李某,,A区," + "长".repeat(20_001) + ",,,\n" + own
                + "5,2026-09-02,周某,,A区,漏水" + own + ",已办结,2026-08-01,修好\n"));

        assertThat(job.path("stored").asInt()).isEqualTo(1);
        assertThat(job.path("errors")
                        .valueStream()
                        .map(error -> error.path("line").asInt() + " "
                                + error.path("column").asString("-") + " "
                                + error.path("code").asString()))
                .containsExactly(
                        "3 B import-moment", "3 D phone", "4 F required", "5 F too-long", "6 H import-before-received");
        assertThat(found("地灯不亮" + own)).isEmpty();
        // The refused rows can be had as a sheet, with the reason beside each.
        var sheet = new AtADesk(port, "lin").text("/imports/" + job.path("id").asString() + "/wrong.csv");
        assertThat(sheet.lines().toList()).hasSizeGreaterThan(4);
        assertThat(sheet).contains("原行号").contains("B 投诉时间“明天”：看不懂这个时间");
    }

    @Test
    void all_or_nothing_takes_nothing_if_one_row_is_wrong() {
        var own = Api.randomWords(6);
        var job = begun(
                sheet(own + "1,2026-09-01,,,,路面塌陷" + own + ",,,\n" + own + "2,某日,,,,井盖丢失" + own + ",,,\n"),
                Map.of("atomic", "true"));
        assertThat(job.path("state").asString()).isEqualTo("refused");
        assertThat(job.path("stored").asInt()).isZero();
        assertThat(found("路面塌陷" + own)).isEmpty();

        var right = begun(sheet(own + "1,2026-09-01,,,,路面塌陷" + own + ",,,\n"), Map.of("atomic", "true"));
        assertThat(right.path("state").asString()).isEqualTo("done");
        assertThat(found("路面塌陷" + own)).hasSize(1);
    }

    @Test
    void a_dry_run_stores_nothing_and_the_same_sheet_twice_is_taken_in_once() {
        var own = Api.randomWords(6);
        var rows = sheet(own + "1,2026-09-01,,,,车库起火" + own + ",,,\n" + own + "1,2026-09-01,,,,车库起火" + own + ",,,\n");
        var dry = begun(rows, Map.of("dryRun", "true"));
        assertThat(dry.path("state").asString()).isEqualTo("checked");
        assertThat(dry.path("alreadyThere").asInt()).isEqualTo(1);
        assertThat(found("车库起火" + own)).isEmpty();

        begun(rows);
        var again = begun(rows);
        assertThat(again.path("alreadyThere").asInt()).isEqualTo(2);
        assertThat(found("车库起火" + own)).hasSize(1);
    }

    /** Registers of other houses, with their own columns, dates and line breaks within cells. */
    @ParameterizedTest
    @CsvSource({
        "volume-import/comcast_fcc_complaints.csv, 2224",
        "volume-import/nyc311_sample.csv, 1000",
        "volume-import/cfpb_complaints_sample.csv, 2827",
        "teddycup-2020c/classification_raw.csv, 682",
        "teddycup-2020c/hot_messages.csv, 2041",
        "teddycup-2020c/reply_quality.csv, 1423"
    })
    void registers_of_other_houses_are_read_by_their_own_headings(String name, int rows) throws IOException {
        var file = Path.of(System.getProperty("wenguo.shared", "../shared"))
                .resolve("data")
                .resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "no such data here");
        var job = begun(Files.readAllBytes(file), Map.of("dryRun", "true"));
        assertThat(job.path("state").asString()).isEqualTo("checked");
        assertThat(job.path("total").asInt()).isEqualTo(rows);
        // What is wrong with any is that it says nothing, or more than a complaint may; nothing was misread.
        assertThat(job.path("errors")
                        .valueStream()
                        .map(error -> error.path("code").asString()))
                .isSubsetOf("required", "too-long");
        assertThat(job.path("wrong").asInt()).isLessThan(rows / 20);
    }

    @Test
    void a_node_that_dies_half_way_leaves_nothing_to_be_taken_in_twice() {
        var own = Api.randomWords(6);
        var id = uploaded(
                "lin",
                "年.csv",
                sheet(IntStream.range(0, 450)
                        .mapToObj(i -> own + i + ",2025-05-01,,,," + Api.randomWords(12) + own + ",结案,2025-05-02,好\n")
                        .collect(java.util.stream.Collectors.joining())),
                Map.of());
        // Its last batch was done by a node that died before it said that all is over; another begins in the middle.
        doing.run(honghe, id);
        in("update import_job set state = 'running', finished_at = null where import_id = '" + id + "'");
        in("update import_line set state = 'new' where import_id = '" + id
                + "' and line > 449 and complaint_id is null");
        doing.run(honghe, id);

        assertThat(job("lin", id).path("stored").asInt()).isEqualTo(450);
        assertThat(count("select count(*) from complaint where source_id like '%" + id + "%'"))
                .isEqualTo(450);
    }

    @Test
    void an_import_is_undone_but_for_what_somebody_has_touched() {
        var own = Api.randomWords(6);
        var job = begun(sheet(own + "1,2026-09-01,,,," + own + "大堂地砖空鼓,,,\n" + own + "2,2026-09-02,,,,外墙渗水" + own
                + ",,,\n" + own + "3,2025-09-02,,,,信报箱被撬" + own + ",结案,2025-10-01,换锁\n"));
        var touched = byWords("外墙渗水" + own).path("number").asString();
        api.as("guo")
                .act(touched, "level", Map.of("level", "important", "reason", "多户"))
                .is(200);

        var id = UUID.fromString(job.path("id").asString());
        send("lin", "POST", "/imports/" + id + "/undoing", null, "");
        doing.run(honghe, id);

        var undone = job("lin", id);
        assertThat(undone.path("state").asString()).isEqualTo("undone");
        assertThat(undone.path("undone").asInt()).isEqualTo(2);
        assertThat(undone.path("kept").asInt()).isEqualTo(1);
        assertThat(byWords("信报箱被撬" + own).path("stage").asString()).isEqualTo("WITHDRAWN");
        assertThat(byWords("外墙渗水" + own).path("stage").asString()).isEqualTo("REGISTERED");
        // What was undone can come again.
        begun(sheet(own + "3,2025-09-02,,,,信报箱被撬" + own + ",结案,2025-10-01,换锁\n"));
        assertThat(found("信报箱被撬" + own)).hasSize(2);
    }

    @Test
    void it_is_for_the_centre_and_for_administrators_of_the_same_company() {
        var rows = sheet("x1,2026-09-01,,,,泳池水浑,,,\n");
        assertThat(upload("chen", "a.csv", rows, Map.of()).statusCode()).isEqualTo(403);
        assertThat(upload("wu", "a.csv", rows, Map.of()).statusCode()).isEqualTo(403);
        var id = uploaded("admin", "a.csv", rows, Map.of("dryRun", "true"));
        assertThat(send("sd-lin", "GET", "/imports/" + id, null, "").statusCode())
                .isEqualTo(404);
        assertThat(send("chen", "GET", "/imports/" + id, null, "").statusCode()).isEqualTo(404);
        var centres = uploaded("lin", "a.csv", rows, Map.of("dryRun", "true"));
        assertThat(send("admin", "GET", "/imports/" + centres, null, "").statusCode())
                .isEqualTo(404);
        assertThat(new AtADesk(port, "chen").get("/imports").statusCode()).isEqualTo(404);
        // What waits here cannot be read in the database.
        assertThat(count("select count(*) from import_line where import_id = '" + id
                        + "' and position('泳池' in encode(sealed, 'escape')) > 0"))
                .isZero();
    }

    @Test
    void two_at_once_and_a_second_start_do_no_harm() {
        var own = Api.randomWords(6);
        var id = uploaded("lin", "a.csv", sheet(own + "1,2026-09-01,,,,围栏倒塌" + own + ",,,\n"), Map.of());
        try (var both = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            both.submit(() -> doing.run(honghe, id));
            both.submit(() -> doing.run(honghe, id));
        }
        assertThat(found("围栏倒塌" + own)).hasSize(1);
        assertThat(job("lin", id).path("stored").asInt()).isEqualTo(1);
    }

    @Test
    void at_the_desk_columns_are_told_once_and_remembered() {
        var own = Api.randomWords(6);
        var desk = new AtADesk(port, "lin");
        var file = ("流水,何事,何时\n7,花园积水" + own + ",03/04/2026\n").getBytes(Charset.forName("GB18030"));
        var page = desk.upload("/imports", "/imports", "旧系统.xlsx", file);
        var path = page.headers().firstValue("location").orElseThrow().replaceAll("https?://[^/]+", "");
        assertThat(desk.text(path)).contains("花园积水" + own).contains("GB18030");
        var wrong = desk.post(
                path,
                path,
                Map.of("column0", "", "column1", "", "column2", "", "order", "DMY", "unit", "orchid", "then", "start"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(new String(wrong.body(), StandardCharsets.UTF_8)).contains("请说明哪一列是事由或内容");
        desk.post(
                path,
                path,
                Map.of(
                        "column0",
                        "",
                        "column1",
                        "text",
                        "column2",
                        "receivedAt",
                        "order",
                        "DMY",
                        "unit",
                        "orchid",
                        "closedWords",
                        "",
                        "then",
                        "start"));
        doing.run(honghe, UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));

        var taken = byWords("花园积水" + own);
        assertThat(taken.path("receivedAt").asString()).startsWith("2026-04-03");
        assertThat(taken.path("unit").asString()).isEqualTo("orchid");
        assertThat(desk.text(path)).contains("撤销这次导入");
        var next = desk.upload("/imports", "/imports", "旧系统.csv", file);
        assertThat(desk.text(next.headers().firstValue("location").orElseThrow().replaceAll("https?://[^/]+", "")))
                .contains("同一份文件已于")
                .containsPattern("value=\"receivedAt\" selected");
        assertThat(new String(
                        desk.upload("/imports", "/imports", "a.csv", new byte[] {0, 1})
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("这不是 CSV 或 XLSX 表格");
    }

    // ---- hands ----------------------------------------------------------------------------------------------------

    private static byte[] sheet(String rows) {
        return ("\uFEFF" + HEADINGS + rows).getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode begun(byte[] file) {
        return begun(file, Map.of());
    }

    private JsonNode begun(byte[] file, Map<String, String> fields) {
        var id = uploaded("lin", "台账.csv", file, fields);
        doing.run(honghe, id);
        return job("lin", id);
    }

    private UUID uploaded(String who, String name, byte[] file, Map<String, String> fields) {
        var answer = upload(who, name, file, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return UUID.fromString(
                JsonMapper.shared().readTree(answer.body()).path("id").asString());
    }

    private HttpResponse<String> upload(String who, String name, byte[] file, Map<String, String> fields) {
        return send(who, "POST", "/imports", AtADesk.multipart(fields, name, file), AtADesk.multipartType());
    }

    private JsonNode job(String who, UUID id) {
        return JsonMapper.shared()
                .readTree(send(who, "GET", "/imports/" + id, null, "").body());
    }

    private HttpResponse<String> send(
            String who, String method, String path, byte @org.jspecify.annotations.Nullable [] body, String type) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + api.freshToken(who))
                .header(
                        "X-Time-Of-Test",
                        org.wenguo.TheClock.time(Api.USUAL_TIME).toString())
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode byWords(String words) {
        var found = found(words);
        assertThat(found).as(words).hasSize(1);
        return found.getFirst();
    }

    private List<JsonNode> found(String words) {
        return api.as("guo")
                .get("/complaints?q=" + java.net.URLEncoder.encode(words, StandardCharsets.UTF_8))
                .is(200)
                .at("items")
                .valueStream()
                .toList();
    }

    private long count(String sql) {
        return Tenancy.in(
                honghe,
                () -> transactions.execute(
                        status -> db.sql(sql).query(Long.class).single()));
    }

    private void in(String sql) {
        Tenancy.in(honghe, () -> transactions.execute(status -> db.sql(sql).update()));
    }
}
