package org.wenguo.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent.Thing;
import org.wenguo.complaint.Demand;
import org.wenguo.complaint.Doing;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.ThingKinds;
import org.wenguo.complaint.Verb;
import org.wenguo.platform.Problem;

/**
 * Naming the thing complained of, and rewarding a useful complaint: anybody who works on the case proposes, a supervisor who
 * is somebody else decides, and whoever hands it over says how that can be shown.
 */
@Configuration(proxyBeanMethods = false)
class Rewarding {

    record ObjectBody(
            @NotNull @Pattern(regexp = ThingKinds.PATTERN, message = "one-of")
            String kind,

            @NotBlank @Size(max = 120) String reference) {}

    record RewardValueBody(
            @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 2)
            BigDecimal value,

            @Nullable @Pattern(regexp = "[A-Z]{3}", message = "currency")
            String currency) {}

    /**
     * What is proposed.
     *
     * @param what what is to be given, in words
     * @param why of what use the complaint was
     */
    record RewardBody(
            @NotBlank @Size(max = 200) String what,
            @Nullable @Valid RewardValueBody value,
            @NotBlank @Size(max = 2000) String why) {}

    /** @param decision approved or refused */
    record RewardDecisionBody(
            @NotNull Integer no,

            @NotNull @Pattern(regexp = "approved|refused", message = "one-of")
            String decision,

            @Nullable @Size(max = 2000) String reason) {}

    /** @param proof how it can be shown, as the number of a receipt */
    record HandoverBody(
            @NotNull Integer no, @NotBlank @Size(max = 2000) String proof) {}

    @Bean
    Act<ObjectBody> namingObject() {
        return Act.of(
                Verb.NAME_OBJECT,
                ObjectBody.class,
                Standing::worksOnIt,
                (complaint, said, doing) -> complaint.nameObject(
                        new Thing(said.kind(), said.reference().strip()), doing.moment()));
    }

    @Bean
    Act<RewardBody> proposingReward() {
        return Act.of(
                Verb.PROPOSE_REWARD,
                RewardBody.class,
                Standing::worksOnIt,
                (complaint, said, doing) -> complaint.proposeReward(
                        said.what().strip(), money(said.value()), said.why().strip(), doing.moment()));
    }

    @Bean
    Act<RewardDecisionBody> decidingOnReward() {
        return new Act<>(Verb.DECIDE_REWARD, RewardDecisionBody.class) {
            @Override
            protected boolean isFor(Standing standing) {
                return standing.supervises();
            }

            @Override
            protected boolean isWorthOffering(Standing standing) {
                var me = standing.viewer().staff().id();
                return standing.complaint().rewards().stream()
                        .anyMatch(one ->
                                one.waits() && !me.equals(one.proposed().actor().id()));
            }

            @Override
            protected void perform(Complaint complaint, RewardDecisionBody said, Doing doing) {
                var granted = said.decision().equals("approved");
                if (!granted && (said.reason() == null || said.reason().isBlank())) {
                    throw new Problem.Invalid("reason", "required");
                }
                known(complaint, said.no());
                complaint.decideReward(said.no(), granted, said.reason(), doing.moment());
            }
        };
    }

    @Bean
    Act<HandoverBody> handingOverReward() {
        return Act.of(Verb.GIVE_REWARD, HandoverBody.class, Standing::worksOnIt, (complaint, said, doing) -> {
            known(complaint, said.no());
            complaint.giveReward(said.no(), said.proof().strip(), doing.moment());
        });
    }

    private static void known(Complaint complaint, int no) {
        if (complaint.rewards().stream().noneMatch(one -> one.no() == no)) {
            throw new Problem.NotFound("no-reward", complaint.number(), no);
        }
    }

    private static Demand.@Nullable Money money(@Nullable RewardValueBody value) {
        return value == null
                ? null
                : new Demand.Money(value.value(), value.currency() == null ? "CNY" : value.currency());
    }
}
