package org.wenguo.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.CallbackResult;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaint.Proposal;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.ComplaintEvent.CalledBack;
import org.wenguo.complaint.ComplaintEvent.Fairness;
import org.wenguo.complaint.ComplaintEvent.Reopened;
import org.wenguo.complaint.ComplaintEvent.WordsAdded;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Moment;
import org.wenguo.complaint.Stage;
import org.wenguo.deadline.LimitsForCustomers;
import org.wenguo.intake.Photos;
import org.wenguo.intake.ShownPhoto;
import org.wenguo.people.Organisation;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.RateLimit;
import org.wenguo.platform.web.RateLimit.Allowance;
import org.wenguo.portal.web.Tokens.Opened;

/**
 * One complaint in the hands of its complainant (R1, R3): where it stands, and everything they may do about it. To send the
 * same thing twice does it once.
 */
@Controller
class Tracking {

    private static final int ATTEMPTS = 3;
    /** Within so long the same words again are a second click, not a second thought. */
    private static final Duration SECOND_CLICK = Duration.ofMinutes(10);

    private static final Allowance DEEDS = new Allowance("deeds", 60, Duration.ofHours(1));
    private static final int LONG_TEXT = 20_000;
    private static final int REMARKS = 5000;
    private static final int REASON = 2000;

    /** What the page says thanks for after a redirect. */
    private static final Set<String> THANKS =
            Set.of("choice", "own", "agreement", "rating", "words", "objection", "withdrawal");

    private final Tokens tokens;
    private final CheckDigits digits;
    private final Portals portals;
    private final Acting acting;
    private final Photos photos;
    private final Dictionary dictionary;
    private final Complaints complaints;
    private final LimitsForCustomers limits;
    private final RateLimit rate;
    private final ApiProblems problems;
    private final TransactionOperations transactions;
    private final Clock clock;

    Tracking(
            Tokens tokens,
            CheckDigits digits,
            Portals portals,
            Acting acting,
            Photos photos,
            Dictionary dictionary,
            Complaints complaints,
            LimitsForCustomers limits,
            RateLimit rate,
            ApiProblems problems,
            TransactionOperations transactions,
            Clock clock) {
        this.tokens = tokens;
        this.digits = digits;
        this.portals = portals;
        this.acting = acting;
        this.photos = photos;
        this.dictionary = dictionary;
        this.complaints = complaints;
        this.limits = limits;
        this.rate = rate;
        this.problems = problems;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/t/{token}")
    ModelAndView track(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String thanks,
            HttpServletRequest request,
            HttpServletResponse response) {
        var opened = tokens.open(token);
        if (!digits.knows(request, opened)) {
            return askDigits(opened, FormProblems.NONE, request);
        }
        if (!opened.phone().isEmpty()) {
            digits.remember(request, response, opened); // as long as somebody keeps reading
        }
        return page(opened, SentForm.NONE, THANKS.contains(thanks) ? thanks : "", request);
    }

    /** Where a form was sent to is no page of its own: a change of language or a reload leads back to the case. */
    @GetMapping("/t/{token}/{deed}")
    ModelAndView back(@PathVariable String token, @PathVariable String deed) {
        return Complaining.seeOther("/t/" + tokens.open(token).token());
    }

    @PostMapping("/t/{token}/check")
    ModelAndView check(
            @PathVariable String token,
            @RequestParam(name = "digits", defaultValue = "") String typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        var opened = tokens.open(token);
        try {
            PortalSecurity.mustComeFromOurPage(request);
            digits.check(opened, typed);
            digits.remember(request, response, opened);
            return Complaining.seeOther("/t/" + token);
        } catch (Problem problem) {
            var page = askDigits(opened, wrong(problem, opened, request), request);
            return answering(page, problem, response);
        }
    }

    @PostMapping("/t/{token}/choice")
    ModelAndView choose(
            @PathVariable String token,
            @RequestParam Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response) {
        return act(token, "choice", said, request, response, (complaint, moment) -> {
            var which = said.getOrDefault("proposal", "");
            if (which.equals("own")) {
                var own = text(said, "own", LONG_TEXT);
                if (!complaint.counterProposal().equals(Optional.of(own))) {
                    complaint.counterPropose(own, moment);
                }
                return;
            }
            var option = complaint.proposals().stream()
                    .filter(one -> Integer.toString(one.no()).equals(which))
                    .findFirst();
            if (which.isEmpty()) {
                throw new Problem.Invalid("proposal", "required");
            }
            // One that waits for approval is none: the customer does not learn of it.
            var no = option.filter(Proposal::stands)
                    .orElseThrow(() -> new Problem.NotNow("portal-no-option"))
                    .no();
            if (!complaint.chosen().equals(Optional.of(no))) {
                complaint.choose(no, moment);
            }
        });
    }

    @PostMapping("/t/{token}/agreement")
    ModelAndView agree(
            @PathVariable String token,
            @RequestParam Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response) {
        return act(token, "agreement", said, request, response, (complaint, moment) -> {
            var option = complaint
                    .chosen()
                    .flatMap(complaint::proposal)
                    .orElseThrow(() -> new Problem.NotNow("portal-no-option"));
            // What the page showed when the button was pressed, not what somebody chose in the meantime.
            if (!Integer.toString(option.no()).equals(said.get("proposal"))) {
                throw new Problem.NotNow("portal-no-option");
            }
            if (complaint.stage() != Stage.AGREED) {
                complaint.agree(option.text(), moment);
            }
        });
    }

    /** The rating is the call-back, given by the complainant unasked (H1, F8). */
    @PostMapping("/t/{token}/rating")
    ModelAndView rate(
            @PathVariable String token,
            @RequestParam Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response) {
        return act(token, "rating", said, request, response, (complaint, moment) -> {
            var result = CallbackResult.of(said.getOrDefault("result", ""))
                    .orElseThrow(() -> new Problem.Invalid("result", "required"));
            var remarks = said.getOrDefault("remarks", "").isBlank() && result != CallbackResult.DISSATISFIED
                    ? null
                    : text(said, "remarks", REMARKS);
            var fairness = fairness(said);
            if (!isSecondClick(complaint, new CalledBack(result, remarks, fairness), moment.at())) {
                complaint.callBack(result, remarks, fairness, moment);
            }
        });
    }

    @PostMapping("/t/{token}/words")
    ModelAndView addWords(
            @PathVariable String token,
            @RequestParam Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response) {
        var tenant = tokens.open(token).organisation().id();
        return act(token, "words", said, request, response, (complaint, moment) -> {
            var shown = SentPhotos.of(request);
            shown.check(photos, tenant);
            // Photos speak for themselves; that they came is told to whoever has the case like words.
            var text = said.getOrDefault("text", "").isBlank() && !shown.isEmpty()
                    ? dictionary.in(Portals.language(request)).of("portal.photos.only", shown.count())
                    : text(said, "text", LONG_TEXT);
            shown.attach(photos, tenant, complaint, moment.at());
            if (!isSecondClick(complaint, new WordsAdded(text), moment.at())) {
                complaint.addWords(text, moment);
            }
        });
    }

    /** A photo, to whom it belongs. */
    @GetMapping("/t/{token}/photos/{photo}")
    ResponseEntity<byte[]> photo(@PathVariable String token, @PathVariable UUID photo, HttpServletRequest request) {
        var opened = tokens.open(token);
        if (!digits.knows(request, opened)) {
            throw new Problem.NotFound("http-404");
        }
        var tenant = opened.organisation().id();
        var found = photos.of(tenant, opened.complaint()).stream()
                .filter(one -> one.id().equals(photo))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("http-404"));
        return ShownPhoto.of(found, photos.bytes(tenant, opened.complaint(), photo));
    }

    @PostMapping("/t/{token}/objection")
    ModelAndView object(
            @PathVariable String token,
            @RequestParam Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response) {
        return act(token, "objection", said, request, response, (complaint, moment) -> {
            var reason = text(said, "reason", REASON);
            if (complaint.leadingCase().isPresent()) {
                // Done for the others is not done for this one: it lives again, and what is wrong is said.
                complaint.splitOff(reason, moment);
                complaint.addWords(reason, moment);
            } else if (!isSecondClick(complaint, new Reopened(reason), moment.at())
                    && !isSecondClick(complaint, new WordsAdded(reason), moment.at())) {
                complaint.reopen(reason, moment);
            }
        });
    }

    @PostMapping("/t/{token}/withdrawal")
    ModelAndView withdraw(
            @PathVariable String token,
            @RequestParam Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response) {
        return act(token, "withdrawal", said, request, response, (complaint, moment) -> {
            var reason = text(said, "withdrawalReason", REASON);
            if (!said.containsKey("sure")) {
                throw new Problem.Invalid("sure", "required");
            }
            if (complaint.leadingCase().isPresent()) {
                complaint.splitOff(reason, moment);
            }
            if (complaint.stage() != Stage.WITHDRAWN) {
                complaint.withdraw(reason, moment);
            }
        });
    }

    // ---- doing ------------------------------------------------------------------------------------------------------

    private ModelAndView act(
            String token,
            String deed,
            Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response,
            BiConsumer<Complaint, Moment> doing) {
        var opened = tokens.open(token);
        if (!digits.knows(request, opened)) {
            return Complaining.seeOther("/t/" + token);
        }
        try {
            PortalSecurity.mustComeFromOurPage(request);
            rate.count(DEEDS, token);
            once(opened, doing);
            var thanks = deed.equals("choice") && "own".equals(said.get("proposal")) ? "own" : deed;
            return Complaining.seeOther("/t/" + token + "?thanks=" + thanks);
        } catch (Problem problem) {
            var now = tokens.open(token);
            var page = page(now, new SentForm(deed, said, wrong(problem, now, request)), "", request);
            return answering(page, problem, response);
        }
    }

    /** Whoever of staff was faster does not send the customer away: it is tried again on what is there now. */
    private void once(Opened opened, BiConsumer<Complaint, Moment> doing) {
        for (var attempt = 1; ; attempt++) {
            try {
                acting.performAsCustomer(
                        opened.organisation(), opened.complaint().number(), doing);
                return;
            } catch (Problem.Stale | DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static boolean isSecondClick(Complaint complaint, ComplaintEvent event, Instant now) {
        return complaint.log().reversed().stream()
                .takeWhile(one -> one.at().isAfter(now.minus(SECOND_CLICK)))
                .anyMatch(one ->
                        one.actor() instanceof Actor.Customer && one.event().equals(event));
    }

    private static String text(Map<String, String> said, String field, int longest) {
        var text = said.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            throw new Problem.Invalid(field, "required");
        }
        if (text.length() > longest) {
            throw new Problem.Invalid(field, "too-long", longest);
        }
        return text;
    }

    private static @Nullable Fairness fairness(Map<String, String> said) {
        var outcome = points(said, "outcome");
        var procedure = points(said, "procedure");
        var treatment = points(said, "treatment");
        return outcome == null && procedure == null && treatment == null
                ? null
                : new Fairness(outcome, procedure, treatment);
    }

    private static @Nullable Integer points(Map<String, String> said, String field) {
        return switch (said.getOrDefault(field, "")) {
            case "" -> null;
            case "1" -> 1;
            case "2" -> 2;
            case "3" -> 3;
            case "4" -> 4;
            case "5" -> 5;
            default -> throw new Problem.Invalid(field, "one-of");
        };
    }

    // ---- showing ----------------------------------------------------------------------------------------------------

    private FormProblems wrong(Problem problem, Opened opened, HttpServletRequest request) {
        return FormProblems.of(problem, problems, portals.words(request, opened.organisation()));
    }

    private static ModelAndView answering(ModelAndView page, Problem problem, HttpServletResponse response) {
        if (problem instanceof Problem.TooOften often) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(often.retryAfterSeconds()));
        }
        page.setStatus(HttpStatusCode.valueOf(problem.status()));
        return page;
    }

    /** The token of the form, the same as long as it has not been taken. */
    private static String photoForm(SentForm sent) {
        var before = sent.of("words", "once");
        return SentPhotos.TOKEN.matcher(before).matches()
                ? before
                : UUID.randomUUID().toString();
    }

    private ModelAndView askDigits(Opened opened, FormProblems wrong, HttpServletRequest request) {
        return portals.page("digits", "portal.digits.title", request, opened.organisation())
                .addObject("token", opened.token())
                .addObject("wrong", wrong);
    }

    private TrackedComplaint tracked(Organisation organisation, Complaint complaint) {
        if (complaint.leadingCase().isEmpty()) {
            return TrackedComplaint.of(
                    complaint,
                    organisation,
                    limits.of(organisation, complaint),
                    limits.extensions(organisation, complaint));
        }
        var lead = complaints.byNumber(complaint.leadingCase().get());
        return TrackedComplaint.goingOnIn(lead, complaint, organisation, limits.of(organisation, lead));
    }

    private ModelAndView page(Opened opened, SentForm sent, String thanks, HttpServletRequest request) {
        var organisation = opened.organisation();
        var complaint = opened.complaint();
        var tracked =
                Tenancy.in(organisation.id(), () -> transactions.execute(status -> tracked(organisation, complaint)));
        return portals.page("track", "portal.track.title", request, organisation)
                .addObject("token", opened.token())
                .addObject("c", tracked)
                .addObject(
                        "rewards",
                        complaint.rewards().stream()
                                .filter(Complaint.Reward::isGranted)
                                .toList())
                .addObject("sent", sent)
                .addObject("photos", photos.of(organisation.id(), complaint))
                .addObject("ahead", sent.deed().equals("words") ? Complaining.ahead(request) : List.of())
                .addObject("photoForm", photoForm(sent))
                .addObject("photosTo", "/p/" + organisation.code() + "/photos")
                .addObject("thanks", thanks)
                .addObject("now", clock.instant());
    }
}
