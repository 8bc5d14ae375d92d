package org.wenguo.people;

import org.wenguo.platform.TenantId;

/** Whoever looks and acts: a member of staff within the organisation as it is now. */
public record Viewer(Organisation organisation, Staff staff) {

    public boolean has(Role role) {
        return staff.has(role);
    }

    public TenantId tenant() {
        return organisation.id();
    }

    public Unit unit() {
        return organisation.unit(staff.unit());
    }

    /** Belongs to the customer-service centre, whose work is every complaint of the organisation. */
    public boolean atCentre() {
        return unit().kind() == Unit.Kind.CENTRE;
    }
}
