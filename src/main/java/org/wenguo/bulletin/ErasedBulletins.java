package org.wenguo.bulletin;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ErasedWithComplaint;
import org.wenguo.platform.TenantId;

/** What was begun and not issued. Issued bulletins are records of their own: they went out, and their template asks for no names. */
@Component
class ErasedBulletins implements ErasedWithComplaint {

    private final JdbcClient db;

    ErasedBulletins(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(TenantId tenant, UUID complaint) {
        db.sql("""
                update bulletin set title = '—', situation = '—', help = '—', return_reason = null
                where tenant_id = ? and complaint_id = ? and state <> 'issued'""").params(tenant.value(), complaint).update();
    }
}
