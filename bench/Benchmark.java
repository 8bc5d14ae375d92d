import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;

/** Called by {@code bench/run}: {@code Benchmark <base URL> <data directory> <password> <work directory> <step>…}. */
final class Benchmark {

    private static final int SECONDS = Integer.getInteger("seconds", 10);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    private final Program program;
    private final Texts texts = new Texts();
    private final UUID tenant;
    private final Path work;

    private Benchmark(Program program, Path work) throws Exception {
        this.program = program;
        this.work = work;
        this.tenant = tenant("honghe");
    }

    private UUID tenant(String code) throws Exception {
        try (var db = program.database();
                var rows = db.createStatement()
                        .executeQuery("select tenant_id from tenant where code = '" + code + "'")) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    public static void main(String[] args) throws Exception {
        var benchmark = new Benchmark(new Program(args[0], Path.of(args[1]), args[2]), Path.of(args[3]));
        for (var step : List.of(args).subList(4, args.length)) {
            if (step.equals("register")) {
                benchmark.register();
            } else if (step.startsWith("fill=")) {
                benchmark.fill(Integer.parseInt(step.substring("fill=".length())));
            } else if (step.equals("pages")) {
                benchmark.pages();
            } else if (step.startsWith("import=")) {
                benchmark.importing(Integer.parseInt(step.substring("import=".length())));
            } else if (step.equals("dry-run")) {
                benchmark.dryRun();
            } else if (step.startsWith("sweep=")) {
                benchmark.sweep(Integer.parseInt(step.substring("sweep=".length())));
            } else {
                throw new IllegalArgumentException(step);
            }
        }
    }

    private void register() throws Exception {
        var registering = new Registering(program, program.token("lin"), texts);
        registering.perSecond(8, 2 * SECONDS); // warm up
        var rows = new SameRows(program, tenant, tenant("shunda"), work.resolve("pgbench"));
        rows.perSecond(8, SECONDS);
        System.out.println("| clients | registrations/s | pgbench tps | ratio |");
        System.out.println("| ---: | ---: | ---: | ---: |");
        for (var clients : List.of(1, 8, 32)) {
            var ours = new ArrayList<Double>();
            var theirs = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            for (var round = 0; round < ROUNDS; round++) {
                ours.add(registering.perSecond(clients, SECONDS));
                theirs.add(rows.perSecond(clients, SECONDS));
                ratios.add(ours.getLast() / theirs.getLast());
            }
            System.out.printf(
                    "| %d | %.0f | %.0f | %.2f |%n", clients, median(ours), median(theirs), median(ratios));
        }
    }

    private void fill(int complaints) throws Exception {
        var begin = System.nanoTime();
        try (var db = program.database()) {
            new Filling(db, tenant, texts).with(complaints);
        }
        System.out.printf("Filled with %,d complaints in %d s%n", complaints, (System.nanoTime() - begin) / 1_000_000_000);
        var token = program.token("guo");
        var number = "8%012d".formatted(complaints / 2);
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        program.base() + "/api/v1/complaints/" + number + "/timeline/verification"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        System.out.println("The log of " + number + ": " + answer.body().strip());
    }

    private void pages() throws Exception {
        var filled = filled();
        var pages = new Pages(program);
        System.out.println("| page | clients | requests | p50 ms | p95 ms | p99 ms |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        report(pages, "inbox", random -> "/");
        report(pages, "case page", random -> "/complaints/8%012d".formatted(random.nextInt(filled)));
        report(pages, "queue", random -> "/complaints");
        report(pages, "queue, open of one site", random -> "/complaints?stage=open&unit=orchid");
        report(pages, "phrase search", random -> "/complaints?q="
                + URLEncoder.encode(texts.phrase(random), StandardCharsets.UTF_8));
        report(pages, "search for two characters", random -> "/complaints?q="
                + URLEncoder.encode(texts.phrase(random).substring(0, 2), StandardCharsets.UTF_8));
    }

    /** A sheet of last year's ended complaints, from the upload until the last is stored. */
    private void importing(int rows) throws Exception {
        var sheet = work.resolve("import.csv");
        var random = new SplittableRandom(1);
        try (var out = java.nio.file.Files.newBufferedWriter(sheet)) {
            out.write("\u7f16\u53f7,received,name,phone,address,subject,text,status,closedAt\n");
            for (var i = 0; i < rows; i++) {
                out.write("B%d,2025-%02d-%02d 10:00,%s,%s,%s,\"%s\",\"%s\",closed,2025-12-31%n"
                        .formatted(i, 1 + i % 12, 1 + i % 28, "name" + i, Texts.phone(random), texts.place(random),
                                texts.subject(random).replace('"', ' '), texts.body(random).replace('"', ' ')));
            }
        }
        var boundary = "bench-boundary";
        var request = HttpRequest.newBuilder(URI.create(program.base() + "/api/v1/imports"))
                .header("Authorization", "Bearer " + program.token("lin"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString("--" + boundary
                                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"import.csv\"\r\n\r\n"),
                        HttpRequest.BodyPublishers.ofFile(sheet),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build();
        var begin = System.nanoTime();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        var id = UUID.fromString(answer.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1"));
        System.out.printf("Uploaded %,d rows in %.1f s%n", rows, (System.nanoTime() - begin) / 1e9);
        try (var db = program.database();
                var asked = db.prepareStatement("select state from import_job where import_id = ? and finished_at is not null")) {
            db.createStatement().execute("set wenguo.tenant = '" + tenant + "'");
            asked.setObject(1, id);
            for (var waited = 0; waited < 2_400; waited++) {
                var found = asked.executeQuery();
                if (found.next()) {
                    System.out.printf("Import %s after %.1f s%n", found.getString(1), (System.nanoTime() - begin) / 1e9);
                    return;
                }
                Thread.sleep(500);
            }
        }
        System.out.println("The import did not end");
    }

    /** All cases of the last years under a draft of the policy, from the request until everything is found and stored. */
    private void dryRun() throws Exception {
        var browser = program.signedIn("admin");
        var editor = program.submit(browser, "/policy/versions", "/policy/versions", "from=1").uri();
        var version = editor.getPath().replace("/edit", "");
        var today = LocalDate.now();
        System.out.println("| dry run of cases | seconds |");
        System.out.println("| ---: | ---: |");
        for (var round = 0; round < ROUNDS; round++) {
            var shown = program.submit(
                    browser,
                    version + "/dry-runs",
                    version + "/dry-runs",
                    "cases=period&from=" + today.minusDays(1_000) + "&to=" + today);
            var run = UUID.fromString(shown.uri().getPath().replaceFirst(".*/", ""));
            try (var db = program.database();
                    var asked = db.prepareStatement("""
                            select total, extract(epoch from finished_at - asked_at) from dry_run
                            where dry_run_id = ? and finished_at is not null""")) {
                db.createStatement().execute("set wenguo.tenant = '" + tenant + "'");
                asked.setObject(1, run);
                for (var waited = 0; waited < 600; waited++) {
                    var rows = asked.executeQuery();
                    if (rows.next()) {
                        System.out.printf("| %,d | %.1f |%n", rows.getInt(1), rows.getDouble(2));
                        break;
                    }
                    Thread.sleep(500);
                }
            }
        }
    }

    private void sweep(int limits) throws Exception {
        try (var sweeping = new Sweeping(program, tenant, work.toAbsolutePath(), 2)) {
            sweeping.sweep(limits / 10, 1); // warm up
            sweeping.sweep(limits / 10, 2);
            System.out.println("| nodes | limits due | notices | seconds | limits/s | share of each |");
            System.out.println("| ---: | ---: | ---: | ---: | ---: | --- |");
            for (var nodes : List.of(1, 2)) {
                var results = new ArrayList<Sweeping.Result>();
                for (var round = 0; round < ROUNDS; round++) {
                    results.add(sweeping.sweep(limits, nodes));
                }
                results.sort(java.util.Comparator.comparing(Sweeping.Result::seconds));
                var middle = results.get(ROUNDS / 2);
                System.out.printf(
                        "| %d | %d | %d | %.1f | %.0f | %s |%n",
                        nodes, limits, middle.told(), middle.seconds(), middle.perSecond(), middle.looked());
            }
        }
    }

    private void report(Pages pages, String name, Function<SplittableRandom, String> path) {
        for (var clients : List.of(1, 8)) {
            try {
                var waits = pages.open(path, clients, SECONDS);
                System.out.printf(
                        "| %s | %d | %d | %.1f | %.1f | %.1f |%n",
                        name, clients, waits.requests(), waits.p50(), waits.p95(), waits.p99());
            } catch (Exception e) {
                System.out.printf("| %s | %d | failed: %s | | | |%n", name, clients, e.getMessage());
            }
        }
    }

    private int filled() throws Exception {
        try (var db = program.database()) {
            db.createStatement().execute("set wenguo.tenant = '" + tenant + "'");
            var rows = db.createStatement()
                    .executeQuery("select count(*) from complaint where number like '80000000%'");
            rows.next();
            return rows.getInt(1);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
