package org.wenguo.repeats;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Doing;
import org.wenguo.complaint.Part;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.platform.Problem;

/** Bringing complaints of one matter together and taking them apart again, always with a trace on both sides. */
@Configuration(proxyBeanMethods = false)
class Merging {

    record Merger(
            @NotBlank @Size(max = 40) String into,
            @NotBlank @Size(max = 2000) String reason) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    /** @param text what of the complaint belongs to this matter, in words of its own */
    record Matter(
            @NotBlank @Size(max = 200) String subject,
            @NotBlank @Size(max = 20_000) String text,
            @Nullable @Size(max = 100) String category) {}

    record Other(@NotBlank @Size(max = 40) String number) {}

    /** Whoever merges answers for both afterwards, so both must be theirs to carry. */
    @Bean
    Act<Merger> mergingInto(Complaints complaints, Policies policies, SamePerson people) {
        return Act.of(Verb.MERGE, Merger.class, Standing::carries, (complaint, said, doing) -> {
            if (!complaint.allows(Verb.MERGE)) {
                throw complaint.refusal(Verb.MERGE);
            }
            var lead = carried(complaints, policies, complaint, "into", said.into(), Verb.MERGE, doing);
            var viewer = doing.viewer();
            var sameAs = people.in(viewer.tenant(), lead, complaint).orElse(null);
            complaint.mergeInto(lead, said.reason(), sameAs, doing.moment());
            complaints.save(viewer.organisation(), lead, doing.moment());
        });
    }

    /** Carrying the merged one is enough: nobody has to ask the leading case to let it go. */
    @Bean
    Act<Reason> splittingOff() {
        return Act.of(
                Verb.SPLIT,
                Reason.class,
                Standing::carries,
                (complaint, said, doing) -> complaint.splitOff(said.reason(), doing.moment()));
    }

    @Bean
    Act<Matter> dividing(Complaints complaints) {
        return Act.of(Verb.DIVIDE, Matter.class, Standing::carries, (complaint, said, doing) -> {
            if (!complaint.allows(Verb.DIVIDE)) {
                throw complaint.refusal(Verb.DIVIDE);
            }
            if (said.category() != null
                    && doing.policy().pack().categories().find(said.category()).isEmpty()) {
                throw new Problem.Invalid("category", "unknown");
            }
            complaints.divide(
                    doing.viewer().organisation(),
                    complaint,
                    new Part(said.subject().strip(), said.text().strip(), said.category()),
                    doing.moment());
        });
    }

    /** Both remember it, so that neither is offered as the other's repeat again. */
    @Bean
    Act<Other> tellingApart(Complaints complaints) {
        return Act.of(Verb.TELL_APART, Other.class, Standing::worksOnIt, (complaint, said, doing) -> {
            var other = seen(complaints, complaint, "number", said.number(), doing);
            complaint.tellApart(other.number(), doing.moment());
            other.tellApart(complaint.number(), doing.moment());
            complaints.save(doing.viewer().organisation(), other, doing.moment());
        });
    }

    private static Complaint carried(
            Complaints complaints,
            Policies policies,
            Complaint complaint,
            String field,
            String number,
            Verb verb,
            Doing doing) {
        var other = seen(complaints, complaint, field, number, doing);
        var viewer = doing.viewer();
        if (!new Standing(viewer, other, policies.of(viewer.organisation(), other)).carries()) {
            throw new Problem.NotYours("not-yours.act", other.number(), verb);
        }
        return other;
    }

    private static Complaint seen(
            Complaints complaints, Complaint complaint, String field, String number, Doing doing) {
        if (number.strip().equals(complaint.number())) {
            throw new Problem.Invalid(field, "itself");
        }
        return complaints.visibleTo(doing.viewer()).byNumber(number.strip());
    }
}
