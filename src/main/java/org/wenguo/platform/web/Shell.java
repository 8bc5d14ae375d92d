package org.wenguo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the staff layout {@code shell/layout.jte} needs to know besides its words and its content.
 *
 * @param title of the page, already in the reader's language
 * @param active where the reader is in the navigation, or null for a page beside it
 * @param viewer display name of who is signed in, or null for nobody
 * @param nav what this viewer may go to, in order; {@link NavItem#REGISTER} becomes the primary button
 * @param csrf for the sign-out form and for HTMX
 * @param path of the current page
 * @param theme light or dark
 * @param now the server's time, by which the countdowns in the browser run
 */
public record Shell(
        String title,
        @Nullable NavItem active,
        @Nullable String viewer,
        List<NavItem> nav,
        Csrf csrf,
        String path,
        Theme theme,
        Instant now) {

    /** Our style sheets of a staff page in the order of their rules, one per component. */
    public static final List<String> STYLES =
            List.of("theme", "shell", "level", "due", "stages", "timeline", "words", "next-act", "queue", "forms");

    public Shell {
        nav = List.copyOf(nav);
    }

    /** A page seen by nobody yet, with an empty navigation; refine it by {@link #seenBy} and {@link #at}. */
    public static Shell of(HttpServletRequest request, Instant now, String title) {
        return new Shell(
                title, null, null, List.of(), Csrf.of(request), request.getRequestURI(), Theme.of(request), now);
    }

    /** The same page for somebody who is signed in and may go to these places. */
    public Shell seenBy(String displayName, List<NavItem> mayGoTo) {
        return new Shell(title, active, displayName, mayGoTo, csrf, path, theme, now);
    }

    /** The same page, marked as this place of the navigation. */
    public Shell at(NavItem here) {
        return new Shell(title, here, viewer, nav, csrf, path, theme, now);
    }

    /** True if the viewer may register complaints, which deserves the one primary button of the head. */
    public boolean registers() {
        return nav.contains(NavItem.REGISTER);
    }

    /** True if the viewer may search the register. */
    public boolean searches() {
        return nav.contains(NavItem.COMPLAINTS);
    }
}
