package org.wenguo.intake;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintPart;
import org.wenguo.complaint.Standing;

/** The files of a case, those that came with mails, the complainant's photos and what staff put to it, in its representation. */
@Component
class EvidencePart implements ComplaintPart {

    private final Mails mails;
    private final Photos photos;
    private final CaseFiles files;

    EvidencePart(Mails mails, Photos photos, CaseFiles files) {
        this.mails = mails;
        this.photos = photos;
        this.files = files;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public Object of(Standing standing) {
        var tenant = standing.viewer().tenant();
        var at = "/api/v1/complaints/" + standing.complaint().number();
        var mailed = mails.attachments(tenant, standing.complaint()).stream()
                .map(file -> Map.<String, Object>of(
                        "name", file.name(),
                        "size", file.size(),
                        "sha256", file.sha256(),
                        "by", "email",
                        "check", file.check().code(),
                        "url", at + "/mails/" + file.mail() + "/attachments/" + file.no()));
        var sent = photos.of(tenant, standing.complaint()).stream()
                .map(photo -> Map.<String, Object>of(
                        "name", photo.name(),
                        "size", photo.size(),
                        "sha256", photo.sha256(),
                        "by", "complainant",
                        "check", photo.check().code(),
                        "url", at + "/photos/" + photo.id()));
        var added = files.of(tenant, standing.complaint()).stream()
                .filter(file -> standing.knowsWhoComplains() || !file.isPersonal())
                .map(file -> Map.<String, Object>of(
                        "name", file.name(),
                        "size", file.size(),
                        "sha256", file.sha256(),
                        "by", file.kind(),
                        "url", at + "/files/" + file.id()));
        return Stream.of(mailed, sent, added).flatMap(one -> one).toList();
    }
}
