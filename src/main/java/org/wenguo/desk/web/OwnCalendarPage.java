package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Policy;
import org.wenguo.people.CalendarChange;
import org.wenguo.people.Organisations;
import org.wenguo.people.OwnCalendar;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Words;

/** A unit's own calendar by which it works: given another name, or retired, so that the unit works as it did before it. */
@Controller
public class OwnCalendarPage {

    private final Organisations organisations;
    private final Policies policies;
    private final StaffShell shell;
    private final ApiProblems problems;
    private final Clock clock;

    OwnCalendarPage(
            Organisations organisations, Policies policies, StaffShell shell, ApiProblems problems, Clock clock) {
        this.organisations = organisations;
        this.policies = policies;
        this.shell = shell;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/calendar/own/{calendar}")
    ModelAndView show(@PathVariable String calendar, HttpServletRequest request, Viewer viewer, Words t) {
        CalendarForms.administrator(viewer);
        var own = own(calendar, viewer);
        return page(own, "", Filled.with(Map.of("name", own.name())), request, viewer, t);
    }

    @PostMapping("/calendar/own/{calendar}")
    ModelAndView change(
            @PathVariable String calendar,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        CalendarForms.administrator(viewer);
        var own = own(calendar, viewer);
        var form = Filled.of(sent);
        var retires = form.has("act", "retire");
        try {
            var change = retires ? retirement(own, form, viewer) : name(own, form, viewer);
            organisations.changeCalendar(viewer.tenant(), change, form.value("seen"));
        } catch (Problem.Invalid wrong) {
            var page = page(
                    own, retires ? "retire" : "name", form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        next.addFlashAttribute("flash", t.of(retires ? "hours.own.retired" : "hours.own.named", own.name()));
        return new ModelAndView("redirect:/calendar?calendar=" + own.id());
    }

    private CalendarChange name(OwnCalendar own, Filled form, Viewer viewer) {
        var wrong = new ArrayList<Problem.FieldError>();
        var name = form.value("name").strip();
        if (name.isEmpty()) {
            wrong.add(new Problem.FieldError("name", "required"));
        } else if (name.length() > CalendarUnitPage.LONGEST_NAME) {
            wrong.add(new Problem.FieldError("name", "too-long", CalendarUnitPage.LONGEST_NAME));
        } else if (CalendarForms.isOfThePack(policies.inForce(viewer.organisation()), name)) {
            wrong.add(new Problem.FieldError("name", "calendar-name-taken"));
        }
        var reason = CalendarForms.reason(form, wrong);
        refuse(wrong);
        return new CalendarChange.OfName(
                Identifiers.next(), own.id(), name, reason, viewer.staff().id(), clock.instant());
    }

    private CalendarChange retirement(OwnCalendar own, Filled form, Viewer viewer) {
        var wrong = new ArrayList<Problem.FieldError>();
        var reason = CalendarForms.reason(form, wrong);
        refuse(wrong);
        var unit = viewer.organisation().unit(own.unit());
        return CalendarChange.OfUnit.other(
                Identifiers.next(),
                unit,
                CalendarUnitPage.before(viewer, unit),
                reason,
                viewer.staff().id(),
                clock.instant());
    }

    private static void refuse(List<Problem.FieldError> wrong) {
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid(wrong);
        }
    }

    /** One by which its unit works; the others are history. */
    private static OwnCalendar own(String calendar, Viewer viewer) {
        var own = viewer.organisation().ownCalendars().get(calendar);
        if (own == null
                || !calendar.equals(viewer.organisation().unit(own.unit()).calendar())) {
            throw new Problem.NotFound("http-404");
        }
        return own;
    }

    private ModelAndView page(
            OwnCalendar own, String act, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        var policy = policies.inForce(viewer.organisation());
        var organisation = policy.organisation();
        var unit = organisation.unit(own.unit());
        var changes = organisation.calendarChanges();
        var names = organisation.calendarChanges(CalendarChange.OfName.class).reversed().stream()
                .filter(change -> change.calendar().equals(own.id()))
                .map(change -> new Named(
                        change.name(),
                        change.reason(),
                        CalendarForms.nameOf(organisation, change.by()),
                        t.time(change.at())))
                .toList();
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, own.name(), null));
        model.put("form", form);
        model.put("act", act);
        model.put(
                "view",
                new View(
                        own,
                        unit,
                        workingByIt(policy, own),
                        CalendarForms.title(policy, becomes(policy, viewer, unit), t),
                        names,
                        Organisations.last(changes, CalendarChange.OfName.subject(own.id())),
                        Organisations.last(changes, CalendarChange.OfUnit.subject(unit.id()))));
        return new ModelAndView("desk/calendar-own", model);
    }

    private static List<Unit> workingByIt(Policy policy, OwnCalendar own) {
        return policy.organisation().units().stream()
                .filter(unit -> policy.idOf(unit.id()).equals(own.id()))
                .toList();
    }

    private static String becomes(Policy policy, Viewer viewer, Unit unit) {
        var before = CalendarUnitPage.before(viewer, unit);
        if (before != null) {
            return before;
        }
        return policy.organisation().upwards(unit.id()).stream()
                .filter(above -> !above.id().equals(unit.id()))
                .flatMap(above -> Optional.ofNullable(above.calendar()).stream())
                .findFirst()
                .orElseGet(policy.pack()::defaultCalendar);
    }

    /**
     * What the page shows.
     *
     * @param units that work by it, those below its unit too
     * @param becomes the calendar by which they would work without it
     * @param names what it was called, newest first
     * @param seenName the last change of its name that is shown
     * @param seenUnit the last change of its unit's calendar that is shown
     */
    public record View(
            OwnCalendar own,
            Unit unit,
            List<Unit> units,
            String becomes,
            List<Named> names,
            String seenName,
            String seenUnit) {}

    /** @param by null for somebody who is not known any more */
    public record Named(
            String name, String reason, @Nullable String by, String at) {}
}
