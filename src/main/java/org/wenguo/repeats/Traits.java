package org.wenguo.repeats;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintChanged;
import org.wenguo.complaint.ComplaintEvent.Registered;
import org.wenguo.complaint.Complaints;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/** Keeps the traits of every complaint, written when it is registered, in the same transaction. */
@Component
class Traits {

    private final Complaints complaints;
    private final Vault vault;
    private final JdbcClient db;
    private final JdbcTemplate batch;

    Traits(Complaints complaints, Vault vault, JdbcClient db, JdbcTemplate batch) {
        this.complaints = complaints;
        this.vault = vault;
        this.db = db;
        this.batch = batch;
    }

    @EventListener
    void on(ComplaintChanged changed) {
        var tenant = changed.organisation().id();
        var complaint = changed.complaint();
        if (changed.news().isEmpty()) { // made anew from the log
            db.sql("delete from complaint_trait where tenant_id = ? and complaint_id = ?")
                    .params(tenant.value(), complaint.id())
                    .update();
        } else if (!(changed.news().getFirst().event() instanceof Registered)) {
            return;
        }
        store(tenant, complaint, of(tenant, complaint));
    }

    List<Trait> of(TenantId tenant, Complaint complaint) {
        var form = complaint.registration();
        var who = form.complainant();
        var key = complaints.keyOf(tenant, complaint);
        return Trait.of(
                key.map(k -> k.open(who.email())).orElse(null),
                key.map(k -> k.open(who.customerNo())).orElse(null),
                form.unit(),
                form.place(),
                form.subject() + "\n" + form.text());
    }

    byte[] hash(TenantId tenant, Trait trait) {
        return vault.blindIndex(tenant, trait.kind().code() + "\n" + trait.text());
    }

    private void store(TenantId tenant, Complaint complaint, List<Trait> traits) {
        if (traits.isEmpty()) {
            return;
        }
        var received = Timestamp.from(complaint.registration().receivedAt());
        batch.batchUpdate(
                """
                insert into complaint_trait (tenant_id, kind, value, received_at, complaint_id) values (?, ?, ?, ?, ?)
                on conflict do nothing""",
                traits,
                traits.size(),
                (statement, trait) -> {
                    statement.setObject(1, tenant.value());
                    statement.setString(2, trait.kind().code());
                    statement.setBytes(3, hash(tenant, trait));
                    statement.setTimestamp(4, received);
                    statement.setObject(5, complaint.id());
                });
    }
}
