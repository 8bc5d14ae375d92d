package org.wenguo.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Light or dark as chosen by the reader, or as the reader's device is set. */
public enum Theme {
    LIGHT("light"),
    DARK("dark"),
    DEVICE("device");

    private static final String COOKIE = "theme";

    private final String word;

    Theme(String word) {
        this.word = word;
    }

    /** As written in the {@code theme} cookie and in {@code data-bs-theme}. */
    public String word() {
        return word;
    }

    static Theme of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return DEVICE;
        }
        return switch (cookie.getValue()) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> DEVICE;
        };
    }
}
