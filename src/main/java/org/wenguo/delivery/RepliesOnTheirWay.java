package org.wenguo.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.people.Organisation;
import org.wenguo.platform.Tenancy;
import org.wenguo.reply.DeliveredReplies;

/** What became of each reply: the last way that it was sent. */
@Component
class RepliesOnTheirWay implements DeliveredReplies {

    private final Deliveries deliveries;
    private final TransactionOperations transactions;

    RepliesOnTheirWay(Deliveries deliveries, TransactionOperations transactions) {
        this.deliveries = deliveries;
        this.transactions = transactions;
    }

    @Override
    public Map<Integer, Map<String, @Nullable Object>> of(Organisation organisation, Complaint complaint) {
        if (complaint.replies().isEmpty()) {
            return Map.of();
        }
        var all = Tenancy.in(
                organisation.id(),
                () -> transactions.execute(status -> deliveries.of(organisation.id(), complaint.id())));
        var byReply = new LinkedHashMap<Integer, Map<String, @Nullable Object>>();
        for (var one : all) { // the latest first
            if (one.reply() != null) {
                byReply.computeIfAbsent(one.reply(), no -> shown(one, organisation));
            }
        }
        return byReply;
    }

    private static Map<String, @Nullable Object> shown(Delivery one, Organisation organisation) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("id", one.id().toString());
        shown.put("way", one.way().code());
        shown.put("state", one.state());
        shown.put("since", ComplaintRepresentation.time(one.since(), organisation.zone()));
        shown.put("problem", one.deliveredAt() != null && one.bouncedAt() == null ? null : one.error());
        return shown;
    }
}
