package org.wenguo.routing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Doing;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.people.Organisation;
import org.wenguo.platform.Problem;

/** Handing a complaint to whoever is responsible, and what they say to that (C1 to C5). */
@Configuration(proxyBeanMethods = false)
class HandingOver {

    /** @param staff account of the person it is meant for; null: whoever of the unit takes it */
    record AssignmentBody(
            @NotBlank @Size(max = 60) String unit,
            @Nullable @Size(max = 60) String staff,
            @Nullable @Size(max = 2000) String note) {}

    record BounceBody(@NotBlank @Size(max = 2000) String reason) {}

    record PartBody(
            @NotBlank @Size(max = 60) String unit,
            @NotBlank @Size(max = 5000) String task) {}

    record ContributionBody(@NotBlank @Size(max = 20_000) String text) {}

    record ReleaseBody(
            @NotBlank @Size(max = 60) String unit,
            @NotBlank @Size(max = 2000) String reason) {}

    record QuestionBody(
            @NotBlank @Size(max = 60) String unit,
            @NotBlank @Size(max = 5000) String question) {}

    record AdviceBody(@NotBlank @Size(max = 5000) String text) {}

    @Bean
    Act<AssignmentBody> assigning() {
        return new Act<>(Verb.ASSIGN, AssignmentBody.class) {
            @Override
            protected boolean isFor(Standing standing) {
                return standing.carries();
            }

            @Override
            protected void perform(Complaint complaint, AssignmentBody said, Doing doing) {
                var organisation = doing.viewer().organisation();
                var unit = unit(organisation, said.unit());
                complaint.assign(unit, member(organisation, unit, said.staff()), said.note(), doing.moment());
            }
        };
    }

    @Bean
    Act<Act.Nothing> accepting() {
        return new Act<>(Verb.ACCEPT, Act.Nothing.class) {
            @Override
            protected boolean isFor(Standing standing) {
                return standing.handles();
            }

            @Override
            protected void perform(Complaint complaint, Act.Nothing said, Doing doing) {
                complaint.accept(doing.moment());
            }
        };
    }

    @Bean
    Act<BounceBody> bouncing() {
        return new Act<>(Verb.BOUNCE, BounceBody.class) {
            @Override
            protected boolean isFor(Standing standing) {
                return standing.handles();
            }

            @Override
            protected void perform(Complaint complaint, BounceBody said, Doing doing) {
                complaint.bounce(said.reason(), doing.moment());
            }
        };
    }

    @Bean
    Act<PartBody> addingCoHandlers() {
        return Act.of(
                Verb.ADD_CO_HANDLER,
                PartBody.class,
                Standing::carries,
                (complaint, said, doing) -> complaint.addCoHandler(
                        unit(doing.viewer().organisation(), said.unit()), said.task(), doing.moment()));
    }

    @Bean
    Act<ContributionBody> contributing() {
        return Act.of(
                Verb.CONTRIBUTE,
                ContributionBody.class,
                Standing::hasPart,
                (complaint, said, doing) ->
                        complaint.contribute(doing.viewer().staff().unit(), said.text(), doing.moment()));
    }

    @Bean
    Act<ReleaseBody> releasingCoHandlers() {
        return Act.of(
                Verb.RELEASE_CO_HANDLER,
                ReleaseBody.class,
                Standing::carries,
                (complaint, said, doing) -> complaint.releaseCoHandler(
                        unit(doing.viewer().organisation(), said.unit()), said.reason(), doing.moment()));
    }

    @Bean
    Act<QuestionBody> consulting() {
        return new Act<>(Verb.CONSULT, QuestionBody.class) {
            @Override
            protected boolean isFor(Standing standing) {
                return standing.carries();
            }

            @Override
            protected void perform(Complaint complaint, QuestionBody said, Doing doing) {
                complaint.consult(unit(doing.viewer().organisation(), said.unit()), said.question(), doing.moment());
            }
        };
    }

    @Bean
    Act<AdviceBody> advising() {
        return new Act<>(Verb.ADVISE, AdviceBody.class) {
            @Override
            protected boolean isFor(Standing standing) {
                return standing.isAsked();
            }

            @Override
            protected void perform(Complaint complaint, AdviceBody said, Doing doing) {
                complaint.advise(doing.viewer().staff().unit(), said.text(), doing.moment());
            }
        };
    }

    private static UUID unit(Organisation organisation, String code) {
        return organisation
                .unit(code)
                .orElseThrow(() -> new Problem.Invalid("unit", "unknown"))
                .id();
    }

    private static @Nullable UUID member(Organisation organisation, UUID unit, @Nullable String username) {
        if (username == null || username.isBlank()) {
            return null;
        }
        var member = organisation
                .member(username)
                .filter(one -> one.active() && one.unit().equals(unit))
                .orElseThrow(() -> new Problem.Invalid("staff", "not-of-unit"));
        return member.id();
    }
}
