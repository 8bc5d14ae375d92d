package org.wenguo.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The State Council's paper on the public holidays of one year, as holiday-cn writes it down.
 *
 * @param year of the paper; it may name days of its neighbours that adjoin (30 December)
 * @param days in order of their dates
 * @param papers addresses of the paper itself
 */
public record HolidayYear(Year year, List<Day> days, List<String> papers) {

    /** In bytes; the longest file so far has 5 thousand. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final int FIRST_YEAR = 2007;
    private static final int LAST_YEAR = 2100;
    private static final int MOST_DAYS = 120;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_PAPERS = 8;

    /** How far a paper reaches into the years beside its own: to the Saturday before or the Sunday after New Year's week. */
    private static final int ADJOINING_DAYS = 10;

    /**
     * What the paper says of a date.
     *
     * @param name of the holiday
     * @param off whether it is a day off; if not, it is worked to make up for one
     */
    public record Day(LocalDate date, String name, boolean off) {}

    public HolidayYear {
        days = days.stream().sorted(Comparator.comparing(Day::date)).toList();
        papers = List.copyOf(papers);
    }

    /**
     * Reads a file and checks everything that can be checked of it.
     *
     * @throws HolidaysRefused if it is not such a file, or of no year, or says something twice or of another year
     */
    public static HolidayYear read(String json) {
        HolidayYear read = readShipped(parse(json));
        if (read.days.isEmpty()) {
            throw new HolidaysRefused("no-days", "The file names no day", read.year.toString());
        }
        return read;
    }

    /** A file of a year whose paper is not out yet names no day; that is no fault of one that is shipped. */
    static HolidayYear readShipped(JsonNode root) {
        JsonNode year = root.path("year");
        JsonNode listed = root.path("days");
        if (!year.isIntegralNumber() || !listed.isArray()) {
            throw new HolidaysRefused("malformed", "Not a holiday-cn file: 'year' or 'days' is missing");
        }
        if (!year.canConvertToInt() || year.asInt() < FIRST_YEAR || year.asInt() > LAST_YEAR) {
            throw new HolidaysRefused(
                    "year", "No such year: " + shortened(year.asString()), shortened(year.asString()));
        }
        if (listed.size() > MOST_DAYS) {
            throw new HolidaysRefused(
                    "too-many", "More than " + MOST_DAYS + " days", Integer.toString(listed.size()), "" + MOST_DAYS);
        }
        Year ofPaper = Year.of(year.asInt());
        List<Day> days = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (JsonNode one : listed) {
            Day day = day(one, days.size() + 1);
            if (day.date().isBefore(ofPaper.atDay(1).minusDays(ADJOINING_DAYS))
                    || day.date().isAfter(ofPaper.atMonth(12).atEndOfMonth().plusDays(ADJOINING_DAYS))) {
                throw new HolidaysRefused(
                        "outside",
                        day.date() + " is not of " + ofPaper,
                        day.date().toString(),
                        ofPaper.toString());
            }
            if (!seen.add(day.date())) {
                throw new HolidaysRefused(
                        "twice", day.date() + " twice", day.date().toString());
            }
            days.add(day);
        }
        List<String> papers = new ArrayList<>();
        for (JsonNode paper : root.path("papers")) {
            if (papers.size() < MOST_PAPERS) {
                var address = paper.asString("");
                if (isText(address)) {
                    papers.add(address);
                }
            }
        }
        return new HolidayYear(ofPaper, days, papers);
    }

    private static Day day(JsonNode one, int no) {
        JsonNode off = one.path("isOffDay");
        String name = one.path("name").asString("").strip();
        if (!off.isBoolean() || !isText(name)) {
            throw new HolidaysRefused("day", "Day " + no + " cannot be read", Integer.toString(no));
        }
        try {
            return new Day(LocalDate.parse(one.path("date").asString("")), name, off.booleanValue());
        } catch (DateTimeException e) {
            HolidaysRefused refused = new HolidaysRefused("day", "Day " + no + " cannot be read", Integer.toString(no));
            refused.initCause(e);
            throw refused;
        }
    }

    private static JsonNode parse(String json) {
        try {
            String text = json.startsWith("\uFEFF") ? json.substring(1) : json;
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            HolidaysRefused refused = new HolidaysRefused("malformed", "Not JSON");
            refused.initCause(e);
            throw refused;
        }
    }

    /** Short enough, and of characters that can be stored and shown. */
    private static boolean isText(String text) {
        return text.length() <= LONGEST_TEXT
                && text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point) || (point >= 0xD800 && point <= 0xDFFF));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /** As holiday-cn writes it, to be read again. */
    public String json() {
        var json = JsonMapper.shared();
        var root = json.createObjectNode().put("year", year.getValue());
        var written = root.putArray("papers");
        papers.forEach(written::add);
        var list = root.putArray("days");
        days.forEach(day -> list.addObject()
                .put("name", day.name())
                .put("date", day.date().toString())
                .put("isOffDay", day.off()));
        return root.toString();
    }
}
