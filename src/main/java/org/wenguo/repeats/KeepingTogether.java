package org.wenguo.repeats;

import java.time.Instant;
import java.util.function.BiConsumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintChanged;
import org.wenguo.complaint.ComplaintEvent.SplitOff;
import org.wenguo.complaint.ComplaintEvent.Withdrawn;
import org.wenguo.complaint.ComplaintEvent.WordsAdded;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.LoggedEvent;
import org.wenguo.complaint.Moment;

/** What happens to one complaint of a case and must not pass the others by. */
@Component
class KeepingTogether {

    private final Complaints complaints;

    KeepingTogether(Complaints complaints) {
        this.complaints = complaints;
    }

    @EventListener
    void on(ComplaintChanged changed) {
        var complaint = changed.complaint();
        for (var one : changed.news()) {
            switch (one.event()) {
                case WordsAdded(String text) ->
                    complaint
                            .leadingCase()
                            .ifPresent(lead -> tell(
                                    lead,
                                    one,
                                    changed,
                                    (leading, at) -> leading.joinedAdded(complaint.number(), text, at)));
                case SplitOff(String lead, String reason) ->
                    tell(lead, one, changed, (leading, at) -> leading.letGo(complaint.number(), at));
                case Withdrawn withdrawn -> setFree(complaint, changed, one.at());
                default -> {}
            }
        }
    }

    /** Whoever works on the leading case hears of it. */
    private void tell(String lead, LoggedEvent event, ComplaintChanged changed, BiConsumer<Complaint, Moment> hearing) {
        var leading = complaints.byNumber(lead);
        var moment = new Moment(event.actor(), event.at());
        hearing.accept(leading, moment);
        complaints.save(changed.organisation(), leading, moment);
    }

    /** One complainant takes back their own complaint, not those of the others: these live again for themselves. */
    private void setFree(Complaint lead, ComplaintChanged changed, Instant at) {
        var moment = new Moment(new Actor.Rule(), at);
        for (var one : lead.joined()) {
            var freed = complaints.byNumber(one.number());
            freed.splitOff(null, moment);
            complaints.save(changed.organisation(), freed, moment);
        }
    }
}
