package org.wenguo.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.servlet.view.RedirectView;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.KnownMatters;
import org.wenguo.complaint.Moment;
import org.wenguo.complaint.Policies;
import org.wenguo.deadline.LimitsForCustomers;
import org.wenguo.intake.Photos;
import org.wenguo.intake.RegisterForm;
import org.wenguo.intake.TakingIn;
import org.wenguo.people.Organisation;
import org.wenguo.people.Unit;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.Vault;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.RateLimit;
import org.wenguo.platform.web.RateLimit.Allowance;

/** To complain within a minute, from the QR code of a site or by choosing the site (R1), and to be told what follows (A4). */
@Controller
class Complaining {

    /** Hands the tracking link to the page that shows it, without putting it into that page's address. */
    private static final String DONE = "done";

    private static final Duration DONE_IS_SHOWN = Duration.ofMinutes(30);

    /** Whose browser did the arithmetic may complain often: behind one address there may be a whole estate. */
    private static final Allowance COMPLAINTS = new Allowance("complaints", 30, Duration.ofHours(1));

    private static final Allowance UNPROVEN =
            new Allowance("complaints without a solved riddle", 5, Duration.ofHours(1));
    private static final Allowance QUESTIONS = new Allowance("is this known", 120, Duration.ofHours(1));
    private static final Allowance RIDDLES = new Allowance("riddles", 120, Duration.ofHours(1));

    private final Portals portals;
    private final TakingIn intake;
    private final Photos photos;
    private final Riddles riddles;
    private final KnownMatters matters;
    private final Complaints complaints;
    private final Policies policies;
    private final LimitsForCustomers limits;
    private final Tokens tokens;
    private final CheckDigits digits;
    private final RateLimit rate;
    private final ApiProblems problems;
    private final TransactionOperations transactions;
    private final Clock clock;

    Complaining(
            Portals portals,
            TakingIn intake,
            Photos photos,
            Riddles riddles,
            KnownMatters matters,
            Complaints complaints,
            Policies policies,
            LimitsForCustomers limits,
            Tokens tokens,
            CheckDigits digits,
            RateLimit rate,
            ApiProblems problems,
            TransactionOperations transactions,
            Clock clock) {
        this.portals = portals;
        this.intake = intake;
        this.photos = photos;
        this.riddles = riddles;
        this.matters = matters;
        this.complaints = complaints;
        this.policies = policies;
        this.limits = limits;
        this.tokens = tokens;
        this.digits = digits;
        this.rate = rate;
        this.problems = problems;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/p/{organisation}")
    ModelAndView choose(@PathVariable String organisation, HttpServletRequest request) {
        var whose = portals.of(organisation);
        var sites = sites(whose);
        if (sites.size() < 2) {
            var only = sites.isEmpty() ? whose.root() : sites.getFirst();
            return seeOther("/p/" + whose.code() + "/" + only.code());
        }
        return portals.page("choose", "portal.choose.title", request, whose)
                .addObject("sites", sites)
                .addObject("elsewhere", whose.root());
    }

    @GetMapping("/p/{organisation}/{site}")
    ModelAndView form(@PathVariable String organisation, @PathVariable String site, HttpServletRequest request) {
        var whose = portals.of(organisation);
        return form(whose, unit(whose, site), ComplaintForm.empty(), FormProblems.NONE, request);
    }

    @PostMapping("/p/{organisation}/{site}")
    ModelAndView complain(
            @PathVariable String organisation,
            @PathVariable String site,
            @ModelAttribute ComplaintForm said,
            HttpServletRequest request,
            HttpServletResponse response) {
        var whose = portals.of(organisation);
        var unit = unit(whose, site);
        try {
            PortalSecurity.mustComeFromOurPage(request);
            said.check();
            var shown = SentPhotos.of(request);
            shown.check(photos, whose.id());
            var follows = request.getParameter("follow") != null;
            var known = follows ? known(whose, unit, said.text()) : Optional.<KnownMatters.Known>empty();
            var taken = takeIn(said, unit, whose, request);
            if (taken.created()) {
                known.ifPresent(one -> matters.follow(
                        whose, taken.complaint().number(), one, new Moment(new Actor.Customer(), clock.instant())));
            }
            shown.attach(photos, whose.id(), taken.complaint(), clock.instant());
            var token = complaints.trackingToken(whose, taken.complaint());
            response.addHeader(
                    HttpHeaders.SET_COOKIE, handOver(token, whose, request).toString());
            // Whoever has just told us the phone need not tell it again.
            digits.remember(request, response, tokens.open(token));
            return seeOther("/p/" + whose.code() + "/" + DONE);
        } catch (Problem problem) {
            if (problem instanceof Problem.TooOften often) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(often.retryAfterSeconds()));
            }
            var wrong = FormProblems.of(problem, problems, portals.words(request, whose));
            var page = form(whose, unit, said.again(), wrong, request).addObject("ahead", ahead(request));
            page.setStatus(HttpStatusCode.valueOf(problem.status()));
            return page;
        }
    }

    @GetMapping("/p/{organisation}/" + DONE)
    ModelAndView done(
            @PathVariable String organisation,
            @CookieValue(name = DONE, defaultValue = "") String token,
            HttpServletRequest request) {
        var whose = portals.of(organisation);
        if (token.isEmpty()) {
            return seeOther("/p/" + whose.code());
        }
        var opened = tokens.open(token);
        if (!opened.organisation().id().equals(whose.id())) {
            return seeOther("/p/" + whose.code());
        }
        var complaint = opened.complaint();
        var expected = Tenancy.in(whose.id(), () -> transactions.execute(status -> limits.of(whose, complaint)));
        var unit = whose.unit(complaint.registration().unit());
        return portals.page("done", "portal.done.title", request, whose)
                .addObject("number", complaint.number())
                .addObject("expected", expected)
                .addObject(
                        "then",
                        new PublishedRules(policies.inForce(whose).pack(), portals.words(request, whose))
                                .afterHandOver())
                .addObject("token", token)
                .addObject("asksDigits", !opened.phone().isEmpty())
                .addObject("draft", draft(whose, unit))
                .addObject(
                        "link",
                        ServletUriComponentsBuilder.fromContextPath(request)
                                .path("/t/{token}")
                                .buildAndExpand(token)
                                .toUriString());
    }

    /** Whether others told of the same lately; answered with nothing that they wrote. */
    @PostMapping("/p/{organisation}/{site}/known")
    @Nullable
    ModelAndView known(
            @PathVariable String organisation,
            @PathVariable String site,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request,
            HttpServletResponse response) {
        PortalSecurity.mustComeFromOurPage(request);
        var whose = portals.of(organisation);
        var unit = unit(whose, site);
        rate.count(QUESTIONS, request.getRemoteAddr());
        var found = known(whose, unit, text);
        if (found.isEmpty()) {
            response.setStatus(204);
            return null;
        }
        var words = portals.words(request, whose);
        var pack = policies.inForce(whose).pack();
        return new ModelAndView("portal/_known")
                .addObject("t", words)
                .addObject("where", unit.name())
                .addObject(
                        "what",
                        Optional.ofNullable(found.get().category())
                                .flatMap(pack.categories()::find)
                                .map(category -> category.title().in(words.locale()))
                                .orElse(""))
                .addObject("people", found.get().people());
    }

    private Optional<KnownMatters.Known> known(Organisation whose, Unit unit, @Nullable String text) {
        return text == null || text.isBlank()
                ? Optional.empty()
                : matters.at(whose.id(), unit.id(), ComplaintForm.firstWords(text), text, clock.instant());
    }

    /** What a browser does its arithmetic on while somebody types. */
    @GetMapping("/p/{organisation}/riddle")
    ResponseEntity<String> riddle(
            @PathVariable String organisation,
            @RequestParam(name = "form", defaultValue = "") String form,
            HttpServletRequest request) {
        var whose = portals.of(organisation);
        if (!SentPhotos.TOKEN.matcher(form).matches()) {
            throw new Problem.NotFound("http-404");
        }
        rate.count(RIDDLES, request.getRemoteAddr());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_PLAIN)
                .body(riddles.riddle(whose, form, request.getRemoteAddr()));
    }

    private TakingIn.TakenIn takeIn(ComplaintForm said, Unit unit, Organisation whose, HttpServletRequest request) {
        var form = said.on(unit.code());
        return takeIn(form, said.oneTime(form), whose, request);
    }

    /** A riddle that proves nothing is as good as none: then fewer are taken, but nobody is turned away for it. */
    private TakingIn.TakenIn takeIn(
            RegisterForm form, TakingIn.Once once, Organisation whose, HttpServletRequest request) {
        var address = request.getRemoteAddr();
        var proven = riddles.solves(
                request.getParameter("riddle") == null ? "" : request.getParameter("riddle"),
                request.getParameter("answer") == null ? "" : request.getParameter("answer"),
                whose,
                request.getParameter("once") == null ? "" : request.getParameter("once"),
                Vault.fingerprint(once.key()),
                address);
        var allowance = proven ? COMPLAINTS : UNPROVEN;
        rate.count(allowance, address);
        var created = false;
        try {
            var taken = intake.fromPortal(form, once, whose);
            created = taken.created();
            if (created) {
                riddles.count(whose, address);
            }
            return taken;
        } finally {
            if (!created) {
                rate.forgive(allowance, address);
            }
        }
    }

    private ModelAndView form(
            Organisation whose, Unit unit, ComplaintForm said, FormProblems wrong, HttpServletRequest request) {
        return portals.page("complain", "portal.complain.title", request, whose)
                .addObject("site", unit.equals(whose.root()) ? "" : unit.name())
                .addObject("action", "/p/" + whose.code() + "/" + unit.code())
                .addObject("draft", draft(whose, unit))
                .addObject("said", said)
                .addObject("wrong", wrong)
                .addObject("ahead", List.of())
                .addObject("now", clock.instant());
    }

    /** What a script has sent already is not to be chosen again because something else was wrong. */
    static List<UUID> ahead(HttpServletRequest request) {
        try {
            return SentPhotos.of(request).ahead();
        } catch (Problem.Invalid tooLarge) {
            return List.of();
        }
    }

    private ResponseCookie handOver(String token, Organisation whose, HttpServletRequest request) {
        return ResponseCookie.from(DONE, token)
                .path("/p/" + whose.code() + "/" + DONE)
                .maxAge(DONE_IS_SHOWN)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build();
    }

    private static String draft(Organisation whose, Unit unit) {
        return "complain:" + whose.code() + ":" + unit.code();
    }

    private static List<Unit> sites(Organisation whose) {
        return whose.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.SITE)
                .toList();
    }

    private static Unit unit(Organisation whose, String code) {
        return whose.unit(code).orElseThrow(() -> new Problem.NotFound("no-portal"));
    }

    static ModelAndView seeOther(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatusCode.valueOf(303));
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
