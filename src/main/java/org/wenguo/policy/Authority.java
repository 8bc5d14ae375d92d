package org.wenguo.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a role may grant a complainant without asking (requirement F3), in the pack's currency. */
public final class Authority {

    private final String currency;
    private final Map<String, List<BigDecimal>> bySeverity;
    private final Set<String> unlimited;
    private final List<String> roles;

    /**
     * @param bySeverity role to its amounts for severities 1, 2, 3 and 4
     * @param unlimited roles that may grant any amount
     * @param roles all of them, weakest first
     */
    Authority(String currency, Map<String, List<BigDecimal>> bySeverity, Set<String> unlimited, List<String> roles) {
        this.currency = currency;
        this.bySeverity = new LinkedHashMap<>(bySeverity);
        this.unlimited = Set.copyOf(unlimited);
        this.roles = List.copyOf(roles);
    }

    /** ISO 4217 code. */
    public String currency() {
        return currency;
    }

    /** Roles that may grant anything, weakest first. */
    public List<String> roles() {
        return roles;
    }

    /**
     * The highest amount of a role; empty if the role may grant nothing of its own, and if it may grant any amount
     * ({@link #isUnlimited} tells which).
     *
     * @param severity 1 to 4
     * @throws IllegalArgumentException if there is no such severity
     */
    public Optional<BigDecimal> allowance(int severity, String role) {
        List<BigDecimal> amounts = bySeverity.get(role);
        if (severity < 1 || severity > 4) {
            throw new IllegalArgumentException("Severity is 1 to 4, not " + severity);
        }
        return amounts == null ? Optional.empty() : Optional.of(amounts.get(severity - 1));
    }

    public boolean isUnlimited(String role) {
        return unlimited.contains(role);
    }

    /** Whether the role may grant this amount without asking. */
    public boolean covers(int severity, String role, BigDecimal amount) {
        return isUnlimited(role)
                || allowance(severity, role)
                        .filter(most -> amount.compareTo(most) <= 0)
                        .isPresent();
    }
}
