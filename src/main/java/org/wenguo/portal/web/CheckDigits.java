package org.wenguo.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import org.wenguo.complaint.Phones;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Vault;
import org.wenguo.platform.web.RateLimit;
import org.wenguo.platform.web.RateLimit.Allowance;
import org.wenguo.portal.web.Tokens.Opened;

/**
 * The last four digits of the phone, asked of whoever opens a tracking link (R3). That they were right is remembered in a
 * signed cookie that the browser sends to this one case only and that is good for two hours.
 */
@Component
class CheckDigits {

    private static final String COOKIE = "checked";
    private static final Duration GOOD_FOR = Duration.ofHours(2);
    /** Of one link, from wherever: there are ten thousand possibilities. */
    private static final Allowance GUESSES = new Allowance("check digits", 5, Duration.ofMinutes(15));

    private static final Pattern VALUE = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    private final RateLimit limit;
    private final Vault vault;
    private final Clock clock;

    CheckDigits(RateLimit limit, Vault vault, Clock clock) {
        this.limit = limit;
        this.vault = vault;
        this.clock = clock;
    }

    /** Whether this browser may see the case: no phone was given, or its digits were told not long ago. */
    boolean knows(HttpServletRequest request, Opened opened) {
        if (opened.phone().isEmpty()) {
            return true;
        }
        var cookie = WebUtils.getCookie(request, COOKIE);
        var value = VALUE.matcher(cookie == null ? "" : cookie.getValue());
        return value.matches()
                && Instant.ofEpochSecond(Long.parseLong(value.group(1))).isAfter(clock.instant())
                && MessageDigest.isEqual(
                        value.group(2).getBytes(StandardCharsets.US_ASCII),
                        signature(opened, value.group(1)).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * @throws Problem.Invalid if these are not the digits
     * @throws Problem.TooOften after too many that were not
     */
    void check(Opened opened, String typed) {
        var digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
        if (digits.isEmpty()) {
            throw new Problem.Invalid("digits", "required");
        }
        limit.count(GUESSES, opened.token());
        var right = MessageDigest.isEqual(
                digits.getBytes(StandardCharsets.UTF_8),
                Phones.checkDigits(opened.phone()).getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw new Problem.Invalid("digits", "check-digits");
        }
        limit.forgive(GUESSES, opened.token());
    }

    void remember(HttpServletRequest request, HttpServletResponse response, Opened opened) {
        var until = Long.toString(clock.instant().plus(GOOD_FOR).getEpochSecond());
        var cookie = ResponseCookie.from(COOKIE, until + "." + signature(opened, until))
                .path("/t/" + opened.token())
                .maxAge(GOOD_FOR)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String signature(Opened opened, String until) {
        return vault.signature("portal check\n" + opened.complaint().id() + "\n" + until);
    }
}
