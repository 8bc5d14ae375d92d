package org.wenguo.people.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * {@code /actuator/prometheus} is for a program with the token that the operator gave both; without one it is for nobody, since
 * behind a proxy every request comes from the same machine.
 */
@Configuration(proxyBeanMethods = false)
class MeasuresSecurity {

    @Bean
    @Order(2)
    SecurityFilterChain measures(HttpSecurity http, @Value("${wenguo.metrics.token:}") String token) {
        var expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        return http.securityMatcher("/actuator/prometheus")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(requests -> requests.anyRequest().access((who, context) -> {
                    var sent = context.getRequest().getHeader("Authorization");
                    return new AuthorizationDecision(!token.isBlank()
                            && sent != null
                            && MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8)));
                }))
                .build();
    }
}
