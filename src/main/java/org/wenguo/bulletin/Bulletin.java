package org.wenguo.bulletin;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenguo.policy.Level;

/**
 * One bulletin on one complaint.
 *
 * <p>Somebody who carries the complaint begins it with the words of the pack's template and makes them their own; others
 * may go on writing. It is submitted to whoever the pack lets approve it, never one of its writers, and comes back with a
 * reason or is issued: it gets its number, goes to its recipients, and does not change any more. If the complaint leaves
 * its level or ends for good before that, it lapses, with its words kept.
 *
 * @param level of the complaint when it was begun; once issued, when it was issued
 * @param writers everybody who wrote in it, the first first
 */
public record Bulletin(
        UUID id,
        UUID complaint,
        String complaintNumber,
        Level level,
        State state,
        int version,
        Account account,
        List<UUID> writers,
        Instant begunAt,
        Instant changedAt,
        @Nullable UUID submittedBy,
        @Nullable Instant submittedAt,
        @Nullable Returned returned,
        @Nullable Lapsed lapsed,
        @Nullable Issued issued) {

    public Bulletin {
        writers = List.copyOf(writers);
    }

    public enum State {
        DRAFT,
        /** Waits for whoever may approve it. */
        SUBMITTED,
        ISSUED,
        /** No longer called for. */
        LAPSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> of(String code) {
            return Stream.of(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst();
        }
    }

    /** It came back from whoever was to approve it; the last time counts. */
    public record Returned(UUID by, Instant at, String reason) {}

    /** @param why {@code level}, {@code ended} or {@code discarded} */
    public record Lapsed(Instant at, String why) {}

    /**
     * @param serial within the year, from 1 without gaps
     * @param fingerprint of the words
     */
    public record Issued(int year, int serial, boolean express, UUID approvedBy, Instant at, String fingerprint) {
        /** As in links and in the log: {@code 2026-12}. */
        public String number() {
            return year + "-" + serial;
        }
    }

    public boolean isOpen() {
        return state == State.DRAFT || state == State.SUBMITTED;
    }

    boolean isWrittenBy(UUID staff) {
        return writers.contains(staff);
    }
}
