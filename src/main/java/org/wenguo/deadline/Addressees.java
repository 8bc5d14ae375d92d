package org.wenguo.deadline;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Policy;
import org.wenguo.people.Duties;
import org.wenguo.people.Organisation;
import org.wenguo.people.Role;
import org.wenguo.people.Staff;
import org.wenguo.policy.Addressee;

/**
 * Who is told of a limit (D19). Each addressee of the pack counts for itself: a role that nobody holds is not left out, what
 * it would have heard goes up the line to who is there, at last to the centre and those above it.
 */
final class Addressees {

    private final Organisation organisation;
    private final Limit limit;
    private final @Nullable First lead;

    /** The unit that received the complaint first, and who did. */
    record First(UUID unit, @Nullable UUID staff) {}

    /** @param lead null where no rule asks for it */
    Addressees(Organisation organisation, Limit limit, @Nullable First lead) {
        this.organisation = organisation;
        this.limit = limit;
        this.lead = lead;
    }

    /** Who is to keep it. */
    Set<Staff> ofWarning() {
        return orAnybody(orAbove(owners(limit.ownerUnit(), limit.ownerStaff())));
    }

    /**
     * @param again 0 when it is breached; each time that it is told again one more, and one more step up the line hears of it
     */
    Set<Staff> ofBreach(List<Addressee> addressees, int again) {
        var told = new LinkedHashSet<Staff>();
        addressees.forEach(one -> told.addAll(orAbove(held(one))));
        if (limit.ownerUnit() != null) {
            organisation.line(limit.ownerUnit(), limit.ownerStaff()).stream()
                    .limit(again == 0 ? 0 : again + 1L)
                    .forEach(told::addAll);
        }
        return told.isEmpty() ? orAnybody(organisation.fallback(limit.ownerStaff())) : told;
    }

    /** Outside working hours whoever is on duty hears of it, too, for the others may be asleep (A7). */
    static Set<Staff> andOnDuty(Set<Staff> told, Limit limit, Policy policy, List<Duties.Duty> onDuty, Instant at) {
        var organisation = policy.organisation();
        var unit = limit.ownerUnit() == null ? organisation.centre().id() : limit.ownerUnit();
        if (onDuty.isEmpty() || policy.calendarOf(unit).isOpen(at)) {
            return told;
        }
        var all = new LinkedHashSet<>(told);
        all.addAll(Duties.receivers(onDuty, unit, organisation));
        return all;
    }

    /** Where nobody at all stands above who has to keep it, they and the centre hear of it, rather than nobody. */
    private Set<Staff> orAnybody(Set<Staff> told) {
        if (!told.isEmpty()) {
            return told;
        }
        var anybody = new LinkedHashSet<>(owners(limit.ownerUnit(), limit.ownerStaff()));
        anybody.addAll(organisation.staffOf(organisation.centre().id()));
        return anybody;
    }

    private Set<Staff> held(Addressee addressee) {
        return switch (addressee) {
            case OWNER -> owners(limit.ownerUnit(), limit.ownerStaff());
            case LEAD ->
                lead == null ? owners(limit.ownerUnit(), limit.ownerStaff()) : owners(lead.unit(), lead.staff());
            case SUPERIOR_OF_OWNER -> Set.of(); // nothing but the line
            case AREA_MANAGER -> areaManagers();
            case CENTRE -> new LinkedHashSet<>(organisation.withRole(Role.SUPERVISOR));
            case SPOKESPERSON -> new LinkedHashSet<>(organisation.withRole(Role.SPOKESPERSON));
            case LEADER -> new LinkedHashSet<>(organisation.withRole(Role.LEADER));
        };
    }

    private Set<Staff> orAbove(Set<Staff> held) {
        if (!held.isEmpty()) {
            return held;
        }
        return limit.ownerUnit() == null
                ? organisation.fallback(limit.ownerStaff())
                : organisation.superiors(limit.ownerUnit(), limit.ownerStaff());
    }

    private Set<Staff> areaManagers() {
        var found = new LinkedHashSet<Staff>();
        if (limit.ownerUnit() != null) {
            for (var above : organisation.upwards(limit.ownerUnit())) {
                organisation.staffOf(above.id()).stream()
                        .filter(one -> one.has(Role.AREA_MANAGER))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** The person who owns it; where there is none, everybody of the unit. */
    private Set<Staff> owners(@Nullable UUID unit, @Nullable UUID staff) {
        var person = organisation.member(staff).filter(Staff::active);
        if (person.isPresent()) {
            return Set.of(person.get());
        }
        return unit == null ? Set.of() : new LinkedHashSet<>(organisation.staffOf(unit));
    }
}
