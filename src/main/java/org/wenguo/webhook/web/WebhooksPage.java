package org.wenguo.webhook.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import org.wenguo.people.Role;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Constraints;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.webhook.Webhook;
import org.wenguo.webhook.Webhooks;
import org.wenguo.webhook.WritingTellings;

/** {@code /people/webhooks}: which other systems are told, and whether they heard, for administrators. */
@Controller
class WebhooksPage {

    private final Webhooks webhooks;
    private final WritingTellings writing;
    private final StaffShell shell;
    private final ApiProblems problems;
    private final Validator validator;
    private final Clock clock;

    WebhooksPage(
            Webhooks webhooks,
            WritingTellings writing,
            StaffShell shell,
            ApiProblems problems,
            Validator validator,
            Clock clock) {
        this.webhooks = webhooks;
        this.writing = writing;
        this.shell = shell;
        this.problems = problems;
        this.validator = validator;
        this.clock = clock;
    }

    record New(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 500) String address) {}

    @GetMapping("/people/webhooks")
    ModelAndView show(HttpServletRequest request, Viewer viewer, Words t) {
        administrator(viewer);
        return page(Filled.with(Map.of()), request, viewer, t);
    }

    /** Shows the secret in its answer instead of redirecting: it is kept nowhere in the open, not even for a moment. */
    @PostMapping("/people/webhooks")
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request, Viewer viewer, Words t) {
        administrator(viewer);
        var form = Filled.of(sent);
        try {
            var said = new New(form.value("name").strip(), form.value("address").strip());
            Constraints.check(validator, said);
            var types = types(sent);
            var added = webhooks.add(viewer.tenant(), said.name(), said.address(), types, clock.instant());
            return withSecret(added.id(), added.secret(), t.of("webhooks.added", said.name()), request, viewer, t);
        } catch (Problem.Invalid wrong) {
            var page = page(form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @GetMapping("/people/webhooks/{id}")
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request, Viewer viewer, Words t) {
        return one(webhook(id, viewer), null, request, viewer, t);
    }

    @PostMapping("/people/webhooks/{id}/secret")
    ModelAndView changeSecret(@PathVariable UUID id, HttpServletRequest request, Viewer viewer, Words t) {
        administrator(viewer);
        var secret = webhooks.changeSecret(viewer.tenant(), id, clock.instant());
        return withSecret(id, secret, t.of("webhooks.secret.changed"), request, viewer, t);
    }

    @PostMapping("/people/webhooks/{id}/ping")
    String ping(@PathVariable UUID id, RedirectAttributes next, Viewer viewer, Words t) {
        webhook(id, viewer);
        writing.ping(viewer.organisation(), id, clock.instant());
        next.addFlashAttribute("flash", t.of("webhooks.pinged"));
        return "redirect:/people/webhooks/" + id;
    }

    @PostMapping("/people/webhooks/{id}/pause")
    String pause(@PathVariable UUID id, RedirectAttributes next, Viewer viewer, Words t) {
        administrator(viewer);
        webhooks.pause(viewer.tenant(), id, clock.instant());
        next.addFlashAttribute("flash", t.of("webhooks.paused"));
        return "redirect:/people/webhooks/" + id;
    }

    @PostMapping("/people/webhooks/{id}/resumption")
    String resume(@PathVariable UUID id, RedirectAttributes next, Viewer viewer, Words t) {
        administrator(viewer);
        webhooks.resume(viewer.tenant(), id);
        next.addFlashAttribute("flash", t.of("webhooks.resumed"));
        return "redirect:/people/webhooks/" + id;
    }

    @PostMapping("/people/webhooks/{id}/removal")
    String remove(@PathVariable UUID id, RedirectAttributes next, Viewer viewer, Words t) {
        var webhook = webhook(id, viewer);
        webhooks.remove(viewer.tenant(), id);
        next.addFlashAttribute("flash", t.of("webhooks.removed", webhook.name()));
        return "redirect:/people/webhooks";
    }

    /** @param telling one of them; without it, all that was given up */
    @PostMapping("/people/webhooks/{id}/again")
    String again(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID telling,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        webhook(id, viewer);
        var count = webhooks.tellAgain(viewer.tenant(), id, telling, clock.instant());
        next.addFlashAttribute("flash", t.of("webhooks.again.done", count));
        return "redirect:/people/webhooks/" + id;
    }

    private static Set<String> types(MultiValueMap<String, String> sent) {
        var types = new TreeSet<>(sent.getOrDefault("types", java.util.List.of()));
        if (!WritingTellings.types().containsAll(types)) {
            throw new Problem.Invalid("types", "one-of");
        }
        return types;
    }

    private Webhook webhook(UUID id, Viewer viewer) {
        administrator(viewer);
        return webhooks.of(viewer.tenant()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    private static void administrator(Viewer viewer) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.people");
        }
    }

    private ModelAndView withSecret(
            UUID id, String secret, String flash, HttpServletRequest request, Viewer viewer, Words t) {
        var page = one(webhook(id, viewer), secret, request, viewer, t);
        page.addObject("flash", flash);
        return page;
    }

    private ModelAndView one(
            Webhook webhook, @Nullable String secret, HttpServletRequest request, Viewer viewer, Words t) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, webhook.name(), NavItem.PEOPLE));
        model.put("webhook", webhook);
        model.put("secret", secret);
        model.put("told", webhooks.told(viewer.tenant(), webhook.id()));
        return new ModelAndView("webhook/webhook", model);
    }

    private ModelAndView page(Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, t.of("webhooks.title"), NavItem.PEOPLE));
        model.put("form", form);
        model.put("webhooks", webhooks.of(viewer.tenant()));
        model.put("hosts", webhooks.hosts());
        return new ModelAndView("webhook/webhooks", model);
    }
}
