package org.wenguo.reply.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Phase;
import org.wenguo.reply.ReplyTemplate;
import org.wenguo.reply.ReplyTemplates;

/** {@code /reply-templates}: the organisation's own words for replies; everybody reads them, their keepers change them. */
@Controller
@RequestMapping("/reply-templates")
class ReplyTemplatesPage {

    private final ReplyTemplates templates;
    private final StaffShell shells;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    ReplyTemplatesPage(
            ReplyTemplates templates, StaffShell shells, Dictionary dictionary, ApiProblems problems, Clock clock) {
        this.templates = templates;
        this.shells = shells;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request, Viewer viewer, Words words) {
        var t = in(words, viewer);
        var model = model(viewer, t);
        model.put("shell", shells.of(request, viewer, t.of("reply.templates"), NavItem.POLICY));
        model.put("templates", templates.all(viewer));
        model.put("now", clock.instant());
        return new ModelAndView("reply/templates", model);
    }

    @GetMapping("/new")
    ModelAndView blank(HttpServletRequest request, Viewer viewer, Words words) {
        if (!ReplyTemplates.isKeeper(viewer)) {
            throw new Problem.NotYours("not-yours.reply-templates");
        }
        return form(null, Filled.with(Map.of()), null, request, viewer, in(words, viewer));
    }

    @PostMapping
    ModelAndView create(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words words) {
        var t = in(words, viewer);
        var form = Filled.of(sent);
        try {
            templates.create(said(form), viewer);
            next.addFlashAttribute("flash", t.of("reply.template.saved"));
            return new ModelAndView("redirect:/reply-templates");
        } catch (Problem.Invalid problem) {
            return form(null, form, problem, request, viewer, t);
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable String id, HttpServletRequest request, Viewer viewer, Words words) {
        var one = templates.one(uuid(id), viewer);
        var values = Map.of("title", one.title(), "phase", one.phase(), "wants", one.wants(), "text", one.text());
        return form(one, Filled.with(values), null, request, viewer, in(words, viewer));
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words words) {
        var t = in(words, viewer);
        var form = Filled.of(sent);
        try {
            var version = version(form);
            switch (form.value("then")) {
                case "retire" -> templates.retire(uuid(id), version, true, viewer);
                case "restore" -> templates.retire(uuid(id), version, false, viewer);
                default -> templates.change(uuid(id), version, said(form), viewer);
            }
            next.addFlashAttribute("flash", t.of("reply.template.saved"));
            return new ModelAndView("redirect:/reply-templates");
        } catch (Problem.Invalid | Problem.Stale problem) {
            return form(templates.one(uuid(id), viewer), form, problem, request, viewer, t);
        }
    }

    private ModelAndView form(
            @Nullable ReplyTemplate one,
            Filled form,
            @Nullable Problem problem,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var model = model(viewer, t);
        var title = t.of(one == null ? "reply.template.new" : "reply.template");
        var shown = problem instanceof Problem.Invalid invalid ? form.refused(invalid, problems, t.locale()) : form;
        model.put("shell", shells.of(request, viewer, title, NavItem.POLICY));
        model.put("one", one);
        model.put("form", shown);
        model.put(
                "problem",
                problem == null || problem instanceof Problem.Invalid ? null : problems.message(problem, t.locale()));
        var page = new ModelAndView("reply/template", model);
        if (problem != null) {
            page.setStatus(HttpStatusCode.valueOf(problem.status()));
        }
        return page;
    }

    private LinkedHashMap<String, @Nullable Object> model(Viewer viewer, Words t) {
        var phases = new LinkedHashMap<String, String>();
        for (Phase phase : templates.phases(viewer)) {
            phases.put(phase.code(), phase.title().in(t.locale()));
        }
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("phases", phases);
        model.put("isKeeper", ReplyTemplates.isKeeper(viewer));
        return model;
    }

    private static ReplyTemplates.Said said(Filled form) {
        return new ReplyTemplates.Said(
                form.value("title").replace("\u0000", ""),
                form.value("phase"),
                form.value("wants"),
                form.value("text").replace("\r\n", "\n").replace("\u0000", ""));
    }

    private static int version(Filled form) {
        return form.value("version").matches("\\d{1,8}") ? Integer.parseInt(form.value("version")) : 0;
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new Problem.NotFound("no-reply-template");
        }
    }

    private Words in(Words words, Viewer viewer) {
        return dictionary.in(words.locale(), viewer.organisation().zone());
    }
}
