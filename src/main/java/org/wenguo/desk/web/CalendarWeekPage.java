package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
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
import org.wenguo.deadline.ForeseeingMoves;
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
import org.wenguo.policy.HoursRefused;
import org.wenguo.policy.WeeklyHours;

/** {@code /calendar/week}: the weekly hours of a calendar and how they came to be; its administrators give others. */
@Controller
class CalendarWeekPage {

    private final Organisations organisations;
    private final Policies policies;
    private final StaffShell shell;
    private final ApiProblems problems;
    private final ForeseeingMoves foreseeing;
    private final CalendarForms forms;
    private final Clock clock;

    CalendarWeekPage(
            Organisations organisations,
            Policies policies,
            StaffShell shell,
            ApiProblems problems,
            ForeseeingMoves foreseeing,
            CalendarForms forms,
            Clock clock) {
        this.foreseeing = foreseeing;
        this.organisations = organisations;
        this.policies = policies;
        this.shell = shell;
        this.problems = problems;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * @param undo id of a change of the hours that is to be taken back; what held before it then stands in the form, to be
     *     saved as a change like any other
     */
    @GetMapping("/calendar/week")
    ModelAndView show(
            @RequestParam String calendar,
            @RequestParam(defaultValue = "") String undo,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var policy = policies.inForce(viewer.organisation());
        var id = CalendarForms.known(policy, calendar);
        return page(
                policy,
                id,
                undo.isEmpty() ? usual(policy, id, viewer) : undoing(policy, id, undo, t),
                request,
                viewer,
                t);
    }

    @PostMapping("/calendar/week")
    ModelAndView change(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        CalendarForms.administrator(viewer);
        var form = Filled.of(sent);
        var policy = policies.inForce(viewer.organisation());
        var id = CalendarForms.known(policy, form.value("calendar"));
        if (!CalendarForms.isChangeable(policy, id)) {
            throw new Problem.NotFound("http-404");
        }
        try {
            var change = read(form, id, viewer);
            if (form.has("act", "preview")) {
                var page = page(policy, id, form, request, viewer, t);
                page.addObject("foreseen", foreseen(change, viewer, t));
                return page;
            }
            organisations.changeCalendar(viewer.tenant(), change, form.value("seen"));
            next.addFlashAttribute("flash", t.of("hours.changed", t.date(change.from())));
            return new ModelAndView("redirect:/calendar/week?calendar=" + id);
        } catch (Problem.Invalid wrong) {
            var page = page(policy, id, form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /** What the change would move, said before it is made. */
    private String foreseen(CalendarChange.OfWeek change, Viewer viewer, Words t) {
        // A day before, for calendars in zones that are ahead of ours.
        var first =
                change.from().minusDays(1).atStartOfDay(viewer.organisation().zone());
        var foreseen = foreseeing.of(viewer.organisation(), change, first.toInstant());
        return t.of(foreseen.all() ? "hours.foreseen" : "hours.foreseen.more", foreseen.limits());
    }

    private CalendarChange.OfWeek read(Filled form, String calendar, Viewer viewer) {
        var wrong = new ArrayList<Problem.FieldError>();
        var hours = form.has("state", "pack") ? null : hours(form, wrong);
        var from = forms.date(form, "from", viewer, wrong);
        var reason = CalendarForms.reason(form, wrong);
        if (from == null || !wrong.isEmpty()) {
            throw new Problem.Invalid(wrong);
        }
        return new CalendarChange.OfWeek(
                Identifiers.next(),
                calendar,
                from,
                hours,
                reason,
                viewer.staff().id(),
                clock.instant());
    }

    /** Null if something is wrong with them, and that is added. */
    private static @Nullable WeeklyHours hours(Filled form, List<Problem.FieldError> wrong) {
        var days = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            days.put(day, CalendarForms.hours(form, WeekdayHours.field(day), wrong));
        }
        if (!wrong.isEmpty()) {
            return null;
        }
        try {
            return new WeeklyHours(days);
        } catch (HoursRefused refused) {
            var day = refused.day();
            wrong.add(CalendarForms.wrong(WeekdayHours.field(day == null ? DayOfWeek.MONDAY : day), refused));
            return null;
        }
    }

    /** What holds on the day from which one would usually change it: tomorrow. */
    private Filled usual(Policy policy, String calendar, Viewer viewer) {
        var tomorrow = forms.today(viewer).plusDays(1);
        return form(policy, calendar, tomorrow, "");
    }

    private Filled undoing(Policy policy, String calendar, String undo, Words t) {
        var change = changes(policy, calendar).stream()
                .filter(one -> one.id().toString().equals(undo))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("http-404"));
        var without = policies.inForce(policy.organisation().without(change));
        return form(without, calendar, change.from(), t.of("hours.undo.reason", change.reason()));
    }

    private static Filled form(Policy policy, String calendar, LocalDate from, String reason) {
        var values = new HashMap<String, String>();
        policy.calendar(calendar)
                .week(from)
                .forEach((day, hours) -> values.put(WeekdayHours.field(day), String.join(", ", hours)));
        values.put("from", from.toString());
        values.put("reason", reason);
        return Filled.with(values);
    }

    private static List<CalendarChange.OfWeek> changes(Policy policy, String calendar) {
        return policy.organisation().calendarChanges(CalendarChange.OfWeek.class).stream()
                .filter(change -> change.calendar().equals(calendar))
                .toList();
    }

    private ModelAndView page(
            Policy policy, String calendar, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        var counting = new HashMap<LocalDate, UUID>();
        var changes = changes(policy, calendar);
        changes.forEach(change -> counting.put(change.from(), change.id()));
        var history = changes.reversed().stream()
                .map(change -> new WeekView.Change(
                        change.id(),
                        change.from(),
                        change.hours() == null
                                ? List.of()
                                : WeekdayHours.of(change.hours().days(), t),
                        change.reason(),
                        CalendarForms.nameOf(policy.organisation(), change.by()),
                        change.at(),
                        change.id().equals(counting.get(change.from()))))
                .toList();
        var today = forms.today(viewer);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, t.of("hours.title"), null));
        model.put("form", form);
        model.put(
                "view",
                new WeekView(
                        calendar,
                        CalendarForms.title(policy, calendar, t),
                        WeekdayHours.of(policy.calendar(calendar).week(today), t),
                        WeekdayHours.of(Map.of(), t),
                        history,
                        Organisations.last(
                                policy.organisation().calendarChanges(), CalendarChange.OfWeek.subject(calendar)),
                        viewer.has(Role.ADMINISTRATOR) && CalendarForms.isChangeable(policy, calendar)));
        return new ModelAndView("desk/calendar-week", model);
    }
}
