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
import org.springframework.stereotype.Component;
import org.wenguo.people.Accounts;

/** Signing in with account and password on the sign-in page. */
@Component
class AccountAuthentication implements AuthenticationProvider {

    private final Accounts accounts;

    AccountAuthentication(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var password = Objects.toString(attempt.getCredentials(), "");
        return switch (accounts.signIn(attempt.getName().strip(), password)) {
            case Accounts.Attempt.Welcome(var who) -> UsernamePasswordAuthenticationToken.authenticated(
                    who, null, List.of());
            case Accounts.Attempt.Wrong() -> throw new BadCredentialsException("wrong account or password");
            case Accounts.Attempt.LockedOut(var until) -> throw new LockedUntil(until);
        };
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
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
