package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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

/** {@code /calendar}: a year at a glance for all staff; its administrators correct it by dates. */
@Controller
class CalendarPage {

    private static final int FIRST_YEAR = 2007;
    private static final int LAST_YEAR = 2100;
    private static final int MOST_MOVED = 100;

    private final Organisations organisations;
    private final Policies policies;
    private final StaffShell shell;
    private final ApiProblems problems;
    private final RedatingLimits redating;
    private final CalendarForms forms;
    private final Clock clock;

    CalendarPage(
            Organisations organisations,
            Policies policies,
            StaffShell shell,
            ApiProblems problems,
            RedatingLimits redating,
            CalendarForms forms,
            Clock clock) {
        this.forms = forms;
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
        var id = calendar.isEmpty() ? policy.idOf(viewer.staff().unit()) : calendar;
        var form = Filled.with(Map.of("state", "closed"));
        return page(policy, id, year == null ? forms.today(viewer).getYear() : year, form, request, viewer, t);
    }

    @PostMapping("/calendar")
    ModelAndView correct(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        CalendarForms.administrator(viewer);
        var form = Filled.of(sent);
        var policy = policies.inForce(viewer.organisation());
        var id = changeable(policy, form.value("calendar"));
        try {
            var change = read(form, id, viewer);
            organisations.changeCalendar(viewer.tenant(), change);
            next.addFlashAttribute("flash", t.of("calendar.corrected", t.date(change.date())));
            return new ModelAndView("redirect:/calendar?calendar=" + id + "&year="
                    + change.date().getYear());
        } catch (Problem.Invalid wrong) {
            var page = page(
                    policy,
                    id,
                    forms.today(viewer).getYear(),
                    form.refused(wrong, problems, t.locale()),
                    request,
                    viewer,
                    t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private CalendarChange.OfDate read(Filled form, String calendar, Viewer viewer) {
        var wrong = new ArrayList<Problem.FieldError>();
        var date = forms.date(form, "date", viewer, wrong);
        var reason = CalendarForms.reason(form, wrong);
        List<String> hours = null;
        switch (form.value("state")) {
            case "closed" -> hours = List.of();
            case "open" -> {
                hours = CalendarForms.hours(form, "hours", wrong);
                if (form.value("hours").isBlank()) {
                    wrong.add(new Problem.FieldError("hours", "calendar-hours"));
                }
            }
            case "pack" -> {}
            default -> wrong.add(new Problem.FieldError("state", "one-of"));
        }
        if (date == null || !wrong.isEmpty()) {
            throw new Problem.Invalid(wrong);
        }
        return new CalendarChange.OfDate(
                Identifiers.next(),
                calendar,
                date,
                hours,
                reason,
                viewer.staff().id(),
                clock.instant());
    }

    private static String changeable(Policy policy, String calendar) {
        if (!CalendarForms.isChangeable(policy, CalendarForms.known(policy, calendar))) {
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
        viewer.organisation().calendarChanges().forEach(change -> reasons.put(change.id(), because(change, t)));
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

    /** What a program sent has no reason but itself. */
    private static String because(CalendarChange change, Words t) {
        return change instanceof CalendarChange.OfHolidays holidays
                        && change.reason().isEmpty()
                ? t.of("hours.holidays.of", holidays.year().toString())
                : change.reason();
    }

    private ModelAndView page(
            Policy policy, String calendar, int year, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Problem.NotFound("http-404");
        }
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, t.of("calendar.title"), null));
        model.put("form", form);
        model.put(
                "view",
                CalendarView.of(
                        policy,
                        CalendarForms.known(policy, calendar),
                        year,
                        forms.today(viewer),
                        moved(policy, viewer, t),
                        viewer.has(Role.ADMINISTRATOR),
                        t));
        return new ModelAndView("desk/calendar", model);
    }
}
