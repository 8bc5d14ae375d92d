package org.wenguo.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.policy.HolidayYear;
import org.wenguo.policy.PackVersions;
import org.wenguo.policy.WeeklyHours;

/** All organisations of this installation: found, founded, and changed by their administrators. */
@Service
public class Organisations {

    /** How long another node may work with an organisation's former shape; the changing node forgets at once. */
    private static final Duration STALE_FOR = Duration.ofSeconds(2);

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final PasswordEncoder passwords;
    private final PackVersions policies;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Cache<TenantId, Organisation> snapshots =
            Caffeine.newBuilder().expireAfterWrite(STALE_FOR).build();

    Organisations(
            JdbcClient db,
            TransactionOperations transactions,
            PasswordEncoder passwords,
            PackVersions policies,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.transactions = transactions;
        this.passwords = passwords;
        this.policies = policies;
        this.clock = clock;
        this.events = events;
    }

    public Organisation byId(TenantId tenant) {
        var known = snapshots.getIfPresent(tenant);
        if (known == null) {
            known = Tenancy.in(tenant, () -> transactions.execute(status -> load(tenant)));
            snapshots.put(tenant, known);
        }
        return known;
    }

    public Optional<Organisation> byCode(String code) {
        return db.sql("select tenant_id from tenant where code = ?")
                .param(code)
                .query((rs, row) -> new TenantId(rs.getObject(1, UUID.class)))
                .optional()
                .map(this::byId);
    }

    /** By the short number that tracking links begin with. */
    public Optional<Organisation> byNo(int no) {
        return db.sql("select tenant_id from tenant where no = ?")
                .param(no)
                .query((rs, row) -> new TenantId(rs.getObject(1, UUID.class)))
                .optional()
                .map(this::byId);
    }

    public List<TenantId> all() {
        return db.sql("select tenant_id from tenant order by no")
                .query((rs, row) -> new TenantId(rs.getObject(1, UUID.class)))
                .list();
    }

    public boolean none() {
        return db.sql("select not exists (select from tenant)")
                .query(Boolean.class)
                .single();
    }

    /** Founds an organisation with its root unit and its first administrator, in one transaction. */
    public Organisation found(Founding founding) {
        var tenant = new TenantId(Identifiers.next());
        Tenancy.in(
                tenant,
                () -> transactions.execute(status -> {
                    found(tenant, founding);
                    return tenant;
                }));
        return byId(tenant);
    }

    /** Joins the caller's transaction if there is one for this very tenant. */
    void found(TenantId tenant, Founding founding) {
        if (db.sql("select exists (select from tenant where code = ?)")
                .param(founding.code())
                .query(Boolean.class)
                .single()) {
            throw new Problem.Invalid("code", "taken");
        }
        db.sql("insert into tenant (tenant_id, code, name, pack, zone, created_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        tenant.value(),
                        founding.code(),
                        founding.name(),
                        founding.pack(),
                        founding.zone().getId(),
                        java.sql.Timestamp.from(clock.instant()))
                .update();
        db.sql("insert into next_due (tenant_id, due_at) values (?, 'infinity')")
                .param(tenant.value())
                .update();
        policies.begin(tenant, founding.pack(), clock.instant());
        var root = addUnit(tenant, null, founding.code(), founding.name(), Unit.Kind.COMPANY, null);
        addStaff(
                tenant,
                root,
                founding.username(),
                founding.administrator(),
                List.of(Role.ADMINISTRATOR),
                founding.password());
    }

    /** @return the new unit's id */
    public UUID addUnit(
            TenantId tenant,
            @Nullable UUID parent,
            String code,
            String name,
            Unit.Kind kind,
            @Nullable String calendar) {
        return changing(tenant, () -> {
            if (exists("select exists (select from unit where tenant_id = ? and code = ?)", tenant, code)) {
                throw new Problem.Invalid("code", "taken");
            }
            if (kind == Unit.Kind.CENTRE
                    && exists("select exists (select from unit where tenant_id = ? and kind = ?)", tenant, "centre")) {
                throw new Problem.Invalid("kind", "one-centre");
            }
            var id = Identifiers.next();
            db.sql("""
                            insert into unit (tenant_id, unit_id, parent_id, code, name, kind, calendar)
                            values (:tenant, :id, :parent, :code, :name, :kind, :calendar)""")
                    .param("tenant", tenant.value())
                    .param("id", id)
                    .param("parent", parent)
                    .param("code", code)
                    .param("name", name)
                    .param("kind", kind.code())
                    .param("calendar", calendar)
                    .update();
            return id;
        });
    }

    public void renameUnit(TenantId tenant, UUID unit, String name) {
        changing(
                tenant,
                () -> db.sql("update unit set name = ? where tenant_id = ? and unit_id = ?")
                        .params(name, tenant.value(), unit)
                        .update());
    }

    /** @return the new member's id */
    public UUID addStaff(TenantId tenant, UUID unit, String username, String name, List<Role> roles, String password) {
        return changing(tenant, () -> {
            if (db.sql("select exists (select from account where username = ?)")
                    .param(username)
                    .query(Boolean.class)
                    .single()) {
                throw new Problem.Invalid("username", "taken");
            }
            var id = Identifiers.next();
            db.sql("""
                            insert into staff (tenant_id, staff_id, unit_id, username, name, roles)
                            values (?, ?, ?, ?, ?, string_to_array(?, ','))""")
                    .params(tenant.value(), id, unit, username, name, codes(roles))
                    .update();
            db.sql("insert into account (username, tenant_id, staff_id, password_hash) values (?, ?, ?, ?)")
                    .params(username, tenant.value(), id, passwords.encode(password))
                    .update();
            return id;
        });
    }

    /** Moves, renames, changes roles, or lets a member go; whoever is let go can no longer sign in. */
    public void changeStaff(TenantId tenant, UUID id, UUID unit, String name, List<Role> roles, boolean active) {
        changing(tenant, () -> {
            db.sql("""
                            update staff set unit_id = ?, name = ?, roles = string_to_array(?, ','), active = ?
                            where tenant_id = ? and staff_id = ?""")
                    .params(unit, name, codes(roles), active, tenant.value(), id)
                    .update();
            db.sql("update account set disabled = ? where tenant_id = ? and staff_id = ?")
                    .params(!active, tenant.value(), id)
                    .update();
            if (load(tenant).withRole(Role.ADMINISTRATOR).isEmpty()) {
                throw new Problem.Invalid("roles", "last-administrator");
            }
            return id;
        });
    }

    /**
     * Puts a change of the organisation's calendars on record; the open limits are re-dated soon after.
     *
     * @param change its hours have been found to be good
     */
    public void changeCalendar(TenantId tenant, CalendarChange change) {
        changeCalendar(tenant, change, null);
    }

    /**
     * The same, for a change that says everything of its subject anew: refused if somebody else said something of it
     * since, so that of two who change the same at once the later one has read what the earlier one did.
     *
     * @param seen id of the last change of the subject that was seen, empty if there was none; null: do not ask
     * @throws Problem.Invalid of the field {@code seen}
     */
    public void changeCalendar(TenantId tenant, CalendarChange change, @Nullable String seen) {
        changing(tenant, () -> {
            // Of two at once one waits here and then finds the other's change on record.
            db.sql("select pg_advisory_xact_lock(hashtextextended('calendar ' || ?, 0))")
                    .param(tenant.value().toString())
                    .query((rs, row) -> true)
                    .single();
            if (seen != null && !seen.equals(last(calendarChanges(tenant), change.subject()))) {
                throw new Problem.Invalid("seen", "calendar-meanwhile");
            }
            nameIsFree(tenant, change);
            switch (change) {
                case CalendarChange.OfName named -> store(tenant, named);
                case CalendarChange.OfDate date -> store(tenant, date);
                case CalendarChange.OfWeek week -> store(tenant, week);
                case CalendarChange.OfUnit unit -> store(tenant, unit);
                case CalendarChange.OfHolidays holidays -> store(tenant, holidays);
            }
            if (!(change instanceof CalendarChange.OfName)) {
                events.publishEvent(new CalendarCorrected(tenant, change));
            }
            return change;
        });
    }

    /** The id of the last change of a subject, empty if there is none. */
    public static String last(List<CalendarChange> changes, String subject) {
        return changes.reversed().stream()
                .filter(one -> one.subject().equals(subject))
                .map(one -> one.id().toString())
                .findFirst()
                .orElse("");
    }

    /** Two calendars by which somebody works are not called alike, also where two people name them at the same time. */
    private void nameIsFree(TenantId tenant, CalendarChange change) {
        var wanted = change instanceof CalendarChange.OfName named
                ? named.name()
                : change instanceof CalendarChange.OfUnit unit && unit.made() != null
                        ? unit.made().name()
                        : null;
        if (wanted == null) {
            return;
        }
        var names = new HashMap<String, String>();
        for (var one : calendarChanges(tenant)) {
            if (one instanceof CalendarChange.OfUnit unit && unit.made() != null) {
                names.put(unit.made().id(), unit.made().name());
            } else if (one instanceof CalendarChange.OfName named) {
                names.put(named.calendar(), named.name());
            }
        }
        if (change instanceof CalendarChange.OfName named) {
            names.remove(named.calendar());
        }
        var used = db.sql("select calendar from unit where tenant_id = ? and calendar is not null")
                .param(tenant.value())
                .query(String.class)
                .set();
        names.keySet().retainAll(used);
        if (names.values().stream().anyMatch(wanted::equalsIgnoreCase)) {
            throw new Problem.Invalid("name", "calendar-name-taken");
        }
    }

    private void store(TenantId tenant, CalendarChange.OfName change) {
        db.sql("""
                        insert into own_calendar_name (tenant_id, change_id, calendar, name, reason, staff_id, at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        tenant.value(),
                        change.id(),
                        change.calendar(),
                        change.name(),
                        change.reason(),
                        change.by(),
                        java.sql.Timestamp.from(change.at()))
                .update();
    }

    private void store(TenantId tenant, CalendarChange.OfDate change) {
        var hours = change.hours();
        db.sql("""
                        insert into calendar_change
                            (tenant_id, change_id, calendar, on_date, hours, reason, staff_id, at)
                        values (:tenant, :id, :calendar, :date, :hours, :reason, :staff, :at)""")
                .param("tenant", tenant.value())
                .param("id", change.id())
                .param("calendar", change.calendar())
                .param("date", change.date())
                .param("hours", hours == null ? null : String.join(",", hours), java.sql.Types.VARCHAR)
                .param("reason", change.reason())
                .param("staff", change.by())
                .param("at", java.sql.Timestamp.from(change.at()))
                .update();
    }

    private void store(TenantId tenant, CalendarChange.OfWeek change) {
        var hours = change.hours();
        db.sql("""
                        insert into calendar_week
                            (tenant_id, change_id, calendar, from_date, hours, reason, staff_id, at)
                        values (:tenant, :id, :calendar, :from, string_to_array(:hours, '|'), :reason, :staff, :at)""")
                .param("tenant", tenant.value())
                .param("id", change.id())
                .param("calendar", change.calendar())
                .param("from", change.from())
                .param("hours", hours == null ? null : String.join("|", hours.lines()), java.sql.Types.VARCHAR)
                .param("reason", change.reason())
                .param("staff", change.by())
                .param("at", java.sql.Timestamp.from(change.at()))
                .update();
    }

    private void store(TenantId tenant, CalendarChange.OfUnit change) {
        var made = change.made();
        db.sql("""
                        insert into unit_calendar
                            (tenant_id, change_id, unit_id, calendar, before, own_name, copied_from, reason, staff_id, at)
                        values (:tenant, :id, :unit, :calendar, :before, :name, :from, :reason, :staff, :at)""")
                .param("tenant", tenant.value())
                .param("id", change.id())
                .param("unit", change.unit())
                .param("calendar", change.calendar(), java.sql.Types.VARCHAR)
                .param("before", change.before(), java.sql.Types.VARCHAR)
                .param("name", made == null ? null : made.name(), java.sql.Types.VARCHAR)
                .param("from", made == null ? null : made.copiedFrom(), java.sql.Types.VARCHAR)
                .param("reason", change.reason())
                .param("staff", change.by())
                .param("at", java.sql.Timestamp.from(change.at()))
                .update();
        db.sql("update unit set calendar = :calendar where tenant_id = :tenant and unit_id = :unit")
                .param("calendar", change.calendar(), java.sql.Types.VARCHAR)
                .param("tenant", tenant.value())
                .param("unit", change.unit())
                .update();
    }

    private void store(TenantId tenant, CalendarChange.OfHolidays change) {
        var paper = change.paper();
        db.sql("""
                        insert into holiday_year
                            (tenant_id, change_id, year, paper, source, reason, staff_id, at)
                        values (:tenant, :id, :year, cast(:paper as jsonb), :source, :reason, :staff, :at)""")
                .param("tenant", tenant.value())
                .param("id", change.id())
                .param("year", change.year().getValue())
                .param("paper", paper == null ? null : paper.json(), java.sql.Types.VARCHAR)
                .param("source", change.source())
                .param("reason", change.reason())
                .param("staff", change.by())
                .param("at", java.sql.Timestamp.from(change.at()))
                .update();
    }

    private boolean exists(String sql, TenantId tenant, String value) {
        return db.sql(sql).params(tenant.value(), value).query(Boolean.class).single();
    }

    private <R> R changing(TenantId tenant, java.util.function.Supplier<R> change) {
        return Tenancy.in(
                tenant,
                () -> transactions.execute(status -> {
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int outcome) {
                            snapshots.invalidate(tenant);
                        }
                    });
                    return change.get();
                }));
    }

    private Organisation load(TenantId tenant) {
        var units = db.sql("select unit_id, parent_id, code, name, kind, calendar from unit where tenant_id = ?")
                .param(tenant.value())
                .query((rs, row) -> new Unit(
                        rs.getObject(1, UUID.class),
                        rs.getObject(2, UUID.class),
                        rs.getString(3),
                        rs.getString(4),
                        Unit.Kind.of(rs.getString(5)).orElseThrow(),
                        rs.getString(6)))
                .list();
        var staff = db.sql("select staff_id, username, name, unit_id, roles, active from staff where tenant_id = ?")
                .param(tenant.value())
                .query((rs, row) -> new Staff(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getObject(4, UUID.class),
                        roles(rs),
                        rs.getBoolean(6)))
                .list();
        return db.sql("select no, code, name, pack, zone from tenant where tenant_id = ?")
                .param(tenant.value())
                .query((rs, row) -> new Organisation(
                        tenant,
                        rs.getInt(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        ZoneId.of(rs.getString(5)),
                        units,
                        staff,
                        calendarChanges(tenant)))
                .single();
    }

    private List<CalendarChange> calendarChanges(TenantId tenant) {
        var changes = new ArrayList<CalendarChange>();
        changes.addAll(db.sql("""
                        select change_id, calendar, on_date, hours, reason, staff_id, at from calendar_change
                        where tenant_id = ?""")
                .param(tenant.value())
                .query((rs, row) -> new CalendarChange.OfDate(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getObject(3, LocalDate.class),
                        hours(rs.getString(4)),
                        rs.getString(5),
                        rs.getObject(6, UUID.class),
                        rs.getTimestamp(7).toInstant()))
                .list());
        changes.addAll(db.sql("""
                        select change_id, calendar, from_date, array_to_string(hours, '|'), reason, staff_id, at
                        from calendar_week where tenant_id = ?""")
                .param(tenant.value())
                .query((rs, row) -> new CalendarChange.OfWeek(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getObject(3, LocalDate.class),
                        week(rs.getString(4)),
                        rs.getString(5),
                        rs.getObject(6, UUID.class),
                        rs.getTimestamp(7).toInstant()))
                .list());
        changes.addAll(
                db.sql("""
                        select change_id, unit_id, calendar, before, own_name, copied_from, reason, staff_id, at
                        from unit_calendar where tenant_id = ?""").param(tenant.value()).query((rs, row) -> ofUnit(rs)).list());
        changes.addAll(db.sql("""
                        select change_id, calendar, name, reason, staff_id, at from own_calendar_name
                        where tenant_id = ?""")
                .param(tenant.value())
                .query((rs, row) -> new CalendarChange.OfName(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getObject(5, UUID.class),
                        rs.getTimestamp(6).toInstant()))
                .list());
        changes.addAll(db.sql("""
                        select change_id, year, paper, source, reason, staff_id, at from holiday_year
                        where tenant_id = ?""")
                .param(tenant.value())
                .query((rs, row) -> {
                    var paper = rs.getString(3);
                    return new CalendarChange.OfHolidays(
                            rs.getObject(1, UUID.class),
                            Year.of(rs.getInt(2)),
                            paper == null ? null : HolidayYear.read(paper),
                            rs.getString(4),
                            rs.getString(5),
                            rs.getObject(6, UUID.class),
                            rs.getTimestamp(7).toInstant());
                })
                .list());
        changes.sort(Comparator.comparing(CalendarChange::at)
                .thenComparing(one -> one.id().toString()));
        return changes;
    }

    private static CalendarChange.OfUnit ofUnit(ResultSet rs) throws SQLException {
        var calendar = rs.getString(3);
        var name = rs.getString(5);
        var unit = rs.getObject(2, UUID.class);
        return new CalendarChange.OfUnit(
                rs.getObject(1, UUID.class),
                unit,
                calendar,
                rs.getString(4),
                name == null || calendar == null ? null : new OwnCalendar(calendar, name, unit, rs.getString(6)),
                rs.getString(7),
                rs.getObject(8, UUID.class),
                rs.getTimestamp(9).toInstant());
    }

    private static @Nullable WeeklyHours week(@Nullable String stored) {
        return stored == null ? null : WeeklyHours.of(List.of(stored.split("\\|", -1)));
    }

    private static @Nullable List<String> hours(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        return stored.isEmpty() ? List.of() : List.of(stored.split(","));
    }

    private static java.util.Set<Role> roles(ResultSet rs) throws SQLException {
        Array array = rs.getArray("roles");
        return Arrays.stream((String[]) array.getArray())
                .map(code -> Role.of(code).orElseThrow())
                .collect(Collectors.toSet());
    }

    private static String codes(List<Role> roles) {
        return roles.stream().map(Role::code).collect(Collectors.joining(",")).toLowerCase(Locale.ROOT);
    }

    /** What is needed to begin: who we are, by which pack we work, and who may set up the rest. */
    public record Founding(
            String code,
            String name,
            String pack,
            ZoneId zone,
            String username,
            String administrator,
            String password) {}
}
