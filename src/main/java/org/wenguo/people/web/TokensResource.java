package org.wenguo.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.people.Accounts;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Constraints;

/** {@code POST /api/v1/tokens}: account and password for a token that lives as long as asked, a year at most. */
@RestController
class TokensResource {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final SignInAttempts attempts;
    private final Accounts accounts;
    private final Validator validator;
    private final Clock clock;

    TokensResource(SignInAttempts attempts, Accounts accounts, Validator validator, Clock clock) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.validator = validator;
        this.clock = clock;
    }

    /** @param ttl ISO 8601 duration, an hour if not given */
    record Asked(
            @NotBlank @Size(max = 60) String username,
            @NotBlank @Size(max = 200) String password,
            @Nullable String ttl) {}

    record Issued(String token, Instant expiresAt) {}

    @PostMapping("/api/v1/tokens")
    @ResponseStatus(HttpStatus.OK)
    Issued issue(@RequestBody Asked asked, HttpServletRequest request) {
        Constraints.check(validator, asked);
        var life = life(asked.ttl());
        return switch (attempts.signIn(asked.username(), asked.password(), request.getRemoteAddr())) {
            case Accounts.Attempt.Welcome(var who) -> {
                var token = accounts.issueToken(who, life);
                yield new Issued(token.secret(), token.expiresAt());
            }
            case Accounts.Attempt.Wrong() -> throw new ProblemWriter.WrongPassword();
            case Accounts.Attempt.LockedOut(var until) ->
                throw new Problem.TooOften(
                        "locked-out",
                        Math.max(1, Duration.between(clock.instant(), until).toSeconds()));
        };
    }

    private static Duration life(@Nullable String ttl) {
        if (ttl == null || ttl.isBlank()) {
            return USUAL;
        }
        try {
            var life = Duration.parse(ttl);
            if (!life.isPositive() || life.compareTo(LONGEST) > 0) {
                throw new Problem.Invalid("ttl", "between", "PT1S", LONGEST.toString());
            }
            return life;
        } catch (DateTimeException e) {
            throw new Problem.Invalid("ttl", "unreadable");
        }
    }
}
