package org.wenguo.people;

import java.util.Set;
import java.util.UUID;

/** A member of staff: one unit, one account, one or several roles. Who has left stays on record as inactive. */
public record Staff(UUID id, String username, String name, UUID unit, Set<Role> roles, boolean active) {

    public Staff {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    boolean heads() {
        return active && roles.stream().anyMatch(Role::heads);
    }
}
