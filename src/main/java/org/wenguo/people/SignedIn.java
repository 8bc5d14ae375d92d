package org.wenguo.people;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;
import org.wenguo.platform.TenantId;

/** What a session or a token remembers: only who it is. Roles and units are read anew with each request. */
public record SignedIn(String tenantId, String staffId, String username) implements Principal, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    public TenantId tenant() {
        return TenantId.of(tenantId);
    }

    public UUID staff() {
        return UUID.fromString(staffId);
    }

    @Override
    public String getName() {
        return username;
    }
}
