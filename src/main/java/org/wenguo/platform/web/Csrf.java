package org.wenguo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What a form carries to prove that it came from a page of ours.
 *
 * @param name of the hidden field
 * @param header in which HTMX sends the token
 * @param token its value
 */
public record Csrf(String name, String header, String token) {

    /** No protection in force, as in pages rendered outside the security chain. */
    public static final Csrf NONE = new Csrf("_csrf", "X-CSRF-TOKEN", "");

    /** The token of this request, or {@link #NONE} if nothing guards it. */
    public static Csrf of(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken guard
                ? new Csrf(guard.getParameterName(), guard.getHeaderName(), guard.getToken())
                : NONE;
    }
}
