package org.wenguo.customer;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ErasedWithComplaint;
import org.wenguo.platform.TenantId;

/** What leads from a complaint to a person: nobody is found by it any more, and with the last case of a file its notes go and the name of the
 * object. */
@Component
class ErasedFiles implements ErasedWithComplaint {

    private final JdbcClient db;

    ErasedFiles(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(TenantId tenant, UUID complaint) {
        db.sql("""
                update customer_case set name_index = null, phone_index = null, email_index = null, number_index = null
                where tenant_id = ? and complaint_id = ?""").params(tenant.value(), complaint).update();
        db.sql("""
                update customer f set sealed_notes = null, sealing_key = null
                from customer_case k
                where f.tenant_id = ? and k.complaint_id = ? and k.tenant_id = f.tenant_id and k.customer_id = f.customer_id
                  and not exists (
                      select from customer_case other
                      join complaint c on c.tenant_id = other.tenant_id and c.complaint_id = other.complaint_id
                      where other.tenant_id = f.tenant_id and other.customer_id = f.customer_id and c.sealing_key is not null)""").params(tenant.value(), complaint).update();
        db.sql("""
                update thing f set reference = '—', folded = 'erased ' || f.thing_id
                from thing_case k
                where f.tenant_id = ? and k.complaint_id = ? and k.tenant_id = f.tenant_id and k.thing_id = f.thing_id
                  and not exists (
                      select from thing_case other
                      join complaint c on c.tenant_id = other.tenant_id and c.complaint_id = other.complaint_id
                      where other.tenant_id = f.tenant_id and other.thing_id = f.thing_id and c.sealing_key is not null)""").params(tenant.value(), complaint).update();
        db.sql("update reward set what = '—', why = '—' where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint)
                .update();
    }
}
