package org.wenguo.portal.web;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;

/** Tracking links: which case a token opens. */
@Component
class Tokens {

    private static final Pattern TOKEN = Pattern.compile("([0-9a-z]{1,6})\\.([A-Za-z0-9_-]{22})");

    private final Organisations organisations;
    private final Complaints complaints;
    private final TransactionOperations transactions;

    Tokens(Organisations organisations, Complaints complaints, TransactionOperations transactions) {
        this.organisations = organisations;
        this.complaints = complaints;
        this.transactions = transactions;
    }

    /** @param phone as it was given; empty where none was */
    record Opened(String token, Organisation organisation, Complaint complaint, String phone) {}

    /** @throws Problem.NotFound if it opens nothing, or what it opened has been erased (T2) */
    Opened open(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches() || Long.parseLong(parts.group(1), 36) > Integer.MAX_VALUE) {
            throw notFound();
        }
        var organisation =
                organisations.byNo(Integer.parseInt(parts.group(1), 36)).orElseThrow(Tokens::notFound);
        return Tenancy.in(
                organisation.id(),
                () -> transactions.execute(status -> {
                    var complaint = complaints
                            .byTrackingSecret(organisation.id(), parts.group(2))
                            .orElseThrow(Tokens::notFound);
                    var key = complaints.keyOf(organisation.id(), complaint).orElseThrow(Tokens::notFound);
                    var phone = key.open(complaint.registration().complainant().phone());
                    return new Opened(token, organisation, complaint, phone == null ? "" : phone);
                }));
    }

    private static Problem.NotFound notFound() {
        return new Problem.NotFound("no-tracking");
    }
}
