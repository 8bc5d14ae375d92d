package org.wenguo.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
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
import org.wenguo.people.CalendarChange;
import org.wenguo.people.Organisations;
import org.wenguo.people.OwnCalendar;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Constraints;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /people/units/…}: a unit is added, renamed, or given another calendar. Its code and its place stay. */
@Controller
class UnitPage {

    private final Organisations organisations;
    private final PeoplePage people;
    private final StaffShell shell;
    private final ApiProblems problems;
    private final Validator validator;
    private final Clock clock;

    UnitPage(
            Organisations organisations,
            PeoplePage people,
            StaffShell shell,
            ApiProblems problems,
            Validator validator,
            Clock clock) {
        this.clock = clock;
        this.organisations = organisations;
        this.people = people;
        this.shell = shell;
        this.problems = problems;
        this.validator = validator;
    }

    record New(
            @NotBlank @Size(max = 40) @Pattern(regexp = "|[a-z][a-z0-9-]*", message = "code")
            String code,

            @NotBlank @Size(max = 100) String name,
            @NotBlank String kind,
            @NotBlank String parent) {}

    record Changed(@NotBlank @Size(max = 100) String name) {}

    @GetMapping("/people/units/new")
    ModelAndView add(
            @RequestParam(defaultValue = "") String parent, HttpServletRequest request, Viewer viewer, Words t) {
        PeoplePage.administrator(viewer);
        var under = parent.isEmpty() ? viewer.organisation().root().code() : parent;
        return page(null, Filled.with(Map.of("parent", under, "kind", "site")), request, viewer, t);
    }

    @PostMapping("/people/units/new")
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        PeoplePage.administrator(viewer);
        var form = Filled.of(sent);
        try {
            var said = new New(
                    form.value("code").strip(), form.value("name").strip(), form.value("kind"), form.value("parent"));
            Constraints.check(validator, said);
            var kind = Unit.Kind.of(said.kind()).orElseThrow(() -> new Problem.Invalid("kind", "one-of"));
            var parent = viewer.organisation()
                    .unit(said.parent())
                    .orElseThrow(() -> new Problem.Invalid("parent", "unknown"));
            organisations.addUnit(
                    viewer.tenant(), parent.id(), said.code(), said.name(), kind, calendar(null, form, viewer, t));
            next.addFlashAttribute("flash", t.of("people.unit.added", said.name()));
            return new ModelAndView("redirect:/people");
        } catch (Problem.Invalid wrong) {
            return refused(null, form, wrong, request, viewer, t);
        }
    }

    @GetMapping("/people/units/{code}")
    ModelAndView change(@PathVariable String code, HttpServletRequest request, Viewer viewer, Words t) {
        PeoplePage.administrator(viewer);
        var unit = unit(code, viewer);
        var calendar = unit.calendar() == null ? "" : unit.calendar();
        return page(unit, Filled.with(Map.of("name", unit.name(), "calendar", calendar)), request, viewer, t);
    }

    @PostMapping("/people/units/{code}")
    ModelAndView change(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        PeoplePage.administrator(viewer);
        var unit = unit(code, viewer);
        var form = Filled.of(sent);
        try {
            var said = new Changed(form.value("name").strip());
            Constraints.check(validator, said);
            var calendar = calendar(unit, form, viewer, t);
            organisations.renameUnit(viewer.tenant(), unit.id(), said.name());
            if (!Objects.equals(calendar, unit.calendar())) {
                organisations.changeCalendar(
                        viewer.tenant(),
                        CalendarChange.OfUnit.other(
                                Identifiers.next(),
                                unit,
                                calendar,
                                "",
                                viewer.staff().id(),
                                clock.instant()));
            }
            next.addFlashAttribute("flash", t.of("people.unit.changed", said.name()));
            return new ModelAndView("redirect:/people");
        } catch (Problem.Invalid wrong) {
            return refused(unit, form, wrong, request, viewer, t);
        }
    }

    private static Unit unit(String code, Viewer viewer) {
        return viewer.organisation().unit(code).orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    /** Null: as the unit above. */
    private @Nullable String calendar(@Nullable Unit unit, Filled form, Viewer viewer, Words t) {
        var calendar = form.value("calendar");
        if (calendar.isBlank()) {
            return null;
        }
        if (!calendars(unit, viewer, t).containsKey(calendar)) {
            throw new Problem.Invalid("calendar", "one-of");
        }
        return calendar;
    }

    /** A calendar of its own is nobody else's choice. */
    private Map<String, String> calendars(@Nullable Unit unit, Viewer viewer, Words t) {
        var calendars = people.calendars(viewer.organisation(), t.locale());
        calendars.keySet().removeIf(id -> OwnCalendar.isOwn(id) && (unit == null || !id.equals(unit.calendar())));
        return calendars;
    }

    private ModelAndView refused(
            @Nullable Unit unit,
            Filled form,
            Problem.Invalid wrong,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var page = page(unit, form.refused(wrong, problems, t.locale()), request, viewer, t);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(@Nullable Unit unit, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        var title = unit == null ? t.of("people.unit.add") : unit.name();
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, title, NavItem.PEOPLE));
        model.put("unit", unit);
        model.put("form", form);
        model.put("tree", PeoplePage.tree(viewer.organisation()));
        model.put("calendars", calendars(unit, viewer, t));
        return new ModelAndView("people/unit", model);
    }
}
