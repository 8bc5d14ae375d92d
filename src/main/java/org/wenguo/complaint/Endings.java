package org.wenguo.complaint;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.platform.Problem;

/** Standing still, linking, ending and beginning again: the acts of the complaint's own module beside determinations. */
@Configuration(proxyBeanMethods = false)
class Endings {

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    record Summary(@NotBlank @Size(max = 20_000) String summary) {}

    record Waiting(
            @NotBlank @Size(max = 2000) String reason,

            @NotNull @Pattern(regexp = "complainant|outside-body|other", message = "one-of")
            String waitingFor) {}

    record Destination(
            @NotBlank @Size(max = 200) String to,
            @NotBlank @Size(max = 2000) String reason) {}

    record Neighbour(
            @NotBlank @Size(max = 40) String number,

            @NotNull @Pattern(regexp = "duplicate|related", message = "one-of")
            String as) {}

    record Former(@NotBlank @Size(max = 40) String number) {}

    record Words(@NotBlank @Size(max = 20_000) String text) {}

    @Bean
    Act<Waiting> suspending() {
        return Act.of(
                Verb.SUSPEND,
                Waiting.class,
                Standing::carries,
                (complaint, said, doing) -> complaint.suspend(said.reason(), said.waitingFor(), doing.moment()));
    }

    @Bean
    Act<Act.Nothing> resuming() {
        return Act.of(
                Verb.RESUME,
                Act.Nothing.class,
                Standing::carries,
                (complaint, said, doing) -> complaint.resume(doing.moment()));
    }

    @Bean
    Act<Words> addingWords() {
        return Act.of(
                Verb.ADD_WORDS,
                Words.class,
                Standing::carries,
                (complaint, said, doing) -> complaint.addWords(said.text(), doing.moment()));
    }

    @Bean
    Act<Summary> closing() {
        return Act.of(
                Verb.CLOSE,
                Summary.class,
                Standing::supervises,
                (complaint, said, doing) -> complaint.close(said.summary(), doing.moment()));
    }

    @Bean
    Act<Act.Nothing> archiving() {
        return Act.of(
                Verb.ARCHIVE,
                Act.Nothing.class,
                Standing::supervises,
                (complaint, said, doing) -> complaint.archive(doing.moment()));
    }

    @Bean
    Act<Reason> withdrawing() {
        return Act.of(
                Verb.WITHDRAW,
                Reason.class,
                Standing::carries,
                (complaint, said, doing) -> complaint.withdraw(said.reason(), doing.moment()));
    }

    @Bean
    Act<Reason> declining() {
        return Act.of(
                Verb.DECLINE,
                Reason.class,
                standing -> standing.leads() || standing.supervises(),
                (complaint, said, doing) -> complaint.decline(said.reason(), doing.moment()));
    }

    @Bean
    Act<Destination> transferringOut() {
        return Act.of(
                Verb.TRANSFER_OUT,
                Destination.class,
                standing -> standing.leads() || standing.supervises(),
                (complaint, said, doing) -> complaint.transferOut(said.to(), said.reason(), doing.moment()));
    }

    @Bean
    Act<Reason> reopening() {
        return Act.of(
                Verb.REOPEN,
                Reason.class,
                standing -> standing.leads() || standing.supervises(),
                (complaint, said, doing) -> complaint.reopen(said.reason(), doing.moment()));
    }

    /** Both sides know of the link, so that whoever opens one finds the other. */
    @Bean
    Act<Neighbour> linking(Complaints complaints) {
        return Act.of(Verb.LINK, Neighbour.class, Standing::carries, (complaint, said, doing) -> {
            var other = neighbour(complaints, complaint, said.number(), doing);
            complaint.link(other.number(), said.as(), doing.moment());
            other.link(complaint.number(), said.as(), doing.moment());
            complaints.save(doing.viewer().organisation(), other, doing.moment());
        });
    }

    @Bean
    Act<Former> unlinking(Complaints complaints) {
        return Act.of(Verb.UNLINK, Former.class, Standing::carries, (complaint, said, doing) -> {
            var other = neighbour(complaints, complaint, said.number(), doing);
            complaint.unlink(other.number(), doing.moment());
            other.unlink(complaint.number(), doing.moment());
            complaints.save(doing.viewer().organisation(), other, doing.moment());
        });
    }

    private static Complaint neighbour(Complaints complaints, Complaint complaint, String number, Doing doing) {
        if (number.equals(complaint.number())) {
            throw new Problem.Invalid("number", "itself");
        }
        try {
            return complaints.visibleTo(doing.viewer()).byNumber(number);
        } catch (Problem.NotFound e) {
            throw new Problem.Invalid("number", "no-complaint");
        }
    }
}
