package org.wenguo.repeats;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ErasedWithComplaint;
import org.wenguo.platform.TenantId;

/** By what a complaint would be recognised as a repeat. */
@Component
class ErasedTraits implements ErasedWithComplaint {

    private final JdbcClient db;

    ErasedTraits(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(TenantId tenant, UUID complaint) {
        db.sql("delete from complaint_trait where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint)
                .update();
    }
}
