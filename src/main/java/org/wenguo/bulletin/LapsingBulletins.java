package org.wenguo.bulletin;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintChanged;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.ComplaintEvent.*;
import org.wenguo.complaint.Verb;

/**
 * What is being written about a level that the complaint no longer has, or about one that has ended for good, lapses with
 * the very change that made it idle.
 */
@Component
class LapsingBulletins {

    private final StoredBulletins stored;

    LapsingBulletins(StoredBulletins stored) {
        this.stored = stored;
    }

    @EventListener
    void on(ComplaintChanged changed) {
        if (changed.news().stream().noneMatch(news -> mayMakeIdle(news.event()))) {
            return;
        }
        var complaint = changed.complaint();
        var at = changed.news().getLast().at();
        if (complaint.allows(Verb.ISSUE_BULLETIN)) {
            stored.lapse(changed.organisation().id(), complaint.id(), complaint.level(), "level", at);
        } else {
            stored.lapse(changed.organisation().id(), complaint.id(), null, "ended", at);
        }
    }

    private static boolean mayMakeIdle(ComplaintEvent event) {
        return switch (event) {
            case LevelRaised raised -> true;
            case LevelDetermined determined -> true;
            case Archived archived -> true;
            case Withdrawn withdrawn -> true;
            case Declined declined -> true;
            case TransferredOut transferred -> true;
            default -> false;
        };
    }
}
