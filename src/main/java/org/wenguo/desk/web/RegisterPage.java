package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Saying;
import org.wenguo.intake.Calls;
import org.wenguo.intake.CaseFiles;
import org.wenguo.intake.MailsByHand;
import org.wenguo.intake.RegisterForm;
import org.wenguo.intake.TakingIn;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Constraints;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/**
 * {@code /complaints/new}: taking a complaint down. A telephone system opens it with what it knows of the caller:
 * {@code /complaints/new?channel=phone&phone=…&name=…}.
 */
@Controller
class RegisterPage {

    private final TakingIn intake;
    private final MailsByHand mails;
    private final CaseFiles caseFiles;
    private final Calls calls;
    private final RegisterAdvice advice;
    private final RegisterRepeats repeats;
    private final KnownHere.LookUp known;
    private final Complaints complaints;
    private final Policies policies;
    private final Saying saying;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Validator validator;
    private final Clock clock;

    RegisterPage(
            TakingIn intake,
            MailsByHand mails,
            CaseFiles caseFiles,
            Calls calls,
            RegisterAdvice advice,
            RegisterRepeats repeats,
            KnownHere.LookUp known,
            Complaints complaints,
            Policies policies,
            Saying saying,
            StaffShell shell,
            Dictionary dictionary,
            ApiProblems problems,
            Validator validator,
            Clock clock) {
        this.intake = intake;
        this.mails = mails;
        this.caseFiles = caseFiles;
        this.calls = calls;
        this.advice = advice;
        this.repeats = repeats;
        this.known = known;
        this.complaints = complaints;
        this.policies = policies;
        this.saying = saying;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.validator = validator;
        this.clock = clock;
    }

    @GetMapping("/complaints/new")
    ModelAndView show(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(required = false) @Nullable UUID mail,
            @RequestParam(defaultValue = "") String call,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var mayUse = mayUse(viewer);
        var offered = new LinkedHashMap<String, String>();
        offered.put(
                "channel",
                (mayUse.contains(Channel.PHONE)
                                ? Channel.of(channel).filter(mayUse::contains).orElse(Channel.PHONE)
                                : Channel.RELAY)
                        .code());
        offered.put("complainant.phone", phone.strip());
        offered.put("complainant.name", name.strip());
        offered.put("draft", draft(phone));
        if (viewer.unit().kind() == Unit.Kind.SITE) {
            offered.put("unit", viewer.unit().code());
        }
        if (!call.isBlank() && mayUse.contains(Channel.PHONE)) {
            offered.putAll(calls.registerForm(call, viewer));
            offered.put("draft", draft(offered.getOrDefault("complainant.phone", "")));
        }
        if (mail != null) {
            mayDealWithMails(viewer);
            offered.putAll(mails.registerForm(mail, viewer.organisation().zone(), viewer));
            offered.put("draft", "register-mail-" + mail);
        }
        return page(Filled.with(offered), null, request, viewer, t);
    }

    @PostMapping("/complaints/new")
    ModelAndView register(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Viewer viewer,
            Words t)
            throws IOException {
        mayUse(viewer);
        var form = Filled.of(sent);
        try {
            var given = given(form, files);
            var taken = register(form, given, viewer);
            next.addFlashAttribute(
                    "flash",
                    t.of("register.done", taken.number(), trackingLink(taken, viewer))
                            + repeats.linked(form, taken.number(), viewer, t));
            response.addHeader(
                    HttpHeaders.SET_COOKIE, draftDone(form.value("draft")).toString());
            return new ModelAndView("redirect:/complaints/" + taken.number());
        } catch (Problem.Invalid wrong) {
            var placed = RegisterParticulars.placed(wrong, form);
            return refused(form.refused(placed, problems, t.locale()), null, request, viewer, t);
        } catch (Problem.NotNow again) {
            // The sheet was registered, then changed and sent once more: a new sheet, if that is what is meant.
            return refused(form, t.of("register.again"), request, viewer, t);
        } catch (Problem.NotYours wrongChannel) {
            var marked = new Problem.Invalid("channel", "one-of");
            return refused(form.refused(marked, problems, t.locale()), null, request, viewer, t);
        }
    }

    /** Without scripts nobody looks for repeats while one writes: one asks, and the form comes back with what was found. */
    @PostMapping("/complaints/new/look")
    ModelAndView look(
            @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request, Viewer viewer, Words t) {
        mayUse(viewer);
        return page(Filled.of(sent), null, request, viewer, t);
    }

    /** What was said is about a complaint that is there already: it becomes part of that, and no new one is made. */
    @PostMapping("/complaints/new/words")
    ModelAndView addToThat(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        mayUse(viewer);
        var form = Filled.of(sent);
        try {
            repeats.addToThat(form, viewer);
            next.addFlashAttribute("flash", t.of("repeats.register.added", form.value("that")));
            response.addHeader(
                    HttpHeaders.SET_COOKIE, draftDone(form.value("draft")).toString());
            return new ModelAndView("redirect:/complaints/" + form.value("that"));
        } catch (Problem.Invalid wrong) {
            return refused(form.refused(wrong, problems, t.locale()), null, request, viewer, t);
        } catch (Problem problem) {
            return refused(form, problems.message(problem, t.locale()), request, viewer, t);
        }
    }

    /** Where it was made of a mail that lay aside, that mail belongs to it from then on, or nothing is done. */
    private Complaint register(Filled form, List<CaseFiles.Given> given, Viewer viewer) {
        var read = read(form, viewer);
        if (form.value("mail").isEmpty()) {
            var taken = intake.register(read, once(form), viewer);
            if (taken.created()) {
                caseFiles.addTo(taken.complaint(), given, viewer);
            } else if (!given.isEmpty()) {
                caseFiles.add(taken.complaint().number(), given, viewer);
            }
            return taken.complaint();
        }
        mayDealWithMails(viewer);
        var complaint = mails.register(uuid(form.value("mail")), read, once(form), viewer);
        caseFiles.addTo(complaint, given, viewer);
        return complaint;
    }

    /** Looked at before anything is stored, so that a file that is too large does not leave half of it behind. */
    private static List<CaseFiles.Given> given(Filled form, @Nullable List<MultipartFile> files) throws IOException {
        var given = new ArrayList<>(RegisterParticulars.signature(form));
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            var name = file.getOriginalFilename();
            if (name != null && !name.isBlank()) {
                given.add(new CaseFiles.Given(
                        RegisterParticulars.kindOfFiles(form.value("channel")), name, file.getBytes()));
            }
        }
        given.forEach(CaseFiles::check);
        return given;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Problem.NotFound("http-404");
        }
    }

    private static void mayDealWithMails(Viewer viewer) {
        if (!MailsByHand.mayDeal(viewer)) {
            throw new Problem.NotYours("not-yours.mails");
        }
    }

    private static Set<Channel> mayUse(Viewer viewer) {
        var channels = TakingIn.channelsFor(viewer);
        if (channels.isEmpty()) {
            throw new Problem.NotYours("not-yours.register");
        }
        return channels;
    }

    private RegisterForm read(Filled form, Viewer viewer) {
        var read = RegisterFields.read(form, saying, viewer.organisation().zone());
        var nameless = form.value("complainant.name").isBlank()
                && form.value("complainant.phone").isBlank()
                && form.value("complainant.email").isBlank();
        if (!nameless || form.has("complainant.anonymous", "true")) {
            return read;
        }
        // Whoever forgot this should hear of everything else in the same breath.
        var errors = new ArrayList<Problem.FieldError>();
        errors.add(new Problem.FieldError("complainant.name", "who-or-anonymous"));
        try {
            Constraints.check(validator, read);
        } catch (Problem.Invalid others) {
            errors.addAll(others.errors());
        }
        throw new Problem.Invalid(errors);
    }

    private ModelAndView refused(
            Filled form, @Nullable String why, HttpServletRequest request, Viewer viewer, Words t) {
        var page = page(form, why, request, viewer, t);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Filled form, @Nullable String why, HttpServletRequest request, Viewer viewer, Words t) {
        var organisation = viewer.organisation();
        var words = dictionary.in(t.locale(), organisation.zone());
        var once = why == null && !form.value("once").isEmpty() ? form.value("once") : Identifiers.secret();
        var view = new RegisterView(
                TakingIn.channelsFor(viewer),
                organisation.units(),
                policies.inForce(organisation).pack(),
                once,
                form.value("draft"));
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", words);
        model.put("shell", shell.of(request, viewer, t.of("register.title"), NavItem.REGISTER));
        model.put("view", view);
        model.put("form", form);
        model.put("why", why);
        model.put("caller", advice.callerOf(form.value("complainant.phone"), viewer));
        model.put("known", known.on(form, viewer));
        model.put("advice", advice.adviceOn(form, viewer, words).orElse(null));
        model.put("repeats", repeats.on(form, viewer, words));
        model.put("now", clock.instant());
        return new ModelAndView("desk/register", model);
    }

    private String trackingLink(Complaint complaint, Viewer viewer) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/t/" + complaints.trackingToken(viewer.organisation(), complaint))
                .toUriString();
    }

    /** A call that pops up must not find half of the call before; nor lose its own half. */
    private static String draft(String phone) {
        var digits = phone.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? "register" : "register-" + digits;
    }

    /** Tells the page that follows, whichever it is, that the browser need not keep the draft any longer. */
    private static ResponseCookie draftDone(String key) {
        return ResponseCookie.from(
                        "draft-done", key.matches("register(-mail)?(-[0-9a-f]{1,30}){0,5}") ? key : "register")
                .path("/")
                .maxAge(60)
                .sameSite("Lax")
                .build();
    }

    /** The same sheet with the same words, sent twice by a nervous finger or a bad line, is one complaint (A5). */
    private static TakingIn.@Nullable Once once(Filled form) {
        var key = form.value("once");
        if (!key.matches("[A-Za-z0-9_-]{16,100}")) {
            return null;
        }
        var said = new TreeMap<>(form.typed());
        said.remove("_csrf");
        return new TakingIn.Once("page " + key, sha256(said));
    }

    private static byte[] sha256(Map<String, ?> said) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(said.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
