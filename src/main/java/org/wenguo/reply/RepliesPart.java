package org.wenguo.reply;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintPart;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Staff;

/** The replies in a complaint's representation. */
@Component
class RepliesPart implements ComplaintPart {

    private final DeliveredReplies delivered;

    RepliesPart(DeliveredReplies delivered) {
        this.delivered = delivered;
    }

    @Override
    public String name() {
        return "replies";
    }

    @Override
    public Object of(Standing standing) {
        var organisation = standing.viewer().organisation();
        var deliveries = delivered.of(organisation, standing.complaint());
        return standing.complaint().replies().stream()
                .map(reply -> {
                    var shown = new LinkedHashMap<String, @Nullable Object>();
                    shown.put("no", reply.no());
                    shown.put("channel", reply.channel().code());
                    shown.put("text", reply.text());
                    shown.put(
                            "outcome",
                            standing.complaint()
                                    .outcome()
                                    .filter(no -> no == reply.no())
                                    .isPresent());
                    shown.put("at", ComplaintRepresentation.time(reply.moment().at(), organisation.zone()));
                    shown.put(
                            "by",
                            organisation
                                    .member(reply.moment().actor().id())
                                    .map(Staff::username)
                                    .orElse(null));
                    shown.put("delivery", deliveries.get(reply.no()));
                    return shown;
                })
                .toList();
    }
}
