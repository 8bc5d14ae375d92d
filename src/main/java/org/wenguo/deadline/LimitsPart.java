package org.wenguo.deadline;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintPart;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Policy;
import org.wenguo.complaint.Standing;

/** The limits in a complaint's representation. */
@Component
class LimitsPart implements ComplaintPart {

    private final Limits limits;
    private final Clock clock;

    LimitsPart(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public Object of(Standing standing) {
        var tenant = standing.viewer().tenant();
        var now = clock.instant();
        return limits.of(tenant, standing.complaint()).stream()
                .map(limit -> {
                    var shown = shown(limit, limit.stateAt(now), standing.policy());
                    shown.put("unit", unit(limit, standing));
                    shown.put("extensions", extensions(limit, standing));
                    return shown;
                })
                .toList();
    }

    private static @Nullable String unit(Limit limit, Standing standing) {
        var unit = limit.ownerUnit();
        return unit == null ? null : standing.policy().organisation().unit(unit).code();
    }

    /** Every extension that was asked for: until when, why, and what became of it. */
    private static List<?> extensions(Limit limit, Standing standing) {
        var zone = standing.policy().organisation().zone();
        return standing.complaint().extensions().stream()
                .filter(one -> one.isOf(limit.rule(), limit.occurrence()))
                .map(one -> {
                    var shown = new LinkedHashMap<String, @Nullable Object>();
                    shown.put("no", one.no());
                    shown.put(
                            "dueAt", ComplaintRepresentation.time(one.request().dueAt(), zone));
                    shown.put(
                            "until", ComplaintRepresentation.time(one.request().until(), zone));
                    shown.put("reason", one.request().reason());
                    shown.put("decision", one.waits() ? null : one.isGranted() ? "approved" : "refused");
                    return shown;
                })
                .toList();
    }

    static Map<String, @Nullable Object> shown(Limit limit, Limit.State state, Policy policy) {
        var zone = policy.organisation().zone();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("rule", limit.rule());
        shown.put("startedAt", ComplaintRepresentation.time(limit.startedAt(), zone));
        shown.put("dueAt", ComplaintRepresentation.time(limit.dueAt(), zone));
        shown.put("state", state.name().toLowerCase(Locale.ROOT));
        shown.put("pausedSince", ComplaintRepresentation.time(limit.pausedSince(), zone));
        shown.put("metAt", ComplaintRepresentation.time(limit.metAt(), zone));
        shown.put("by", limit.by());
        shown.put("because", policy.pack().because(limit.rule()));
        return shown;
    }
}
