package org.wenguo.people.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.wenguo.people.Accounts;
import org.wenguo.platform.Problem;

/** Signing in with account and password on the sign-in page. */
@Component
class AccountAuthentication implements AuthenticationProvider {

    private final SignInAttempts attempts;

    AccountAuthentication(SignInAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var password = Objects.toString(attempt.getCredentials(), "");
        var address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        return switch (signIn(attempt.getName(), password, address)) {
            case Accounts.Attempt.Welcome(var who) ->
                UsernamePasswordAuthenticationToken.authenticated(who, null, List.of());
            case Accounts.Attempt.Wrong() -> throw new BadCredentialsException("wrong account or password");
            case Accounts.Attempt.LockedOut(var until) -> throw new LockedUntil(until);
        };
    }

    private Accounts.Attempt signIn(String username, String password, String address) {
        try {
            return attempts.signIn(username, password, address);
        } catch (Problem.TooOften often) {
            throw new TriedTooOften(often.retryAfterSeconds());
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** Too many wrong passwords came from this address. */
    static final class TriedTooOften extends AuthenticationException {
        private final long retryAfterSeconds;

        TriedTooOften(long retryAfterSeconds) {
            super("too many attempts from this address");
            this.retryAfterSeconds = retryAfterSeconds;
        }

        long retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    /** Tried too often: nobody gets in with this account before then. */
    static final class LockedUntil extends LockedException {
        private final transient Instant until;

        LockedUntil(Instant until) {
            super("locked out");
            this.until = until;
        }

        /** Rounded up, so that whoever waits as told gets in. */
        long minutesFrom(Instant now) {
            return Duration.between(now, until).plusSeconds(59).toMinutes();
        }
    }
}
