import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Lets pgbench write what the program writes: scripts made of registrations that the program has just stored, in the same
 * tables with the same indexes and row-level security, over the same kind of connection. Only what must be unique is new.
 */
final class SameRows {

    private static final int SCRIPTS = 60;

    private final Program program;
    private final List<Path> scripts = new ArrayList<>();

    /**
     * @param tenant whose registrations are copied
     * @param into whose tables get the copies, so that the program does not meet a thousand letters of the same words
     * @param directory for the scripts; must be empty
     */
    SameRows(Program program, UUID tenant, UUID into, Path directory) throws IOException, SQLException {
        this.program = program;
        Files.createDirectories(directory);
        try (var db = program.database()) {
            try (var statement = db.createStatement()) {
                statement.execute("set wenguo.tenant = '" + tenant + "'");
            }
            for (var id : latest(db, tenant)) {
                var script = directory.resolve(id + ".sql");
                Files.writeString(script, script(db, tenant, into, id));
                scripts.add(script);
            }
        }
    }

    private static List<UUID> latest(Connection db, UUID tenant) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var query = db.prepareStatement(
                """
                select complaint_id from complaint where tenant_id = ? and version = 1
                order by complaint_id desc limit ?""")) {
            query.setObject(1, tenant);
            query.setInt(2, SCRIPTS);
            var rows = query.executeQuery();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static String script(Connection db, UUID tenant, UUID into, UUID id) throws SQLException {
        return """
                \\set no random(1, 1000000000000)
                begin;
                set local wenguo.tenant = '%s';
                %s
                %s
                %s
                commit;
                """
                .formatted(
                        into,
                        insert(db, "complaint", id) + " returning complaint_id as id \\gset",
                        insert(db, "complaint_event", id) + ";",
                        insert(db, "complaint_limit", id) + ";")
                .replace("'" + tenant + "'", "'" + into + "'");
    }

    /** One statement with the row, or all rows, that the program stored of this complaint. */
    private static String insert(Connection db, String table, UUID id) throws SQLException {
        try (var query = db.prepareStatement("select * from " + table + " where complaint_id = ?")) {
            query.setObject(1, id);
            var rows = query.executeQuery();
            var columns = rows.getMetaData();
            var names = new ArrayList<String>();
            for (var i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnName(i));
            }
            var values = new ArrayList<String>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (var name : names) {
                    var fresh = table.equals("complaint")
                            ? switch (name) {
                                case "complaint_id" -> "uuidv7()";
                                case "unit_id" ->
                                    "(select unit_id from unit where tenant_id = current_tenant() and parent_id is null)";
                                case "number" -> "lpad((:no)::text, 13, '9')";
                                case "tracking_hash" -> "sha256((:no)::text::bytea)";
                                default -> null;
                            }
                            : name.equals("complaint_id") ? "(:id)::uuid" : null;
                    var stored = rows.getString(name);
                    row.add(fresh != null ? fresh : stored == null ? "null" : quoted(stored));
                }
                values.add("(" + String.join(", ", row) + ")");
            }
            return "insert into " + table + " (" + String.join(", ", names) + ") values " + String.join(", ", values);
        }
    }

    /** pgbench takes a colon before a letter for a variable of its own, also inside of quotes, so none stands there. */
    private static String quoted(String value) {
        return "E'"
                + value.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replaceAll(":(?![0-9])", "\\\\x3a")
                + "'";
    }

    double perSecond(int clients, int seconds) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "pgbench", "-h", "127.0.0.1", "-p", Integer.toString(program.databasePort()), "-U", "wenguo",
                "-n", "-M", "prepared", "-c", Integer.toString(clients), "-j", Integer.toString(Math.min(clients, 2)),
                "-T", Integer.toString(seconds)));
        scripts.forEach(script -> command.addAll(List.of("-f", script.toString())));
        command.add("wenguo");
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("PGPASSWORD", program.databasePassword());
        process.environment().put("PGOPTIONS", "-c role=wenguo_app");
        var running = process.start();
        var said = new String(running.getInputStream().readAllBytes());
        running.waitFor(1, TimeUnit.MINUTES);
        var tps = Pattern.compile("tps = ([0-9.]+) \\(without").matcher(said);
        var failed = Pattern.compile("failed transactions: 0 ").matcher(said);
        if (!tps.find() || !failed.find()) {
            throw new IOException(said);
        }
        return Double.parseDouble(tps.group(1));
    }
}
