package org.wenguo.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wenguo.people.CalendarChange;
import org.wenguo.people.Organisation;
import org.wenguo.policy.Pack;
import org.wenguo.policy.PublicHolidays;
import org.wenguo.policy.WeeklyHours;
import org.wenguo.policy.WorkingCalendar;

/**
 * An organisation's calendars as they were after each of its changes: all changes are gone through once more. Thereby a
 * limit can be counted by the calendar as it was when the limit was over, and deriving it again gives the same.
 *
 * <p>What was said of a calendar that the pack no longer has is kept on record and counts for nothing; a unit's own
 * calendar that was copied from such a one is a copy of the pack's default.
 */
public final class CalendarsOverTime {

    private final Organisation organisation;
    private final Pack pack;
    private final Map<String, List<Policy.Version>> versions = new HashMap<>();
    private final Map<UUID, List<CalendarChange.OfUnit>> turns = new HashMap<>();
    private final Map<UUID, List<Policy.Version>> ofUnits = new ConcurrentHashMap<>();
    private PublicHolidays holidays = PublicHolidays.china();

    CalendarsOverTime(Organisation organisation, Pack pack) {
        this.organisation = organisation;
        this.pack = pack;
        var said = new LinkedHashMap<String, Said>();
        for (var id : pack.calendars()) {
            var plain = pack.calendar(id);
            said.put(id, new Said(plain));
            versions.put(id, new ArrayList<>(List.of(new Policy.Version(Instant.MIN, plain))));
        }
        for (var change : organisation.calendarChanges()) {
            switch (change) {
                case CalendarChange.OfDate date -> {
                    if (said.containsKey(date.calendar())) {
                        Objects.requireNonNull(said.get(date.calendar())).correct(date.date(), date.hours());
                        add(date.calendar(), date.at(), said);
                    }
                }
                case CalendarChange.OfWeek week -> {
                    if (said.containsKey(week.calendar())) {
                        Objects.requireNonNull(said.get(week.calendar())).from(week.from(), week.hours());
                        add(week.calendar(), week.at(), said);
                    }
                }
                case CalendarChange.OfUnit turned -> {
                    turns.computeIfAbsent(turned.unit(), unit -> new ArrayList<>())
                            .add(turned);
                    var made = turned.made();
                    if (made != null) {
                        var origin = said.getOrDefault(made.copiedFrom(), said.get(pack.defaultCalendar()));
                        said.put(made.id(), new Said(Objects.requireNonNull(origin)));
                        versions.put(made.id(), new ArrayList<>());
                        add(made.id(), Instant.MIN, said);
                    }
                }
                case CalendarChange.OfName named -> {} // counts like before
                case CalendarChange.OfHolidays year -> {
                    holidays = year.paper() == null
                            ? holidays.as(PublicHolidays.china(), year.year())
                            : holidays.with(year.paper());
                    said.forEach((id, one) -> {
                        if (one.plain.observesHolidays()) {
                            add(id, year.at(), said);
                        }
                    });
                }
            }
        }
    }

    private void add(String id, Instant since, Map<String, Said> said) {
        Objects.requireNonNull(versions.get(id))
                .add(new Policy.Version(
                        since, Objects.requireNonNull(said.get(id)).calendar(holidays)));
    }

    PublicHolidays holidays() {
        return holidays;
    }

    /** @throws IllegalArgumentException if neither the pack nor a unit has such a calendar */
    List<Policy.Version> versions(String id) {
        var found = versions.get(id);
        if (found == null) {
            throw new IllegalArgumentException("Pack '" + pack.id() + "' has no calendar '" + id + "'");
        }
        return found;
    }

    /** By whichever calendar the unit, or those above it, worked at the time. */
    List<Policy.Version> versionsOf(UUID unit) {
        return ofUnits.computeIfAbsent(unit, this::versionsBroughtTogether);
    }

    private List<Policy.Version> versionsBroughtTogether(UUID unit) {
        var turning = new TreeSet<Instant>();
        turning.add(Instant.MIN);
        for (var above : organisation.upwards(unit)) {
            turns.getOrDefault(above.id(), List.of()).forEach(turn -> turning.add(turn.at()));
        }
        var together = new ArrayList<Policy.Version>();
        for (var since : turning) {
            var until = Optional.ofNullable(turning.higher(since)).orElse(Instant.MAX);
            var ofThen = versions(idAt(unit, since));
            ofThen.stream()
                    .filter(version -> !version.since().isAfter(since))
                    .reduce((before, later) -> later)
                    .ifPresent(version -> together.add(new Policy.Version(since, version.calendar())));
            ofThen.stream()
                    .filter(version ->
                            version.since().isAfter(since) && version.since().isBefore(until))
                    .forEach(together::add);
        }
        return List.copyOf(together);
    }

    private String idAt(UUID unit, Instant at) {
        for (var above : organisation.upwards(unit)) {
            var mine = turns.getOrDefault(above.id(), List.of());
            var said = above.calendar();
            if (!mine.isEmpty()) {
                said = mine.getFirst().before();
                for (var turn : mine) {
                    if (!turn.at().isAfter(at)) {
                        said = turn.calendar();
                    }
                }
            }
            if (said != null) {
                return said;
            }
        }
        return pack.defaultCalendar();
    }

    /** What has been said of a calendar up to some moment. */
    private static final class Said {

        private final WorkingCalendar plain;
        private final List<Hours> weeks;
        private final Map<LocalDate, List<String>> dates;

        Said(WorkingCalendar plain) {
            this.plain = plain;
            weeks = new ArrayList<>();
            dates = new HashMap<>();
        }

        /** A copy. */
        Said(Said other) {
            plain = other.plain;
            weeks = new ArrayList<>(other.weeks);
            dates = new HashMap<>(other.dates);
        }

        void from(LocalDate first, @Nullable WeeklyHours hours) {
            weeks.removeIf(one -> one.first().equals(first));
            weeks.add(new Hours(first, hours));
            weeks.sort(Comparator.comparing(Hours::first));
        }

        void correct(LocalDate date, @Nullable List<String> hours) {
            if (hours == null) {
                dates.remove(date);
            } else {
                dates.put(date, hours);
            }
        }

        WorkingCalendar calendar(PublicHolidays holidays) {
            var calendar = plain.observing(holidays);
            for (var week : weeks) {
                calendar = calendar.from(week.first(), week.hours());
            }
            return calendar.corrected(dates);
        }
    }

    private record Hours(LocalDate first, @Nullable WeeklyHours hours) {}
}
