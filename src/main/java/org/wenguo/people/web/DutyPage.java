package org.wenguo.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
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
import org.wenguo.people.Duties;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /people/duty}: who is on duty in a week; everybody reads it, administrators and supervisors plan. */
@Controller
public class DutyPage {

    private final Duties duties;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    DutyPage(Duties duties, StaffShell shell, Dictionary dictionary, ApiProblems problems, Clock clock) {
        this.duties = duties;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    /** @param duties that begin on it or go on from before */
    public record Day(LocalDate date, List<Duties.Duty> duties) {}

    @GetMapping("/people/duty")
    ModelAndView show(
            @RequestParam(defaultValue = "") String week, HttpServletRequest request, Viewer viewer, Words words) {
        return page(monday(week, viewer), Filled.with(java.util.Map.of()), request, viewer, words);
    }

    @PostMapping("/people/duty")
    ModelAndView plan(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var form = Filled.of(sent);
        try {
            var from = moment("from", form, viewer);
            duties.plan(form.value("unit"), form.value("staff"), from, moment("until", form, viewer), viewer);
            next.addFlashAttribute("flash", t.of("channels.duty.planned"));
            return new ModelAndView("redirect:/people/duty?week="
                    + LocalDate.ofInstant(from, viewer.organisation().zone()));
        } catch (Problem.Invalid wrong) {
            var page = page(
                    monday(form.value("week"), viewer), form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @PostMapping("/people/duty/{duty}/removal")
    String remove(
            @PathVariable UUID duty,
            @RequestParam(defaultValue = "") String week,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        duties.remove(duty, viewer);
        next.addFlashAttribute("flash", t.of("channels.duty.removed"));
        return "redirect:/people/duty?week=" + monday(week, viewer);
    }

    private ModelAndView page(LocalDate monday, Filled form, HttpServletRequest request, Viewer viewer, Words words) {
        var organisation = viewer.organisation();
        var zone = organisation.zone();
        var t = dictionary.in(words.locale(), zone);
        var planned = duties.between(
                viewer.tenant(),
                monday.atStartOfDay(zone).toInstant(),
                monday.plusDays(7).atStartOfDay(zone).toInstant());
        var days = new ArrayList<Day>();
        for (var date = monday; date.isBefore(monday.plusDays(7)); date = date.plusDays(1)) {
            var from = date.atStartOfDay(zone).toInstant();
            var until = date.plusDays(1).atStartOfDay(zone).toInstant();
            days.add(new Day(
                    date,
                    planned.stream()
                            .filter(one ->
                                    one.from().isBefore(until) && one.until().isAfter(from))
                            .toList()));
        }
        var offered = new HashMap<String, String>();
        offered.put("from", monday.atTime(18, 0).toString());
        offered.put("until", monday.plusDays(1).atTime(9, 0).toString());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("channels.duty"), NavItem.PEOPLE));
        model.put("organisation", organisation);
        model.put("monday", monday);
        model.put("days", days);
        model.put("plans", Duties.mayPlan(viewer));
        model.put("form", form.isWrong() ? form : Filled.with(offered));
        return new ModelAndView("people/duty", model);
    }

    private LocalDate monday(String typed, Viewer viewer) {
        var day = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        try {
            day = typed.isBlank() ? day : LocalDate.parse(typed);
        } catch (DateTimeException e) {
            // Then it is this week.
        }
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Instant moment(String field, Filled form, Viewer viewer) {
        try {
            return LocalDateTime.parse(form.value(field))
                    .atZone(viewer.organisation().zone())
                    .toInstant();
        } catch (DateTimeException e) {
            throw new Problem.Invalid(field, form.value(field).isBlank() ? "required" : "unreadable");
        }
    }
}
