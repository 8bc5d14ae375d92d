package org.wenguo.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a role may grant a complainant without asking (requirement F3), in the pack's currency. */
public final class Authority {

    /** ISO 4217 code. */
    public String currency() {
        throw new UnsupportedOperationException();
    }

    /** Role codes that may grant anything, weakest first. */
    public List<String> roles() {
        throw new UnsupportedOperationException();
    }

    /**
     * The highest amount of a role for a severity of 1 to 4; empty if the role may grant nothing of its own, and if
     * it may grant any amount (then {@link #isUnlimited}).
     */
    public Optional<BigDecimal> allowance(int severity, String role) {
        throw new UnsupportedOperationException();
    }

    public boolean isUnlimited(String role) {
        throw new UnsupportedOperationException();
    }

    /** Whether the role may grant this amount without asking. */
    public boolean covers(int severity, String role, BigDecimal amount) {
        throw new UnsupportedOperationException();
    }
}
