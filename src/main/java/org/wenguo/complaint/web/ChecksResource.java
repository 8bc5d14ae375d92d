package org.wenguo.complaint.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Checking;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;

/** What the policy demands before an act, asked beforehand: what would refuse it, and what would only be pointed out. */
@RestController
@RequestMapping("/api/v1/complaints/{number}/checks")
class ChecksResource {

    private final Acting acting;
    private final Complaints complaints;
    private final TransactionOperations transactions;

    ChecksResource(Acting acting, Complaints complaints, TransactionOperations transactions) {
        this.acting = acting;
        this.complaints = complaints;
        this.transactions = transactions;
    }

    /**
     * @param act noun of the act, as it is posted
     * @param check id in the policy; a refusal names it as {@code checks.<id>}
     * @param title what has to be there, in the language asked for
     * @param effect {@code block}: the act is refused without it; {@code warn}: it is pointed out only
     * @param met whether it is there now
     */
    record Demand(String act, String check, String title, String effect, boolean met, String source) {}

    @GetMapping
    @Operation(
            operationId = "checks",
            summary = "What the policy demands before an act, and whether it is there",
            description =
                    "The checks that concern this complaint as it is now, in the order of the policy, met or not. An act"
                            + " whose blocking check is not met is refused with 409 not-now.checks.")
    List<Demand> before(
            @PathVariable String number,
            @Parameter(
                            description =
                                    "The noun of the act as it is posted, such as closure; without it, of every act"
                                            + " that the caller may do now",
                            example = "closure")
                    @RequestParam(required = false)
                    @Nullable
                    String act,
            Viewer viewer,
            Locale locale) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var complaint = complaints.visibleTo(viewer).byNumber(number);
                    var standing = acting.standing(viewer, complaint);
                    return asked(act, standing).stream()
                            .flatMap(one -> demands(one, standing, locale).stream())
                            .toList();
                }));
    }

    private List<? extends Act<?>> asked(@Nullable String noun, Standing standing) {
        if (noun == null) {
            return acting.possible(standing).stream()
                    .sorted(Comparator.comparing(Act::verb))
                    .toList();
        }
        var named = acting.acts().stream()
                .filter(act -> act.verb().noun().equals(noun) && !act.verb().undoes())
                .toList();
        if (named.isEmpty()) {
            throw new Problem.Invalid("act", "unknown");
        }
        return named;
    }

    private static List<Demand> demands(Act<?> act, Standing standing, Locale locale) {
        return Checking.before(act.verb(), standing.complaint(), standing.policy()).stream()
                .map(verdict -> new Demand(
                        act.verb().noun(),
                        verdict.check().id(),
                        verdict.check().title().in(locale),
                        verdict.check().blocks() ? "block" : "warn",
                        verdict.met(),
                        verdict.check().source()))
                .toList();
    }
}
