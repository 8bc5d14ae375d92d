package org.wenguo.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which valid name somebody probably meant. */
final class NearestName {

    /** No name is longer, and comparing takes time that grows with the length. */
    private static final int LONGEST = 100;

    private NearestName() {}

    /** The most similar of the valid names, or null if none is at all similar. */
    static @Nullable String to(String written, Collection<String> valid) {
        if (written.length() > LONGEST) {
            return null;
        }
        return valid.stream()
                .filter(name -> name.length() <= LONGEST)
                .flatMap(name -> {
                    int distance = distance(written, name);
                    boolean similar = distance <= Math.max(2, name.length() / 2);
                    return similar ? Stream.of(new Candidate(name, distance)) : Stream.empty();
                })
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name)
                .orElse(null);
    }

    /** Levenshtein's: how many letters must be put in, taken out or changed. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private record Candidate(String name, int distance) {}
}
