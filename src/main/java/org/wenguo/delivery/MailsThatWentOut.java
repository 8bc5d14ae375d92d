package org.wenguo.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wenguo.intake.SentMails;
import org.wenguo.platform.TenantId;

/** Lets answers to our mails find their case, whichever address they were sent to. */
@Component
class MailsThatWentOut implements SentMails {

    private final Deliveries deliveries;

    MailsThatWentOut(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Optional<UUID> complaintOf(TenantId tenant, List<String> messageIds) {
        return messageIds.isEmpty()
                ? Optional.empty()
                : deliveries
                        .byMessageIds(tenant, messageIds)
                        .flatMap(id -> deliveries.find(tenant, id))
                        .map(Delivery::complaint);
    }
}
