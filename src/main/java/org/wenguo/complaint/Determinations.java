package org.wenguo.complaint;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.complaint.ComplaintEvent.CircumstancesStated;
import org.wenguo.people.Role;
import org.wenguo.platform.Problem;
import org.wenguo.policy.Level;

/** What is determined about a complaint beside its way: validity, category, level, circumstances (B1 to B4). */
@Configuration(proxyBeanMethods = false)
class Determinations {

    /** @param validity valid, invalid, or undetermined to pass the question to the centre with an opinion */
    record ValidityBody(
            @NotNull Validity validity,
            @NotBlank @Size(max = 2000) String reason) {}

    record CategoryBody(@NotBlank @Size(max = 100) String category) {}

    record LevelBody(
            @NotNull Level level,
            @NotBlank @Size(max = 2000) String reason) {}

    record CircumstancesBody(
            @Nullable @Pattern(regexp = "none|possible|filed", message = "one-of")
            String litigation,

            @Nullable @Pattern(regexp = "none|possible|exposed", message = "one-of")
            String media,

            @Nullable @Min(1) @Max(1_000_000) Integer groupSize,
            @Nullable @Min(1) @Max(4) Integer severity,

            @Nullable
            @Pattern(regexp = "undetermined|ours|customer|third-party|between-customers|none", message = "one-of")
            String responsibility,

            @Nullable Boolean outsideHelp,
            @Nullable @Size(max = 2000) String note) {}

    @Bean
    Act<ValidityBody> determiningValidity() {
        return new Act<>(Verb.DETERMINE_VALIDITY, ValidityBody.class) {
            @Override
            protected boolean isFor(Standing standing) {
                if (standing.supervises()) {
                    return true;
                }
                var roles = EnumSet.of(Role.AGENT, Role.SPECIALIST, Role.SITE_HEAD);
                return !standing.complaint().isValidityPassed()
                        && standing.sees()
                        && standing.viewer().staff().roles().stream().anyMatch(roles::contains);
            }

            @Override
            protected void perform(Complaint complaint, ValidityBody said, Doing doing) {
                complaint.determineValidity(said.validity(), said.reason(), doing.moment());
            }
        };
    }

    @Bean
    Act<CategoryBody> classifying() {
        return new Act<>(Verb.CLASSIFY, CategoryBody.class) {
            @Override
            protected boolean isFor(Standing standing) {
                return standing.worksOnIt();
            }

            @Override
            protected void perform(Complaint complaint, CategoryBody said, Doing doing) {
                if (doing.policy().pack().categories().find(said.category()).isEmpty()) {
                    throw new Problem.Invalid("category", "unknown");
                }
                complaint.classify(said.category(), doing.moment());
            }
        };
    }

    @Bean
    Act<LevelBody> determiningLevel() {
        return new Act<>(Verb.DETERMINE_LEVEL, LevelBody.class) {
            @Override
            protected boolean isFor(Standing standing) {
                return standing.worksOnIt();
            }

            @Override
            protected void perform(Complaint complaint, LevelBody said, Doing doing) {
                if (complaint.level().isAbove(said.level()) && !doing.viewer().has(Role.SUPERVISOR)) {
                    throw new Problem.NotYours("not-yours.lower-level", complaint.number());
                }
                var calendar =
                        doing.policy().calendarOf(complaint.registration().lead());
                var verdict = doing.policy()
                        .pack()
                        .level(
                                complaint.facts(calendar),
                                complaint.registration().receivedAt(),
                                doing.moment().at(),
                                calendar.zone());
                complaint.determineLevel(said.level(), said.reason(), verdict.holding(), doing.moment());
            }
        };
    }

    @Bean
    Act<CircumstancesBody> statingCircumstances() {
        return new Act<>(Verb.STATE_CIRCUMSTANCES, CircumstancesBody.class) {
            @Override
            protected boolean isFor(Standing standing) {
                return standing.carries();
            }

            @Override
            protected void perform(Complaint complaint, CircumstancesBody said, Doing doing) {
                var stated = new CircumstancesStated(
                        said.litigation(),
                        said.media(),
                        said.groupSize(),
                        said.severity(),
                        said.responsibility(),
                        said.outsideHelp(),
                        said.note());
                complaint.stateCircumstances(stated, doing.moment());
            }
        };
    }
}
