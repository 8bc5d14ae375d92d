package org.wenguo.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Public holidays of a country and the days worked to make up for them. A paper of one year may name days of its
 * neighbours (the end of December), so all years are read together; where two name the same date the later year's counts.
 * Immutable.
 */
public final class PublicHolidays {

    /** The first year of the State Council's papers that is shipped (holiday-cn, MIT). */
    private static final int FIRST_YEAR_OF_CHINA = 2007;

    private final NavigableMap<Year, HolidayYear> years;
    private final Map<LocalDate, HolidayYear.Day> days = new HashMap<>();

    private PublicHolidays(NavigableMap<Year, HolidayYear> years) {
        this.years = years;
        years.values().forEach(year -> year.days().forEach(day -> days.put(day.date(), day)));
    }

    /** The holidays of mainland China as shipped with the program. */
    public static PublicHolidays china() {
        return China.HOLIDAYS;
    }

    /** These with another paper for its year. */
    public PublicHolidays with(HolidayYear paper) {
        var all = new TreeMap<>(years);
        all.put(paper.year(), paper);
        return new PublicHolidays(all);
    }

    /** These with what others say of a year, or nothing if they say nothing. */
    public PublicHolidays as(PublicHolidays others, Year year) {
        var all = new TreeMap<>(years);
        all.remove(year);
        others.year(year).ifPresent(paper -> all.put(year, paper));
        return new PublicHolidays(all);
    }

    /** The paper of a year, if it is known. */
    public Optional<HolidayYear> year(Year year) {
        return Optional.ofNullable(years.get(year));
    }

    /** A day off by the state's paper. Weekends that merely adjoin a holiday are not among them. */
    public boolean isOff(LocalDate date) {
        var day = days.get(date);
        return day != null && day.off();
    }

    /** A weekend day that is worked in exchange for a holiday (make-up working day). */
    public boolean isMakeUp(LocalDate date) {
        var day = days.get(date);
        return day != null && !day.off();
    }

    /** Whether the paper of the year is known; if not, its dates are judged by their weekdays alone. */
    public boolean knows(Year year) {
        return years.containsKey(year);
    }

    /** The last year whose holidays have been published; a date of a later year is judged by its weekday alone. */
    public Year knownUntil() {
        return years.lastKey();
    }

    /**
     * Where others say something else of a date, in order of the dates.
     *
     * @param before what these say of it, null if nothing
     * @param after what the others say, null if nothing
     */
    public record Difference(LocalDate date, HolidayYear.@Nullable Day before, HolidayYear.@Nullable Day after) {}

    public List<Difference> differences(PublicHolidays others) {
        var dates = new TreeSet<>(days.keySet());
        dates.addAll(others.days.keySet());
        var differences = new ArrayList<Difference>();
        for (var date : dates) {
            var before = days.get(date);
            var after = others.days.get(date);
            if (before == null || after == null || before.off() != after.off()) {
                differences.add(new Difference(date, before, after));
            }
        }
        return differences;
    }

    /** Reads once, when the first calendar asks. */
    private static final class China {

        static final PublicHolidays HOLIDAYS = read();

        private static PublicHolidays read() {
            var json = JsonMapper.shared();
            var years = new TreeMap<Year, HolidayYear>();
            for (int year = FIRST_YEAR_OF_CHINA; ; year++) {
                try (InputStream file = PublicHolidays.class.getResourceAsStream("/holiday-cn/" + year + ".json")) {
                    if (file == null) {
                        return new PublicHolidays(years);
                    }
                    var paper = HolidayYear.readShipped(json.readTree(file));
                    if (!paper.days().isEmpty()) {
                        years.put(paper.year(), paper);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("Public holidays of " + year + " cannot be read", e);
                }
            }
        }
    }
}
