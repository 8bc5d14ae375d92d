package org.wenguo.portal.web;

import java.time.Duration;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Span;

/** How long a rule allows, as people say it. */
final class SpanInWords {

    private SpanInWords() {}

    static String of(Span span, Words t) {
        return switch (span) {
            case Span.Working working -> t.of("portal.span.working", t.span(working.time()));
            case Span.Elapsed elapsed -> t.of("portal.span.elapsed", hours(elapsed.time(), t));
            case Span.WorkingDays days ->
                t.of(
                        days.days() == 1 ? "portal.span.workingDay" : "portal.span.workingDays",
                        Integer.toString(days.days()));
            case Span.EndOfDay end -> t.of("portal.span.endOfDay");
            case Span.OpeningPlus plus ->
                plus.time().isZero()
                        ? t.of("portal.span.opening")
                        : t.of("portal.span.openingPlus", t.span(plus.time()));
            case Span.Promised promised -> t.of("portal.span.promised");
        };
    }

    /** As regulations say it: 48 hours, not two days, which could be taken for working days. */
    private static String hours(Duration time, Words t) {
        return time.toHours() > 0 && time.toMinutesPart() == 0
                ? t.of("time.span.hours", Long.toString(time.toHours()))
                : t.span(time);
    }
}
