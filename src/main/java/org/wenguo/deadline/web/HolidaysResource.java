package org.wenguo.deadline.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.complaint.Policies;
import org.wenguo.people.CalendarChange;
import org.wenguo.people.Organisations;
import org.wenguo.people.Role;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.policy.HolidayYear;
import org.wenguo.policy.HolidaysRefused;
import org.wenguo.policy.PublicHolidays;

/** The public holidays of a year, as holiday-cn writes them, given by a program. */
@RestController
class HolidaysResource {

    private static final String SOURCE = "API";

    private final Organisations organisations;
    private final Policies policies;
    private final Clock clock;

    HolidaysResource(Organisations organisations, Policies policies, Clock clock) {
        this.organisations = organisations;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * What a paper changed.
     *
     * @param changed whether it said anything new; if not, nothing was put on record
     * @param added dates of which nothing was known
     * @param removed dates of which nothing is said any more
     * @param reversed dates that were days off and are worked, or the other way round
     */
    record Taken(int year, boolean changed, List<LocalDate> added, List<LocalDate> removed, List<LocalDate> reversed) {}

    @GetMapping(path = "/api/v1/calendars/holidays/{year}", produces = MediaType.APPLICATION_JSON_VALUE)
    String read(@PathVariable int year, Viewer viewer) {
        return of(viewer, year)
                .year(Year.of(year))
                .orElseThrow(() -> new Problem.NotFound("http-404"))
                .json();
    }

    /** Takes the paper of a year, for the whole organisation; the same again changes nothing. */
    @PutMapping(path = "/api/v1/calendars/holidays/{year}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Taken take(@PathVariable int year, @RequestBody String json, Viewer viewer) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.calendar");
        }
        var paper = paper(json);
        if (paper.year().getValue() != year) {
            throw new Problem.Invalid(
                    "year", "holidays-other-year", paper.year().toString());
        }
        var known = of(viewer, year);
        var differences = known.differences(known.with(paper));
        var before = known.year(paper.year());
        var changed = before.map(one -> !one.days().equals(paper.days())).orElse(true);
        if (changed) {
            organisations.changeCalendar(
                    viewer.tenant(),
                    new CalendarChange.OfHolidays(
                            Identifiers.next(),
                            paper.year(),
                            paper,
                            SOURCE,
                            "",
                            viewer.staff().id(),
                            clock.instant()));
        }
        return new Taken(
                year,
                changed,
                differences.stream()
                        .filter(one -> one.before() == null)
                        .map(PublicHolidays.Difference::date)
                        .toList(),
                differences.stream()
                        .filter(one -> one.after() == null)
                        .map(PublicHolidays.Difference::date)
                        .toList(),
                differences.stream()
                        .filter(one -> one.before() != null && one.after() != null)
                        .map(PublicHolidays.Difference::date)
                        .toList());
    }

    private PublicHolidays of(Viewer viewer, int year) {
        if (year < 1 || year > 9999) {
            throw new Problem.NotFound("http-404");
        }
        return policies.inForce(viewer.organisation()).holidays();
    }

    private static HolidayYear paper(String json) {
        if (json.length() > HolidayYear.MOST_BYTES) {
            throw new Problem.TooLarge("http-413");
        }
        try {
            return HolidayYear.read(json);
        } catch (HolidaysRefused refused) {
            if (refused.code().equals("malformed")) {
                throw new Problem.Malformed("http-400");
            }
            throw new Problem.Invalid(
                    refused.code().equals("year") ? "year" : "days",
                    "holidays-" + refused.code(),
                    refused.arguments().toArray());
        }
    }
}
