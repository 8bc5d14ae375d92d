package org.wenguo.customer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.customer.Files;
import org.wenguo.customer.MergingFiles;
import org.wenguo.customer.ThingFiles;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /objects}: what was complained of, by whom and how often. */
@Controller
class ThingsPage {

    private static final int PAGE = 50;

    private final ThingFiles things;
    private final MergingFiles merging;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    ThingsPage(
            ThingFiles things,
            MergingFiles merging,
            StaffShell shell,
            Dictionary dictionary,
            ApiProblems problems,
            Clock clock) {
        this.things = things;
        this.merging = merging;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/objects")
    ModelAndView list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            Viewer viewer,
            Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = model(t, shell.of(request, viewer, t.of("things.title"), NavItem.CUSTOMERS));
        model.put("q", q == null ? "" : q);
        model.put("kind", kind == null ? "" : kind);
        model.put("first", after == null);
        try {
            model.put("page", things.page(new ThingFiles.Asked(q, kind, Addresses.idOrNull(after), PAGE), viewer));
            model.put("error", null);
            return new ModelAndView("customer/things", model);
        } catch (Problem.Invalid wrong) {
            model.put("page", new ThingFiles.Page(List.of(), null));
            model.put("error", problems.fieldMessage(wrong.errors().getFirst(), t.locale()));
            return new ModelAndView("customer/things", model, HttpStatusCode.valueOf(wrong.status()));
        }
    }

    @GetMapping("/objects/{id}")
    ModelAndView one(@PathVariable String id, HttpServletRequest request, Viewer viewer, Words words) {
        var file = things.byId(Addresses.id(id), viewer);
        return file.id().toString().equals(id)
                ? page(file, null, request, viewer, words)
                : new ModelAndView("redirect:/objects/" + file.id());
    }

    @PostMapping("/objects/{id}/merge")
    ModelAndView merge(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var form = Filled.of(sent);
        return done(id, request, viewer, t, () -> {
            merging.merge(
                    Files.THING,
                    Addresses.id(id),
                    Addresses.id(form.value("from")),
                    Addresses.version(form.value("version")),
                    form.value("reason"),
                    viewer);
            next.addFlashAttribute("flash", t.of("things.merged"));
        });
    }

    @PostMapping("/objects/{id}/split")
    ModelAndView split(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var form = Filled.of(sent);
        return done(id, request, viewer, t, () -> {
            merging.split(Files.THING, Addresses.id(form.value("from")), form.value("reason"), viewer);
            next.addFlashAttribute("flash", t.of("customers.split"));
        });
    }

    private ModelAndView done(String id, HttpServletRequest request, Viewer viewer, Words t, Runnable deed) {
        try {
            deed.run();
            return new ModelAndView("redirect:/objects/" + Addresses.id(id));
        } catch (Problem.NotNow | Problem.Stale | Problem.Invalid problem) {
            var page = page(things.byId(Addresses.id(id), viewer), problem, request, viewer, t);
            page.setStatus(HttpStatusCode.valueOf(problem.status()));
            return page;
        }
    }

    private ModelAndView page(
            ThingFiles.ThingFile file,
            @Nullable Problem problem,
            HttpServletRequest request,
            Viewer viewer,
            Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = model(t, shell.of(request, viewer, file.reference(), NavItem.CUSTOMERS));
        model.put("file", file);
        model.put("organisation", viewer.organisation());
        model.put(
                "problem",
                problem == null
                        ? null
                        : problem instanceof Problem.Invalid wrong
                                ? problems.fieldMessage(wrong.errors().getFirst(), t.locale())
                                : problems.message(problem, t.locale()));
        return new ModelAndView("customer/thing", model);
    }

    private Map<String, @Nullable Object> model(Words t, Object shell) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell);
        model.put("now", clock.instant());
        return model;
    }
}
