package org.wenguo.intake.web;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.wenguo.complaint.Complaints;
import org.wenguo.intake.Photos;
import org.wenguo.intake.ShownPhoto;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;

/** The photos of a case, for those who see the case. */
@Controller
class PhotoFiles {

    private final Photos photos;
    private final Complaints complaints;
    private final TransactionOperations transactions;

    PhotoFiles(Photos photos, Complaints complaints, TransactionOperations transactions) {
        this.photos = photos;
        this.complaints = complaints;
        this.transactions = transactions;
    }

    @GetMapping({"/complaints/{number:[0-9]+}/photos/{photo}", "/api/v1/complaints/{number:[0-9]+}/photos/{photo}"})
    ResponseEntity<byte[]> photo(@PathVariable String number, @PathVariable UUID photo, Viewer viewer) {
        var complaint = Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(
                        status -> complaints.visibleTo(viewer).byNumber(number)));
        var found = photos.of(viewer.tenant(), complaint).stream()
                .filter(one -> one.id().equals(photo))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("http-404"));
        return ShownPhoto.of(found, photos.bytes(viewer.tenant(), complaint, photo));
    }
}
