package org.wenguo.repeats;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Stage;

/**
 * A complaint that may be about the same matter, and why.
 *
 * @param score between 0 and 1, rounded to hundredths; how sure, for ranking: no probability
 * @param because in the order in which one says them: who, what, where, when, how alike
 * @param samePerson known to be of the same complainant
 * @param otherPerson known to be of somebody else
 */
public record Likely(
        String number,
        String subject,
        Stage stage,
        @Nullable String category,
        Instant receivedAt,
        double score,
        List<Reason> because,
        boolean samePerson,
        boolean otherPerson) {

    /** Above it nobody should register a second one without having looked. */
    private static final double STRONG = 0.75;

    public Likely {
        because = List.copyOf(because);
    }

    public boolean isStrong() {
        return score >= STRONG;
    }

    /**
     * One reason.
     *
     * @param code phone, email, customer, number, order, place, site, words or time
     * @param detail the words in common, the number, or the days between; empty where there is nothing more to say
     */
    public record Reason(String code, List<String> detail) {
        public Reason {
            detail = List.copyOf(detail);
        }

        static Reason of(String code) {
            return new Reason(code, List.of());
        }
    }
}
