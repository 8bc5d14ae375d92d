package org.wenguo.customer;

import java.sql.Timestamp;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Complaint.Reward;
import org.wenguo.complaint.ComplaintChanged;
import org.wenguo.complaint.ComplaintEvent.RewardDecided;
import org.wenguo.complaint.ComplaintEvent.RewardGiven;
import org.wenguo.complaint.ComplaintEvent.RewardProposed;
import org.wenguo.complaint.Demand;
import org.wenguo.complaint.Moment;

/** Copies rewards out of the logs, in the very transaction, so that they can be listed and summed. */
@Component
class KeepingRewards {

    private final JdbcClient db;

    KeepingRewards(JdbcClient db) {
        this.db = db;
    }

    @EventListener
    void on(ComplaintChanged changed) {
        var concerned = changed.news().isEmpty()
                || changed.news().stream()
                        .anyMatch(one -> one.event() instanceof RewardProposed
                                || one.event() instanceof RewardDecided
                                || one.event() instanceof RewardGiven);
        if (concerned) {
            changed.complaint().rewards().forEach(one -> keep(changed, one));
        }
    }

    private void keep(ComplaintChanged changed, Reward reward) {
        var proposal = reward.proposal();
        var value = proposal.value();
        db.sql("""
                        insert into reward (tenant_id, complaint_id, no, what, amount, currency, why, proposed_by, proposed_at,
                            state, decided_by, decided_at, reason, given_by, given_at, proof)
                        values (:tenant, :complaint, :no, :what, :amount, :currency, :why, :proposedBy, :proposedAt,
                            :state, :decidedBy, :decidedAt, :reason, :givenBy, :givenAt, :proof)
                        on conflict (tenant_id, complaint_id, no) do update set
                            state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at,
                            reason = excluded.reason, given_by = excluded.given_by, given_at = excluded.given_at,
                            proof = excluded.proof""")
                .param("tenant", changed.organisation().id().value())
                .param("complaint", changed.complaint().id())
                .param("no", reward.no())
                .param("what", proposal.what())
                .param("amount", value == null ? null : value.value(), Types.NUMERIC)
                .param("currency", currency(value), Types.VARCHAR)
                .param("why", proposal.why())
                .param("proposedBy", reward.proposed().actor().id())
                .param("proposedAt", Timestamp.from(reward.proposed().at()))
                .param("state", state(reward))
                .param("decidedBy", by(reward.decided()), Types.OTHER)
                .param("decidedAt", at(reward.decided()), Types.TIMESTAMP)
                .param(
                        "reason",
                        reward.decision() == null ? null : reward.decision().reason(),
                        Types.VARCHAR)
                .param("givenBy", by(reward.given()), Types.OTHER)
                .param("givenAt", at(reward.given()), Types.TIMESTAMP)
                .param(
                        "proof",
                        reward.handover() == null ? null : reward.handover().proof(),
                        Types.VARCHAR)
                .update();
    }

    private static String state(Reward reward) {
        if (reward.handover() != null) {
            return "given";
        }
        return reward.waits() ? "proposed" : reward.isGranted() ? "granted" : "refused";
    }

    private static @Nullable String currency(Demand.@Nullable Money value) {
        return value == null ? null : value.currency();
    }

    private static @Nullable Object by(@Nullable Moment moment) {
        return moment == null ? null : moment.actor().id();
    }

    private static @Nullable Timestamp at(@Nullable Moment moment) {
        return moment == null ? null : Timestamp.from(moment.at());
    }
}
