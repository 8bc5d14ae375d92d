package org.wenguo.desk.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.wenguo.people.Viewer;
import org.wenguo.platform.TenantId;

/**
 * Who has a case open just now. Kept in the memory of this node and forgotten within a minute: a courtesy between people,
 * on which nothing depends. That no two overwrite each other is the version's business.
 */
@Component
class Onlookers {

    /** Open pages say so every fifteen seconds; two may get lost. */
    private static final Duration REMEMBERED = Duration.ofSeconds(40);

    private static final int TIDY_ABOVE = 2000;

    private final Map<Page, Map<UUID, Instant>> present = new ConcurrentHashMap<>();
    private final Clock clock;

    Onlookers(Clock clock) {
        this.clock = clock;
    }

    private record Page(TenantId tenant, String number) {}

    /** Notes that this person looks at it, and tells who else does. */
    List<UUID> besides(Viewer viewer, String number) {
        var now = clock.instant();
        if (present.size() > TIDY_ABOVE) {
            present.values().removeIf(those -> those.values().stream().noneMatch(seen -> isRecent(seen, now)));
        }
        var me = viewer.staff().id();
        var those = present.computeIfAbsent(new Page(viewer.tenant(), number), page -> new ConcurrentHashMap<>());
        those.put(me, now);
        those.values().removeIf(seen -> !isRecent(seen, now));
        return those.keySet().stream().filter(one -> !one.equals(me)).sorted().toList();
    }

    private static boolean isRecent(Instant seen, Instant now) {
        return seen.plus(REMEMBERED).isAfter(now);
    }
}
