package org.wenguo.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wenguo.people.Organisations;
import org.wenguo.people.SetUp;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Constraints;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Shell;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Pack;
import org.wenguo.policy.PolicyPacks;

/** {@code /setup/{secret}}: whoever holds the link that was printed at the first start founds the first organisation. */
@Controller
class SetUpPage {

    private final SetUp setUp;
    private final PolicyPacks packs;
    private final ApiProblems problems;
    private final Validator validator;
    private final Clock clock;

    SetUpPage(SetUp setUp, PolicyPacks packs, ApiProblems problems, Validator validator, Clock clock) {
        this.setUp = setUp;
        this.packs = packs;
        this.problems = problems;
        this.validator = validator;
        this.clock = clock;
    }

    record Said(
            @NotBlank @Size(max = 40) @Pattern(regexp = "|[a-z][a-z0-9-]*", message = "code")
            String code,

            @NotBlank @Size(max = 100) String name,
            @NotBlank String pack,
            @NotBlank @Size(max = 100) String administrator,

            @NotBlank @Size(max = 60) @Pattern(regexp = PersonPage.USERNAME, message = "code")
            String username,

            @Size(max = 200) String password,
            String again) {}

    @GetMapping("/setup/{secret}")
    ModelAndView show(@PathVariable String secret, HttpServletRequest request, Words t) {
        open(secret);
        return page(Filled.with(Map.of("username", "admin")), request, t);
    }

    @PostMapping("/setup/{secret}")
    ModelAndView found(
            @PathVariable String secret,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            Words t) {
        open(secret);
        var form = Filled.of(sent);
        try {
            setUp.found(secret, founding(form, t));
        } catch (Problem.Invalid wrong) {
            var page = page(form.refused(wrong, problems, t.locale()), request, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        return new ModelAndView("redirect:/sign-in?founded");
    }

    private Organisations.Founding founding(Filled form, Words t) {
        var said = new Said(
                form.value("code").strip(),
                form.value("name").strip(),
                form.value("pack"),
                form.value("administrator").strip(),
                form.value("username").strip(),
                form.value("password"),
                form.value("again"));
        Constraints.check(validator, said);
        NewPassword.check(said.password(), said.again());
        if (!packs.ids().contains(said.pack())) {
            throw new Problem.Invalid("pack", "one-of");
        }
        return new Organisations.Founding(
                said.code(),
                said.name(),
                said.pack(),
                t.zone(),
                said.username(),
                said.administrator(),
                said.password());
    }

    private void open(String secret) {
        if (!setUp.accepts(secret)) {
            throw new Problem.NotFound("setup-link");
        }
    }

    private ModelAndView page(Filled form, HttpServletRequest request, Words t) {
        packs.begin(packs.ids());
        List<Pack> offered = packs.ids().stream().map(packs::byId).toList();
        Map<String, Object> model = Map.of(
                "shell", Shell.of(request, clock.instant(), t.of("setUp.title")), "form", form, "packs", offered);
        return new ModelAndView("people/set-up", model);
    }
}
