package org.wenguo.deadline;

import java.time.Duration;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Span;

/** How long a rule allows, as people say it. */
public final class SpanInWords {

    private SpanInWords() {}

    public static String of(Span span, Words t) {
        return switch (span) {
            case Span.Working working -> t.of("span.working", t.span(working.time()));
            case Span.Elapsed elapsed -> t.of("span.elapsed", hours(elapsed.time(), t));
            case Span.WorkingDays days ->
                t.of(days.days() == 1 ? "span.workingDay" : "span.workingDays", Integer.toString(days.days()));
            case Span.EndOfDay end -> t.of("span.endOfDay");
            case Span.OpeningPlus plus ->
                plus.time().isZero() ? t.of("span.opening") : t.of("span.openingPlus", t.span(plus.time()));
            case Span.Promised promised -> t.of("span.promised");
            case Span.OutsideDeadline outside -> t.of("channels.span.outside");
        };
    }

    /** As regulations say it: 48 hours, not two days, which could be taken for working days. */
    private static String hours(Duration time, Words t) {
        return time.toHours() > 0 && time.toMinutesPart() == 0
                ? t.of("time.span.hours", Long.toString(time.toHours()))
                : t.span(time);
    }
}
