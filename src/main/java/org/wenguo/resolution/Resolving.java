package org.wenguo.resolution;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.ComplaintEvent.Findings;
import org.wenguo.complaint.Demand;
import org.wenguo.complaint.Stage;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.platform.Problem;

/** Finding out, offering, approving, agreeing, doing, promising (E3, F1 to F7). */
@Configuration(proxyBeanMethods = false)
class Resolving {

    /**
     * @param causeCategory person, machine, material, method, environment or measurement 人机料法环测, or one of the causes that
     *     the pack has for the category of the complaint
     */
    record FindingsBody(
            @Nullable @Size(max = 20_000) String facts,

            @Nullable @Size(max = 64) String causeCategory,

            @Nullable
            @Pattern(regexp = "undetermined|ours|customer|third-party|between-customers|none", message = "one-of")
            String responsibility) {}

    record AnswerBody(
            @NotBlank @Size(max = 20_000) String text,
            @Nullable @Valid FindingsBody findings) {}

    record MoneyBody(
            @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 2)
            BigDecimal value,

            @Nullable @Pattern(regexp = "CNY", message = "one-of")
            String currency) {}

    record ProposalBody(
            @NotBlank @Size(max = 5000) String text,
            @Nullable @Valid MoneyBody compensation) {}

    /** @param decision approved or refused */
    record DecisionBody(
            @NotNull @Pattern(regexp = "approved|refused", message = "one-of")
            String decision,

            @Nullable @Size(max = 2000) String reason) {}

    record ChoiceBody(
            @Nullable Integer proposal,
            @Nullable @Size(max = 5000) String counterProposal) {}

    record TextBody(@NotBlank @Size(max = 20_000) String text) {}

    record PromiseBody(
            @NotBlank @Size(max = 2000) String text,
            @NotNull OffsetDateTime dueAt) {}

    record KeptBody(
            @NotNull Integer no, @Nullable @Size(max = 2000) String text) {}

    private static final Duration LONGEST_PROMISE = Duration.ofDays(3653);

    @Bean
    Act<AnswerBody> answering() {
        return Act.of(Verb.ANSWER, AnswerBody.class, Standing::handles, (complaint, said, doing) -> {
            var given = said.findings();
            if (given != null
                    && given.causeCategory() != null
                    && !doing.policy().causeCodes(complaint).contains(given.causeCategory())) {
                throw new Problem.Invalid("findings.causeCategory", "one-of");
            }
            var findings =
                    given == null ? null : new Findings(given.facts(), given.causeCategory(), given.responsibility());
            complaint.answer(said.text(), findings, doing.moment());
        });
    }

    @Bean
    Act<ProposalBody> proposing() {
        return Act.of(Verb.PROPOSE, ProposalBody.class, Standing::carries, (complaint, said, doing) -> {
            var given = said.compensation();
            var money = given == null || given.value().signum() == 0
                    ? null
                    : new Demand.Money(given.value(), given.currency() == null ? "CNY" : given.currency());
            var beyond = money != null
                    && !Authorities.covers(doing.policy(), doing.viewer(), complaint.severity(), money.value());
            complaint.propose(said.text(), money, beyond, doing.moment());
        });
    }

    @Bean
    Act<DecisionBody> approving() {
        return Act.of(
                Verb.APPROVE,
                DecisionBody.class,
                standing -> standing.sees() && Authorities.mayApprove(standing),
                (complaint, said, doing) -> {
                    var granted = said.decision().equals("approved");
                    if (!granted && (said.reason() == null || said.reason().isBlank())) {
                        throw new Problem.Invalid("reason", "required");
                    }
                    complaint.approve(granted, said.reason(), doing.moment());
                });
    }

    @Bean
    Act<ChoiceBody> choosing() {
        return Act.of(Verb.CHOOSE, ChoiceBody.class, Standing::carries, (complaint, said, doing) -> {
            var counter = said.counterProposal();
            if ((said.proposal() == null) == (counter == null || counter.isBlank())) {
                throw new Problem.Invalid("proposal", "one-or-other");
            }
            if (said.proposal() != null) {
                if (complaint.allows(Verb.CHOOSE)
                        && complaint.proposal(said.proposal()).isEmpty()) {
                    throw new Problem.Invalid("proposal", "unknown");
                }
                complaint.choose(said.proposal(), doing.moment());
            } else if (counter != null) {
                complaint.counterPropose(counter, doing.moment());
            }
        });
    }

    @Bean
    Act<TextBody> agreeing() {
        return Act.of(
                Verb.AGREE,
                TextBody.class,
                Standing::carries,
                (complaint, said, doing) -> complaint.agree(said.text(), doing.moment()));
    }

    @Bean
    Act<TextBody> fulfilling() {
        return Act.of(
                Verb.FULFIL,
                TextBody.class,
                // What is settled on the spot is settled by telling the complainant so.
                standing -> standing.complaint().stage() == Stage.REGISTERED
                                && standing.complaint().isMediaCase()
                        ? standing.speaksForUs()
                        : standing.carries(),
                (complaint, said, doing) -> complaint.fulfil(said.text(), doing.moment()));
    }

    @Bean
    Act<PromiseBody> promising() {
        return Act.of(Verb.PROMISE, PromiseBody.class, Standing::carries, (complaint, said, doing) -> {
            var dueAt = said.dueAt().toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!dueAt.isAfter(doing.moment().at())) {
                throw new Problem.Invalid("dueAt", "in-past");
            }
            if (dueAt.isAfter(doing.moment().at().plus(LONGEST_PROMISE))) {
                throw new Problem.Invalid("dueAt", "too-far");
            }
            complaint.promise(said.text(), dueAt, doing.moment());
        });
    }

    @Bean
    Act<KeptBody> keepingPromises() {
        return Act.of(Verb.KEEP_PROMISE, KeptBody.class, Standing::carries, (complaint, said, doing) -> {
            if (complaint.promises().stream().noneMatch(made -> made.no() == said.no())) {
                throw new Problem.NotFound("no-promise", complaint.number(), said.no());
            }
            complaint.keepPromise(said.no(), said.text(), doing.moment());
        });
    }
}
