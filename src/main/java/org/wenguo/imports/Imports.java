package org.wenguo.imports;

import static org.wenguo.imports.ImportedField.NOTE;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Policies;
import org.wenguo.people.Organisation;
import org.wenguo.people.Role;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.SealingKey;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;
import org.wenguo.sheet.SheetReader;
import tools.jackson.databind.json.JsonMapper;

/** Imports: uploaded, mapped, looked at while they work, stopped, undone. */
@Service
public class Imports {

    /** Of one file. */
    public static final long MOST_BYTES = 50L << 20;

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int LONGEST_NAME = 120;
    /** What was uploaded and never begun is not kept for ever, nor are cells that could not be taken in. */
    private static final Duration KEPT = Duration.ofDays(30);

    static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient db;
    private final JdbcTemplate batch;
    private final TransactionOperations transactions;
    private final Vault vault;
    private final Policies policies;
    private final MessageSource messages;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    Imports(
            JdbcClient db,
            JdbcTemplate batch,
            TransactionOperations transactions,
            Vault vault,
            Policies policies,
            MessageSource messages,
            ObjectProvider<SchedulerClient> scheduler,
            Clock clock) {
        this.db = db;
        this.batch = batch;
        this.transactions = transactions;
        this.vault = vault;
        this.policies = policies;
        this.messages = messages;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    // ---- who ------------------------------------------------------------------------------------------------------

    /** The centre's front line and its supervisors, and administrators. */
    public static boolean mayImport(Viewer viewer) {
        return viewer.has(Role.ADMINISTRATOR)
                || (viewer.atCentre() && (viewer.has(Role.AGENT) || viewer.has(Role.SUPERVISOR)));
    }

    private static void allowed(Viewer viewer) {
        if (!mayImport(viewer)) {
            throw new Problem.NotFound("http-404");
        }
    }

    /** Rows hold names and telephones: an administrator, who sees none elsewhere, sees those of their own sheets only. */
    private static boolean sees(Viewer viewer, UUID askedBy) {
        return viewer.staff().id().equals(askedBy)
                || (viewer.atCentre() && (viewer.has(Role.AGENT) || viewer.has(Role.SUPERVISOR)));
    }

    // ---- uploading ------------------------------------------------------------------------------------------------

    /**
     * Reads a sheet once and keeps its rows, sealed; the columns are guessed, or known from the last sheet with the same
     * headings.
     *
     * @throws Problem.NotYours if this viewer may not import
     * @throws Problem.Invalid if it is no sheet, holds nothing, or is larger than sheets are
     */
    public UUID upload(Viewer viewer, String fileName, InputStream file) throws IOException {
        if (!mayImport(viewer)) {
            throw new Problem.NotYours("not-yours.import");
        }
        var copy = Files.createTempFile("wenguo-import", null);
        try {
            var hash = copy(file, copy);
            return keep(viewer, named(fileName), copy, hash);
        } finally {
            Files.delete(copy);
        }
    }

    private static byte[] copy(InputStream file, Path to) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(file, digest);
                var out = Files.newOutputStream(to)) {
            var some = new byte[1 << 16];
            var total = 0L;
            for (var read = in.read(some); read >= 0; read = in.read(some)) {
                total += read;
                if (total > MOST_BYTES) {
                    throw new Problem.TooLarge("import-too-large");
                }
                out.write(some, 0, read);
            }
            if (total == 0) {
                throw new Problem.Invalid("file", "required");
            }
        }
        return digest.digest();
    }

    private static String named(String fileName) {
        var name = fileName.replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cs}]", "")
                .strip();
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }

    private UUID keep(Viewer viewer, String fileName, Path file, byte[] hash) {
        var tenant = viewer.tenant();
        var id = Identifiers.next();
        var now = clock.instant();
        in(tenant, () -> {
            forgetOld(tenant, now);
            var key = vault.newKey();
            db.sql("""
                            insert into import_job (tenant_id, import_id, file_name, file_hash, shape, headings, headings_hash,
                                                    mapping, state, sealing_key, asked_by, asked_at, total)
                            values (:tenant, :id, :name, :hash, '', '{}', '', '', 'mapping', :key, :by, :at, 0)""")
                    .param("tenant", tenant.value())
                    .param("id", id)
                    .param("name", fileName)
                    .param("hash", hash)
                    .param("key", key.wrapped())
                    .param("by", viewer.staff().id())
                    .param("at", Timestamp.from(now))
                    .update();
            var storing = new Storing(tenant, id, key);
            String shape;
            try {
                shape = SheetReader.read(file, storing);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            storing.flush();
            if (storing.headings.isEmpty() || storing.total == 0) {
                throw new Problem.Invalid("file", "import-empty");
            }
            var headingsHash = hashOf(String.join("\n", storing.headings));
            db.sql("""
                            update import_job set shape = :shape, headings = :headings, headings_hash = :hash,
                                mapping = :mapping, total = :total
                            where tenant_id = :tenant and import_id = :id""")
                    .param("shape", shape)
                    .param("headings", storing.headings.toArray(String[]::new))
                    .param("hash", headingsHash)
                    .param("mapping", mapped(viewer.organisation(), storing.headings, storing.examples, headingsHash))
                    .param("total", storing.total)
                    .param("tenant", tenant.value())
                    .param("id", id)
                    .update();
            return id;
        });
        return id;
    }

    private void forgetOld(TenantId tenant, Instant now) {
        var before = Timestamp.from(now.minus(KEPT));
        db.sql("""
                        delete from import_job where tenant_id = ? and asked_at < ?
                            and state in ('mapping', 'checked', 'refused')""").params(tenant.value(), before).update();
        db.sql("""
                        update import_line set sealed = null where tenant_id = ? and sealed is not null and import_id in
                            (select import_id from import_job where tenant_id = ? and asked_at < ?
                                 and state in ('done', 'cancelled', 'undone', 'failed'))""").params(tenant.value(), tenant.value(), before).update();
    }

    private String mapped(
            Organisation organisation, List<String> headings, List<List<String>> examples, byte[] headingsHash) {
        return db.sql("select mapping from import_mapping where tenant_id = ? and headings_hash = ?")
                .params(organisation.id().value(), headingsHash)
                .query(String.class)
                .optional()
                .orElseGet(() -> json(guessed(organisation, headings, examples)));
    }

    private Mapping guessed(Organisation organisation, List<String> headings, List<List<String>> examples) {
        var meanings = new Meanings(policies.inForce(organisation), messages);
        var columns = new ArrayList<@Nullable ImportedField>(Vocabulary.guess(headings));
        for (var i = 0; i < columns.size(); i++) {
            var column = i;
            var values = examples.stream()
                    .filter(row -> row.size() > column && !row.get(column).isBlank())
                    .map(row -> row.get(column))
                    .toList();
            columns.set(i, borneOut(columns.get(i), values, meanings));
        }
        return new Mapping(
                columns, organisation.root().code(), GuessedOrder.of(examples, columns), Vocabulary.list("closed"));
    }

    /**
     * What stands in a column has the last word on its heading: other people's categories and ways in, which the house does
     * not know, are added to the text rather than refused, and counts are no names.
     */
    private static @Nullable ImportedField borneOut(
            @Nullable ImportedField guessed, List<String> values, Meanings meanings) {
        return switch (guessed) {
            case CATEGORY ->
                values.stream().allMatch(value -> meanings.category(value).isPresent()) ? guessed : NOTE;
            case CHANNEL ->
                values.stream().allMatch(value -> meanings.channel(value).isPresent()) ? guessed : NOTE;
            case UNIT -> values.stream().allMatch(value -> meanings.unit(value).isPresent()) ? guessed : NOTE;
            case KIND -> values.stream().allMatch(value -> meanings.kind(value).isPresent()) ? guessed : NOTE;
            case AGAINST, PLACE, OUTCOME, NAME ->
                !values.isEmpty() && values.stream().allMatch(value -> value.matches("\\d+")) ? null : guessed;
            case null, default -> guessed;
        };
    }

    /** Takes the rows of a sheet as they are read, and lets go of them some at a time. */
    private final class Storing implements SheetReader.Rows {
        private final TenantId tenant;
        private final UUID id;
        private final SealingKey key;
        private final List<Object[]> waiting = new ArrayList<>();
        private final List<List<String>> examples = new ArrayList<>();
        private List<String> headings = List.of();
        private int total;

        Storing(TenantId tenant, UUID id, SealingKey key) {
            this.tenant = tenant;
            this.id = id;
            this.key = key;
        }

        @Override
        public void take(int line, List<String> cells) {
            if (headings.isEmpty()) {
                headings = List.copyOf(cells);
                return;
            }
            if (examples.size() < GuessedOrder.ENOUGH) {
                examples.add(List.copyOf(cells));
            }
            total++;
            waiting.add(new Object[] {tenant.value(), id, line, sealed(key, cells)});
            if (waiting.size() == ROWS_AT_ONCE) {
                flush();
            }
        }

        void flush() {
            batch.batchUpdate(
                    "insert into import_line (tenant_id, import_id, line, sealed) values (?, ?, ?, ?)", waiting);
            waiting.clear();
        }
    }

    private static byte[] sealed(SealingKey key, List<String> cells) {
        return java.util.Objects.requireNonNull(key.seal(JSON.writeValueAsString(cells)))
                .bytes();
    }

    // ---- looking --------------------------------------------------------------------------------------------------

    /** Newest first. */
    public List<Import> all(Viewer viewer) {
        allowed(viewer);
        return in(
                viewer.tenant(),
                () -> db
                        .sql(SELECT + "where j.tenant_id = :tenant order by j.asked_at desc limit 50")
                        .param("tenant", viewer.tenant().value())
                        .query((rs, row) -> read(rs))
                        .list()
                        .stream()
                        .filter(one -> sees(viewer, one.askedBy()))
                        .toList());
    }

    /** @throws Problem.NotFound if there is none of that id, or not for this viewer */
    public Import byId(Viewer viewer, UUID id) {
        allowed(viewer);
        return find(viewer.tenant(), id)
                .filter(one -> sees(viewer, one.askedBy()))
                .orElseThrow(() -> new Problem.NotFound("no-import"));
    }

    Optional<Import> find(TenantId tenant, UUID id) {
        return in(
                tenant,
                () -> db.sql(SELECT + "where j.tenant_id = :tenant and j.import_id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .query((rs, row) -> read(rs))
                        .optional());
    }

    /**
     * A row and what is wrong with it.
     *
     * @param cells empty once they have become a complaint, or were kept long enough
     */
    public record Line(int line, List<String> cells, List<Wrong> wrong) {}

    /**
     * What is wrong in one cell.
     *
     * @param column from 0; -1: in a column that the sheet has not
     */
    public record Wrong(int column, String field, String code, List<String> arguments) {}

    /** The first rows as they are in the sheet. */
    public List<Line> firstRows(Import one, Viewer viewer, int most) {
        return in(viewer.tenant(), () -> lines(viewer.tenant(), one.id(), "", 0, most));
    }

    /** Rows that were refused, in the order of the sheet, those after a line. */
    public List<Line> wrongRows(Import one, Viewer viewer, int after, int most) {
        return in(viewer.tenant(), () -> lines(viewer.tenant(), one.id(), " and state = 'wrong'", after, most));
    }

    /** All rows that were refused, some at a time. */
    public void eachWrongRow(Import one, Viewer viewer, Consumer<Line> taking) {
        var after = 0;
        List<Line> some;
        do {
            some = wrongRows(one, viewer, after, ROWS_AT_ONCE);
            some.forEach(taking);
            after = some.isEmpty() ? after : some.getLast().line();
        } while (some.size() == ROWS_AT_ONCE);
    }

    private List<Line> lines(TenantId tenant, UUID id, String condition, int after, int most) {
        var key = keyOf(tenant, id);
        return db.sql("select line, sealed, errors from import_line where tenant_id = :tenant and import_id = :id"
                        + condition + " and line > :after order by line limit :most")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("after", after)
                .param("most", most)
                .query((rs, row) -> new Line(rs.getInt(1), cells(key, rs.getBytes(2)), wrong(rs.getString(3))))
                .list();
    }

    SealingKey keyOf(TenantId tenant, UUID id) {
        return vault.unwrap(db.sql("select sealing_key from import_job where tenant_id = ? and import_id = ?")
                .params(tenant.value(), id)
                .query((rs, row) -> rs.getBytes(1))
                .single());
    }

    static List<String> cells(SealingKey key, byte @Nullable [] sealed) {
        var json = sealed == null ? null : key.open(new Sealed(sealed));
        return json == null ? List.of() : Arrays.asList(JSON.readValue(json, String[].class));
    }

    private static List<Wrong> wrong(@Nullable String json) {
        return json == null ? List.of() : Arrays.asList(JSON.readValue(json, Wrong[].class));
    }

    // ---- going on -------------------------------------------------------------------------------------------------

    /**
     * Says what the columns are.
     *
     * @throws Problem.Invalid if that cannot be
     * @throws Problem.NotNow if it has begun
     */
    public void map(Viewer viewer, UUID id, Mapping mapping) {
        var one = byId(viewer, id);
        if (mapping.columns().size() != one.headings().size()) {
            throw new Problem.Malformed("http-400");
        }
        mapping.check();
        if (viewer.organisation().unit(mapping.unit()).isEmpty()) {
            throw new Problem.Invalid("unit", "unknown");
        }
        if (!one.isOpen()) {
            throw new Problem.NotNow("import-begun");
        }
        in(
                viewer.tenant(),
                () -> db.sql("update import_job set mapping = ? where tenant_id = ? and import_id = ?")
                        .params(json(mapping), viewer.tenant().value(), id)
                        .update());
    }

    /** Looks at every row without taking any in. */
    public void check(Viewer viewer, UUID id) {
        begin(viewer, id, Import.State.CHECKING, false);
    }

    /** @param atomic take in nothing unless every row can be */
    public void start(Viewer viewer, UUID id, boolean atomic) {
        begin(viewer, id, Import.State.RUNNING, atomic);
    }

    private void begin(Viewer viewer, UUID id, Import.State state, boolean atomic) {
        var one = byId(viewer, id);
        one.mapping().check();
        if (!one.isOpen()) {
            throw new Problem.NotNow("import-begun");
        }
        var task = in(viewer.tenant(), () -> {
            var begun = task(viewer.tenant(), id, one.state(), state, atomic);
            db.sql("""
                            update import_line set state = 'new', errors = null
                            where tenant_id = ? and import_id = ? and state in ('checked', 'wrong', 'known')""").params(viewer.tenant().value(), id).update();
            db.sql("""
                            update import_job set lines_checked = 0, lines_wrong = 0, lines_known = 0
                            where tenant_id = ? and import_id = ?""").params(viewer.tenant().value(), id).update();
            if (state == Import.State.RUNNING) {
                remember(viewer.tenant(), id);
            }
            return begun;
        });
        schedule(viewer.tenant(), id, task);
    }

    private void remember(TenantId tenant, UUID id) {
        db.sql("""
                        insert into import_mapping (tenant_id, headings_hash, mapping, used_at)
                        select tenant_id, headings_hash, mapping, :at from import_job
                        where tenant_id = :tenant and import_id = :id
                        on conflict (tenant_id, headings_hash)
                        do update set mapping = excluded.mapping, used_at = excluded.used_at""")
                .param("at", Timestamp.from(clock.instant()))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** Takes back everything that nobody has touched since. */
    public void undo(Viewer viewer, UUID id) {
        var one = byId(viewer, id);
        if (!one.canBeUndone()) {
            throw new Problem.NotNow("import-not-undone");
        }
        var task =
                in(viewer.tenant(), () -> task(viewer.tenant(), id, one.state(), Import.State.UNDOING, one.atomic()));
        schedule(viewer.tenant(), id, task);
    }

    /** Only one of two who press at once begins it. */
    private int task(TenantId tenant, UUID id, Import.State from, Import.State to, boolean atomic) {
        return db.sql("""
                        update import_job set state = :to, atomic = :atomic, task = task + 1, done = 0,
                            cancel_asked = false, finished_at = null
                        where tenant_id = :tenant and import_id = :id and state = :from returning task""")
                .param("to", to.code())
                .param("atomic", atomic)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("from", from.code())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new Problem.NotNow("import-begun"));
    }

    private void schedule(TenantId tenant, UUID id, int task) {
        scheduler.ifAvailable(
                client -> client.schedule(ImportConfiguration.instance(tenant, id, task), clock.instant()));
    }

    /** Stops it within a second or two; what was taken in so far stays, unless all or nothing was asked for. */
    public void cancel(Viewer viewer, UUID id) {
        byId(viewer, id);
        in(
                viewer.tenant(),
                () -> db.sql("""
                        update import_job set cancel_asked = true
                        where tenant_id = ? and import_id = ? and state in ('checking', 'running')""").params(viewer.tenant().value(), id).update());
    }

    /** Throws an upload away of which nothing was taken in. */
    public void discard(Viewer viewer, UUID id) {
        var one = byId(viewer, id);
        if (!one.isOpen()) {
            throw new Problem.NotNow("import-begun");
        }
        in(
                viewer.tenant(),
                () -> db.sql("delete from import_job where tenant_id = ? and import_id = ? and state = ?")
                        .params(viewer.tenant().value(), id, one.state().code())
                        .update());
    }

    // ---- the row --------------------------------------------------------------------------------------------------

    private static final String SELECT = """
            select j.*,
                (select max(other.asked_at) from import_job other
                 where other.tenant_id = j.tenant_id and other.file_hash = j.file_hash
                   and other.import_id < j.import_id and other.state in ('running', 'done', 'cancelled')) as before
            from import_job j
            """;

    private static Import read(ResultSet rs) throws SQLException {
        var finished = rs.getTimestamp("finished_at");
        var before = rs.getTimestamp("before");
        return new Import(
                rs.getObject("import_id", UUID.class),
                rs.getString("file_name"),
                rs.getString("shape"),
                Arrays.asList((String[]) rs.getArray("headings").getArray()),
                JSON.readValue(rs.getString("mapping"), Mapping.class),
                rs.getBoolean("atomic"),
                Import.State.valueOf(rs.getString("state").toUpperCase(java.util.Locale.ROOT)),
                rs.getObject("asked_by", UUID.class),
                rs.getTimestamp("asked_at").toInstant(),
                rs.getInt("total"),
                rs.getInt("done"),
                new Import.Counts(
                        rs.getInt("lines_checked"),
                        rs.getInt("lines_taken"),
                        rs.getInt("lines_known"),
                        rs.getInt("lines_wrong"),
                        rs.getInt("lines_undone"),
                        rs.getInt("lines_kept")),
                rs.getBoolean("cancel_asked"),
                finished == null ? null : finished.toInstant(),
                before == null ? null : before.toInstant());
    }

    private static String json(Mapping mapping) {
        return JSON.writeValueAsString(mapping);
    }

    static byte[] hashOf(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private <R> R in(TenantId tenant, Supplier<R> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }
}
