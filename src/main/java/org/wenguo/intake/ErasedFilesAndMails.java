package org.wenguo.intake;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ErasedWithComplaint;
import org.wenguo.platform.TenantId;

/** Mails, photos, files and who called: with the key of the complaint they are unreadable already, and now gone. */
@Component
class ErasedFilesAndMails implements ErasedWithComplaint {

    private final JdbcClient db;

    ErasedFilesAndMails(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(TenantId tenant, UUID complaint) {
        db.sql("delete from mail where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint)
                .update();
        db.sql("delete from photo where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint)
                .update();
        db.sql("delete from case_file where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint)
                .update();
        db.sql(
                        "update telephone_call set sealed_caller = null, sealed_recording = null where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint)
                .update();
    }
}
