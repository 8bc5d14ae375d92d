package org.wenguo.desk.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Verb;
import org.wenguo.platform.web.DueState;

/**
 * What the home page shows to one person.
 *
 * @param greeting with the name, by the time of day
 * @param mine only what is this person's own, not the whole unit's
 * @param released parts that the unit need not do any more, with the reason
 * @param board by unit, for supervisors; null for others
 * @param month of the last thirty days, for leaders; null for others
 * @param works false for those who only lead or administer
 */
public record HomeView(
        String greeting,
        Instant now,
        boolean works,
        boolean administers,
        boolean mine,
        List<Work> urgent,
        List<Work> held,
        List<Promise> promises,
        List<Waiting> toAccept,
        List<Waiting> toApprove,
        List<Waiting> toAdvise,
        List<Waiting> released,
        List<Notice> notices,
        @Nullable List<UnitLine> board,
        @Nullable Month month) {

    public HomeView {
        urgent = List.copyOf(urgent);
        held = List.copyOf(held);
        promises = List.copyOf(promises);
        toAccept = List.copyOf(toAccept);
        toApprove = List.copyOf(toApprove);
        toAdvise = List.copyOf(toAdvise);
        released = List.copyOf(released);
        notices = List.copyOf(notices);
    }

    /** How many of the urgent ones press: overdue, or in the last fifth of their time. */
    public long pressing() {
        return urgent.stream().filter(work -> work.presses(now)).count();
    }

    public boolean hasNothingBeside() {
        return promises.isEmpty()
                && toAccept.isEmpty()
                && toApprove.isEmpty()
                && toAdvise.isEmpty()
                && released.isEmpty()
                && notices.isEmpty();
    }

    /**
     * One complaint to work on.
     *
     * @param limit the title of the limit that is due first; null: none runs
     * @param paused its clock stands still
     * @param complainant null: anonymous or erased
     * @param act what ends the limit; null where none runs: then the stage says what is next
     * @param waitsFor the unit that has it in hand, if it is another one
     */
    public record Work(
            String number,
            String subject,
            String level,
            String stage,
            @Nullable String complainant,
            String unit,
            @Nullable String limit,
            @Nullable Instant start,
            @Nullable Instant due,
            boolean paused,
            @Nullable Verb act,
            @Nullable String waitsFor) {

        /** Straight to the form that ends the limit. */
        public String href() {
            if (act == Verb.ISSUE_BULLETIN) {
                return "/bulletins/new?complaint=" + number;
            }
            return "/complaints/" + number + (act == null ? "" : "#act-" + act.code());
        }

        boolean presses(Instant now) {
            return due != null && start != null && !paused && DueState.percent(start, due, now) >= 80;
        }
    }

    public record Promise(String number, String text, Instant due, String subject) {}

    /** @param what more about it, as the question or the amount */
    public record Waiting(String number, String subject, String level, String what) {}

    public record Notice(String number, String subject, String limit, boolean breach, Instant at, Instant due) {}

    /** A unit's open limits: within their time, in its last fifth, beyond it. */
    public record UnitLine(String unit, String code, long running, long soon, long breached) {}

    /**
     * The last thirty days in figures.
     *
     * @param onTime share of limits kept, in percent; null if none fell due
     * @param content share of callbacks that found the complainant satisfied or basically so; null if there was none
     */
    public record Month(
            long received,
            long closed,
            @Nullable Integer onTime,
            @Nullable Integer content,
            long calledBack,
            Map<String, Long> byLevel) {

        public long most() {
            return Math.max(
                    1,
                    byLevel.values().stream().mapToLong(Long::longValue).max().orElse(1));
        }
    }
}
