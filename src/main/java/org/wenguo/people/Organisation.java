package org.wenguo.people;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenguo.platform.TenantId;

/** One organisation with its unit tree and staff: an immutable snapshot that is asked, never a live connection. */
public final class Organisation {

    private final TenantId id;
    private final int no;
    private final String code;
    private final String name;
    private final String pack;
    private final ZoneId zone;
    private final Map<UUID, Unit> units = new HashMap<>();
    private final Map<String, Unit> unitsByCode = new HashMap<>();
    private final Map<UUID, Staff> staff = new HashMap<>();
    private final List<Staff> inOrder;
    private final Map<String, Staff> staffByUsername = new HashMap<>();
    private final List<CalendarChange> calendarChanges;

    Organisation(
            TenantId id,
            int no,
            String code,
            String name,
            String pack,
            ZoneId zone,
            List<Unit> units,
            List<Staff> all,
            List<CalendarChange> calendarChanges) {
        this.id = id;
        this.no = no;
        this.code = code;
        this.name = name;
        this.pack = pack;
        this.zone = zone;
        this.calendarChanges = List.copyOf(calendarChanges);
        for (var unit : units) {
            this.units.put(unit.id(), unit);
            unitsByCode.put(unit.code(), unit);
        }
        inOrder = all.stream().sorted(Comparator.comparing(Staff::username)).toList();
        for (var one : all) {
            staff.put(one.id(), one);
            staffByUsername.put(one.username(), one);
        }
    }

    public TenantId id() {
        return id;
    }

    /** A short number that stands for the organisation in tracking links. */
    public int no() {
        return no;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** Id of the policy pack it was founded with; by which it works now its versions say. */
    public String pack() {
        return pack;
    }

    public ZoneId zone() {
        return zone;
    }

    public List<Unit> units() {
        return units.values().stream()
                .sorted(Comparator.comparing(Unit::kind).thenComparing(Unit::code))
                .toList();
    }

    public List<Staff> staff() {
        return inOrder;
    }

    public Unit unit(UUID unit) {
        var found = units.get(unit);
        if (found == null) {
            throw new IllegalArgumentException("No unit " + unit + " in " + code);
        }
        return found;
    }

    public Optional<Unit> unit(String code) {
        return Optional.ofNullable(unitsByCode.get(code));
    }

    public Optional<Staff> member(@Nullable UUID id) {
        return Optional.ofNullable(id).map(staff::get);
    }

    public Optional<Staff> member(String username) {
        return Optional.ofNullable(staffByUsername.get(username));
    }

    /** The customer-service centre; the root where an organisation is too small to have one. */
    public Unit centre() {
        return units.values().stream()
                .filter(unit -> unit.kind() == Unit.Kind.CENTRE)
                .findFirst()
                .orElseGet(this::root);
    }

    public Unit root() {
        return units.values().stream()
                .filter(unit -> unit.parent() == null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Organisation " + code + " has no root unit"));
    }

    /** The unit and everything above it, nearest first. */
    public List<Unit> upwards(UUID from) {
        var way = new ArrayList<Unit>();
        for (var unit = units.get(from); unit != null; unit = unit.parent() == null ? null : units.get(unit.parent())) {
            way.add(unit);
        }
        return way;
    }

    public boolean isWithin(UUID unit, UUID ancestor) {
        return upwards(unit).stream().anyMatch(above -> above.id().equals(ancestor));
    }

    /** The unit and everything below it. */
    public List<Unit> within(UUID ancestor) {
        return units().stream().filter(unit -> isWithin(unit.id(), ancestor)).toList();
    }

    public List<Staff> staffOf(UUID unit) {
        return staff().stream()
                .filter(one -> one.active() && one.unit().equals(unit))
                .toList();
    }

    /** Those who answer for the people of a unit. */
    public List<Staff> heads(UUID unit) {
        return staffOf(unit).stream().filter(Staff::heads).toList();
    }

    public List<Staff> withRole(Role role) {
        return staff().stream().filter(one -> one.active() && one.has(role)).toList();
    }

    /** Everything the organisation itself ever said of its calendars, in the order in which it did. */
    public List<CalendarChange> calendarChanges() {
        return calendarChanges;
    }

    /** Those of one kind, in the order in which they were made. */
    public <C extends CalendarChange> List<C> calendarChanges(Class<C> kind) {
        return calendarChanges.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The organisation as it would be after a change that is only being thought of. */
    public Organisation with(CalendarChange change) {
        var changes = new ArrayList<>(calendarChanges);
        changes.add(change);
        var after = units().stream()
                .map(unit -> change instanceof CalendarChange.OfUnit turned
                                && turned.unit().equals(unit.id())
                        ? new Unit(unit.id(), unit.parent(), unit.code(), unit.name(), unit.kind(), turned.calendar())
                        : unit)
                .toList();
        return new Organisation(id, no, code, name, pack, zone, after, staff(), changes);
    }

    /** The organisation as if it had never changed the hours or dates of a calendar so. */
    public Organisation without(CalendarChange change) {
        var changes = new ArrayList<>(calendarChanges);
        changes.remove(change);
        return new Organisation(id, no, code, name, pack, zone, units(), staff(), changes);
    }

    /** The calendars that units were given of their own, by their ids, whether or not they still work by them. */
    public Map<String, OwnCalendar> ownCalendars() {
        var own = new LinkedHashMap<String, OwnCalendar>();
        for (var change : calendarChanges(CalendarChange.OfUnit.class)) {
            if (change.made() != null && change.calendar() != null) {
                own.put(change.calendar(), change.made());
            }
        }
        for (var renamed : calendarChanges(CalendarChange.OfName.class)) {
            own.computeIfPresent(renamed.calendar(), (id, one) -> one.called(renamed.name()));
        }
        return own;
    }

    /** The calendar by which a unit's time is counted: its own, else that of the nearest unit above that names one. */
    public Optional<String> calendarOf(UUID unit) {
        return upwards(unit).stream()
                .flatMap(above -> Optional.ofNullable(above.calendar()).stream())
                .findFirst();
    }

    /**
     * Whom a thing left undone in a unit is brought to (D19): the nearest head upwards who is not the one who left it
     * undone; else the centre's supervisors, else the leaders, else the administrators. Never nobody, as long as the
     * organisation has an active administrator.
     */
    public Set<Staff> superiors(UUID unit, @Nullable UUID owner) {
        var line = line(unit, owner);
        return line.isEmpty() ? fallback(owner) : line.getFirst();
    }

    /** The heads from a unit upwards, nearest first, without one person and without units that nobody heads. */
    public List<Set<Staff>> line(UUID unit, @Nullable UUID except) {
        var line = new ArrayList<Set<Staff>>();
        for (var above : upwards(unit)) {
            var heads = new LinkedHashSet<>(heads(above.id()));
            heads.removeIf(one -> one.id().equals(except));
            if (!heads.isEmpty()) {
                line.add(heads);
            }
        }
        return line;
    }

    /** The people of the centre who decide; if there are none, whoever is left to hear of it. */
    public Set<Staff> fallback(@Nullable UUID except) {
        for (var role : List.of(Role.SUPERVISOR, Role.LEADER, Role.ADMINISTRATOR)) {
            var some = withRole(role).stream()
                    .filter(one -> !one.id().equals(except))
                    .toList();
            if (!some.isEmpty()) {
                return new LinkedHashSet<>(some);
            }
        }
        return new LinkedHashSet<>(withRole(Role.ADMINISTRATOR));
    }
}
