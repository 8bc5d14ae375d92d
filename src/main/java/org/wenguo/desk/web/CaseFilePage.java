package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** Takes the file of a case out of the house: says what for, gets it as a document or as a bundle that can be verified. */
@Controller
public class CaseFilePage {

    private final TakingOutFiles files;
    private final StaffShell shells;
    private final Dictionary dictionary;
    private final ApiProblems problems;

    CaseFilePage(TakingOutFiles files, StaffShell shells, Dictionary dictionary, ApiProblems problems) {
        this.files = files;
        this.shells = shells;
        this.dictionary = dictionary;
        this.problems = problems;
    }

    /** What was typed and refused. */
    public record Typed(String purpose, @Nullable String problem) {}

    @GetMapping("/complaints/{number:[0-9]+}/case-file")
    String show(@PathVariable String number, HttpServletRequest request, Viewer viewer, Words words, Model model) {
        return page(number, new Typed("", null), request, viewer, words, model);
    }

    /** @return null once the file is written to the answer */
    @PostMapping("/complaints/{number:[0-9]+}/case-file")
    @Nullable
    String take(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "pdf") String as,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer,
            Words words,
            Model model)
            throws IOException {
        try {
            write(number, purpose, as, response, viewer, words);
            return null;
        } catch (Problem.Invalid invalid) {
            response.setStatus(invalid.status());
            var said = problems.fieldMessage(invalid.errors().getFirst(), words.locale());
            return page(number, new Typed(purpose, said), request, viewer, words, model);
        } catch (Problem.Stale stale) {
            response.setStatus(stale.status());
            var said = problems.message(stale, words.locale());
            return page(number, new Typed(purpose, said), request, viewer, words, model);
        }
    }

    private void write(
            String number, String purpose, String as, HttpServletResponse response, Viewer viewer, Words words)
            throws IOException {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        TakingOutFiles.answer(files.take(number, purpose, TakingOutFiles.As.of(as), viewer, t), response);
    }

    private String page(
            String number, Typed typed, HttpServletRequest request, Viewer viewer, Words words, Model model) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        model.addAttribute("t", t);
        model.addAttribute(
                "shell", shells.of(request, viewer, t.of("case-file.title") + " " + number, NavItem.COMPLAINTS));
        model.addAttribute("contents", files.contents(number, viewer, t));
        model.addAttribute("typed", typed);
        return "desk/taking-file";
    }
}
