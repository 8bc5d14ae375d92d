package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
import org.wenguo.people.Role;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Words;

/**
 * {@code /calendar/units/…}: by which calendar a unit works and from whom it has it; its administrators give the unit one
 * of its own, or let it work again by what it worked by before.
 */
@Controller
class CalendarUnitPage {

    static final int LONGEST_NAME = 60;

    private final Organisations organisations;
    private final Policies policies;
    private final StaffShell shell;
    private final ApiProblems problems;
    private final CalendarForms forms;
    private final Clock clock;

    CalendarUnitPage(
            Organisations organisations,
            Policies policies,
            StaffShell shell,
            ApiProblems problems,
            CalendarForms forms,
            Clock clock) {
        this.organisations = organisations;
        this.policies = policies;
        this.shell = shell;
        this.problems = problems;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping("/calendar/units/{code}")
    ModelAndView show(@PathVariable String code, HttpServletRequest request, Viewer viewer, Words t) {
        var unit = unit(code, viewer);
        var name = t.of("hours.unit.name", unit.name());
        return page(
                policies.inForce(viewer.organisation()), unit, Filled.with(Map.of("name", name)), request, viewer, t);
    }

    @PostMapping("/calendar/units/{code}")
    ModelAndView change(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        CalendarForms.administrator(viewer);
        var unit = unit(code, viewer);
        var policy = policies.inForce(viewer.organisation());
        var form = Filled.of(sent);
        try {
            var change = form.has("act", "inherit") ? inherit(form, unit, viewer) : own(form, unit, policy, viewer);
            organisations.changeCalendar(viewer.tenant(), change, form.value("seen"));
            next.addFlashAttribute(
                    "flash", t.of(change.made() == null ? "hours.unit.inherits" : "hours.unit.made", unit.name()));
            return new ModelAndView("redirect:/calendar/units/" + unit.code());
        } catch (Problem.Invalid wrong) {
            var page = page(policy, unit, form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private CalendarChange.OfUnit own(Filled form, Unit unit, Policy policy, Viewer viewer) {
        var wrong = new ArrayList<Problem.FieldError>();
        var name = form.value("name").strip();
        if (name.isEmpty()) {
            wrong.add(new Problem.FieldError("name", "required"));
        } else if (name.length() > LONGEST_NAME) {
            wrong.add(new Problem.FieldError("name", "too-long", LONGEST_NAME));
        }
        if (CalendarForms.isOfThePack(policy, name)) {
            wrong.add(new Problem.FieldError("name", "calendar-name-taken"));
        }
        var reason = CalendarForms.reason(form, wrong);
        if (hasOwn(unit)) {
            wrong.add(new Problem.FieldError("seen", "calendar-meanwhile"));
        }
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid(wrong);
        }
        return CalendarChange.OfUnit.own(
                Identifiers.next(),
                unit,
                policy.idOf(unit.id()),
                name,
                reason,
                viewer.staff().id(),
                clock.instant());
    }

    /** Back to what it was before it was given its own: the unit above, or the pack's calendar that was chosen for it. */
    private CalendarChange.OfUnit inherit(Filled form, Unit unit, Viewer viewer) {
        var wrong = new ArrayList<Problem.FieldError>();
        var reason = CalendarForms.reason(form, wrong);
        if (!hasOwn(unit)) {
            wrong.add(new Problem.FieldError("seen", "calendar-meanwhile"));
        }
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid(wrong);
        }
        return CalendarChange.OfUnit.other(
                Identifiers.next(),
                unit,
                before(viewer, unit),
                reason,
                viewer.staff().id(),
                clock.instant());
    }

    /** By which calendar the unit worked before it was given the one by which it works. */
    static @Nullable String before(Viewer viewer, Unit unit) {
        return viewer.organisation().calendarChanges(CalendarChange.OfUnit.class).stream()
                .filter(change -> change.made() != null && Objects.equals(change.calendar(), unit.calendar()))
                .findFirst()
                .map(CalendarChange.OfUnit::before)
                .orElse(null);
    }

    private static boolean hasOwn(Unit unit) {
        return unit.calendar() != null && OwnCalendar.isOwn(unit.calendar());
    }

    private static Unit unit(String code, Viewer viewer) {
        return viewer.organisation().unit(code).orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    private ModelAndView page(
            Policy policy, Unit unit, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        var organisation = policy.organisation();
        var id = policy.idOf(unit.id());
        var from = organisation.upwards(unit.id()).stream()
                .filter(above -> above.calendar() != null)
                .findFirst()
                .orElse(null);
        var below = organisation.within(unit.id()).stream()
                .filter(one ->
                        !one.id().equals(unit.id()) && policy.idOf(one.id()).equals(id))
                .toList();
        var history = organisation.calendarChanges(CalendarChange.OfUnit.class).reversed().stream()
                .filter(change -> change.unit().equals(unit.id()))
                .map(change -> new UnitCalendarView.Change(
                        change.calendar() == null ? null : CalendarForms.title(policy, change.calendar(), t),
                        change.calendar(),
                        change.made() == null
                                ? null
                                : CalendarForms.title(policy, change.made().copiedFrom(), t),
                        change.reason(),
                        CalendarForms.nameOf(organisation, change.by()),
                        change.at()))
                .toList();
        var back = hasOwn(unit) ? before(viewer, unit) : null;
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, unit.name(), null));
        model.put("form", form);
        model.put(
                "view",
                new UnitCalendarView(
                        unit,
                        id,
                        CalendarForms.title(policy, id, t),
                        hasOwn(unit),
                        from == null || from.id().equals(unit.id()) ? null : from.name(),
                        from != null,
                        WeekdayHours.of(policy.calendar(id).week(forms.today(viewer)), t),
                        below,
                        back == null ? null : CalendarForms.title(policy, back, t),
                        history,
                        Organisations.last(organisation.calendarChanges(), CalendarChange.OfUnit.subject(unit.id())),
                        viewer.has(Role.ADMINISTRATOR)));
        return new ModelAndView("desk/calendar-unit", model);
    }
}
