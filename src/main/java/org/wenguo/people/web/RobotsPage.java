package org.wenguo.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.LinkedHashMap;
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
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Messages;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Robot;
import org.wenguo.platform.Robots;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Constraints;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /people/robots}: the robots in the units' group chats, and what they could not say, for administrators. */
@Controller
class RobotsPage {

    private final Robots robots;
    private final Messages messages;
    private final StaffShell shell;
    private final ApiProblems problems;
    private final Validator validator;
    private final Clock clock;

    RobotsPage(
            Robots robots,
            Messages messages,
            StaffShell shell,
            ApiProblems problems,
            Validator validator,
            Clock clock) {
        this.robots = robots;
        this.messages = messages;
        this.shell = shell;
        this.problems = problems;
        this.validator = validator;
        this.clock = clock;
    }

    record New(
            @NotBlank String kind,
            @NotBlank String unit,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 500) String address,
            @Size(max = 200) String secret) {}

    @GetMapping("/people/robots")
    ModelAndView show(HttpServletRequest request, Viewer viewer, Words t) {
        PeoplePage.administrator(viewer);
        return page(Filled.with(Map.of()), request, viewer, t);
    }

    @PostMapping("/people/robots")
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        PeoplePage.administrator(viewer);
        var form = Filled.of(sent);
        try {
            var said = new New(
                    form.value("kind"),
                    form.value("unit"),
                    form.value("name").strip(),
                    form.value("address").strip(),
                    form.value("secret").strip());
            Constraints.check(validator, said);
            var kind = Robot.Kind.of(said.kind()).orElseThrow(() -> new Problem.Invalid("kind", "one-of"));
            var unit =
                    viewer.organisation().unit(said.unit()).orElseThrow(() -> new Problem.Invalid("unit", "unknown"));
            var secret = said.secret().isEmpty() ? null : said.secret();
            var robot =
                    robots.add(viewer.tenant(), unit.id(), kind, said.name(), said.address(), secret, clock.instant());
            test(robot, said.name(), viewer, t);
            next.addFlashAttribute("flash", t.of("robots.added", said.name()));
            return new ModelAndView("redirect:/people/robots");
        } catch (Problem.Invalid wrong) {
            var page = page(form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @PostMapping("/people/robots/{id}/removal")
    String remove(@PathVariable UUID id, RedirectAttributes next, Viewer viewer, Words t) {
        var robot = robot(id, viewer);
        robots.remove(viewer.tenant(), id);
        next.addFlashAttribute("flash", t.of("robots.removed", robot.name()));
        return "redirect:/people/robots";
    }

    @PostMapping("/people/robots/{id}/test")
    String test(@PathVariable UUID id, RedirectAttributes next, Viewer viewer, Words t) {
        test(id, robot(id, viewer).name(), viewer, t);
        next.addFlashAttribute("flash", t.of("robots.tested"));
        return "redirect:/people/robots";
    }

    @PostMapping("/people/messages/{id}/again")
    String tryAgain(@PathVariable UUID id, RedirectAttributes next, Viewer viewer, Words t) {
        PeoplePage.administrator(viewer);
        if (!messages.tryAgain(viewer.tenant(), id, clock.instant())) {
            throw new Problem.NotFound("http-404");
        }
        next.addFlashAttribute("flash", t.of("robots.again.done"));
        return "redirect:/people/robots";
    }

    private Robot robot(UUID id, Viewer viewer) {
        PeoplePage.administrator(viewer);
        return robots.of(viewer.tenant()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    /** Said as any other message, so that what is shown of its failure is what would fail. */
    private void test(UUID robot, String name, Viewer viewer, Words t) {
        messages.write(
                viewer.tenant(),
                robot,
                "test/" + Identifiers.next(),
                t.of("robot.test.subject"),
                t.of("robot.test.body", name),
                clock.instant());
    }

    private ModelAndView page(Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        var all = robots.of(viewer.tenant());
        var names = new LinkedHashMap<UUID, String>();
        all.forEach(one -> names.put(one.id(), one.name()));
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, t.of("robots.title"), NavItem.PEOPLE));
        model.put("organisation", viewer.organisation());
        model.put("form", form);
        model.put("tree", PeoplePage.tree(viewer.organisation()));
        model.put("robots", all);
        model.put("names", names);
        model.put("undelivered", messages.undelivered(viewer.tenant()));
        return new ModelAndView("people/robots", model);
    }
}
