package org.wenguo.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.people.Accounts;
import org.wenguo.people.Organisations;
import org.wenguo.people.Role;
import org.wenguo.people.Staff;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Constraints;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /people/staff/…}: a member of staff is added, moved, given other roles or a new password, or let go. */
@Controller
class PersonPage {

    /** Accounts are typed by people on all sorts of keyboards. */
    static final String USERNAME = "|[a-z][a-z0-9-]*";

    private final Organisations organisations;
    private final Accounts accounts;
    private final Sessions sessions;
    private final StaffShell shell;
    private final ApiProblems problems;
    private final Validator validator;

    PersonPage(
            Organisations organisations,
            Accounts accounts,
            Sessions sessions,
            StaffShell shell,
            ApiProblems problems,
            Validator validator) {
        this.organisations = organisations;
        this.accounts = accounts;
        this.sessions = sessions;
        this.shell = shell;
        this.problems = problems;
        this.validator = validator;
    }

    /** @param username null: has one already, and keeps it */
    record Said(
            @Nullable @Size(min = 1, max = 60) @Pattern(regexp = USERNAME, message = "code")
            String username,

            @NotBlank @Size(max = 100) String name,
            @NotBlank String unit,
            @NotEmpty List<Role> roles) {}

    @GetMapping("/people/staff/new")
    ModelAndView add(@RequestParam(defaultValue = "") String unit, HttpServletRequest request, Viewer viewer, Words t) {
        PeoplePage.administrator(viewer);
        return page(null, Filled.with(Map.of("unit", unit)), request, viewer, t);
    }

    @PostMapping("/people/staff/new")
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        PeoplePage.administrator(viewer);
        var form = Filled.of(sent);
        try {
            var username = form.value("username").strip();
            var said = said(form, username);
            NewPassword.check(form.value("password"), form.value("again"));
            organisations.addStaff(
                    viewer.tenant(),
                    unit(said, viewer).id(),
                    username,
                    said.name(),
                    said.roles(),
                    form.value("password"));
            next.addFlashAttribute("flash", t.of("people.person.added", said.name(), username));
            return new ModelAndView("redirect:/people");
        } catch (Problem.Invalid wrong) {
            return refused(null, form, wrong, request, viewer, t);
        }
    }

    @GetMapping("/people/staff/{username}")
    ModelAndView change(@PathVariable String username, HttpServletRequest request, Viewer viewer, Words t) {
        PeoplePage.administrator(viewer);
        var person = person(username, viewer);
        return page(person, asIs(person, viewer), request, viewer, t);
    }

    @PostMapping("/people/staff/{username}")
    ModelAndView change(
            @PathVariable String username,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        PeoplePage.administrator(viewer);
        var person = person(username, viewer);
        var form = Filled.of(sent);
        try {
            var said = said(form, null);
            var active = form.has("active", "true");
            organisations.changeStaff(
                    viewer.tenant(), person.id(), unit(said, viewer).id(), said.name(), said.roles(), active);
            if (!active) {
                sessions.endAllOf(person.username());
            }
            next.addFlashAttribute("flash", t.of("people.person.changed", said.name()));
            return new ModelAndView("redirect:/people");
        } catch (Problem.Invalid wrong) {
            return refused(person, form, wrong, request, viewer, t);
        }
    }

    @PostMapping("/people/staff/{username}/password")
    ModelAndView password(
            @PathVariable String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        PeoplePage.administrator(viewer);
        var person = person(username, viewer);
        try {
            NewPassword.check(password, again);
        } catch (Problem.Invalid wrong) {
            return refused(person, asIs(person, viewer), wrong, request, viewer, t);
        }
        accounts.changePassword(viewer.tenant(), person.id(), password);
        if (!person.id().equals(viewer.staff().id())) {
            sessions.endAllOf(person.username());
        }
        next.addFlashAttribute("flash", t.of("people.person.newPassword", person.name()));
        return new ModelAndView("redirect:/people");
    }

    private Said said(Filled form, @Nullable String username) {
        var roles = form.typed().getOrDefault("roles", List.of()).stream()
                .map(code -> Role.of(code).orElseThrow(() -> new Problem.Invalid("roles", "one-of")))
                .distinct()
                .toList();
        var said = new Said(username, form.value("name").strip(), form.value("unit"), roles);
        Constraints.check(validator, said);
        return said;
    }

    private static Unit unit(Said said, Viewer viewer) {
        return viewer.organisation().unit(said.unit()).orElseThrow(() -> new Problem.Invalid("unit", "unknown"));
    }

    private static Staff person(String username, Viewer viewer) {
        return viewer.organisation().member(username).orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    private static Filled asIs(Staff person, Viewer viewer) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("name", person.name());
        fields.add("unit", viewer.organisation().unit(person.unit()).code());
        person.roles().forEach(role -> fields.add("roles", role.code()));
        if (person.active()) {
            fields.add("active", "true");
        }
        return Filled.of(fields);
    }

    private ModelAndView refused(
            @Nullable Staff person,
            Filled form,
            Problem.Invalid wrong,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var page = page(person, form.refused(wrong, problems, t.locale()), request, viewer, t);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(@Nullable Staff person, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        var title = person == null ? t.of("people.person.add") : person.name();
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, title, NavItem.PEOPLE));
        model.put("person", person);
        model.put("form", form);
        model.put("tree", PeoplePage.tree(viewer.organisation()));
        return new ModelAndView("people/person", model);
    }
}
