package org.wenguo.imports;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
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

    private static final int BATCH = 200;

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
            for (var after = 0; ; ) {
                var begin = after;
                var last = inBatch(() -> some(state, begin, BATCH, work));
                if (last == null) { // something in it does not let the database go on: row by row, then
                    for (var i = 0; i < BATCH; i++) {
                        var from = after;
                        var line = inBatch(() -> some(state, from, 1, work));
                        after = line == null ? broken(state, from) : line;
                    }
                } else if (last == after) {
                    return true;
                } else {
                    after = last;
                }
                if (stoppable && isStopped()) {
                    return false;
                }
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

        /** @return the last line of them; {@code after} if there are no more */
        private int some(String state, int after, int most, Work work) {
            var rows = db.sql("""
                            select line, sealed from import_line
                            where tenant_id = ? and import_id = ? and state = ? and line > ?
                            order by line limit ? for update""")
                    .params(tenant.value(), one.id(), state, after, most)
                    .query((rs, row) -> new Row(rs.getInt(1), Imports.cells(key, rs.getBytes(2))))
                    .list();
            if (rows.isEmpty()) {
                return after;
            }
            store(work.on(rows));
            db.sql("update import_job set done = least(total, done + ?) where tenant_id = ? and import_id = ?")
                    .params(rows.size(), tenant.value(), one.id())
                    .update();
            return rows.getLast().line();
        }

        /** The database does not take this row, whatever it is. */
        private int broken(String state, int after) {
            return in(tenant, () -> {
                var line = db.sql("""
                                select min(line) from import_line
                                where tenant_id = ? and import_id = ? and state = ? and line > ?""")
                        .params(tenant.value(), one.id(), state, after)
                        .query((rs, row) -> rs.getInt(1))
                        .single();
                if (line > after) {
                    store(List.of(
                            Became.wrong(line, List.of(new Imports.Wrong(-1, "row", "import-not-stored", List.of())))));
                }
                return Math.max(line, after);
            });
        }

        private void store(List<Became> all) {
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
            var became =
                    rows.stream().map(row -> one(row, known, taking, settling)).toList();
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

        private Became one(Row row, Set<String> known, boolean taking, Map<Integer, Complaints.Settled> settling) {
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
