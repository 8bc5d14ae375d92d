package org.wenguo.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wenguo.platform.web.Shell;
import org.wenguo.platform.web.Words;

/** {@code /sign-in}: the form, and what became of the last attempt. Spring Security receives what is sent. */
@Controller
class SignInPage {

    private final ViewerOfRequest viewers;
    private final Clock clock;

    SignInPage(ViewerOfRequest viewers, Clock clock) {
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    String show(
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable String locked,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable String founded,
            HttpServletRequest request,
            Words t,
            Model model) {
        if (viewers.current().isPresent()) {
            return "redirect:/";
        }
        model.addAttribute("shell", Shell.of(request, clock.instant(), t.of("signIn.title")));
        model.addAttribute("error", error(wrong, locked, t));
        model.addAttribute("note", out != null ? t.of("signIn.out") : founded != null ? t.of("signIn.founded") : null);
        return "people/sign-in";
    }

    private static @Nullable String error(@Nullable String wrong, @Nullable String locked, Words t) {
        if (locked != null && locked.matches("\\d{1,3}")) {
            return t.of("signIn.locked", locked);
        }
        return wrong == null ? null : t.of("signIn.wrong");
    }
}
