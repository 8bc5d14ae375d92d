package org.wenguo.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.wenguo.policy.PackProblem.Kind;

/** Makes the reports of {@code reports.yaml}: which keys and days suit which period is checked here. */
final class ReadingReports {

    /** Every month has it. */
    private static final int LAST_DAY = 28;

    private static final int AFTER_HALF = 16;
    private static final int MOST_DAYS_AFTER = 5;

    private final String usualCalendar;
    private final Consumer<PackEntry> knownCalendar;
    private final List<PackProblem> problems;

    /**
     * @param usualCalendar id of the calendar of reports that name none
     * @param knownCalendar tells if an entry names a calendar that there is not
     * @param problems where to tell what is wrong
     */
    ReadingReports(String usualCalendar, Consumer<PackEntry> knownCalendar, List<PackProblem> problems) {
        this.usualCalendar = usualCalendar;
        this.knownCalendar = knownCalendar;
        this.problems = problems;
    }

    List<ReportRule> of(PackEntry file) {
        List<ReportRule> rules = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PackEntry entry : file.list("reports")) {
            if (entry.isSound("id") && !seen.add(entry.text("id"))) {
                problems.add(entry.get("id").problem(Kind.TWICE, entry.text("id"), ""));
            }
            if (entry.has("calendar")) {
                knownCalendar.accept(entry.get("calendar"));
            }
            if (entry.isSound("every") && isDated(entry) && entry.isSound()) {
                rules.add(rule(entry));
            }
        }
        return rules;
    }

    /** Whether its days suit its period. */
    private boolean isDated(PackEntry entry) {
        ReportPeriod every = Words.word(ReportPeriod.class, entry.text("every"));
        int before = problems.size();
        switch (every) {
            case DAY -> between(entry.get("due"), every, 0, MOST_DAYS_AFTER);
            case HALF_MONTH -> between(entry.get("due"), every, AFTER_HALF, LAST_DAY);
            case MONTH, QUARTER -> between(entry.get("due"), every, 1, LAST_DAY);
        }
        onlyFor(entry.get("second-due"), every, ReportPeriod.HALF_MONTH);
        onlyFor(entry.get("closes"), every, ReportPeriod.MONTH);
        return problems.size() == before;
    }

    private void between(PackEntry due, ReportPeriod every, int least, int most) {
        if (due.isSound()) {
            int day = due.node().intValue();
            if (day < least || day > most) {
                problems.add(due.problem(Kind.REPORT_NEVER_DUE, every.code(), least + "–" + most));
            }
        }
    }

    private void onlyFor(PackEntry key, ReportPeriod every, ReportPeriod meant) {
        if (key.isSound() && every != meant) {
            problems.add(key.keyProblem(Kind.NOT_WITH_PERIOD, every.code(), meant.code(), null));
        }
    }

    private ReportRule rule(PackEntry entry) {
        Set<ReportPart> parts = EnumSet.noneOf(ReportPart.class);
        entry.texts("parts").forEach(part -> parts.add(Words.word(ReportPart.class, part)));
        return new ReportRule(
                entry.text("id"),
                entry.title("title"),
                Words.word(ReportPeriod.class, entry.text("every")),
                entry.text("of").equals("each-unit"),
                entry.get("due").node().intValue(),
                day(entry.get("second-due")),
                day(entry.get("closes")),
                entry.optional("calendar").orElse(usualCalendar),
                entry.list("recipients").stream()
                        .map(one -> new ReportRule.Recipient(one.optional("role"), one.optional("unit")))
                        .toList(),
                parts,
                entry.text("source"));
    }

    private static OptionalInt day(PackEntry entry) {
        return entry.isSound() ? OptionalInt.of(entry.node().intValue()) : OptionalInt.empty();
    }
}
