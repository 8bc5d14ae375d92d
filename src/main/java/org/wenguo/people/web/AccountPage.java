package org.wenguo.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.people.Accounts;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Words;

/** {@code /account}: one's own password. */
@Controller
class AccountPage {

    private final SignInAttempts attempts;
    private final Accounts accounts;
    private final Sessions sessions;
    private final StaffShell shell;
    private final ApiProblems problems;

    AccountPage(SignInAttempts attempts, Accounts accounts, Sessions sessions, StaffShell shell, ApiProblems problems) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.sessions = sessions;
        this.shell = shell;
        this.problems = problems;
    }

    @GetMapping("/account")
    ModelAndView show(HttpServletRequest request, Viewer viewer, Words t) {
        return page(Filled.with(Map.of()), request, viewer, t);
    }

    @PostMapping("/account")
    ModelAndView change(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        try {
            NewPassword.check(password, again);
            know(old, request, viewer);
        } catch (Problem.Invalid wrong) {
            var form = Filled.with(Map.of()).refused(wrong, problems, t.locale());
            var page = page(form, request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        accounts.changePassword(viewer.tenant(), viewer.staff().id(), password);
        sessions.endOthersOf(viewer.staff().username(), request.getSession().getId());
        next.addFlashAttribute("flash", t.of("account.changed"));
        return new ModelAndView("redirect:/account");
    }

    /** Whoever finds an open screen must not be able to take the account over; guesses count as when signing in. */
    private void know(String old, HttpServletRequest request, Viewer viewer) {
        if (!(attempts.signIn(viewer.staff().username(), old, request.getRemoteAddr())
                instanceof Accounts.Attempt.Welcome)) {
            throw new Problem.Invalid("old", "wrong-password");
        }
    }

    private ModelAndView page(Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        return new ModelAndView(
                "people/account",
                Map.of("shell", shell.of(request, viewer, t.of("account.title"), null), "form", form));
    }
}
