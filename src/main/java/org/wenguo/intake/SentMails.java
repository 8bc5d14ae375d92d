package org.wenguo.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wenguo.platform.TenantId;

/** Knows the mails that went out, so that answers find their case by what they refer to. */
public interface SentMails {

    /**
     * The complaint that one of these mails was about. Wants a transaction of the tenant.
     *
     * @param messageIds with their brackets, the nearest first
     */
    Optional<UUID> complaintOf(TenantId tenant, List<String> messageIds);
}
