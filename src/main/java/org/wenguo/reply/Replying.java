package org.wenguo.reply;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Doing;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;

/** Answering the complainant (G1); on a media case the spokesperson alone may (A6, 003 art. 12). */
@Component
class Replying extends Act<Replying.ReplyBody> {

    record ReplyBody(
            @NotNull Channel channel,
            @NotBlank @Size(max = 20_000) String text) {}

    Replying() {
        super(Verb.REPLY, ReplyBody.class);
    }

    @Override
    protected boolean isFor(Standing standing) {
        return standing.speaksForUs();
    }

    @Override
    protected void perform(Complaint complaint, ReplyBody said, Doing doing) {
        complaint.reply(said.channel(), said.text(), doing.moment());
    }
}
