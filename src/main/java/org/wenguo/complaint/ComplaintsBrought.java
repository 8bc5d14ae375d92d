package org.wenguo.complaint;

import java.util.List;
import org.wenguo.people.Organisation;
import org.wenguo.platform.SealingKey;

/**
 * Many complaints were brought from elsewhere at once, all of them ended. Published inside the transaction that stored them,
 * after the {@link ComplaintChanged} of each: for listeners who write in one go what they would write for each alone.
 */
public record ComplaintsBrought(Organisation organisation, List<Brought> all) {

    /** @param key opens what is sealed in it */
    public record Brought(Complaint complaint, SealingKey key) {}

    /** Whether this change is of a complaint that stands in such an announcement, too. */
    public static boolean contains(ComplaintChanged changed) {
        return changed.complaint().isSettledBefore()
                && !changed.news().isEmpty()
                && changed.news().getFirst().event() instanceof ComplaintEvent.Registered;
    }
}
