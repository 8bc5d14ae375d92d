package org.wenguo.customer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
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
import org.wenguo.customer.CustomerFiles;
import org.wenguo.customer.Files;
import org.wenguo.customer.MergingFiles;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /customers}: who complained, what of, and what came of it; two files of one person are put together here. */
@Controller
class CustomersPage {

    private static final int PAGE = 50;

    private final CustomerFiles customers;
    private final MergingFiles merging;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    CustomersPage(
            CustomerFiles customers,
            MergingFiles merging,
            StaffShell shell,
            Dictionary dictionary,
            ApiProblems problems,
            Clock clock) {
        this.customers = customers;
        this.merging = merging;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/customers")
    ModelAndView list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            Viewer viewer,
            Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = model(t, shell.of(request, viewer, t.of("customers.title"), NavItem.CUSTOMERS));
        var doubles = "doubles".equals(show);
        model.put("q", q == null ? "" : q);
        model.put("doubles", doubles);
        model.put("first", after == null);
        try {
            model.put(
                    "page",
                    customers.page(new CustomerFiles.Asked(q, doubles, Addresses.idOrNull(after), PAGE), viewer));
            model.put("error", null);
            return new ModelAndView("customer/list", model);
        } catch (Problem.Invalid wrong) {
            model.put("page", new CustomerFiles.Page(java.util.List.of(), null));
            model.put("error", problems.fieldMessage(wrong.errors().getFirst(), t.locale()));
            return new ModelAndView("customer/list", model, HttpStatusCode.valueOf(wrong.status()));
        }
    }

    @GetMapping("/customers/{id}")
    ModelAndView one(@PathVariable String id, HttpServletRequest request, Viewer viewer, Words words) {
        var file = customers.byId(Addresses.id(id), viewer);
        return file.id().toString().equals(id)
                ? page(file, Filled.with(Map.of()), null, request, viewer, words)
                : new ModelAndView("redirect:/customers/" + file.id());
    }

    @PostMapping("/customers/{id}")
    ModelAndView write(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var form = Filled.of(sent);
        return done(id, form, request, viewer, t, () -> {
            customers.write(
                    Addresses.id(id),
                    new CustomerFiles.Particulars(
                            form.value("kind"),
                            switch (form.value("vip")) {
                                case "yes" -> true;
                                case "no" -> false;
                                default -> null;
                            },
                            form.value("language"),
                            form.value("notes").replace("\r\n", "\n")),
                    Addresses.version(form.value("version")),
                    viewer);
            next.addFlashAttribute("flash", t.of("customers.saved"));
        });
    }

    /** What would come of it, before anything is done. */
    @GetMapping("/customers/{id}/merge")
    ModelAndView preview(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String with,
            HttpServletRequest request,
            Viewer viewer,
            Words words) {
        return preview(id, with, null, request, viewer, words);
    }

    private ModelAndView preview(
            String id, String with, @Nullable Problem problem, HttpServletRequest request, Viewer viewer, Words words) {
        if (!MergingFiles.mayMerge(viewer)) {
            throw new Problem.NotYours("not-yours.merge");
        }
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = model(t, shell.of(request, viewer, t.of("customers.merge.title"), NavItem.CUSTOMERS));
        var into = customers.byId(Addresses.id(id), viewer);
        var from = customers.byId(Addresses.id(with), viewer);
        if (into.id().equals(from.id())) {
            return new ModelAndView("redirect:/customers/" + into.id());
        }
        model.put("into", into);
        model.put("from", from);
        model.put("problem", problem == null ? null : problems.message(problem, t.locale()));
        var page = new ModelAndView("customer/merge", model);
        if (problem != null) {
            page.setStatus(HttpStatusCode.valueOf(problem.status()));
        }
        return page;
    }

    @PostMapping("/customers/{id}/merge")
    ModelAndView merge(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var form = Filled.of(sent);
        try {
            merging.merge(
                    Files.CUSTOMER,
                    Addresses.id(id),
                    Addresses.id(form.value("from")),
                    Addresses.version(form.value("version")),
                    form.value("reason"),
                    viewer);
            next.addFlashAttribute("flash", t.of("customers.merged"));
            return new ModelAndView("redirect:/customers/" + Addresses.id(id));
        } catch (Problem.NotNow | Problem.Stale | Problem.Invalid problem) {
            return preview(id, form.value("from"), problem, request, viewer, t);
        }
    }

    @PostMapping("/customers/{id}/split")
    ModelAndView split(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var form = Filled.of(sent);
        return done(id, form, request, viewer, t, () -> {
            merging.split(Files.CUSTOMER, Addresses.id(form.value("from")), form.value("reason"), viewer);
            next.addFlashAttribute("flash", t.of("customers.split"));
        });
    }

    private ModelAndView done(
            String id, Filled form, HttpServletRequest request, Viewer viewer, Words t, Runnable deed) {
        try {
            deed.run();
            return new ModelAndView("redirect:/customers/" + Addresses.id(id));
        } catch (Problem.NotNow | Problem.Stale | Problem.Invalid problem) {
            var file = customers.byId(Addresses.id(id), viewer);
            var refused = problem instanceof Problem.Invalid wrong ? form.refused(wrong, problems, t.locale()) : form;
            var page = page(file, refused, problem, request, viewer, t);
            page.setStatus(HttpStatusCode.valueOf(problem.status()));
            return page;
        }
    }

    private ModelAndView page(
            CustomerFiles.CustomerFile file,
            Filled form,
            @Nullable Problem problem,
            HttpServletRequest request,
            Viewer viewer,
            Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var title = file.names().isEmpty()
                ? t.of("customers.nameless")
                : file.names().getFirst();
        var model = model(t, shell.of(request, viewer, title, NavItem.CUSTOMERS));
        model.put("file", file);
        model.put("title", title);
        model.put("form", form);
        model.put("organisation", viewer.organisation());
        model.put(
                "problem",
                problem == null || problem instanceof Problem.Invalid ? null : problems.message(problem, t.locale()));
        return new ModelAndView("customer/one", model);
    }

    private Map<String, @Nullable Object> model(Words t, Object shell) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell);
        model.put("now", clock.instant());
        return model;
    }
}
