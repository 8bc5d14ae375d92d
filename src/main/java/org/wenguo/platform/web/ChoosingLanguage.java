package org.wenguo.platform.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The language switch: remembers the choice for a year and returns to the page it was made on. */
@Controller
class ChoosingLanguage {

    @GetMapping("/language/{tag}")
    ResponseEntity<Void> choose(
            @PathVariable String tag,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String referer,
            ServletWebRequest request) {
        return Language.ofTag(tag)
                .map(language -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header(
                                HttpHeaders.SET_COOKIE,
                                cookie(language, request).toString())
                        .location(pageOf(referer, request))
                        .<Void>build())
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseCookie cookie(Language language, ServletWebRequest request) {
        return ResponseCookie.from(LanguageOfRequest.COOKIE, language.tag())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .httpOnly(true)
                .secure(request.getRequest().isSecure())
                .build();
    }

    /** Only the path and query of a page of ours; a foreign or broken referer leads home, never away. */
    private static URI pageOf(@Nullable String referer, ServletWebRequest request) {
        URI home = URI.create("/");
        if (referer == null) {
            return home;
        }
        try {
            URI from = new URI(referer);
            URI here = ServletUriComponentsBuilder.fromContextPath(request.getRequest())
                    .build()
                    .toUri();
            String path = from.getRawPath();
            // A path that starts with two slashes or a backslash would be read by browsers as another host.
            boolean ours = here.getAuthority().equals(from.getAuthority())
                    && path != null
                    && path.startsWith("/")
                    && !path.startsWith("//")
                    && !path.startsWith("/\\");
            if (!ours) {
                return home;
            }
            return new URI(from.getRawQuery() == null ? path : path + "?" + from.getRawQuery());
        } catch (URISyntaxException notAnAddress) {
            return home;
        }
    }
}
