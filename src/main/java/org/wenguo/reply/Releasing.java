package org.wenguo.reply;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Doing;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Language;

/**
 * The second look at a reply: it goes out, as it is or with changes, or it goes back with a remark. Whoever wrote it does
 * not release it, but may take it back.
 */
@Component
class Releasing extends Act<Releasing.ReleaseBody> {

    /**
     * @param decision approved or refused
     * @param text as it goes out; null: as it was written
     * @param remark wanted where it goes back, unless whoever wrote it takes it back
     */
    record ReleaseBody(
            @NotNull Integer no,

            @NotNull @Pattern(regexp = "approved|refused", message = "one-of")
            String decision,

            @Nullable @Size(max = 20_000) String text,

            @Nullable @Size(max = 2000) String remark) {}

    private final LookingOver lookingOver;
    private final StoredReplies stored;

    Releasing(LookingOver lookingOver, StoredReplies stored) {
        super(Verb.RELEASE_REPLY, ReleaseBody.class);
        this.lookingOver = lookingOver;
        this.stored = stored;
    }

    @Override
    protected boolean isFor(Standing standing) {
        return standing.sees()
                && standing.complaint().heldReplies().stream()
                        .filter(Complaint.HeldReply::waits)
                        .anyMatch(held -> isOwn(held, standing) || mayRelease(held, standing));
    }

    @Override
    protected boolean isWorthOffering(Standing standing) {
        return standing.complaint()
                .waitingReply()
                .filter(held -> !isOwn(held, standing) && mayRelease(held, standing))
                .isPresent();
    }

    static boolean isOwn(Complaint.HeldReply held, Standing standing) {
        return held.written().actor().id() != null
                && standing.viewer().staff().id().equals(held.written().actor().id());
    }

    static boolean mayRelease(Complaint.HeldReply held, Standing standing) {
        return LookingOver.mayRelease(standing.viewer().staff(), LookingOver.rules(held, standing));
    }

    @Override
    protected void perform(Complaint complaint, ReleaseBody said, Doing doing) {
        var standing = new Standing(doing.viewer(), complaint, doing.policy());
        var held = complaint.heldReplies().stream()
                .filter(one -> one.reply().no() == said.no())
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("no-held-reply", complaint.number(), said.no()));
        if (said.decision().equals("approved")) {
            var changed = said.text() == null ? null : lookedOver(standing, held, said.text());
            complaint.releaseReply(said.no(), changed, said.remark(), doing.moment());
        } else {
            var remark = said.remark() == null ? "" : said.remark().strip();
            if (remark.isEmpty() && !isOwn(held, standing)) {
                throw new Problem.Invalid("remark", "required");
            }
            complaint.returnReply(said.no(), remark, doing.moment());
            giveBack(complaint, held, doing);
        }
    }

    /** The words lie before whoever wrote them again, unless they have begun others. */
    private void giveBack(Complaint complaint, Complaint.HeldReply held, Doing doing) {
        var writer = held.written().actor().id();
        var tenant = doing.viewer().tenant();
        if (writer != null
                && stored.drafts(tenant, complaint.id()).stream()
                        .noneMatch(draft -> draft.writer().equals(writer))) {
            var reply = held.reply();
            var now = doing.moment().at();
            stored.save(
                    tenant,
                    complaint.id(),
                    new ReplyDraft(writer, 0, reply.channel(), "", reply.text(), reply.outcome(), now, now),
                    now);
        }
    }

    /** Changed words are looked over like those of a new reply. */
    private String lookedOver(Standing standing, Complaint.HeldReply held, String changed) {
        if (changed.isBlank()) {
            throw new Problem.Invalid("text", "required");
        }
        var language = LookingOver.language(standing.complaint(), Language.SIMPLIFIED.locale());
        var looked = lookingOver.look(standing, held.reply().channel(), changed, "", language);
        if (looked.isBlocked()) {
            throw new Problem.Invalid(looked.findings().stream()
                    .filter(Finding::blocks)
                    .map(Finding::error)
                    .toList());
        }
        return looked.text();
    }
}
