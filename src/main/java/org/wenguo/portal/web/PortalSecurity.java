package org.wenguo.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.PagePolicy;

/**
 * The customers' chain: nobody signs in and nothing is kept on the server about who looks (R3). A tracking link is a key, so
 * its page is stored nowhere, its address goes to no other site, and no search engine lists it.
 */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

    private static final String OPEN_TOO_LONG = PortalSecurity.class.getName() + ".openTooLong";
    /** A form may lie open on a phone for days; it shall still be taken. */
    private static final Duration FORMS_STAY_GOOD = Duration.ofDays(30);

    @Bean
    @Order(2)
    SecurityFilterChain portal(HttpSecurity http) {
        var guards = new CookieCsrfTokenRepository();
        guards.setCookieName("form");
        guards.setCookieCustomizer(cookie -> cookie.sameSite("Lax").maxAge(FORMS_STAY_GOOD));
        return http.securityMatcher("/p/**", "/t/**")
                .csrf(csrf -> csrf.csrfTokenRepository(guards))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(out -> out.disable())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(PagePolicy.CONTENT_SECURITY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter((request, response) -> {
                            if (request.getServletPath().startsWith("/t/")) {
                                new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow, noarchive")
                                        .writeHeaders(request, response);
                            }
                        }))
                // A form without its proof is answered by its own page with everything typed still there, not by an
                // error.
                .exceptionHandling(refused -> refused.accessDeniedHandler((request, response, denied) -> {
                    request.setAttribute(OPEN_TOO_LONG, true);
                    request.getRequestDispatcher(request.getServletPath()).forward(request, response);
                }))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /**
     * To be asked before anything is done.
     *
     * @throws Problem.NotNow if the form that was sent cannot be shown to come from a page of ours
     */
    static void mustComeFromOurPage(HttpServletRequest request) {
        if (request.getAttribute(OPEN_TOO_LONG) != null) {
            throw new Problem.NotNow("portal-open-too-long");
        }
    }
}
