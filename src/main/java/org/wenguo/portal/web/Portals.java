package org.wenguo.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.PortalShell;
import org.wenguo.platform.web.Words;

/** Each organisation's portal: found by its code, and its pages in their frame, language and time zone. */
@Component
class Portals {

    private final Organisations organisations;
    private final Dictionary dictionary;
    private final Clock clock;

    Portals(Organisations organisations, Dictionary dictionary, Clock clock) {
        this.organisations = organisations;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** @throws Problem.NotFound if nobody is called so here */
    Organisation of(String code) {
        return organisations.byCode(code).orElseThrow(() -> new Problem.NotFound("no-portal"));
    }

    Words words(HttpServletRequest request, Organisation organisation) {
        return dictionary.in(language(request), organisation.zone());
    }

    static Locale language(HttpServletRequest request) {
        return RequestContextUtils.getLocale(request);
    }

    /** @param title key of the page's title */
    ModelAndView page(
            String template, String title, HttpServletRequest request, Organisation organisation, Object... arguments) {
        var words = words(request, organisation);
        var home = "/p/" + organisation.code();
        var shell = PortalShell.of(
                request, clock.instant(), words.of(title, arguments), organisation.name(), home, home + "/rules");
        return new ModelAndView("portal/" + template).addObject("t", words).addObject("shell", shell);
    }
}
