package org.wenguo.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.CaseOriginals;
import org.wenguo.complaint.Standing;
import org.wenguo.platform.FileCheck;
import org.wenguo.platform.Problem;

/** What came with a complaint: photos, mails with what hung on them, files that staff put to it. */
@Component
class OriginalsTakenIn implements CaseOriginals {

    private final Photos photos;
    private final Mails mails;
    private final CaseFiles files;

    OriginalsTakenIn(Photos photos, Mails mails, CaseFiles files) {
        this.photos = photos;
        this.mails = mails;
        this.files = files;
    }

    @Override
    public List<Original> of(Standing standing) {
        var viewer = standing.viewer();
        var tenant = viewer.tenant();
        var complaint = standing.complaint();
        var originals = new ArrayList<Original>();
        for (var photo : photos.of(tenant, complaint)) {
            originals.add(new Original(
                    "photos",
                    photo.name(),
                    photo.addedAt(),
                    photo.sha256(),
                    unlessKeptBack(() -> photos.bytes(tenant, complaint, photo.id()))));
        }
        if (standing.knowsWhoComplains()) {
            var attachments = mails.attachments(tenant, complaint);
            for (var mail : mails.of(tenant, complaint)) {
                originals.add(new Original(
                        "mails", mail.subject() + ".eml", mail.receivedAt(), null, unlessKeptBack(() -> {
                            attachments.stream()
                                    .filter(one -> one.mail().equals(mail.id()))
                                    .forEach(one -> FileCheck.mayBeOpened(one.check()));
                            return mails.raw(tenant, mail.id());
                        })));
                attachments.stream()
                        .filter(one -> one.mail().equals(mail.id()) && one.stored())
                        .forEach(one -> originals.add(new Original(
                                "attachments", one.name(), mail.receivedAt(), one.sha256(), unlessKeptBack(() -> {
                                    FileCheck.mayBeOpened(one.check());
                                    return mails.bytes(tenant, one.mail(), one.no());
                                }))));
            }
        }
        for (var file : files.of(tenant, complaint)) {
            if (!file.isPersonal() || standing.knowsWhoComplains()) {
                originals.add(new Original(
                        "files",
                        file.name(),
                        file.addedAt(),
                        file.sha256(),
                        unlessKeptBack(() -> files.read(complaint.number(), file.id(), viewer)
                                .bytes())));
            }
        }
        return originals;
    }

    private static Supplier<Optional<byte[]>> unlessKeptBack(Supplier<byte[]> bytes) {
        return () -> {
            try {
                return Optional.of(bytes.get());
            } catch (Problem.NotNow keptBack) {
                return Optional.empty();
            }
        };
    }
}
