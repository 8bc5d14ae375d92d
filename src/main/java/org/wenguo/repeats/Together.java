package org.wenguo.repeats;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Stage;
import org.wenguo.people.Unit;
import org.wenguo.policy.Level;

/**
 * All complaints of one matter, as one person may see them.
 *
 * @param lead the complaint in which the others go on, or may
 * @param cases the leading one first, then in the order of receipt
 * @param people different complainants of those that go on in one case, the leading one included
 * @param hidden how many there are that this person may not see
 * @param likely others that may belong to it
 */
public record Together(Complaint lead, List<Case> cases, int people, int hidden, List<Likely> likely) {

    public Together {
        cases = List.copyOf(cases);
        likely = List.copyOf(likely);
    }

    /** How a complaint belongs to the matter. */
    public enum How {
        LEAD,
        MERGED,
        DUPLICATE,
        RELATED,
        SAME_MATTER;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One complaint of the matter.
     *
     * @param complainant null: anonymous, erased, or not given; masked for whoever need not know
     * @param mayMerge whether this person may let it go on in the leading one now
     * @param maySplit whether this person may split it off now
     * @param mayReply whether this person may reply to its complainant now
     */
    public record Case(
            String number,
            String subject,
            How how,
            Stage stage,
            Level level,
            Unit unit,
            Instant receivedAt,
            @Nullable String complainant,
            boolean mayMerge,
            boolean maySplit,
            boolean mayReply) {}

    /** Whether more than one complaint is known. */
    public boolean isMoreThanOne() {
        return cases.size() + hidden > 1;
    }
}
