package org.wenguo.policy;

import static java.util.Objects.requireNonNullElse;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a unit works, and the arithmetic of its working time (rules of counting, requirement D). Immutable and pure.
 *
 * <p>The hours of a date are, first that says something: a correction ({@link #corrected});
 * closed by name; hours given for that date (a shift); a public
 * holiday; a make-up working day, which has the hours of its weekday or, if that is usually closed, those of an ordinary
 * working day; the hours of its weekday. Breaks given for a date are taken out of whatever is open then.
 *
 * <p>Openings contain their first instant and not their last. <strong>A due time that falls exactly on closing time is
 * that closing time</strong>, not the next opening, though the two are the same on the clock of working time: half an
 * hour from 17:30 is 18:00, where the day ends at 18:00. Likewise {@link #subtract} stays on the opening it reaches.
 * Where clocks are put forward an opening in the missing hour begins after it; where they are put back an opening in the
 * doubled hour begins and ends at the first of the two.
 */
public final class WorkingCalendar {

    /** Guards against typing errors, and against spending minutes on counting to a time nobody means. */
    private static final Duration LONGEST = Duration.ofDays(366L * 100);

    private final ZoneId zone;
    /** By the first day on which they hold; what the calendar began with stands at the beginning of time. */
    private final NavigableMap<LocalDate, Week> weeks;

    private final Set<LocalDate> closed;
    private final Set<MonthDay> closedYearly;
    private final Map<LocalDate, List<OpeningHours>> shifts;
    private final List<Opening> breaks;
    private final @Nullable PublicHolidays holidays;
    private final Map<LocalDate, List<OpeningHours>> corrections;

    private WorkingCalendar(Builder built) {
        zone = built.zone;
        weeks = new TreeMap<>(Map.of(LocalDate.MIN, Week.of(built.week)));
        closed = Set.copyOf(built.closed);
        closedYearly = Set.copyOf(built.closedYearly);
        shifts = Map.copyOf(built.shifts);
        holidays = built.holidays;
        List<Opening> taken = new ArrayList<>();
        built.breaks.forEach((date, ranges) -> ranges.forEach(range -> taken.add(opening(date, range))));
        taken.sort(Comparator.comparing(Opening::from));
        breaks = List.copyOf(taken);
        corrections = Map.of();
    }

    private WorkingCalendar(
            WorkingCalendar plain,
            NavigableMap<LocalDate, Week> weeks,
            @Nullable PublicHolidays holidays,
            Map<LocalDate, List<OpeningHours>> corrections) {
        zone = plain.zone;
        this.weeks = weeks;
        closed = plain.closed;
        closedYearly = plain.closedYearly;
        shifts = plain.shifts;
        breaks = plain.breaks;
        this.holidays = holidays;
        this.corrections = corrections;
    }

    /**
     * Ranges such as {@code 09:00-12:00} in order, each written as it is elsewhere.
     *
     * @throws IllegalArgumentException if one cannot be read or two overlap
     */
    public static List<String> ranges(List<String> texts) {
        return OpeningHours.ofDay(texts).stream().map(OpeningHours::text).toList();
    }

    /**
     * This calendar with other hours on some dates, whatever it says of them itself; none means closed.
     *
     * @throws IllegalArgumentException if hours cannot be read or overlap
     */
    public WorkingCalendar corrected(Map<LocalDate, List<String>> hours) {
        Map<LocalDate, List<OpeningHours>> all = new HashMap<>(corrections);
        hours.forEach((date, texts) -> all.put(date, OpeningHours.ofDay(texts)));
        return new WorkingCalendar(this, weeks, holidays, Map.copyOf(all));
    }

    /**
     * This calendar with other weekly hours from a date on, until the next date from which others hold.
     *
     * @param hours null: those with which the calendar began
     */
    public WorkingCalendar from(LocalDate first, @Nullable WeeklyHours hours) {
        NavigableMap<LocalDate, Week> all = new TreeMap<>(weeks);
        all.put(first, hours == null ? weeks.firstEntry().getValue() : Week.of(hours.read()));
        return new WorkingCalendar(this, all, holidays, corrections);
    }

    /** This calendar with other public holidays; one that observes none goes on observing none. */
    public WorkingCalendar observing(PublicHolidays others) {
        return holidays == null ? this : new WorkingCalendar(this, weeks, others, corrections);
    }

    public boolean observesHolidays() {
        return holidays != null;
    }

    /** The weekly hours that hold on a date. */
    public Map<DayOfWeek, List<String>> week(LocalDate on) {
        Map<DayOfWeek, List<String>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, texts(weekOn(on).on(day)));
        }
        return days;
    }

    /** What a date is to the people who look it up. */
    public DayKind kind(LocalDate date) {
        if (corrections.containsKey(date)) {
            return hoursOn(date).isEmpty() ? DayKind.CLOSED : DayKind.OPENED;
        }
        if (!isWorkday(date)) {
            return holidays != null && holidays.isOff(date) ? DayKind.HOLIDAY : DayKind.OFF;
        }
        return holidays != null && holidays.isMakeUp(date) ? DayKind.MAKE_UP : DayKind.WORKING;
    }

    /** Hours of a date, such as {@code 09:00-12:00}, breaks not taken out. */
    public List<String> hours(LocalDate date) {
        return texts(hoursOn(date));
    }

    private static List<String> texts(List<OpeningHours> ranges) {
        return ranges.stream().map(OpeningHours::text).toList();
    }

    public static Builder in(ZoneId zone) {
        return new Builder(zone);
    }

    public ZoneId zone() {
        return zone;
    }

    /** Hours of a weekday in the week with which the calendar began, such as {@code 09:00-12:00}. */
    public List<String> hours(DayOfWeek day) {
        return texts(weeks.firstEntry().getValue().on(day));
    }

    /** The last year whose public holidays are known; empty if the calendar observes none. */
    public Optional<Year> knownUntil() {
        return Optional.ofNullable(holidays).map(PublicHolidays::knownUntil);
    }

    /**
     * The first year whose public holidays ought to be known by now and are not: this one, or the next from the beginning
     * of November on, when the State Council's paper comes.
     */
    public Optional<Year> missing(LocalDate today) {
        Year thisYear = Year.from(today);
        Year last = today.getMonthValue() >= 11 ? thisYear.plusYears(1) : thisYear;
        PublicHolidays known = holidays;
        return known == null
                ? Optional.empty()
                : Stream.of(thisYear, last).filter(year -> !known.knows(year)).findFirst();
    }

    public boolean isOpen(Instant at) {
        return openings(dateOf(at)).stream().anyMatch(opening -> opening.contains(at));
    }

    /** Whether the date has opening hours of its own. */
    public boolean isWorkday(LocalDate date) {
        return !ownOpenings(date).isEmpty();
    }

    /** How an arrival is classed: by its date first, so that a Sunday is a holiday at any hour (D5 before D4). */
    public Arrival arrival(Instant at) {
        if (!isWorkday(dateOf(at))) {
            return Arrival.HOLIDAY;
        }
        return isOpen(at) ? Arrival.WORKING : Arrival.OFF_HOURS;
    }

    /** {@code at} itself if it is open then, else the first opening after it. */
    public Instant nextOpening(Instant at) {
        for (LocalDate date = dateOf(at); ; date = date.plusDays(1)) {
            for (Opening opening : openings(date)) {
                if (opening.contains(at)) {
                    return at;
                }
                if (opening.from().isAfter(at)) {
                    return opening.from();
                }
            }
        }
    }

    /** The nth working day after a date, or before it for a negative n; for 0 the date itself or the next working day. */
    public LocalDate workday(LocalDate date, int n) {
        LocalDate day = date;
        if (n == 0) {
            while (!isWorkday(day)) {
                day = day.plusDays(1);
            }
            return day;
        }
        int step = Integer.signum(n);
        for (int left = Math.abs(n); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkday(day)) {
                left--;
            }
        }
        return day;
    }

    /**
     * The time at which so much working time has passed since {@code start}. Nothing at all from a closed time is the
     * next opening.
     *
     * @throws IllegalArgumentException if {@code working} is negative or longer than a hundred years
     */
    public Instant add(Instant start, Duration working) {
        Duration left = checked(working);
        for (LocalDate date = dateOf(start); ; date = date.plusDays(1)) {
            for (Opening opening : openings(date)) {
                if (opening.to().isBefore(start)) {
                    continue;
                }
                Instant from = later(opening.from(), start);
                Duration here = Duration.between(from, opening.to());
                if (here.compareTo(left) >= 0) {
                    return from.plus(left);
                }
                left = left.minus(here);
            }
        }
    }

    /**
     * The time from which so much working time passes until {@code end}. Nothing at all before a closed time is the
     * closing before it.
     *
     * @throws IllegalArgumentException if {@code working} is negative or longer than a hundred years
     */
    public Instant subtract(Instant end, Duration working) {
        Duration left = checked(working);
        for (LocalDate date = dateOf(end); ; date = date.minusDays(1)) {
            for (Opening opening : openings(date).reversed()) {
                if (opening.from().isAfter(end)) {
                    continue;
                }
                Instant to = earlier(opening.to(), end);
                Duration here = Duration.between(opening.from(), to);
                if (here.compareTo(left) >= 0) {
                    return to.minus(left);
                }
                left = left.minus(here);
            }
        }
    }

    /** Working time between two instants; negative if {@code to} is the earlier. */
    public Duration between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        Duration sum = Duration.ZERO;
        LocalDate last = dateOf(to);
        for (LocalDate date = dateOf(from); !date.isAfter(last); date = date.plusDays(1)) {
            for (Opening opening : openings(date)) {
                Instant begin = later(opening.from(), from);
                Instant end = earlier(opening.to(), to);
                if (begin.isBefore(end)) {
                    sum = sum.plus(Duration.between(begin, end));
                }
            }
        }
        return sum;
    }

    /** Working time between two instants without that of the pauses; a pause that is still open lasts until {@code to}. */
    public Duration between(Instant from, Instant to, List<Pause> pauses) {
        Duration sum = between(from, to);
        for (Opening pause : merged(pauses, from, to)) {
            if (pause.from().isBefore(to)) {
                sum = sum.minus(between(pause.from(), earlier(pause.to(), to)));
            }
        }
        return sum;
    }

    /**
     * Close of business of the nth working day after the day of {@code start}, which is itself not counted.
     *
     * @param n at least 1
     */
    public Instant closeOfWorkday(Instant start, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("The working day of the start is not counted: " + n);
        }
        LocalDate day = workday(dateOf(start), n);
        Instant close = ownOpenings(day).getLast().to();
        // A shift of the day before may outlast this day's hours; who started a day earlier is not due later.
        return ownOpenings(day.minusDays(1)).stream()
                .map(Opening::to)
                .filter(close::isBefore)
                .findAny()
                .orElse(close);
    }

    /** Midnight at the close of the day. */
    public Instant endOfDay(Instant at) {
        return instant(dateOf(at).plusDays(1).atStartOfDay());
    }

    /**
     * When a limit runs out that started at {@code start}. A pause adds its working time to a working span and to working
     * days, its elapsed time to an elapsed span and to the end of a day; pauses may overlap. A pause that begins when the
     * limit has run out, or is still open, changes nothing.
     *
     * @throws IllegalArgumentException for the promised time, which no calendar knows ({@link Span.Promised#made})
     */
    public Instant due(Span span, Instant start, List<Pause> pauses) {
        return at(span, start, pauses, 100);
    }

    /**
     * When so many percent of a limit have been used up, reckoned on the clock on which the limit runs.
     *
     * @param percent 0 to 100
     */
    public Instant at(Span span, Instant start, List<Pause> pauses, int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("No limit can be used up by " + percent + " percent");
        }
        return switch (span) {
            case Span.Working working -> worked(share(working.time(), percent), start, pauses);
            case Span.OpeningPlus opening -> worked(share(opening.time(), percent), start, pauses);
            case Span.WorkingDays working -> {
                Duration whole = between(start, closeOfWorkday(start, working.days()));
                yield worked(share(whole, percent), start, pauses);
            }
            case Span.Elapsed elapsed -> elapsed(share(elapsed.time(), percent), start, pauses);
            case Span.EndOfDay day -> elapsed(share(Duration.between(start, endOfDay(start)), percent), start, pauses);
            case Span.Promised promise ->
                throw new IllegalArgumentException("Only the promise itself knows the promised time");
            case Span.OutsideDeadline outside ->
                throw new IllegalArgumentException("Only the case knows what deadline was set from outside");
        };
    }

    private Instant worked(Duration time, Instant start, List<Pause> pauses) {
        Duration needed = time;
        Instant due = add(start, needed);
        for (Opening pause : merged(pauses, start, null)) {
            if (!pause.from().isBefore(due)) {
                break;
            }
            needed = needed.plus(between(pause.from(), pause.to()));
            due = add(start, needed);
        }
        return due;
    }

    private static Instant elapsed(Duration time, Instant start, List<Pause> pauses) {
        Instant due = start.plus(time);
        for (Opening pause : merged(pauses, start, null)) {
            if (!pause.from().isBefore(due)) {
                break;
            }
            due = due.plus(Duration.between(pause.from(), pause.to()));
        }
        return due;
    }

    private static Duration share(Duration time, int percent) {
        return percent == 100 ? time : time.multipliedBy(percent).dividedBy(100);
    }

    private static Duration checked(Duration working) {
        if (working.isNegative() || working.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Working time must be from nothing to a hundred years, not " + working);
        }
        return working;
    }

    /** Pauses in order, overlaps joined, cut off before {@code start}; open ones last until {@code asOf}, or are left out. */
    private static List<Opening> merged(List<Pause> pauses, Instant start, @Nullable Instant asOf) {
        List<Opening> sorted = new ArrayList<>();
        for (Pause pause : pauses) {
            Instant until = pause.until() == null ? asOf : pause.until();
            if (until != null && until.isAfter(start) && pause.from().isBefore(until)) {
                sorted.add(new Opening(later(pause.from(), start), until));
            }
        }
        sorted.sort(Comparator.comparing(Opening::from));
        return joined(sorted);
    }

    private static List<Opening> joined(List<Opening> sorted) {
        List<Opening> joined = new ArrayList<>();
        for (Opening next : sorted) {
            if (!joined.isEmpty() && !next.from().isAfter(joined.getLast().to())) {
                Opening before = joined.removeLast();
                joined.add(new Opening(before.from(), later(before.to(), next.to())));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    /** When it is open within the date, in order, including the end of a night that began the day before. */
    private List<Opening> openings(LocalDate date) {
        Instant midnight = instant(date.atStartOfDay());
        Instant nextMidnight = instant(date.plusDays(1).atStartOfDay());
        List<Opening> openings = new ArrayList<>();
        for (Opening opening : ownOpenings(date.minusDays(1))) {
            if (opening.to().isAfter(midnight)) {
                openings.add(new Opening(later(opening.from(), midnight), opening.to()));
            }
        }
        boolean nightBefore = !openings.isEmpty();
        for (Opening opening : ownOpenings(date)) {
            openings.add(new Opening(opening.from(), earlier(opening.to(), nextMidnight)));
        }
        if (!nightBefore) {
            return openings;
        }
        openings.sort(Comparator.comparing(Opening::from));
        return joined(openings);
    }

    /** The openings that belong to the date, of which the last may end on the next. */
    private List<Opening> ownOpenings(LocalDate date) {
        List<Opening> openings = new ArrayList<>();
        for (OpeningHours range : hoursOn(date)) {
            Opening opening = opening(date, range);
            if (opening.from().isBefore(opening.to())) {
                openings.add(opening);
            }
        }
        for (Opening taken : breaks) {
            openings = without(taken, openings);
        }
        return openings;
    }

    private static List<Opening> without(Opening taken, List<Opening> openings) {
        if (openings.stream().noneMatch(taken::overlaps)) {
            return openings;
        }
        List<Opening> left = new ArrayList<>();
        for (Opening opening : openings) {
            if (!taken.overlaps(opening)) {
                left.add(opening);
                continue;
            }
            if (opening.from().isBefore(taken.from())) {
                left.add(new Opening(opening.from(), taken.from()));
            }
            if (opening.to().isAfter(taken.to())) {
                left.add(new Opening(taken.to(), opening.to()));
            }
        }
        return left;
    }

    private List<OpeningHours> hoursOn(LocalDate date) {
        List<OpeningHours> corrected = corrections.get(date);
        if (corrected != null) {
            return corrected;
        }
        if (closed.contains(date) || closedYearly.contains(MonthDay.from(date))) {
            return List.of();
        }
        List<OpeningHours> shift = shifts.get(date);
        if (shift != null) {
            return shift;
        }
        if (holidays != null && holidays.isOff(date)) {
            return List.of();
        }
        Week week = weekOn(date);
        List<OpeningHours> usual = week.on(date.getDayOfWeek());
        return usual.isEmpty() && holidays != null && holidays.isMakeUp(date) ? week.ordinary() : usual;
    }

    private Week weekOn(LocalDate date) {
        return weeks.floorEntry(date).getValue();
    }

    private Opening opening(LocalDate date, OpeningHours range) {
        LocalDate last = range.endsNextDay() ? date.plusDays(1) : date;
        return new Opening(instant(date.atTime(range.from())), instant(last.atTime(range.to())));
    }

    /** Unlike {@code atZone}, a time in the hour that clocks leave out is the end of that hour. */
    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    private LocalDate dateOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** @param ordinary hours of a day that is worked though its weekday is closed */
    private record Week(Map<DayOfWeek, List<OpeningHours>> days, List<OpeningHours> ordinary) {

        static Week of(Map<DayOfWeek, List<OpeningHours>> hours) {
            var days = new EnumMap<DayOfWeek, List<OpeningHours>>(hours);
            var ordinary = Arrays.stream(DayOfWeek.values())
                    .map(day -> requireNonNullElse(days.get(day), List.<OpeningHours>of()))
                    .filter(ranges -> !ranges.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("A calendar must be open on some day of the week"));
            return new Week(days, ordinary);
        }

        List<OpeningHours> on(DayOfWeek day) {
            return requireNonNullElse(days.get(day), List.of());
        }
    }

    /** A stretch of time, its end not included. */
    private record Opening(Instant from, Instant to) {

        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }

        boolean overlaps(Opening other) {
            return from.isBefore(other.to) && other.from.isBefore(to);
        }
    }

    /** Says when a unit works; hours are texts such as {@code 09:00-12:00}, {@code 08:00-24:00}, {@code 22:00-06:00}. */
    public static final class Builder {

        private final ZoneId zone;
        private final Map<DayOfWeek, List<OpeningHours>> week = new EnumMap<>(DayOfWeek.class);
        private final Set<LocalDate> closed = new HashSet<>();
        private final Set<MonthDay> closedYearly = new HashSet<>();
        private final Map<LocalDate, List<OpeningHours>> shifts = new HashMap<>();
        private final Map<LocalDate, List<OpeningHours>> breaks = new HashMap<>();
        private @Nullable PublicHolidays holidays;

        private Builder(ZoneId zone) {
            this.zone = zone;
        }

        /**
         * Hours of a weekday; none means closed.
         *
         * @throws IllegalArgumentException if a range cannot be read or two overlap; so for all hours below
         */
        public Builder open(DayOfWeek day, String... hours) {
            week.put(day, OpeningHours.ofDay(List.of(hours)));
            return this;
        }

        /** From one weekday to another, both included. */
        public Builder open(DayOfWeek first, DayOfWeek last, String... hours) {
            for (DayOfWeek day = first; ; day = day.plus(1)) {
                open(day, hours);
                if (day == last) {
                    return this;
                }
            }
        }

        public Builder observing(PublicHolidays holidays) {
            this.holidays = holidays;
            return this;
        }

        /** Closed on a date, whatever else is said of it. */
        public Builder closed(LocalDate date) {
            closed.add(date);
            return this;
        }

        /** Closed on the same date of every year. */
        public Builder closedYearly(MonthDay date) {
            closedYearly.add(date);
            return this;
        }

        /** Hours of one date, instead of those of its weekday and even on a public holiday. */
        public Builder shift(LocalDate date, String... hours) {
            shifts.put(date, OpeningHours.ofDay(List.of(hours)));
            return this;
        }

        /** Hours of one date in which it is closed though it would be open. */
        public Builder rest(LocalDate date, String... hours) {
            breaks.put(date, OpeningHours.ofDay(List.of(hours)));
            return this;
        }

        /**
         * The calendar.
         *
         * @throws IllegalArgumentException if it is open on no day of the week
         */
        public WorkingCalendar build() {
            return new WorkingCalendar(this);
        }
    }
}
