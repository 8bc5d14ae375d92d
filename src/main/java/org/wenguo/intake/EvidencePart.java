package org.wenguo.intake;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintPart;
import org.wenguo.complaint.Standing;

/** The files that came with the mails of a case, and the photos that its complainant sent, in its representation. */
@Component
class EvidencePart implements ComplaintPart {

    private final Mails mails;
    private final Photos photos;

    EvidencePart(Mails mails, Photos photos) {
        this.mails = mails;
        this.photos = photos;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public Object of(Standing standing) {
        var tenant = standing.viewer().tenant();
        var at = "/api/v1/complaints/" + standing.complaint().number();
        return Stream.concat(
                        mails.attachments(tenant, standing.complaint()).stream()
                                .map(file -> Map.of(
                                        "name", file.name(),
                                        "size", file.size(),
                                        "sha256", file.sha256(),
                                        "by", "email",
                                        "check", file.check().code(),
                                        "url", at + "/mails/" + file.mail() + "/attachments/" + file.no())),
                        photos.of(tenant, standing.complaint()).stream()
                                .map(photo -> Map.of(
                                        "name", photo.name(),
                                        "size", photo.size(),
                                        "sha256", photo.sha256(),
                                        "by", "complainant",
                                        "check", photo.check().code(),
                                        "url", at + "/photos/" + photo.id())))
                .toList();
    }
}
