package org.wenguo.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Public holidays of a country and the days worked to make up for them. A paper of one year may name days of its
 * neighbours (the end of December), so all years are read together.
 */
public final class PublicHolidays {

    /** The first year of the State Council's papers that is shipped (holiday-cn, MIT). */
    private static final int FIRST_YEAR_OF_CHINA = 2007;

    private final Set<LocalDate> off;
    private final Set<LocalDate> makeUp;
    private final Year knownUntil;

    PublicHolidays(Set<LocalDate> off, Set<LocalDate> makeUp, Year knownUntil) {
        this.off = Set.copyOf(off);
        this.makeUp = Set.copyOf(makeUp);
        this.knownUntil = knownUntil;
    }

    /** The holidays of mainland China as shipped with the program. */
    public static PublicHolidays china() {
        return China.HOLIDAYS;
    }

    /** A day off by the state's paper. Weekends that merely adjoin a holiday are not among them. */
    public boolean isOff(LocalDate date) {
        return off.contains(date);
    }

    /** A weekend day that is worked in exchange for a holiday (make-up working day). */
    public boolean isMakeUp(LocalDate date) {
        return makeUp.contains(date);
    }

    /** The last year whose holidays have been published; a date of a later year is judged by its weekday alone. */
    public Year knownUntil() {
        return knownUntil;
    }

    /** Reads once, when the first calendar asks. */
    private static final class China {

        static final PublicHolidays HOLIDAYS = read();

        private static PublicHolidays read() {
            var json = JsonMapper.shared();
            Set<LocalDate> off = new HashSet<>();
            Set<LocalDate> makeUp = new HashSet<>();
            int known = FIRST_YEAR_OF_CHINA;
            for (int year = FIRST_YEAR_OF_CHINA; ; year++) {
                try (InputStream file = PublicHolidays.class.getResourceAsStream("/holiday-cn/" + year + ".json")) {
                    if (file == null) {
                        return new PublicHolidays(off, makeUp, Year.of(known));
                    }
                    JsonNode days = json.readTree(file).path("days");
                    for (JsonNode day : days) {
                        LocalDate date = LocalDate.parse(day.path("date").asString());
                        (day.path("isOffDay").asBoolean() ? off : makeUp).add(date);
                    }
                    if (!days.isEmpty()) {
                        known = year;
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("Public holidays of " + year + " cannot be read", e);
                }
            }
        }
    }
}
