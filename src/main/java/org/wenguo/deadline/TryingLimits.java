package org.wenguo.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wenguo.complaint.Policies;
import org.wenguo.people.Organisation;
import org.wenguo.people.Unit;
import org.wenguo.policy.CaseFacts;
import org.wenguo.policy.Level;
import org.wenguo.policy.LimitStart;
import org.wenguo.policy.Span;

/** Which limits would run for a complaint that nobody has registered yet: pack and calendar asked, nothing stored. */
@Service
public class TryingLimits {

    private final Policies policies;
    private final Clock clock;

    TryingLimits(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** A limit that would run, with its title for people. */
    public record Tried(
            String rule,
            String title,
            Instant startedAt,
            Instant dueAt,
            @Nullable String by,
            String source) {}

    /**
     * @param facts what is known; arrival and level are answered by calendar and pack
     * @param starts when facts that start limits came true; {@link LimitStart#RECEIVED} must be among them
     */
    public List<Tried> limits(
            Organisation organisation,
            Unit unit,
            CaseFacts facts,
            Map<LimitStart, Instant> starts,
            java.util.Locale locale) {
        var policy = policies.inForce(organisation);
        var calendar = policy.calendarOf(unit.id());
        var receivedAt = starts.getOrDefault(LimitStart.RECEIVED, clock.instant());
        var arrived = facts.but().arrival(calendar.arrival(receivedAt)).build();
        var level = policy.pack()
                .level(arrived, receivedAt, receivedAt, calendar.zone())
                .level();
        var known = arrived.but()
                .level(level.isAbove(facts.level()) ? level : facts.level())
                .build();
        var since = new EnumMap<LimitStart, Instant>(LimitStart.class);
        since.putAll(starts);
        since.put(LimitStart.RECEIVED, receivedAt);
        if (known.level() == Level.MAJOR) {
            since.putIfAbsent(LimitStart.BECAME_MAJOR, receivedAt);
        } else if (known.level() == Level.HOT) {
            since.putIfAbsent(LimitStart.BECAME_HOT, receivedAt);
        }
        var tried = new ArrayList<Tried>();
        for (var rule : policy.pack().limits()) {
            var start = since.get(rule.starts());
            var found = rule.caseFor(known);
            if (start != null && found.isPresent() && isReckoned(found.get().due())) {
                tried.add(new Tried(
                        rule.id(),
                        rule.title().in(locale),
                        start,
                        calendar.due(found.get().due(), start, List.of()),
                        found.get().by().orElse(null),
                        rule.source()));
            }
        }
        tried.sort(java.util.Comparator.comparing(Tried::dueAt));
        return tried;
    }

    /** What is due when somebody said so cannot be reckoned before they did. */
    private static boolean isReckoned(Span due) {
        return !(due instanceof Span.Promised) && !(due instanceof Span.OutsideDeadline);
    }
}
