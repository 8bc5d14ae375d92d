package org.wenguo.callback;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.CallbackResult;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent.Fairness;
import org.wenguo.complaint.Doing;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.people.Role;

/** Calling back: was it put right, and was it fair (H1, F8)? Nobody asks about their own unit's work. */
@Component
class CallingBack extends Act<CallingBack.CallbackBody> {

    record FairnessBody(
            @Nullable @Min(1) @Max(5) Integer outcome,
            @Nullable @Min(1) @Max(5) Integer procedure,
            @Nullable @Min(1) @Max(5) Integer treatment) {}

    record CallbackBody(
            @NotNull CallbackResult result,
            @Nullable @Size(max = 5000) String remarks,
            @Nullable @Valid FairnessBody fairness) {}

    CallingBack() {
        super(Verb.CALL_BACK, CallbackBody.class);
    }

    @Override
    protected boolean isFor(Standing standing) {
        var works = standing.viewer().staff().roles().stream()
                .anyMatch(role -> role == Role.AGENT || role == Role.SPECIALIST || role == Role.SUPERVISOR);
        return works && standing.viewer().atCentre() && (!standing.handles() || onlyTheCentreCan(standing));
    }

    /** A case that the centre itself handled is asked about by somebody who did not answer for it. */
    private static boolean onlyTheCentreCan(Standing standing) {
        return standing.complaint()
                .answer()
                .filter(given -> !standing.viewer()
                        .staff()
                        .id()
                        .equals(given.moment().actor().id()))
                .isPresent();
    }

    @Override
    protected void perform(Complaint complaint, CallbackBody said, Doing doing) {
        var fair = said.fairness();
        var fairness = fair == null ? null : new Fairness(fair.outcome(), fair.procedure(), fair.treatment());
        complaint.callBack(said.result(), said.remarks(), fairness, doing.moment());
    }
}
