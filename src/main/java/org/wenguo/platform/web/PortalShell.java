package org.wenguo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;

/**
 * What the customers' layout {@code shell/portal.jte} needs to know.
 *
 * @param title of the page, already in the reader's language
 * @param organisation whom the customer complains to, as it calls itself
 * @param home address of the organisation's portal
 * @param rules address of its procedure and limits
 * @param csrf for the forms of the page
 * @param now the server's time
 */
public record PortalShell(String title, String organisation, String home, String rules, Csrf csrf, Instant now) {

    /** A page of this organisation's portal. */
    public static PortalShell of(
            HttpServletRequest request, Instant now, String title, String organisation, String home, String rules) {
        return new PortalShell(title, organisation, home, rules, Csrf.of(request), now);
    }
}
