package org.wenguo.policy;

import java.util.List;

/**
 * Which level the rules give a complaint.
 *
 * @param because the strongest rule that holds
 * @param title why, in words for people
 * @param holding ids of all rules that hold, strongest level first; at least one
 */
public record LevelVerdict(Level level, Because because, Title title, List<String> holding) {

    public LevelVerdict {
        holding = List.copyOf(holding);
    }
}
