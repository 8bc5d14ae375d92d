package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Policy;
import org.wenguo.deadline.RedatingLimits;
import org.wenguo.people.CalendarChange;
import org.wenguo.people.Organisations;
import org.wenguo.people.Role;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.WorkingCalendar;

/** {@code /calendar}: a year at a glance for all staff; its administrators correct it by dates. */
@Controller
class CalendarPage {

    private static final int FIRST_YEAR = 2007;
    private static final int LAST_YEAR = 2100;
    private static final int LONGEST_REASON = 200;
    private static final int MOST_MOVED = 100;

    /** Between two ranges people type blanks, and commas of both widths. */
    private static final String SEPARATORS = "[\\s,;\u3001\uFF0C\uFF1B]+";

    private static final String HYPHENS = "\\s*[-~\u2013\u2014\uFF0D]+\\s*";

    private final Organisations organisations;
    private final Policies policies;
    private final StaffShell shell;
    private final ApiProblems problems;
    private final RedatingLimits redating;
    private final Clock clock;

    CalendarPage(
            Organisations organisations,
            Policies policies,
            StaffShell shell,
            ApiProblems problems,
            RedatingLimits redating,
            Clock clock) {
        this.organisations = organisations;
        this.policies = policies;
        this.shell = shell;
        this.problems = problems;
        this.redating = redating;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    ModelAndView show(
            @RequestParam(defaultValue = "") String calendar,
            @RequestParam(required = false) @Nullable Integer year,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var policy = policies.inForce(viewer.organisation());
        var id = calendar.isEmpty() ? calendarOf(viewer, policy) : calendar;
        var form = Filled.with(Map.of("state", "closed"));
        return page(policy, id, year == null ? today(viewer).getYear() : year, form, request, viewer, t);
    }

    @PostMapping("/calendar")
    ModelAndView correct(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.calendar");
        }
        var form = Filled.of(sent);
        var policy = policies.inForce(viewer.organisation());
        var id = known(policy, form.value("calendar"));
        try {
            var change = read(form, id, viewer);
            organisations.correctCalendar(viewer.tenant(), change);
            next.addFlashAttribute("flash", t.of("calendar.corrected", t.date(change.date())));
            return new ModelAndView("redirect:/calendar?calendar=" + id + "&year="
                    + change.date().getYear());
        } catch (Problem.Invalid wrong) {
            var page = page(
                    policy, id, today(viewer).getYear(), form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private CalendarChange read(Filled form, String calendar, Viewer viewer) {
        var wrong = new ArrayList<Problem.FieldError>();
        var date = date(form.value("date").strip());
        if (date == null) {
            wrong.add(new Problem.FieldError("date", form.value("date").isBlank() ? "required" : "unreadable"));
        } else if (Math.abs(date.getYear() - today(viewer).getYear()) > 2) {
            // What lies further away is a slip of the keyboard, and nobody's limit depends on it.
            wrong.add(new Problem.FieldError("date", "calendar-year"));
        }
        var reason = form.value("reason").strip();
        if (reason.isEmpty()) {
            wrong.add(new Problem.FieldError("reason", "required"));
        } else if (reason.length() > LONGEST_REASON) {
            wrong.add(new Problem.FieldError("reason", "too-long", LONGEST_REASON));
        }
        List<String> hours = null;
        switch (form.value("state")) {
            case "closed" -> hours = List.of();
            case "open" -> {
                try {
                    hours = hours(form.value("hours"));
                } catch (IllegalArgumentException e) {
                    wrong.add(new Problem.FieldError("hours", "calendar-hours"));
                }
            }
            case "pack" -> {}
            default -> wrong.add(new Problem.FieldError("state", "one-of"));
        }
        if (date == null || !wrong.isEmpty()) {
            throw new Problem.Invalid(wrong);
        }
        return new CalendarChange(
                Identifiers.next(),
                calendar,
                date,
                hours,
                reason,
                viewer.staff().id(),
                clock.instant());
    }

    /** @throws IllegalArgumentException if there are none, or one cannot be read */
    private static List<String> hours(String typed) {
        var ranges =
                typed.strip().replaceAll(HYPHENS, "-").replace('\uFF1A', ':').split(SEPARATORS);
        return WorkingCalendar.ranges(List.of(ranges));
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private LocalDate today(Viewer viewer) {
        return LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
    }

    private static String calendarOf(Viewer viewer, Policy policy) {
        return viewer.organisation()
                .calendarOf(viewer.staff().unit())
                .orElseGet(() -> policy.pack().defaultCalendar());
    }

    private static String known(Policy policy, String calendar) {
        if (!policy.pack().calendars().contains(calendar)) {
            throw new Problem.NotFound("http-404");
        }
        return calendar;
    }

    /** The numbers of complaints are only for those who see every complaint. */
    private List<CalendarView.Moved> moved(Policy policy, Viewer viewer, Words t) {
        if (!viewer.atCentre() && !viewer.has(Role.ADMINISTRATOR)) {
            return List.of();
        }
        var reasons = new HashMap<UUID, String>();
        viewer.organisation().calendarChanges().forEach(change -> reasons.put(change.id(), change.reason()));
        var titles = new HashMap<String, String>();
        policy.pack()
                .limits()
                .forEach(rule -> titles.put(rule.id(), rule.title().in(t.locale())));
        return redating.moved(viewer.tenant(), MOST_MOVED).stream()
                .map(one -> new CalendarView.Moved(
                        one.number(),
                        titles.getOrDefault(one.rule(), one.rule()),
                        one.from(),
                        one.to(),
                        reasons.getOrDefault(one.change(), "")))
                .toList();
    }

    private ModelAndView page(
            Policy policy, String calendar, int year, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Problem.NotFound("http-404");
        }
        var titles = new LinkedHashMap<String, String>();
        policy.pack().calendarTitles().forEach((id, title) -> titles.put(id, title.in(t.locale())));
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, t.of("calendar.title"), null));
        model.put("form", form);
        model.put(
                "view",
                CalendarView.of(
                        viewer.organisation(),
                        policy.calendar(known(policy, calendar)),
                        calendar,
                        titles,
                        year,
                        today(viewer),
                        moved(policy, viewer, t),
                        viewer.has(Role.ADMINISTRATOR),
                        t.locale()));
        return new ModelAndView("desk/calendar", model);
    }
}
