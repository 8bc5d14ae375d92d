package org.wenguo.intake.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.intake.Mails;
import org.wenguo.people.Viewer;
import org.wenguo.platform.FileCheck;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;

/**
 * The files of mails, for those who see the case; never as what they claim to be: bytes to save, which no browser opens by
 * itself. Whole mails tell who wrote, so they are for those who need to know that.
 */
@Controller
class MailFiles {

    private final Mails mails;
    private final Complaints complaints;
    private final Acting acting;
    private final TransactionOperations transactions;

    MailFiles(Mails mails, Complaints complaints, Acting acting, TransactionOperations transactions) {
        this.mails = mails;
        this.complaints = complaints;
        this.acting = acting;
        this.transactions = transactions;
    }

    @GetMapping({
        "/complaints/{number:[0-9]+}/mails/{mail}/attachments/{no:[0-9]{1,4}}",
        "/api/v1/complaints/{number:[0-9]+}/mails/{mail}/attachments/{no:[0-9]{1,4}}"
    })
    ResponseEntity<byte[]> attachment(
            @PathVariable String number, @PathVariable UUID mail, @PathVariable int no, Viewer viewer) {
        ofCase(number, mail, viewer);
        return file(mail, no, viewer);
    }

    @GetMapping("/complaints/{number:[0-9]+}/mails/{mail}/original")
    ResponseEntity<byte[]> original(@PathVariable String number, @PathVariable UUID mail, Viewer viewer) {
        var complaint = ofCase(number, mail, viewer);
        if (!acting.standing(viewer, complaint).knowsWhoComplains()) {
            throw new Problem.NotFound("http-404");
        }
        return whole(mail, viewer);
    }

    @GetMapping("/intake/mails/{mail}/attachments/{no:[0-9]{1,4}}")
    ResponseEntity<byte[]> attachmentOfMail(@PathVariable UUID mail, @PathVariable int no, Viewer viewer) {
        MailsPage.mayDeal(viewer);
        return file(mail, no, viewer);
    }

    @GetMapping("/intake/mails/{mail}/original")
    ResponseEntity<byte[]> originalOfMail(@PathVariable UUID mail, Viewer viewer) {
        MailsPage.mayDeal(viewer);
        return whole(mail, viewer);
    }

    /** @throws Problem.NotFound if the mail is not of this case, or the case not for this person */
    private Complaint ofCase(String number, UUID mail, Viewer viewer) {
        var complaint = in(viewer, () -> complaints.visibleTo(viewer).byNumber(number));
        if (!number.equals(mails.byId(viewer.tenant(), mail).number())) {
            throw new Problem.NotFound("http-404");
        }
        return complaint;
    }

    private <T> T in(Viewer viewer, Supplier<T> work) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> work.get()));
    }

    private ResponseEntity<byte[]> file(UUID mail, int no, Viewer viewer) {
        var file = mails.attachments(viewer.tenant(), mail).stream()
                .filter(one -> one.no() == no && one.stored())
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("http-404"));
        FileCheck.mayBeOpened(file.check());
        return bytes(file.name(), mails.bytes(viewer.tenant(), mail, no));
    }

    private ResponseEntity<byte[]> whole(UUID mail, Viewer viewer) {
        // The files are in it, too.
        mails.attachments(viewer.tenant(), mail).forEach(file -> FileCheck.mayBeOpened(file.check()));
        return bytes("mail-" + mail + ".eml", mails.raw(viewer.tenant(), mail));
    }

    private static ResponseEntity<byte[]> bytes(String name, byte[] bytes) {
        var disposition = ContentDisposition.attachment()
                .filename(name.replaceAll("[\\\\/:*?\"<>|]", "_"), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(bytes);
    }
}
