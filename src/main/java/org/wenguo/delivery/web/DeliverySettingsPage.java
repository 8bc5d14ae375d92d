package org.wenguo.delivery.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.delivery.AllSettings;
import org.wenguo.delivery.Sending;
import org.wenguo.delivery.Settings;
import org.wenguo.intake.Mailbox;
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

/** {@code /people/delivery}: under which name and by which servers customers are written to, for administrators. */
@Controller
class DeliverySettingsPage {

    private final AllSettings settings;
    private final Sending sending;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Validator validator;
    private final Clock clock;

    DeliverySettingsPage(
            AllSettings settings,
            Sending sending,
            StaffShell shell,
            Dictionary dictionary,
            ApiProblems problems,
            Validator validator,
            Clock clock) {
        this.settings = settings;
        this.sending = sending;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.validator = validator;
        this.clock = clock;
    }

    /** Everything that may be left empty. */
    record Said(
            @Size(max = 100) String senderName,

            @Size(max = 200)
            @Pattern(
                    regexp =
                            "|https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9/_.-]*)?|http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?",
                    message = "delivery-portal")
            String portalAddress,

            @Size(max = 500) String smsAddress,
            @Size(max = 500) String letterAddress,
            @Size(max = 500) String letterFooter) {}

    /** What a mail server needs. */
    record ServerSaid(
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = "[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?", message = "mailbox-host")
            String host,

            @NotBlank
            @Pattern(
                    regexp = "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]",
                    message = "port")
            String port,

            @Size(max = 200) String username,
            @Size(max = 200) String password,

            @NotBlank @Size(max = 200) @Email(message = "delivery-from")
            String from) {}

    @GetMapping("/people/delivery")
    ModelAndView show(HttpServletRequest request, Viewer viewer, Words t) {
        administrator(viewer);
        return page(as(settings.of(viewer.tenant())), request, viewer, t);
    }

    private static Filled as(Settings now) {
        var values = new LinkedHashMap<String, String>();
        values.put("senderName", now.senderName());
        values.put("portalAddress", now.portalAddress());
        values.put("smsAddress", Optional.ofNullable(now.smsAddress()).orElse(""));
        values.put("letterAddress", now.letterAddress());
        values.put("letterFooter", now.letterFooter());
        values.put("port", "465");
        values.put("security", "tls");
        var server = now.server();
        if (server != null) {
            values.put("host", server.host());
            values.put("port", Integer.toString(server.port()));
            values.put("security", server.security().code());
            values.put("username", server.username());
            values.put("from", server.from());
        }
        return Filled.with(values);
    }

    @PostMapping("/people/delivery")
    ModelAndView set(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        administrator(viewer);
        var form = Filled.of(sent);
        try {
            var before = settings.of(viewer.tenant());
            var entered = read(form, before);
            settings.set(viewer.tenant(), entered, clock.instant());
            next.addFlashAttribute("flash", t.of("delivery.settings.saved"));
            if (entered.smsAddress() != null && !entered.smsAddress().equals(before.smsAddress())) {
                settings.smsSecret(viewer.tenant())
                        .ifPresent(secret ->
                                next.addFlashAttribute("secret", t.of("delivery.settings.sms.secret", secret)));
            }
            return new ModelAndView("redirect:/people/delivery");
        } catch (Problem.Invalid wrong) {
            sent.remove("password");
            var page = page(Filled.of(sent).refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private AllSettings.Entered read(Filled form, Settings before) {
        var said = new Said(
                form.value("senderName").replaceAll("\\s+", " ").strip(),
                form.value("portalAddress").strip().replaceAll("/+$", ""),
                form.value("smsAddress").strip(),
                form.value("letterAddress").strip(),
                form.value("letterFooter").strip());
        Constraints.check(validator, said);
        if (!said.smsAddress().isEmpty()) {
            sending.checkGateway(said.smsAddress());
        }
        var password = form.value("password");
        return new AllSettings.Entered(
                said.senderName(),
                said.portalAddress(),
                form.value("host").isBlank() ? null : server(form, before.server(), password),
                password.isEmpty() ? null : password,
                said.smsAddress().isEmpty() ? null : said.smsAddress(),
                said.letterAddress(),
                said.letterFooter());
    }

    private Settings.Server server(Filled form, Settings.@Nullable Server before, String password) {
        var said = new ServerSaid(
                form.value("host").strip(),
                form.value("port").strip(),
                form.value("username").strip(),
                password,
                form.value("from").strip());
        Constraints.check(validator, said);
        var security = Mailbox.Security.of(form.value("security"))
                .orElseThrow(() -> new Problem.Invalid("security", "one-of"));
        // A stored password goes to no server but the one that it was entered for.
        if (!said.username().isEmpty()
                && password.isEmpty()
                && (before == null
                        || !before.host().equals(said.host())
                        || !before.username().equals(said.username()))) {
            throw new Problem.Invalid("password", "delivery-password");
        }
        return new Settings.Server(said.host(), Integer.parseInt(said.port()), security, said.username(), said.from());
    }

    @PostMapping("/people/delivery/test")
    String test(
            @RequestParam(name = "to", defaultValue = "") String to, RedirectAttributes next, Viewer viewer, Words t) {
        administrator(viewer);
        var address = Sending.usableAddress(to);
        if (address.isEmpty()) {
            next.addFlashAttribute("trouble", t.of("problem.field.delivery-to"));
            return "redirect:/people/delivery";
        }
        sending.test(
                        viewer.tenant(),
                        address.get(),
                        t.of("delivery.settings.test.subject"),
                        t.of("delivery.settings.test.body"),
                        clock.instant())
                .ifPresentOrElse(
                        problem -> next.addFlashAttribute(
                                "trouble", t.of("delivery.settings.test.failed", DeliveryWords.problem(problem, t))),
                        () -> next.addFlashAttribute("flash", t.of("delivery.settings.test.well", address.get())));
        return "redirect:/people/delivery";
    }

    static void administrator(Viewer viewer) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.people");
        }
    }

    private ModelAndView page(Filled form, HttpServletRequest request, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("delivery.settings.title"), NavItem.PEOPLE));
        model.put("form", form);
        model.put("settings", settings.of(viewer.tenant()));
        return new ModelAndView("delivery/settings", model);
    }
}
