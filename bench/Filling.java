import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.wenguo.complaint.SameMatter;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.SearchText;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills an organisation with complaints: the lives of the samples again and again on other days and with other words. Each
 * has its whole log with an intact chain of hashes, its limits and what is searched. The bulk goes by COPY into tables of
 * its own, which row-level security would refuse, and from there into the real ones.
 */
final class Filling {

    private static final double OPEN = 0.03;
    private static final int BATCH = 2_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connection db;
    private final UUID tenant;
    private final Texts texts;

    Filling(Connection db, UUID tenant, Texts texts) {
        this.db = db;
        this.tenant = tenant;
        this.texts = texts;
    }

    private record Event(int seq, String type, Instant at, String kind, UUID actor, String facts) {}

    private record Template(UUID id, boolean open, List<Event> log) {
        Instant receivedAt() {
            return Instant.parse(JSON.readTree(log.getFirst().facts()).path("receivedAt").asString());
        }
    }

    void with(int complaints) throws SQLException, IOException {
        execute("set wenguo.tenant = '" + tenant + "'");
        var templates = templates();
        var ended = templates.stream().filter(one -> !one.open()).toList();
        var open = templates.stream().filter(Template::open).toList();
        execute(
                """
                create unlogged table bench_complaint (id uuid, template uuid, shift interval, number text, subject text,
                    body text, place text, phone_index bytea, tracking_hash bytea, matter integer[], search tsvector);
                create unlogged table bench_event (like complaint_event)""");
        var random = new SplittableRandom(42);
        var rows = new StringBuilder();
        var events = new StringBuilder();
        for (var i = 0; i < complaints; i++) {
            var isOpen = random.nextDouble() < OPEN;
            var from = isOpen ? open : ended;
            var template = from.get(random.nextInt(from.size()));
            add(template, isOpen ? -random.nextInt(14) : -random.nextInt(1000), i, random, rows, events);
            if ((i + 1) % BATCH == 0 || i + 1 == complaints) {
                copy("bench_complaint", rows);
                copy("bench_event", events);
                insert();
            }
        }
        execute("drop table bench_complaint, bench_event");
        execute("update next_due set due_at = now() where tenant_id = '" + tenant + "'");
        for (var table : List.of("complaint", "complaint_event", "complaint_limit")) {
            execute("vacuum analyze " + table);
        }
    }

    private void add(
            Template template, int days, int no, SplittableRandom random, StringBuilder rows, StringBuilder events)
            throws IOException {
        var id = Identifiers.next();
        var number = "8%012d".formatted(no);
        var subject = texts.subject(random);
        var body = texts.body(random);
        var place = texts.place(random);
        var shift = Duration.ofDays(days);
        line(
                rows,
                id,
                template.id(),
                days + " days",
                number,
                subject,
                body,
                place,
                "\\x" + HexFormat.of().formatHex(bytes(random, 32)),
                "\\x" + HexFormat.of().formatHex(bytes(random, 32)),
                Arrays.stream(SameMatter.sketch(subject, body)
                                .in(YearMonth.from(template.receivedAt().plus(shift).atZone(ZoneOffset.UTC))))
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",", "{", "}")),
                SearchText.vector(subject, body, place));
        var before = "0".repeat(64);
        for (var event : template.log()) {
            var at = event.at().plus(shift);
            var facts = event.facts();
            if (event.seq() == 1) {
                var told = (ObjectNode) JSON.readTree(facts);
                told.put("number", number);
                told.put("subject", subject);
                told.put("text", body);
                told.put("place", place);
                told.put(
                        "receivedAt",
                        Instant.parse(told.path("receivedAt").asString()).plus(shift).toString());
                facts = JSON.writeValueAsString(told);
            }
            before = hash(before, event.seq(), event.type(), at, event.kind(), event.actor(), facts);
            line(
                    events,
                    tenant,
                    id,
                    event.seq(),
                    event.type(),
                    at,
                    event.kind(),
                    event.actor(),
                    facts,
                    "\\x" + before);
        }
    }

    private void insert() throws SQLException {
        var own = List.of(
                "complaint_id", "number", "subject", "body", "place", "phone_index", "tracking_hash", "matter", "search");
        var columns = columns("complaint");
        var complaint = columns.stream()
                .map(column -> switch (column) {
                    case "complaint_id" -> "b.id";
                    case "received_at", "registered_at", "closed_at" -> "t." + column + " + b.shift";
                    default -> (own.contains(column) ? "b." : "t.") + column;
                })
                .collect(Collectors.joining(", "));
        execute("insert into complaint (" + String.join(", ", columns) + ") select " + complaint
                + " from bench_complaint b join complaint t on t.tenant_id = current_tenant()"
                + " and t.complaint_id = b.template");
        execute("insert into complaint_event select * from bench_event");
        var limits = columns("complaint_limit");
        var limit = limits.stream()
                .map(column -> switch (column) {
                    case "complaint_id" -> "b.id";
                    case "started_at", "due_at", "met_at", "cancelled_at", "paused_since", "look_at" ->
                        "t." + column + " + b.shift";
                    case "step_at" -> "(select array_agg(s + b.shift order by s) from unnest(t.step_at) s)";
                    default -> "t." + column;
                })
                .collect(Collectors.joining(", "));
        execute("insert into complaint_limit (" + String.join(", ", limits) + ") select " + limit
                + " from bench_complaint b join complaint_limit t on t.tenant_id = current_tenant()"
                + " and t.complaint_id = b.template");
        execute("truncate bench_complaint, bench_event");
    }

    private List<String> columns(String table) throws SQLException {
        try (var rows = db.createStatement().executeQuery("select * from " + table + " limit 0")) {
            var names = new ArrayList<String>();
            for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                names.add(rows.getMetaData().getColumnName(i));
            }
            return names;
        }
    }

    private List<Template> templates() throws SQLException {
        var logs = new LinkedHashMap<UUID, List<Event>>();
        try (var rows = db.createStatement()
                .executeQuery("select * from complaint_event where complaint_id in (select complaint_id from complaint"
                        + " where length(body) < 400 and number !~ '^[89]') order by complaint_id, seq")) {
            while (rows.next()) {
                logs.computeIfAbsent(rows.getObject("complaint_id", UUID.class), id -> new ArrayList<>())
                        .add(new Event(
                                rows.getInt("seq"),
                                rows.getString("type"),
                                rows.getTimestamp("at").toInstant(),
                                rows.getString("actor_kind"),
                                rows.getObject("actor_id", UUID.class),
                                rows.getString("facts")));
            }
        }
        var templates = new ArrayList<Template>();
        try (var rows = db.createStatement().executeQuery("select complaint_id, closed_at is null from complaint")) {
            while (rows.next()) {
                var log = logs.get(rows.getObject(1, UUID.class));
                // What was registered a moment ago by this benchmark has no life to tell.
                if (log != null && (log.size() > 1 || templates.size() < 40)) {
                    templates.add(new Template(rows.getObject(1, UUID.class), rows.getBoolean(2), log));
                }
            }
        }
        return templates;
    }

    private void copy(String table, StringBuilder lines) throws SQLException, IOException {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        db.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin", new java.io.ByteArrayInputStream(bytes));
        lines.setLength(0);
    }

    private static void line(StringBuilder lines, Object... values) {
        for (var i = 0; i < values.length; i++) {
            if (i > 0) {
                lines.append('\t');
            }
            lines.append(
                    values[i] == null
                            ? "\\N"
                            : values[i].toString()
                                    .replace("\\", "\\\\")
                                    .replace("\t", "\\t")
                                    .replace("\n", "\\n")
                                    .replace("\r", "\\r"));
        }
        lines.append('\n');
    }

    private static byte[] bytes(SplittableRandom random, int count) {
        var bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            bytes.putLong(random.nextLong());
        }
        return bytes.array();
    }

    /** As the program's log has it: the benchmark asks the program afterwards whether it finds these logs intact. */
    private static String hash(String before, int seq, String type, Instant at, String kind, UUID actor, String facts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(
                    before,
                    Integer.toString(seq),
                    type,
                    at.toString(),
                    kind,
                    actor == null ? "" : actor.toString(),
                    facts)) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0x1e);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = db.createStatement()) {
            statement.execute(sql);
        }
    }
}
