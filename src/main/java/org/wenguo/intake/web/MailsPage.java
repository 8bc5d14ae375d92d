package org.wenguo.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
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
import org.wenguo.intake.Mails;
import org.wenguo.intake.Mails.State;
import org.wenguo.intake.MailsByHand;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /intake/mails}: what became of every mail, and what nobody has taken in yet, for the centre. */
@Controller
class MailsPage {

    private final Mails mails;
    private final MailsByHand byHand;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;

    MailsPage(Mails mails, MailsByHand byHand, StaffShell shell, Dictionary dictionary, ApiProblems problems) {
        this.mails = mails;
        this.byHand = byHand;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
    }

    static void mayDeal(Viewer viewer) {
        if (!MailsByHand.mayDeal(viewer)) {
            throw new Problem.NotYours("not-yours.mails");
        }
    }

    @GetMapping("/intake/mails")
    ModelAndView list(
            @RequestParam(defaultValue = "aside") String state,
            @RequestParam(required = false) @Nullable UUID before,
            HttpServletRequest request,
            Viewer viewer,
            Words words) {
        mayDeal(viewer);
        var chosen = State.of(state).orElse(State.ASIDE);
        var page = mails.list(viewer.tenant(), chosen, before);
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = new HashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("mails.title"), NavItem.COMPLAINTS));
        model.put("chosen", chosen);
        model.put("counts", new EnumMap<>(Map.of(State.ASIDE, mails.aside(viewer.tenant()))));
        model.put("mails", page);
        model.put("older", Mails.mayGoOn(page) ? page.getLast().id() : null);
        return new ModelAndView("intake/mails", model);
    }

    @GetMapping("/intake/mails/{mail}")
    ModelAndView show(@PathVariable UUID mail, HttpServletRequest request, Viewer viewer, Words words) {
        mayDeal(viewer);
        return page(mail, Filled.with(Map.of()), null, request, viewer, words);
    }

    @PostMapping("/intake/mails/{mail}/case")
    ModelAndView give(
            @PathVariable UUID mail,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        mayDeal(viewer);
        var form = Filled.of(sent);
        var number = form.value("number").strip();
        try {
            if (number.isEmpty()) {
                throw new Problem.Invalid("number", "required");
            }
            byHand.give(mail, number, viewer);
            next.addFlashAttribute("flash", t.of("mails.given", number));
            return new ModelAndView("redirect:/complaints/" + number);
        } catch (Problem.NotFound none) {
            mails.byId(viewer.tenant(), mail);
            return refused(mail, form, new Problem.Invalid("number", "unknown"), request, viewer, t);
        } catch (Problem.Invalid wrong) {
            return refused(mail, form, wrong, request, viewer, t);
        } catch (Problem.NotNow notNow) {
            var page = page(mail, form, problems.message(notNow, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    @PostMapping("/intake/mails/{mail}/dismissal")
    ModelAndView dismiss(
            @PathVariable UUID mail, HttpServletRequest request, RedirectAttributes next, Viewer viewer, Words t) {
        mayDeal(viewer);
        try {
            mails.dismiss(viewer.tenant(), mail);
            next.addFlashAttribute("flash", t.of("mails.dismissed"));
            return new ModelAndView("redirect:/intake/mails");
        } catch (Problem.NotNow notNow) {
            var why = problems.message(notNow, t.locale());
            var page = page(mail, Filled.with(Map.of()), why, request, viewer, t);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private ModelAndView refused(
            UUID mail, Filled form, Problem.Invalid wrong, HttpServletRequest request, Viewer viewer, Words t) {
        var page = page(mail, form.refused(wrong, problems, t.locale()), null, request, viewer, t);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(
            UUID id, Filled form, @Nullable String why, HttpServletRequest request, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var mail = mails.byId(viewer.tenant(), id);
        var model = new HashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("mails.title"), NavItem.COMPLAINTS));
        model.put("mail", mail);
        model.put("attachments", mails.attachments(viewer.tenant(), id));
        model.put("form", form);
        model.put("why", why);
        return new ModelAndView("intake/mail", model);
    }
}
