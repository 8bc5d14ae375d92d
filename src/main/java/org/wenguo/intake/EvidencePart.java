package org.wenguo.intake;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintPart;
import org.wenguo.complaint.Standing;

/** The files of a case, those that came with mails and those that staff put to it, in its representation. */
@Component
class EvidencePart implements ComplaintPart {

    private final Mails mails;
    private final CaseFiles files;

    EvidencePart(Mails mails, CaseFiles files) {
        this.mails = mails;
        this.files = files;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public Object of(Standing standing) {
        var mailed = mails.attachments(standing.viewer().tenant(), standing.complaint()).stream()
                .map(file -> Map.<String, Object>of(
                        "name", file.name(),
                        "size", file.size(),
                        "sha256", file.sha256(),
                        "by", "email",
                        "url",
                                "/api/v1/complaints/" + standing.complaint().number() + "/mails/" + file.mail()
                                        + "/attachments/" + file.no()));
        var added = files.of(standing.viewer().tenant(), standing.complaint()).stream()
                .filter(file -> standing.knowsWhoComplains() || !file.isPersonal())
                .map(file -> Map.<String, Object>of(
                        "name", file.name(),
                        "size", file.size(),
                        "sha256", file.sha256(),
                        "by", file.kind(),
                        "url", "/api/v1/complaints/" + standing.complaint().number() + "/files/" + file.id()));
        return Stream.concat(mailed, added).toList();
    }
}
