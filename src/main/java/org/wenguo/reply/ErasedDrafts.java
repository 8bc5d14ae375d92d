package org.wenguo.reply;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ErasedWithComplaint;
import org.wenguo.platform.TenantId;

/** What was being written, and the points that were taken from the complaint. */
@Component
class ErasedDrafts implements ErasedWithComplaint {

    private final JdbcClient db;

    ErasedDrafts(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(TenantId tenant, UUID complaint) {
        db.sql("delete from reply_draft where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint)
                .update();
        db.sql("delete from reply_points where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint)
                .update();
    }
}
