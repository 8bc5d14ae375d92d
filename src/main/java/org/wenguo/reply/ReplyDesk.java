package org.wenguo.reply;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Standing;

/**
 * What lies before whoever writes a reply.
 *
 * @param mayWrite whether this person may reply now
 * @param draft what they have written so far; version 0: nothing was saved
 * @param others what colleagues are writing on the same complaint
 * @param points as they were saved, or as the complaint's words propose them
 * @param pointsVersion 0: they were never saved
 * @param preview the reply as it would go out
 * @param promises noticed in it, and not in the ledger of promises
 * @param mayPromise whether this person may put them there
 * @param secondLook why another person has to release it; empty: nobody has to
 * @param repliedSince whether another reply went out since the draft was begun
 * @param waiting the reply that waits for another person
 * @param wantsOutcome whether the outcome belongs where the complaint was made, and is not there yet
 */
public record ReplyDesk(
        Standing standing,
        boolean mayWrite,
        ReplyDraft draft,
        List<ReplyDraft> others,
        List<Point> points,
        int pointsVersion,
        String preview,
        List<Finding> findings,
        List<Promised> promises,
        boolean mayPromise,
        List<String> secondLook,
        boolean repliedSince,
        List<Words> words,
        @Nullable Waiting waiting,
        boolean wantsOutcome) {

    public ReplyDesk {
        others = List.copyOf(others);
        points = List.copyOf(points);
        findings = List.copyOf(findings);
        promises = List.copyOf(promises);
        secondLook = List.copyOf(secondLook);
        words = List.copyOf(words);
    }

    public Complaint complaint() {
        return standing.complaint();
    }

    /** Whether the reply would be refused as it is. */
    public boolean isBlocked() {
        return findings.stream().anyMatch(Finding::blocks);
    }

    /** What is pointed out; who goes on all the same says with this that they have read it. */
    public String fingerprint() {
        return Integer.toHexString(findings.stream().map(Finding::key).toList().hashCode());
    }

    /** A promise with a time in the reply. */
    public record Promised(String sentence, String phrase, Instant dueAt) {}

    /**
     * Words that one press puts into the reply.
     *
     * @param id {@code script:<id>} or {@code template:<id>}
     * @param phase its title; empty: every phase
     * @param now whether it is for where the complaint stands
     * @param text with what is known filled in
     */
    public record Words(String id, String title, String phase, boolean now, boolean own, String text) {}

    /**
     * @param writer who wrote it
     * @param isOwn whether this person did
     */
    public record Waiting(
            Complaint.HeldReply held, @Nullable UUID writer, boolean isOwn, boolean mayRelease, List<String> because) {
        public Waiting {
            because = List.copyOf(because);
        }
    }
}
