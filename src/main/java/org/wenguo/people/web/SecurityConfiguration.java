package org.wenguo.people.web;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.wenguo.people.Accounts;
import org.wenguo.platform.web.PagePolicy;

/** Who may come in: staff by session on the pages, programs by token on the API. The portal has a chain of its own. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Accounts accounts, ProblemWriter problems) {
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable()) // tokens are sent by programs on purpose, never by a browser on its own
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new TokenFilter(accounts, problems), AuthorizationFilter.class)
                .addFilterAfter(new TenantFilter(), AuthorizationFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, e) -> problems.unauthenticated(request, response))
                        .accessDeniedHandler((request, response, e) -> problems.forbidden(request, response)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, "/api/v1/tokens")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain desk(HttpSecurity http, Clock clock) {
        // AccountAuthentication is the only provider bean and thereby the global one; named here, it would be asked
        // twice.
        return http.addFilterAfter(new TenantFilter(), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(PagePolicy.CONTENT_SECURITY))
                        .referrerPolicy(referrer -> referrer.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.SAME_ORIGIN)))
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("username")
                        .passwordParameter("password")
                        .defaultSuccessUrl("/")
                        .failureHandler((request, response, e) -> {
                            if (e instanceof AccountAuthentication.TriedTooOften often) {
                                response.setHeader("Retry-After", Long.toString(often.retryAfterSeconds()));
                                response.sendError(429);
                                return;
                            }
                            var why = e instanceof AccountAuthentication.LockedUntil locked
                                    ? "locked=" + locked.minutesFrom(clock.instant())
                                    : "wrong";
                            response.sendRedirect(request.getContextPath() + "/sign-in?" + why);
                        })
                        .permitAll())
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        "/webjars/**",
                                        "/css/**",
                                        "/js/**",
                                        "/favicon.svg",
                                        "/favicon.ico",
                                        "/language/**",
                                        "/sign-in",
                                        "/setup/**",
                                        "/v3/api-docs/**",
                                        "/schemas/**",
                                        "/actuator/health/**",
                                        "/calendar-feeds/*",
                                        "/error")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }
}
