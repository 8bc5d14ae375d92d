package org.wenguo.customer;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.CallbackResult;
import org.wenguo.complaint.ComplaintEvent.Thing;
import org.wenguo.complaint.Demand;
import org.wenguo.people.Unit;

/**
 * A complaint of a file.
 *
 * @param outcome what was agreed or came of it; null: nothing yet
 * @param compensation what was agreed to be paid; null: nothing
 * @param who name, phone, email and customer number, as open or masked as in the complaint itself
 * @param known whether this person may know who complained
 */
public record FiledCase(
        String number,
        String subject,
        String stage,
        boolean open,
        String level,
        String validity,
        int round,
        Unit unit,
        Instant receivedAt,
        @Nullable Instant closedAt,
        @Nullable String outcome,
        @Nullable CallbackResult satisfaction,
        Demand.@Nullable Money compensation,
        @Nullable Thing thing,
        Map<String, @Nullable Object> who,
        boolean vip,
        boolean known) {

    /** @param field name, phone, email or customerNo */
    public @Nullable String who(String field) {
        return who.get(field) instanceof String text ? text : null;
    }

    public String kind() {
        return who.get("kind") instanceof String kind ? kind : "other";
    }
}
