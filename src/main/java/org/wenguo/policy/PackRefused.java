package org.wenguo.policy;

import java.util.List;

/** A pack has problems and is not taken. */
public final class PackRefused extends RuntimeException {

    private final transient List<PackProblem> problems;

    PackRefused(String pack, List<PackProblem> problems) {
        super(pack);
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of files and lines. */
    public List<PackProblem> problems() {
        return problems;
    }
}
