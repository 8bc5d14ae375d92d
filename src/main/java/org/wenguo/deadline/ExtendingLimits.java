package org.wenguo.deadline;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Doing;
import org.wenguo.complaint.NotPossibleNow;
import org.wenguo.complaint.Policy;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.platform.Problem;

/**
 * Asking for more time on a limit, and granting it: only where the pack allows it, only before the limit has run out, and
 * never on one's own word. Until it is granted the limit runs on; who asks late gains nothing by asking.
 */
@Configuration(proxyBeanMethods = false)
class ExtendingLimits {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /**
     * @param rule id of the limit in the pack
     * @param until when it is to be due
     */
    record ExtensionBody(
            @NotBlank @Size(max = 100) String rule,
            @NotNull OffsetDateTime until,
            @NotBlank @Size(max = 2000) String reason) {}

    /** @param decision approved or refused */
    record ExtensionDecisionBody(
            @NotNull Integer no,

            @NotNull @Pattern(regexp = "approved|refused", message = "one-of")
            String decision,

            @Nullable @Size(max = 2000) String reason) {}

    @Bean
    Act<ExtensionBody> askingForExtension(Extensions extensions) {
        return new Act<>(Verb.EXTEND, ExtensionBody.class) {
            @Override
            protected boolean isFor(Standing standing) {
                return standing.carries();
            }

            @Override
            protected boolean isWorthOffering(Standing standing) {
                return !extensions
                        .possible(standing.complaint(), standing.policy())
                        .isEmpty();
            }

            @Override
            protected void perform(Complaint complaint, ExtensionBody said, Doing doing) {
                ask(complaint, said, doing);
            }
        };
    }

    @Bean
    Act<ExtensionDecisionBody> decidingOnExtension(Extensions extensions) {
        return new Act<>(Verb.DECIDE_EXTENSION, ExtensionDecisionBody.class) {
            @Override
            protected boolean isFor(Standing standing) {
                return standing.sees()
                        && standing.complaint().extensions().stream()
                                .filter(Complaint.Extension::waits)
                                .anyMatch(one -> isFor(standing, one));
            }

            private boolean isFor(Standing standing, Complaint.Extension asked) {
                var isOwn = standing.viewer()
                        .staff()
                        .id()
                        .equals(asked.asked().actor().id());
                return isOwn || Extensions.mayDecide(standing.viewer(), asked, standing.complaint(), standing.policy());
            }

            @Override
            protected boolean isWorthOffering(Standing standing) {
                return !extensions
                        .awaiting(standing.viewer(), standing.complaint(), standing.policy())
                        .isEmpty();
            }

            @Override
            protected void perform(Complaint complaint, ExtensionDecisionBody said, Doing doing) {
                decide(complaint, said, doing);
            }
        };
    }

    private static void ask(Complaint complaint, ExtensionBody said, Doing doing) {
        var policy = doing.policy();
        var now = doing.moment().at();
        var rule = policy.pack().limits().stream()
                .filter(one -> one.id().equals(said.rule()))
                .findFirst()
                .orElseThrow(() -> new Problem.Invalid("rule", "unknown"));
        if (rule.extension() == null) {
            throw new Problem.Invalid("rule", "fixed-limit");
        }
        var limit = Extensions.open(complaint, policy, now).stream()
                .filter(one -> one.rule().equals(rule.id()))
                .findFirst()
                .orElseThrow(() -> new Problem.Invalid("rule", "limit-over"));
        var terms = Extensions.terms(limit, complaint, policy)
                .orElseThrow(() -> new Problem.Invalid("rule", "not-extensible"));
        if (Extensions.granted(complaint, limit) >= terms.times()) {
            throw new Problem.Invalid("rule", "extended-already", terms.times());
        }
        var approvers = Extensions.approvers(
                terms.approval(),
                limit.ownerUnit() == null ? complaint.registration().lead() : limit.ownerUnit(),
                doing.viewer().staff().id(),
                policy.organisation());
        if (approvers.isEmpty()) {
            throw new Problem.Invalid("rule", "nobody-approves");
        }
        var until = said.until().toInstant().truncatedTo(ChronoUnit.MICROS);
        var latest = Extensions.latest(limit, terms, policy);
        if (!until.isAfter(limit.dueAt())) {
            throw new Problem.Invalid("until", "not-later", local(limit.dueAt(), policy));
        }
        if (until.isAfter(latest)) {
            throw new Problem.Invalid("until", "beyond-extension", local(latest, policy));
        }
        complaint.askExtension(limit.rule(), limit.occurrence(), limit.dueAt(), until, said.reason(), doing.moment());
    }

    private static void decide(Complaint complaint, ExtensionDecisionBody said, Doing doing) {
        var granted = said.decision().equals("approved");
        if (!granted && (said.reason() == null || said.reason().isBlank())) {
            throw new Problem.Invalid("reason", "required");
        }
        var asked = complaint.extensions().stream()
                .filter(one -> one.no() == said.no())
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("no-extension", complaint.number(), said.no()));
        var isOwn = doing.viewer().staff().id().equals(asked.asked().actor().id());
        if (asked.waits() && !isOwn && !Extensions.mayDecide(doing.viewer(), asked, complaint, doing.policy())) {
            throw new Problem.NotYours("not-yours.act", complaint.number(), Verb.DECIDE_EXTENSION);
        }
        if (granted
                && asked.waits()
                && !isOwn
                && Extensions.limit(
                                asked, complaint, doing.policy(), doing.moment().at())
                        .isEmpty()) {
            throw new NotPossibleNow(
                    complaint.number(), complaint.stage(), Verb.DECIDE_EXTENSION, "extension-too-late");
        }
        complaint.decideExtension(asked.no(), granted, said.reason(), doing.moment());
    }

    private static String local(Instant at, Policy policy) {
        return LOCAL.format(at.atZone(policy.organisation().zone()));
    }
}
