package org.wenguo.resolution;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Doing;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.platform.Problem;

/** Saying, before it passes, that a promised time cannot be kept, and when it will be instead (D19). */
@Component
class PostponingPromises extends Act<PostponingPromises.PostponementBody> {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final Duration LONGEST = Duration.ofDays(3653);

    /** @param reason told to the complainant */
    record PostponementBody(
            @NotNull Integer no,
            @NotNull OffsetDateTime dueAt,
            @NotBlank @Size(max = 2000) String reason) {}

    PostponingPromises() {
        super(Verb.POSTPONE_PROMISE, PostponementBody.class);
    }

    @Override
    protected boolean isFor(Standing standing) {
        return standing.carries();
    }

    @Override
    protected void perform(Complaint complaint, PostponementBody said, Doing doing) {
        var promise = complaint.promises().stream()
                .filter(made -> made.no() == said.no())
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("no-promise", complaint.number(), said.no()));
        var dueAt = said.dueAt().toInstant().truncatedTo(ChronoUnit.MICROS);
        if (!dueAt.isAfter(promise.dueAt())) {
            throw new Problem.Invalid(
                    "dueAt",
                    "not-later",
                    LOCAL.format(
                            promise.dueAt().atZone(doing.viewer().organisation().zone())));
        }
        if (dueAt.isAfter(doing.moment().at().plus(LONGEST))) {
            throw new Problem.Invalid("dueAt", "too-far");
        }
        complaint.postponePromise(said.no(), dueAt, said.reason().strip(), doing.moment());
    }
}
