package org.wenguo.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.wenguo.intake.FetchingMail;
import org.wenguo.intake.Mailbox;
import org.wenguo.intake.Mailboxes;
import org.wenguo.people.Organisation;
import org.wenguo.people.Role;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Constraints;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /people/mailboxes}: the mailboxes that are read, and what is wrong with them, for administrators. */
@Controller
class MailboxesPage {

    private final Mailboxes mailboxes;
    private final FetchingMail fetching;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Validator validator;
    private final Clock clock;

    MailboxesPage(
            Mailboxes mailboxes,
            FetchingMail fetching,
            StaffShell shell,
            Dictionary dictionary,
            ApiProblems problems,
            Validator validator,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.fetching = fetching;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.validator = validator;
        this.clock = clock;
    }

    record New(
            @NotBlank @Size(max = 200) @Email(message = "mailbox-address")
            String address,

            @NotBlank String unit,

            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = "[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?", message = "mailbox-host")
            String host,

            @NotBlank
            @Pattern(
                    regexp = "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]",
                    message = "port")
            String port,

            @NotBlank String security,
            @NotBlank @Size(max = 200) String username,
            @Size(max = 200) String password,
            @NotBlank @Size(max = 200) String folder,
            @Size(max = 200) String movedTo) {}

    @GetMapping("/people/mailboxes")
    ModelAndView show(HttpServletRequest request, Viewer viewer, Words t) {
        administrator(viewer);
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        return page(
                Filled.with(Map.of("port", "993", "security", "tls", "folder", "INBOX", "since", today.toString())),
                request,
                viewer,
                t);
    }

    @PostMapping("/people/mailboxes")
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        administrator(viewer);
        var form = Filled.of(sent);
        try {
            var mailbox = mailboxes.add(viewer.tenant(), read(form, viewer.organisation(), true), clock.instant());
            next.addFlashAttribute("flash", t.of("mailboxes.added", mailbox.address()));
            tell(fetching.test(viewer.tenant(), mailbox.id()).orElse(null), next, t);
            return new ModelAndView("redirect:/people/mailboxes");
        } catch (Problem.Invalid wrong) {
            var page = page(form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /** @param isNew without a password nothing is known yet; later an empty one means the one that is known */
    private Mailboxes.Entered read(Filled form, Organisation organisation, boolean isNew) {
        var said = new New(
                form.value("address").strip(),
                form.value("unit"),
                form.value("host").strip(),
                form.value("port").strip(),
                form.value("security"),
                form.value("username").strip(),
                form.value("password"),
                form.value("folder").strip(),
                form.value("movedTo").strip());
        Constraints.check(validator, said);
        if (isNew && said.password().isBlank()) {
            throw new Problem.Invalid("password", "required");
        }
        var unit = organisation.unit(said.unit()).orElseThrow(() -> new Problem.Invalid("unit", "unknown"));
        var security =
                Mailbox.Security.of(said.security()).orElseThrow(() -> new Problem.Invalid("security", "one-of"));
        return new Mailboxes.Entered(
                unit.id(),
                said.address(),
                said.host(),
                Integer.parseInt(said.port()),
                security,
                said.username(),
                said.password(),
                said.folder(),
                said.movedTo().isEmpty() ? null : said.movedTo(),
                date(form.value("since")).atStartOfDay(organisation.zone()).toInstant());
    }

    private static LocalDate date(String text) {
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() < 2000 || date.getYear() > 2200) {
                throw new Problem.Invalid("since", "between", "2000", "2200");
            }
            return date;
        } catch (DateTimeException e) {
            throw new Problem.Invalid("since", "required");
        }
    }

    @PostMapping("/people/mailboxes/{id}/test")
    String test(@PathVariable UUID id, RedirectAttributes next, Viewer viewer, Words t) {
        var mailbox = mailbox(id, viewer);
        var problem = fetching.test(viewer.tenant(), id);
        if (problem.isEmpty()) {
            next.addFlashAttribute("flash", t.of("mailboxes.test.well", mailbox.address()));
        }
        tell(problem.orElse(null), next, t);
        return "redirect:/people/mailboxes";
    }

    @GetMapping("/people/mailboxes/{id}")
    ModelAndView one(@PathVariable UUID id, HttpServletRequest request, Viewer viewer, Words t) {
        var box = mailbox(id, viewer);
        var values = new java.util.HashMap<String, String>();
        values.put("address", box.address());
        values.put("unit", viewer.organisation().unit(box.unit()).code());
        values.put("host", box.host());
        values.put("port", Integer.toString(box.port()));
        values.put("security", box.security().code());
        values.put("username", box.username());
        values.put("folder", box.folder());
        values.put("movedTo", Objects.requireNonNullElse(box.movedTo(), ""));
        values.put(
                "since",
                LocalDate.ofInstant(box.since(), viewer.organisation().zone()).toString());
        return one(box, Filled.with(values), request, viewer, t);
    }

    /** Keeps what was changed and tries it; {@code test} only tries it. */
    @PostMapping("/people/mailboxes/{id}")
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var box = mailbox(id, viewer);
        var form = Filled.of(sent);
        try {
            var entered = read(form, viewer.organisation(), false);
            if (form.has("then", "test")) {
                var problem = fetching.test(viewer.tenant(), id, entered);
                var page = one(box, form, request, viewer, t);
                page.addObject(
                        problem.isPresent() ? "trouble" : "flash",
                        problem.map(kind -> t.of("mailboxes.problem." + kind))
                                .orElseGet(() -> t.of("mailboxes.test.unsaved", entered.address())));
                return page;
            }
            mailboxes.change(viewer.tenant(), id, entered, clock.instant());
            fetching.leave(id);
            next.addFlashAttribute("flash", t.of("mailboxes.changed", entered.address()));
            tell(fetching.test(viewer.tenant(), id).orElse(null), next, t);
            return new ModelAndView("redirect:/people/mailboxes/" + id);
        } catch (Problem.Invalid wrong) {
            var page = one(box, form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView one(Mailbox box, Filled form, HttpServletRequest request, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, box.address(), NavItem.PEOPLE));
        model.put("form", form);
        model.put("choices", choices(viewer.organisation()));
        model.put("box", box);
        return new ModelAndView("intake/mailbox", model);
    }

    @PostMapping("/people/mailboxes/{id}/pause")
    String pause(@PathVariable UUID id, @RequestParam boolean paused, RedirectAttributes next, Viewer viewer, Words t) {
        var mailbox = mailbox(id, viewer);
        mailboxes.pause(viewer.tenant(), id, paused, clock.instant());
        fetching.leave(id);
        next.addFlashAttribute("flash", t.of(paused ? "mailboxes.was-paused" : "mailboxes.goes-on", mailbox.address()));
        return "redirect:/people/mailboxes/" + id;
    }

    @PostMapping("/people/mailboxes/{id}/removal")
    String remove(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean sure,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var mailbox = mailbox(id, viewer);
        if (!sure) {
            next.addFlashAttribute("trouble", t.of("mailboxes.remove.unsure"));
            return "redirect:/people/mailboxes/" + id;
        }
        fetching.leave(id);
        mailboxes.remove(viewer.tenant(), id);
        next.addFlashAttribute("flash", t.of("mailboxes.removed", mailbox.address()));
        return "redirect:/people/mailboxes";
    }

    private static void tell(@Nullable String problem, RedirectAttributes next, Words t) {
        if (problem != null) {
            next.addFlashAttribute("trouble", t.of("mailboxes.problem." + problem));
        }
    }

    private Mailbox mailbox(UUID id, Viewer viewer) {
        administrator(viewer);
        return mailboxes.find(viewer.tenant(), id).orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    private static void administrator(Viewer viewer) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.people");
        }
    }

    private ModelAndView page(Filled form, HttpServletRequest request, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("mailboxes.title"), NavItem.PEOPLE));
        model.put("organisation", viewer.organisation());
        model.put("form", form);
        model.put("choices", choices(viewer.organisation()));
        model.put("mailboxes", mailboxes.of(viewer.tenant()));
        return new ModelAndView("intake/mailboxes", model);
    }

    private static List<MailboxChoice> choices(Organisation organisation) {
        var choices = new ArrayList<MailboxChoice>();
        grow(choices, organisation, null, 0);
        return choices;
    }

    private static void grow(List<MailboxChoice> choices, Organisation organisation, @Nullable UUID parent, int depth) {
        for (var unit : organisation.units()) {
            if (Objects.equals(unit.parent(), parent)) {
                choices.add(new MailboxChoice(unit.code(), "\u3000".repeat(depth) + unit.name()));
                grow(choices, organisation, unit.id(), depth + 1);
            }
        }
    }
}
