package org.wenguo.deadline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wenguo.deadline.LimitsOfOne;
import org.wenguo.people.Accounts;
import org.wenguo.people.Organisations;
import org.wenguo.people.SignedIn;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Language;
import org.wenguo.platform.web.Words;

/** {@code /account/calendar}: one's limits in one's own calendar, by an address that only oneself knows. */
@Controller
class CalendarFeedPage {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final LimitsOfOne limits;
    private final Accounts accounts;
    private final Organisations organisations;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final Clock clock;
    private final String address;

    /** @param address where staff reach the program; without it the address of the request is shown */
    CalendarFeedPage(
            LimitsOfOne limits,
            Accounts accounts,
            Organisations organisations,
            StaffShell shell,
            Dictionary dictionary,
            Clock clock,
            @Value("${wenguo.address:}") String address) {
        this.limits = limits;
        this.accounts = accounts;
        this.organisations = organisations;
        this.shell = shell;
        this.dictionary = dictionary;
        this.clock = clock;
        this.address = address.strip().replaceAll("/+$", "");
    }

    @GetMapping("/account/calendar")
    ModelAndView show(HttpServletRequest request, Viewer viewer, Authentication who, Words t) {
        return page(null, request, viewer, who, t);
    }

    /** Shows the address in its answer instead of redirecting: it is kept nowhere in the open, not even for a moment. */
    @PostMapping("/account/calendar")
    ModelAndView open(HttpServletRequest request, Viewer viewer, Authentication who, Words t) {
        var token = accounts.issueCalendarToken(signedIn(who));
        var base = address.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                : address;
        var feed = URI.create(base + "/calendar-feeds/" + token.secret() + ".ics?lang="
                + Language.ofTag(t.locale().toLanguageTag())
                        .orElse(Language.SIMPLIFIED)
                        .tag());
        return page(feed.toString(), request, viewer, who, t);
    }

    @PostMapping("/account/calendar/removal")
    String close(Authentication who, RedirectAttributes next, Words t) {
        accounts.forgetCalendarToken(signedIn(who));
        next.addFlashAttribute("flash", t.of("feed.closed"));
        return "redirect:/account/calendar";
    }

    /** Asked for by programs without a session; whoever has a wrong address learns nothing. */
    @GetMapping("/calendar-feeds/{token}.ics")
    ResponseEntity<String> feed(@PathVariable String token, @RequestParam(defaultValue = "") String lang) {
        var who = accounts.byCalendarToken(token).orElseThrow(() -> new Problem.NotFound("http-404"));
        var organisation = organisations.byId(who.tenant());
        var staff = organisation.member(who.staff()).orElseThrow(() -> new Problem.NotFound("http-404"));
        var viewer = new Viewer(organisation, staff);
        var t = dictionary.in(Language.ofTag(lang).orElse(Language.SIMPLIFIED).locale(), organisation.zone());
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noStore())
                .body(CalendarFeed.of(t.of("feed.name"), limits.of(viewer, t.locale()), address, clock.instant()));
    }

    private static SignedIn signedIn(Principal who) {
        if (who instanceof Authentication authentication && authentication.getPrincipal() instanceof SignedIn one) {
            return one;
        }
        throw new Problem.NotFound("http-404");
    }

    private ModelAndView page(
            @Nullable String feed, HttpServletRequest request, Viewer viewer, Authentication who, Words t) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, t.of("feed.title"), null));
        model.put("feed", feed);
        model.put("until", accounts.calendarOpenUntil(signedIn(who)).orElse(null));
        model.put("running", limits.of(viewer, t.locale()).size());
        return new ModelAndView("deadline/calendar-feed", model);
    }
}
