package org.wenguo.retention.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.people.Role;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.retention.Retention;

/** {@code /retention}: how long cases are kept, which are held, what was erased. */
@Controller
public class RetentionPage {

    private static final String DONE = "redirect:/retention";

    private final Retention retention;
    private final StaffShell shells;
    private final Dictionary dictionary;
    private final ApiProblems problems;

    RetentionPage(Retention retention, StaffShell shells, Dictionary dictionary, ApiProblems problems) {
        this.retention = retention;
        this.shells = shells;
        this.dictionary = dictionary;
        this.problems = problems;
    }

    /**
     * What was typed and refused.
     *
     * @param form {@code rule}, {@code hold} or {@code erase}
     */
    public record Refused(String form, Map<String, String> typed, String problem) {
        public boolean is(String other) {
            return form.equals(other);
        }

        public String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    @GetMapping("/retention")
    String show(HttpServletRequest request, Viewer viewer, Words words, Model model) {
        return page(null, request, viewer, words, model);
    }

    @PostMapping("/retention")
    String set(
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Viewer viewer,
            Words words,
            Model model) {
        return doing("rule", form, request, response, viewer, words, model, () -> {
            var years = form.getOrDefault("years", "").strip();
            if (!years.isEmpty() && !years.matches("[0-9]{1,3}")) {
                throw new Problem.Invalid("years", "between", Retention.LEAST_YEARS, Retention.MOST_YEARS);
            }
            retention.set(years.isEmpty() ? null : Integer.valueOf(years), viewer);
            next.addFlashAttribute("flash", words.of("retention.saved"));
        });
    }

    @PostMapping("/retention/holds")
    String hold(
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Viewer viewer,
            Words words,
            Model model) {
        return doing("hold", form, request, response, viewer, words, model, () -> {
            var number = form.getOrDefault("hold-number", "").strip();
            retention.hold(number, form.getOrDefault("hold-reason", ""), viewer);
            next.addFlashAttribute("flash", words.of("retention.held", number));
        });
    }

    @PostMapping("/retention/releases")
    String release(@RequestParam String number, RedirectAttributes next, Viewer viewer, Words words) {
        retention.release(number, viewer);
        next.addFlashAttribute("flash", words.of("retention.released", number));
        return DONE;
    }

    @PostMapping("/retention/erasures")
    String erase(
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Viewer viewer,
            Words words,
            Model model) {
        return doing("erase", form, request, response, viewer, words, model, () -> {
            var number = form.getOrDefault("erase-number", "").strip();
            if (!form.containsKey("sure")) {
                throw new Problem.Invalid("sure", "required");
            }
            retention.erase(number, form.getOrDefault("erase-reason", ""), viewer);
            next.addFlashAttribute("flash", words.of("retention.erased", number));
        });
    }

    private String doing(
            String which,
            Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer,
            Words words,
            Model model,
            Runnable deed) {
        try {
            deed.run();
            return DONE;
        } catch (Problem.Invalid | Problem.NotNow | Problem.NotFound refused) {
            response.setStatus(refused.status());
            var said = refused.errors().isEmpty()
                    ? problems.message(refused, words.locale())
                    : problems.fieldMessage(refused.errors().getFirst(), words.locale());
            return page(new Refused(which, form, said), request, viewer, words, model);
        }
    }

    private String page(
            @Nullable Refused refused, HttpServletRequest request, Viewer viewer, Words words, Model model) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        model.addAttribute("t", t);
        model.addAttribute("shell", shells.of(request, viewer, t.of("retention.title"), NavItem.PEOPLE));
        model.addAttribute("state", retention.state(viewer));
        model.addAttribute("organisation", viewer.organisation());
        model.addAttribute("administrator", viewer.has(Role.ADMINISTRATOR));
        model.addAttribute("supervisor", viewer.has(Role.SUPERVISOR));
        if (refused != null) {
            model.addAttribute("refused", refused);
        }
        return "retention/retention";
    }
}
