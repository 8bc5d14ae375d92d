package org.wenguo.desk.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenguo.deadline.TryingLimits;
import org.wenguo.policy.LevelVerdict;

/**
 * What is said beside the register form while it is filled in.
 *
 * @param guesses categories that the words speak for, best first, with the chosen one marked
 * @param scripts what one could say now
 * @param readBack the sentence to speak so that the caller can confirm; null while there is nothing to restate
 */
public record Advice(
        List<Guess> guesses,
        LevelVerdict verdict,
        String pack,
        List<TryingLimits.Tried> limits,
        List<String> scripts,
        @Nullable String readBack) {

    public record Guess(String code, String path, boolean chosen) {}
}
