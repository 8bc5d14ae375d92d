package org.wenguo.imports;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Moment;
import org.wenguo.complaint.Policies;
import org.wenguo.intake.RegisterForm;
import org.wenguo.intake.TakingIn;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.platform.Problem;
import org.wenguo.platform.SealingKey;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/**
 * Goes over the rows of a sheet, some at a time, each some in one transaction with what became of them: so a row is taken in
 * once whatever dies, and whoever goes on finds where it stopped.
 */
@Component
public class DoingImports {

    private static final int BATCH = 500;
    /** While one waits for the database the other reads and reckons. */
    private static final int WORKERS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(DoingImports.class);

    private final JdbcClient db;
    private final JdbcTemplate batch;
    private final TransactionOperations transactions;
    private final Organisations organisations;
    private final Policies policies;
    private final Complaints complaints;
    private final TakingIn takingIn;
    private final Imports imports;
    private final MessageSource messages;
    private final Clock clock;

    DoingImports(
            JdbcClient db,
            JdbcTemplate batch,
            TransactionOperations transactions,
            Organisations organisations,
            Policies policies,
            Complaints complaints,
            TakingIn takingIn,
            Imports imports,
            MessageSource messages,
            Clock clock) {
        this.db = db;
        this.batch = batch;
        this.transactions = transactions;
        this.organisations = organisations;
        this.policies = policies;
        this.complaints = complaints;
        this.takingIn = takingIn;
        this.imports = imports;
        this.messages = messages;
        this.clock = clock;
    }

    /** Goes on with whatever the import is at. */
    public void run(TenantId tenant, UUID id) {
        var found = imports.find(tenant, id);
        if (found.isEmpty() || !found.get().isWorking()) {
            return;
        }
        var one = found.get();
        try {
            new Pass(organisations.byId(tenant), one).run();
        } catch (Problem | IllegalStateException e) {
            LOG.error("Import {} broke off", id, e);
            end(tenant, id, Import.State.FAILED);
        }
    }

    private void end(TenantId tenant, UUID id, Import.State state) {
        in(
                tenant,
                () -> db.sql("update import_job set state = ?, finished_at = ? where tenant_id = ? and import_id = ?")
                        .params(state.code(), Timestamp.from(clock.instant()), tenant.value(), id)
                        .update());
    }

    private <R> R in(TenantId tenant, Supplier<R> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }

    /** A row that waits. */
    private record Row(int line, List<String> cells) {}

    /**
     * Some that lie together and have one state.
     *
     * @param after the line before the first
     * @param until the last
     */
    private record Lines(String state, int after, int until) {}

    /** Not a failure: the rest is for another node. */
    private static final class Interrupted extends RuntimeException {
        Interrupted(InterruptedException cause) {
            super(cause);
        }
    }

    /** What became of it. */
    private record Became(
            int line,
            String state,
            byte @Nullable [] same,
            @Nullable String errors,
            @Nullable UUID complaint,
            @Nullable Integer events) {
        Became as(Complaint stored) {
            return new Became(line, state, same, errors, stored.id(), stored.version());
        }

        static Became wrong(int line, List<Imports.Wrong> errors) {
            return new Became(line, "wrong", null, Imports.JSON.writeValueAsString(errors), null, null);
        }
    }

    /** The work on one import, from where it stands to its end. */
    private final class Pass {
        private final Organisation organisation;
        private final TenantId tenant;
        private final Import one;
        private final SealingKey key;
        private final Meanings meanings;
        private final Actor actor;

        Pass(Organisation organisation, Import one) {
            this.organisation = organisation;
            this.tenant = organisation.id();
            this.one = one;
            this.key = in(tenant, () -> imports.keyOf(tenant, one.id()));
            this.meanings = new Meanings(in(tenant, () -> policies.inForce(organisation)), messages);
            this.actor = new Actor.Member(one.askedBy());
        }

        void run() {
            switch (one.state()) {
                case CHECKING -> end(each("new", this::check) ? Import.State.CHECKED : Import.State.CANCELLED);
                case RUNNING ->
                    end(
                            one.atomic()
                                    ? allOrNothing()
                                    : each("new", this::take) ? Import.State.DONE : Import.State.CANCELLED);
                case UNDOING -> {
                    each("taken", this::undo);
                    end(Import.State.UNDONE);
                }
                default -> throw new IllegalStateException("Nothing to do for " + one.state());
            }
        }

        /** Every row is looked at before the first is taken in; if taking in stops all the same, it is taken back. */
        private Import.State allOrNothing() {
            if (!each("new", this::check)) {
                return Import.State.CANCELLED;
            }
            if (isAny("wrong")) {
                return Import.State.REFUSED;
            }
            if (each("checked", this::take) && !isAny("wrong")) {
                return Import.State.DONE;
            }
            var why = isAny("wrong") ? Import.State.REFUSED : Import.State.CANCELLED;
            each("taken", this::undo, false);
            return why;
        }

        private boolean isAny(String state) {
            return in(
                    tenant,
                    () -> db.sql(
                                    "select exists (select from import_line where tenant_id = ? and import_id = ? and state = ?)")
                            .params(tenant.value(), one.id(), state)
                            .query(Boolean.class)
                            .single());
        }

        private void end(Import.State state) {
            DoingImports.this.end(tenant, one.id(), state);
        }

        private boolean each(String state, Work work) {
            return each(state, work, one.state() != Import.State.UNDOING);
        }

        /** @return false if it was stopped */
        private boolean each(String state, Work work, boolean stoppable) {
            var rest = new Rest(state);
            try (var workers = Executors.newFixedThreadPool(WORKERS)) {
                var going = IntStream.range(0, WORKERS)
                        .mapToObj(i -> workers.submit(() -> goOver(rest, work, stoppable)))
                        .toList();
                for (var one : going) {
                    one.get();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new AssertionError(e.getCause());
            } catch (InterruptedException e) { // the node goes down: whoever is left goes on
                rest.stop();
                Thread.currentThread().interrupt();
                throw new Interrupted(e);
            }
            return !rest.isStopped;
        }

        private void goOver(Rest rest, Work work, boolean stoppable) {
            try {
                for (var some = rest.next(); some != null; some = rest.next()) {
                    goOver(some, work);
                    if (stoppable && isStopped()) {
                        rest.stop();
                    }
                }
            } catch (RuntimeException | Error e) {
                rest.stop();
                throw e;
            }
        }

        private void goOver(Lines lines, Work work) {
            if (inBatch(() -> some(lines, BATCH, work)) != null) {
                return;
            }
            // Something in it does not let the database go on: row by row, then, so that one fails alone.
            for (var left = lines; ; ) {
                var now = left;
                var line = inBatch(() -> some(now, 1, work));
                var last = line == null ? broken(now) : line;
                if (last == now.after()) {
                    return;
                }
                left = new Lines(now.state(), last, now.until());
            }
        }

        /** What nobody has begun with, handed out piece by piece. */
        private final class Rest {
            private final String state;
            private int after;
            private volatile boolean isStopped;

            Rest(String state) {
                this.state = state;
            }

            void stop() {
                isStopped = true;
            }

            synchronized @Nullable Lines next() {
                if (isStopped) {
                    return null;
                }
                var begin = after;
                var end = in(
                        tenant,
                        () -> db.sql("""
                                select max(line) from (
                                    select line from import_line
                                    where tenant_id = ? and import_id = ? and state = ? and line > ?
                                    order by line limit ?) piece""")
                                .params(tenant.value(), one.id(), state, begin, BATCH)
                                .query((rs, row) -> rs.getInt(1))
                                .single());
                if (end == 0) {
                    return null;
                }
                after = end;
                return new Lines(state, begin, end);
            }
        }

        private @Nullable Integer inBatch(Supplier<Integer> work) {
            try {
                return in(tenant, work);
            } catch (DataAccessException | Problem.Stale e) {
                LOG.warn("Rows of import {} could not be stored: {}", one.id(), e.getMessage());
                return null;
            }
        }

        /** @return the last line of them; that after which they begin if there are no more */
        private int some(Lines lines, int most, Work work) {
            var rows = db.sql("""
                            select line, sealed from import_line
                            where tenant_id = ? and import_id = ? and state = ? and line > ? and line <= ?
                            order by line limit ? for update""")
                    .params(tenant.value(), one.id(), lines.state(), lines.after(), lines.until(), most)
                    .query((rs, row) -> new Row(rs.getInt(1), Imports.cells(key, rs.getBytes(2))))
                    .list();
            if (rows.isEmpty()) {
                return lines.after();
            }
            store(lines.state(), work.on(rows));
            return rows.getLast().line();
        }

        /** The database does not take this row, whatever it is. */
        private int broken(Lines lines) {
            return in(tenant, () -> {
                var line = db.sql("""
                                select min(line) from import_line
                                where tenant_id = ? and import_id = ? and state = ? and line > ? and line <= ?""")
                        .params(tenant.value(), one.id(), lines.state(), lines.after(), lines.until())
                        .query((rs, row) -> rs.getInt(1))
                        .single();
                if (line > lines.after()) {
                    store(
                            lines.state(),
                            List.of(Became.wrong(
                                    line, List.of(new Imports.Wrong(-1, "row", "import-not-stored", List.of())))));
                }
                return Math.max(line, lines.after());
            });
        }

        private void store(String before, List<Became> all) {
            batch.batchUpdate("""
                    update import_line set state = ?, same = ?, errors = ?, complaint_id = coalesce(?, complaint_id),
                        events = coalesce(?, events), sealed = case when ? then null else sealed end
                    where tenant_id = ? and import_id = ? and line = ?""", all, all.size(), (statement, became) -> {
                statement.setString(1, became.state());
                statement.setBytes(2, became.same());
                statement.setString(3, became.errors());
                statement.setObject(4, became.complaint());
                statement.setObject(5, became.events(), java.sql.Types.INTEGER);
                statement.setBoolean(6, became.complaint() != null);
                statement.setObject(7, tenant.value());
                statement.setObject(8, one.id());
                statement.setInt(9, became.line());
            });
            count(before, all);
        }

        /** Counted as it happens, so that whoever watches need not have a hundred thousand rows counted each second. */
        private void count(String before, List<Became> all) {
            var more = new HashMap<String, Integer>();
            all.forEach(became -> more.merge(became.state(), 1, Integer::sum));
            more.merge(before, -all.size(), Integer::sum);
            db.sql("""
                            update import_job set done = least(total, done + :done), lines_checked = lines_checked + :checked,
                                lines_taken = lines_taken + :taken, lines_known = lines_known + :known,
                                lines_wrong = lines_wrong + :wrong, lines_undone = lines_undone + :undone,
                                lines_kept = lines_kept + :kept
                            where tenant_id = :tenant and import_id = :id""")
                    .param("done", all.size())
                    .param("checked", more.getOrDefault("checked", 0))
                    .param("taken", more.getOrDefault("taken", 0))
                    .param("known", more.getOrDefault("known", 0))
                    .param("wrong", more.getOrDefault("wrong", 0))
                    .param("undone", more.getOrDefault("undone", 0))
                    .param("kept", more.getOrDefault("kept", 0))
                    .param("tenant", tenant.value())
                    .param("id", one.id())
                    .update();
        }

        private boolean isStopped() {
            return in(
                    tenant,
                    () -> db.sql("select cancel_asked from import_job where tenant_id = ? and import_id = ?")
                            .params(tenant.value(), one.id())
                            .query(Boolean.class)
                            .optional()
                            .orElse(true));
        }

        // ---- what is done to rows ----------------------------------------------------------------------------------

        private List<Became> check(List<Row> rows) {
            return each(rows, false);
        }

        private List<Became> take(List<Row> rows) {
            return each(rows, true);
        }

        private List<Became> each(List<Row> rows, boolean taking) {
            var known = known(rows, taking);
            var settling = new LinkedHashMap<Integer, Complaints.Settled>();
            var mayBeRunning = new OneAtATime();
            var became = rows.stream()
                    .map(row -> one(row, known, taking, settling, mayBeRunning))
                    .toList();
            return settling.isEmpty() ? became : settled(became, settling);
        }

        /** What had ended is stored at once: nothing of one follows from another. */
        private List<Became> settled(List<Became> became, Map<Integer, Complaints.Settled> settling) {
            var stored = complaints
                    .registerSettled(organisation, List.copyOf(settling.values()), new Moment(actor, clock.instant()))
                    .iterator();
            return became.stream()
                    .map(one -> settling.containsKey(one.line()) ? one.as(stored.next()) : one)
                    .toList();
        }

        /**
         * What still runs is compared with others of the same matter, who are told: two that did it with many at once would
         * wait for each other.
         */
        private final class OneAtATime {
            private boolean isMine;

            void await() {
                if (!isMine) {
                    db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                            .param("import/" + tenant.value() + "/running")
                            .query((rs, row) -> row)
                            .list();
                    isMine = true;
                }
            }
        }

        private Became one(
                Row row,
                Set<String> known,
                boolean taking,
                Map<Integer, Complaints.Settled> settling,
                OneAtATime running) {
            var read = new SheetRow(one.mapping(), one.headings(), row.cells(), meanings, organisation.zone());
            var same = same(row);
            try {
                if (same != null && !known.add(HexFormat.of().formatHex(same))) {
                    return new Became(row.line(), "known", same, null, null, null);
                }
                var form = read.form(sourceId(read, row));
                var settled = read.settled(form.receivedAt(), clock.instant());
                if (!read.unreadable().isEmpty()) {
                    return Became.wrong(row.line(), wrongs(read, all(read, form)));
                }
                if (!taking) {
                    takingIn.check(form, organisation);
                    return new Became(row.line(), "checked", same, null, null, null);
                }
                var taken = new Became(row.line(), "taken", same, null, null, null);
                if (settled == null) {
                    running.await();
                    return taken.as(takingIn.fromSheet(form, organisation, actor));
                }
                settling.put(row.line(), takingIn.fromSheet(form, settled, organisation, actor));
                return taken;
            } catch (Problem.Invalid wrong) {
                return Became.wrong(row.line(), wrongs(read, wrong.errors()));
            }
        }

        /** What cannot be read, and what cannot be of that which can. */
        private List<Problem.FieldError> all(SheetRow read, RegisterForm form) {
            var all = new ArrayList<>(read.unreadable());
            try {
                takingIn.check(form, organisation);
            } catch (Problem.Invalid besides) {
                all.addAll(besides.errors());
            }
            return all;
        }

        /** Each once, by column and kind: a missing text is also a missing subject. */
        private static List<Imports.Wrong> wrongs(SheetRow read, List<Problem.FieldError> errors) {
            var wrongs = new LinkedHashMap<String, Imports.Wrong>();
            for (var error : errors) {
                var column = read.column(error.field());
                wrongs.putIfAbsent(
                        column < 0 ? error.field() : column + error.code(),
                        new Imports.Wrong(
                                column,
                                error.field(),
                                error.code(),
                                error.arguments().stream().map(String::valueOf).toList()));
            }
            return List.copyOf(wrongs.values());
        }

        /** Its own number first, for those who look it up; which row of which import it was makes it the only one. */
        private String sourceId(SheetRow read, Row row) {
            var own = read.sourceId();
            var place = one.id() + ":" + row.line();
            return own == null ? place : own.substring(0, Math.min(own.length(), 150)) + " / " + place;
        }

        /** The same number with the same words is the same complaint, from whichever sheet; null: it has no number. */
        private byte @Nullable [] same(Row row) {
            var number = one.mapping().column(ImportedField.SOURCE_ID);
            if (number < 0
                    || number >= row.cells().size()
                    || row.cells().get(number).isBlank()) {
                return null;
            }
            var said = new ArrayList<String>();
            for (var field : List.of(ImportedField.SOURCE_ID, ImportedField.SUBJECT, ImportedField.TEXT)) {
                var column = one.mapping().column(field);
                said.add(
                        column < 0 || column >= row.cells().size()
                                ? ""
                                : row.cells().get(column));
            }
            return Imports.hashOf(String.join("\u0000", said));
        }

        private Set<String> known(List<Row> rows, boolean taking) {
            var asked = rows.stream()
                    .map(this::same)
                    .filter(java.util.Objects::nonNull)
                    .toArray(byte[][]::new);
            if (asked.length == 0) {
                return new HashSet<>();
            }
            // Whoever has another row of the same number in hand is waited for; all take them in one order.
            db.sql("""
                            select pg_advisory_xact_lock(number)
                            from (select distinct hashtextextended(:tenant || encode(asked, 'hex'), 0) as number
                                  from unnest(:asked) asked order by 1) numbers""")
                    .param("tenant", tenant.toString())
                    .param("asked", asked)
                    .query((rs, row) -> row)
                    .list();
            return new HashSet<>(db.sql("""
                            select encode(same, 'hex') from import_line
                            where tenant_id = :tenant and same = any(:asked)
                              and (state in ('taken', 'kept') or (:checking and state = 'checked' and import_id = :id))""")
                    .param("tenant", tenant.value())
                    .param("asked", asked)
                    .param("checking", !taking)
                    .param("id", one.id())
                    .query(String.class)
                    .list());
        }

        private List<Became> undo(List<Row> rows) {
            var reason = messages.getMessage(
                    "imports.undone-because", new Object[] {one.fileName()}, Locale.SIMPLIFIED_CHINESE);
            var taken = db.sql("""
                            select line, complaint_id, events, same from import_line
                            where tenant_id = ? and import_id = ? and line between ? and ? and state = 'taken' """)
                    .params(
                            tenant.value(),
                            one.id(),
                            rows.getFirst().line(),
                            rows.getLast().line())
                    .query((rs, row) -> new Became(
                            rs.getInt(1), "taken", rs.getBytes(4), null, rs.getObject(2, UUID.class), rs.getInt(3)))
                    .list();
            return taken.stream().map(row -> undone(row, reason)).toList();
        }

        private Became undone(Became row, String reason) {
            var id = java.util.Objects.requireNonNull(row.complaint());
            var events = java.util.Objects.requireNonNull(row.events());
            Complaint complaint = complaints.byId(tenant, id);
            var moment = new Moment(actor, clock.instant());
            var back = complaint.takeBackImport(events, reason, moment);
            if (back) {
                complaints.save(organisation, complaint, moment);
            }
            return new Became(row.line(), back ? "undone" : "kept", row.same(), null, id, events);
        }
    }

    @FunctionalInterface
    private interface Work {
        List<Became> on(List<Row> rows);
    }
}
