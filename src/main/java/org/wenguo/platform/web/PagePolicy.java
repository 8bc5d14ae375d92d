package org.wenguo.platform.web;

/** What browsers are told about every page of ours, whoever it is for. */
public final class PagePolicy {

    /** Everything from our own origin; no inline script or style, so that text from outside can never run (T). */
    public static final String CONTENT_SECURITY =
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";

    private PagePolicy() {}
}
