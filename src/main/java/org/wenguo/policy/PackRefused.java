package org.wenguo.policy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A pack has problems and is not taken; the message lists them all, one in a line. */
public final class PackRefused extends RuntimeException {

    /** Who has made more mistakes than this corrects some of them first. */
    public static final int MOST = 100;

    private static final long serialVersionUID = 2;

    private final transient List<PackProblem> problems;
    private final int left;

    /** @param files names of the files in the order in which their problems are told */
    PackRefused(String pack, List<PackProblem> found, List<String> files) {
        this(
                pack,
                told(found, files),
                Math.max(0, (int) found.stream().distinct().count() - MOST));
    }

    private PackRefused(String pack, List<PackProblem> problems, int left) {
        super(problems.stream()
                .map(PackProblem::toString)
                .collect(Collectors.joining(
                        "\n  ",
                        "Policy pack '" + pack + "' is refused:\n  ",
                        left == 0 ? "" : "\n  and " + left + " more")));
        this.problems = problems;
        this.left = left;
    }

    private static List<PackProblem> told(List<PackProblem> found, List<String> files) {
        return found.stream()
                .distinct()
                .sorted(Comparator.<PackProblem>comparingInt(problem -> {
                            int place = files.indexOf(problem.file());
                            return place < 0 ? files.size() : place;
                        })
                        .thenComparing(PackProblem::file)
                        .thenComparingInt(PackProblem::line)
                        .thenComparingInt(PackProblem::column))
                .limit(MOST)
                .toList();
    }

    /** At least one and at most {@link #MOST}, in the order of files and places. */
    public List<PackProblem> problems() {
        return problems;
    }

    /** How many more there are that are not told. */
    public int left() {
        return left;
    }
}
