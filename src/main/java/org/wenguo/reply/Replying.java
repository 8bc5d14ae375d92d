package org.wenguo.reply;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Doing;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.people.Staff;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Language;
import org.wenguo.policy.ReplyRules.SecondLook;

/**
 * Answering the complainant (G1); on a media case the spokesperson alone may (A6, 003 art. 12). Names in braces are filled
 * in, the reply is looked over, and what the pack wants blocked is refused. Where the pack wants a second look at it, it
 * does not go out but waits for another person.
 */
@Component
class Replying extends Act<Replying.ReplyBody> {

    /**
     * @param salutation how the complainant is addressed where the text says {@code {salutation}}
     * @param outcome whether it is published as the final outcome
     */
    record ReplyBody(
            @NotNull Channel channel,
            @NotBlank @Size(max = 20_000) String text,

            @Nullable @Pattern(regexp = "mr|ms", message = "one-of")
            String salutation,

            @Nullable Boolean outcome) {}

    private final LookingOver lookingOver;
    private final StoredReplies stored;

    Replying(LookingOver lookingOver, StoredReplies stored) {
        super(Verb.REPLY, ReplyBody.class);
        this.lookingOver = lookingOver;
        this.stored = stored;
    }

    @Override
    protected boolean isFor(Standing standing) {
        return standing.speaksForUs();
    }

    @Override
    protected void perform(Complaint complaint, ReplyBody said, Doing doing) {
        var standing = new Standing(doing.viewer(), complaint, doing.policy());
        var language = LookingOver.language(complaint, Language.SIMPLIFIED.locale());
        var looked = lookingOver.look(
                standing, said.channel(), said.text(), said.salutation() == null ? "" : said.salutation(), language);
        if (looked.isBlocked() && complaint.allows(Verb.REPLY)) {
            throw new Problem.Invalid(looked.findings().stream()
                    .filter(Finding::blocks)
                    .map(Finding::error)
                    .toList());
        }
        var outcome = said.outcome() != null && said.outcome();
        if (looked.secondLook().isEmpty()) {
            complaint.reply(said.channel(), looked.text(), doing.moment());
            if (outcome) {
                complaint.publishOutcome(complaint.replies().size(), doing.moment());
            }
        } else {
            if (!isAnybodyElse(doing, looked.secondLook())) {
                throw new Problem.NotNow("reply.nobody-releases", complaint.number());
            }
            complaint.holdReply(
                    said.channel(),
                    looked.text(),
                    outcome,
                    looked.secondLook().stream().map(SecondLook::id).toList(),
                    doing.moment());
        }
        stored.discard(
                doing.viewer().tenant(), complaint.id(), doing.viewer().staff().id());
    }

    /** A reply that nobody could release would wait for ever. */
    private static boolean isAnybodyElse(Doing doing, List<SecondLook> rules) {
        return doing.viewer().organisation().staff().stream()
                .filter(Staff::active)
                .filter(one -> !one.id().equals(doing.viewer().staff().id()))
                .anyMatch(one -> LookingOver.mayRelease(one, rules));
    }
}
