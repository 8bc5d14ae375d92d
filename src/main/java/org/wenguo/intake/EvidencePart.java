package org.wenguo.intake;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintPart;
import org.wenguo.complaint.Standing;

/** The files that came with the mails of a case, in its representation. */
@Component
class EvidencePart implements ComplaintPart {

    private final Mails mails;

    EvidencePart(Mails mails) {
        this.mails = mails;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public Object of(Standing standing) {
        return mails.attachments(standing.viewer().tenant(), standing.complaint()).stream()
                .map(file -> Map.of(
                        "name", file.name(),
                        "size", file.size(),
                        "sha256", file.sha256(),
                        "by", "email",
                        "check", file.check().code(),
                        "url",
                                "/api/v1/complaints/" + standing.complaint().number() + "/mails/" + file.mail()
                                        + "/attachments/" + file.no()))
                .toList();
    }
}
