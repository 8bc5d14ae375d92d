package org.wenguo.people.web;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.wenguo.people.Accounts;
import org.wenguo.platform.web.RateLimit;

/** Signing in from an address: accounts guard themselves against guessing, this guards all of them against one guesser. */
@Component
class SignInAttempts {

    private static final RateLimit.Allowance WRONG_PASSWORDS =
            new RateLimit.Allowance("password", 30, Duration.ofMinutes(5));

    private final Accounts accounts;
    private final RateLimit rate;

    SignInAttempts(Accounts accounts, RateLimit rate) {
        this.accounts = accounts;
        this.rate = rate;
    }

    /** @throws org.wenguo.platform.Problem.TooOften if too many wrong passwords came from there */
    Accounts.Attempt signIn(String username, String password, String address) {
        rate.count(WRONG_PASSWORDS, address);
        var attempt = accounts.signIn(username.strip(), password);
        if (attempt instanceof Accounts.Attempt.Welcome) {
            rate.forgive(WRONG_PASSWORDS, address);
        }
        return attempt;
    }
}
