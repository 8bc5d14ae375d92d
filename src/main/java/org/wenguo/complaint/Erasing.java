package org.wenguo.complaint;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.wenguo.people.Organisation;

/**
 * Makes a figure of a complaint (T2; Personal Information Protection Law art. 19 and 47): who complained, and everything that
 * anybody wrote, is gone for good; what, when, how grave, whose and how it ended stays, and the chain of hashes holds.
 */
@Service
public class Erasing {

    private final JdbcClient db;
    private final Complaints complaints;
    private final EventLog log;
    private final List<ErasedWithComplaint> keepers;

    Erasing(JdbcClient db, Complaints complaints, EventLog log, List<ErasedWithComplaint> keepers) {
        this.db = db;
        this.complaints = complaints;
        this.log = log;
        this.keepers = keepers;
    }

    /**
     * Wants a transaction of the organisation. A second time does nothing.
     *
     * @param reason why it is done before its time; null: its time has come
     * @throws NotPossibleNow while the complaint is open
     */
    public void erase(Organisation organisation, UUID id, @Nullable String reason, Moment moment) {
        var tenant = organisation.id();
        var complaint = complaints.byId(tenant, id);
        if (complaint.isErased()) {
            return;
        }
        complaint.erase(reason, moment);
        complaints.save(organisation, complaint, moment);
        log.eraseWords(tenant, id);
        db.sql("update complaint set sealing_key = null where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), id)
                .update();
        keepers.forEach(keeper -> keeper.erase(tenant, id));
        complaints.rebuild(organisation, id);
    }
}
