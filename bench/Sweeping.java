import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.wenguo.Wenguo;
import org.wenguo.deadline.EscalatingOverdue;

/**
 * How fast what is due is looked at. Nodes of their own, on the database of the program, sweep as of an hour from now, when
 * everything that was prepared has run out; the program's own sweeps do not see it yet.
 */
final class Sweeping implements AutoCloseable {

    private final Program program;
    private final UUID tenant;
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

    Sweeping(Program program, UUID tenant, Path work, int nodes) throws Exception {
        this.program = program;
        this.tenant = tenant;
        for (var no = 1; no <= nodes; no++) {
            this.nodes.add(new SpringApplicationBuilder(Wenguo.class)
                    .web(WebApplicationType.SERVLET)
                    .run(
                            "--server.port=0",
                            "--db-scheduler.enabled=false",
                            "--logging.level.root=error",
                            "--spring.main.banner-mode=off",
                            "--spring.datasource.hikari.maximum-pool-size=4", // a sweep takes one at a time
                            "--wenguo.data-dir=" + Files.createDirectories(work.resolve("node-" + no)),
                            "--wenguo.master-key="
                                    + Files.readString(program.data().resolve("wenguo.key")).strip(),
                            "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + program.databasePort() + "/wenguo",
                            "--spring.datasource.username=wenguo",
                            "--spring.datasource.password=" + program.databasePassword()));
        }
    }

    /**
     * @param breached limits that have run out, each told to the superior of its owner and to the centre
     * @param together how many nodes sweep at once
     */
    Result sweep(int breached, int together) throws Exception {
        var asOf = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
        var occurrence = prepare(breached, asOf);
        var ready = new CountDownLatch(together);
        List<Integer> looked = new ArrayList<>();
        long nanos;
        try (var threads = Executors.newFixedThreadPool(together)) {
            List<Future<Integer>> sweeps = new ArrayList<>();
            var begin = System.nanoTime();
            for (var node : nodes.subList(0, together)) {
                var escalating = node.getBean(EscalatingOverdue.class);
                sweeps.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return escalating.sweep(asOf);
                }));
            }
            for (var sweep : sweeps) {
                looked.add(sweep.get());
            }
            nanos = System.nanoTime() - begin;
        }
        var told = told(occurrence);
        clear(occurrence);
        return new Result(nanos / 1e9, looked, told);
    }

    /** @param told notices that were written, one for each person */
    record Result(double seconds, List<Integer> looked, long told) {
        double perSecond() {
            return looked.stream().mapToInt(Integer::intValue).sum() / seconds;
        }
    }

    /** Limits of complaints that are there, under numbers that no complaint comes to by itself. */
    private int prepare(int many, Instant dueAt) throws Exception {
        int occurrence;
        try (var db = program.database()) {
            db.createStatement().execute("set wenguo.tenant = '" + tenant + "'");
            // What was told stays on record; whatever is prepared is a limit that nobody was told of yet.
            var rows = db.createStatement()
                    .executeQuery("select greatest(1000000, max(occurrence) + 1) from limit_notice");
            rows.next();
            occurrence = rows.getInt(1);
            var insert = db.prepareStatement("""
                    insert into complaint_limit
                        (tenant_id, complaint_id, rule, occurrence, kind, started_at, due_at, owner_unit_id, step_at,
                         steps_done, look_at)
                    select c.tenant_id, c.complaint_id, 'department-answer', ? + n, 'limit', ?, ?, c.unit_id,
                           array[?]::timestamptz[], 0, ?
                    from generate_series(0, ?) n cross join
                         (select tenant_id, complaint_id, unit_id from complaint where tenant_id = ?
                          order by complaint_id limit 10000) c
                    limit ?""");
            insert.setInt(1, occurrence);
            insert.setTimestamp(2, Timestamp.from(dueAt.minus(Duration.ofHours(4))));
            insert.setTimestamp(3, Timestamp.from(dueAt));
            insert.setTimestamp(4, Timestamp.from(dueAt));
            insert.setTimestamp(5, Timestamp.from(dueAt));
            insert.setInt(6, many);
            insert.setObject(7, tenant);
            insert.setInt(8, many);
            if (insert.executeUpdate() != many) {
                throw new IllegalStateException("There are no complaints to prepare limits of");
            }
            db.createStatement().execute("analyze complaint_limit");
            db.createStatement().execute("update next_due set due_at = now()"); // a sweep says when it need come again
        }
        return occurrence;
    }

    private long told(int occurrence) throws Exception {
        try (var db = program.database()) {
            db.createStatement().execute("set wenguo.tenant = '" + tenant + "'");
            var rows = db.createStatement().executeQuery("""
                    select count(*), count(*) - count(distinct (complaint_id, occurrence, staff_id)) from limit_notice
                    where occurrence >= %d""".formatted(occurrence));
            rows.next();
            if (rows.getLong(2) != 0) {
                throw new IllegalStateException("Told twice: " + rows.getLong(2));
            }
            return rows.getLong(1);
        }
    }

    private void clear(int occurrence) throws Exception {
        try (var db = program.database()) {
            db.createStatement().execute("set wenguo.tenant = '" + tenant + "'");
            db.createStatement()
                    .execute("delete from complaint_limit where occurrence >= " + occurrence);
            db.createStatement().execute("vacuum complaint_limit");
            db.createStatement().execute("update next_due set due_at = now()");
        }
    }

    @Override
    public void close() {
        nodes.forEach(ConfigurableApplicationContext::close);
    }
}
