package org.wenguo.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.intake.MailNoticed;

/**
 * A mail that comes back was not delivered: it stands among what failed until somebody sends it another way. Nothing is ever
 * sent because of a mail that nobody wrote, so no two programs talk to each other.
 */
@Component
class NotingBounces {

    private final Deliveries deliveries;
    private final JdbcClient db;
    private final Clock clock;

    NotingBounces(Deliveries deliveries, JdbcClient db, Clock clock) {
        this.deliveries = deliveries;
        this.db = db;
        this.clock = clock;
    }

    @EventListener
    void on(MailNoticed noticed) {
        if (!noticed.nature().equals("bounce")) {
            return;
        }
        var tenant = noticed.tenant();
        var ofThis = deliveries
                .byMessageIds(tenant, noticed.answers())
                .flatMap(id -> deliveries.find(tenant, id))
                .filter(one -> one.complaint().equals(noticed.complaint()))
                // Some servers do not say what comes back: then it is the mail that was sent last.
                .or(() -> deliveries.of(tenant, noticed.complaint()).stream()
                        .filter(one -> one.way() == Way.MAIL && one.deliveredAt() != null)
                        .findFirst());
        ofThis.ifPresent(one -> db.sql("""
                        update delivery set bounced_at = coalesce(bounced_at, ?), last_error = 'bounced'
                        where tenant_id = ? and delivery_id = ?""")
                .params(Timestamp.from(clock.instant()), tenant.value(), one.id())
                .update());
    }
}
