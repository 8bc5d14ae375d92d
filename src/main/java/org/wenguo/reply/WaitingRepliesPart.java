package org.wenguo.reply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintPart;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Staff;

/** The reply in a complaint's representation that waits for another person's release; an empty list if none does. */
@Component
class WaitingRepliesPart implements ComplaintPart {

    @Override
    public String name() {
        return "repliesWaiting";
    }

    @Override
    public Object of(Standing standing) {
        return standing.complaint().waitingReply().stream()
                .map(held -> shown(held, standing))
                .toList();
    }

    private static Map<String, @Nullable Object> shown(Complaint.HeldReply held, Standing standing) {
        var organisation = standing.viewer().organisation();
        var reply = held.reply();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("no", reply.no());
        shown.put("channel", reply.channel().code());
        shown.put("text", reply.text());
        shown.put("outcome", reply.outcome());
        shown.put("because", List.copyOf(reply.because()));
        shown.put("at", ComplaintRepresentation.time(held.written().at(), organisation.zone()));
        shown.put(
                "by",
                organisation
                        .member(held.written().actor().id())
                        .map(Staff::username)
                        .orElse(null));
        return shown;
    }
}
