package org.wenguo.repeats;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintChanged;
import org.wenguo.complaint.ComplaintEvent.Registered;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.ComplaintsBrought;
import org.wenguo.platform.SealingKey;
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
        if (ComplaintsBrought.contains(changed)) {
            return; // written with the others
        }
        if (changed.news().isEmpty()) { // made anew from the log
            db.sql("delete from complaint_trait where tenant_id = ? and complaint_id = ?")
                    .params(tenant.value(), complaint.id())
                    .update();
        } else if (!(changed.news().getFirst().event() instanceof Registered)) {
            return;
        }
        store(tenant, kept(tenant, complaint, of(tenant, complaint)).toList());
    }

    @EventListener
    void on(ComplaintsBrought brought) {
        var tenant = brought.organisation().id();
        store(
                tenant,
                brought.all().stream()
                        .flatMap(one -> kept(tenant, one.complaint(), of(one.complaint(), Optional.of(one.key()))))
                        .toList());
    }

    List<Trait> of(TenantId tenant, Complaint complaint) {
        return of(complaint, complaints.keyOf(tenant, complaint));
    }

    private static List<Trait> of(Complaint complaint, Optional<SealingKey> key) {
        var form = complaint.registration();
        var who = form.complainant();
        return Trait.of(
                key.map(k -> k.open(who.email())).orElse(null),
                key.map(k -> k.open(who.customerNo())).orElse(null),
                form.unit(),
                form.place(),
                form.subject() + "\n" + form.text());
    }

    /** A trait as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(Complaint complaint, String kind, byte[] value) {}

    private Stream<Kept> kept(TenantId tenant, Complaint complaint, List<Trait> traits) {
        return traits.stream().map(trait -> new Kept(complaint, trait.kind().code(), hash(tenant, trait)));
    }

    byte[] hash(TenantId tenant, Trait trait) {
        return vault.blindIndex(tenant, trait.kind().code() + "\n" + trait.text());
    }

    private void store(TenantId tenant, List<Kept> traits) {
        if (traits.isEmpty()) {
            return;
        }
        batch.batchUpdate("""
                insert into complaint_trait (tenant_id, kind, value, received_at, complaint_id) values (?, ?, ?, ?, ?)
                on conflict do nothing""", traits, traits.size(), (statement, trait) -> {
            statement.setObject(1, tenant.value());
            statement.setString(2, trait.kind());
            statement.setBytes(3, trait.value());
            statement.setTimestamp(
                    4, Timestamp.from(trait.complaint().registration().receivedAt()));
            statement.setObject(5, trait.complaint().id());
        });
    }
}
