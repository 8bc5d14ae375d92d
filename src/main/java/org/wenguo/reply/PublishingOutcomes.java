package org.wenguo.reply;

import jakarta.validation.constraints.NotNull;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Verb;

/** Says which reply is the final outcome, so that it stands where the complaint was made (G1). */
@Configuration(proxyBeanMethods = false)
class PublishingOutcomes {

    record PublicationBody(@NotNull Integer no) {}

    /** Whose the reply is: on a media case the spokesperson's alone. */
    @Bean
    Act<PublicationBody> publishingOutcome(Replying replying) {
        return Act.of(Verb.PUBLISH_OUTCOME, PublicationBody.class, replying::isFor, (complaint, said, doing) -> {
            complaint.publishOutcome(said.no(), doing.moment());
        });
    }
}
