package org.wenguo.delivery;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ErasedWithComplaint;
import org.wenguo.platform.TenantId;

/** What was sent to the complainant; that a reply was given stands in the log. */
@Component
class ErasedMessages implements ErasedWithComplaint {

    private final JdbcClient db;

    ErasedMessages(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(TenantId tenant, UUID complaint) {
        db.sql("delete from delivery where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint)
                .update();
    }
}
