package org.wenguo.delivery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.delivery.Kind;
import org.wenguo.delivery.Wordings;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Language;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /people/wordings}: the organisation's own words for what customers are told, for administrators. */
@Controller
class WordingsPage {

    private final Wordings wordings;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;

    WordingsPage(Wordings wordings, StaffShell shell, Dictionary dictionary, ApiProblems problems) {
        this.wordings = wordings;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
    }

    @GetMapping("/people/wordings")
    ModelAndView show(
            @RequestParam(name = "kind", defaultValue = "acknowledgement") String kind,
            @RequestParam(name = "language", defaultValue = "zh-CN") String language,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        DeliverySettingsPage.administrator(viewer);
        var now = wordings.of(viewer.tenant(), kind(kind), language(language));
        return page(now, Filled.with(Map.of("subject", now.subject(), "body", now.body())), request, viewer, t);
    }

    @PostMapping("/people/wordings")
    ModelAndView set(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        DeliverySettingsPage.administrator(viewer);
        var form = Filled.of(sent);
        var kind = kind(form.value("kind"));
        var language = language(form.value("language"));
        try {
            if (form.has("reset", "yes")) {
                wordings.reset(viewer.tenant(), kind, language);
                next.addFlashAttribute("flash", t.of("delivery.wording.was-reset"));
            } else {
                wordings.set(viewer.tenant(), kind, language, form.value("subject"), form.value("body"));
                next.addFlashAttribute("flash", t.of("delivery.wording.saved"));
            }
            return new ModelAndView("redirect:/people/wordings?kind=" + kind.code() + "&language=" + language.tag());
        } catch (Problem.Invalid wrong) {
            var page = page(
                    wordings.of(viewer.tenant(), kind, language),
                    form.refused(wrong, problems, t.locale()),
                    request,
                    viewer,
                    t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static Kind kind(String code) {
        return List.of(Kind.values()).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    private static Language language(String tag) {
        return Language.ofTag(tag).orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    private ModelAndView page(
            Wordings.Wording now, Filled form, HttpServletRequest request, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var variables = new ArrayList<String>();
        Wordings.variables(now.kind()).forEach(name -> variables.add("[" + name + "]"));
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("delivery.wording.title"), NavItem.PEOPLE));
        model.put("now", now);
        model.put("form", form);
        model.put("variables", String.join(" ", variables));
        return new ModelAndView("delivery/wordings", model);
    }
}
