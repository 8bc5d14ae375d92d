package org.wenguo.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A pack has problems and is not taken; the message lists them all. */
public final class PackRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<PackProblem> problems;

    PackRefused(String pack, List<PackProblem> problems) {
        super(problems.stream()
                .map(PackProblem::toString)
                .collect(Collectors.joining("\n  ", "Policy pack '" + pack + "' is refused:\n  ", "")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of files and lines. */
    public List<PackProblem> problems() {
        return problems;
    }
}
