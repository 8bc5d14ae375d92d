package org.wenguo.bulletin.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.wenguo.bulletin.BulletinInSight;
import org.wenguo.bulletin.IssuingBulletins;
import org.wenguo.paper.Printing;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Words;

/** A bulletin to print and to file, for everybody who may read it. */
@Controller
class BulletinPaperPage {

    private static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final IssuingBulletins bulletins;
    private final Printing printing;
    private final Dictionary dictionary;

    BulletinPaperPage(IssuingBulletins bulletins, Printing printing, Dictionary dictionary) {
        this.bulletins = bulletins;
        this.printing = printing;
        this.dictionary = dictionary;
    }

    @GetMapping("/bulletins/{id}/paper.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String id, Viewer viewer, Words words) {
        var seen = bulletins.read(BulletinPage.uuid(id), viewer);
        return file(
                seen,
                "pdf",
                MediaType.APPLICATION_PDF,
                printing.pdf(sheet(seen, viewer, words).html()));
    }

    @GetMapping("/bulletins/{id}/paper.docx")
    ResponseEntity<byte[]> word(@PathVariable String id, Viewer viewer, Words words) {
        var seen = bulletins.read(BulletinPage.uuid(id), viewer);
        return file(seen, "docx", WORD, sheet(seen, viewer, words).word());
    }

    private BulletinOnPaper sheet(BulletinInSight seen, Viewer viewer, Words words) {
        var organisation = viewer.organisation();
        var t = dictionary.in(words.locale(), organisation.zone());
        var bulletin = seen.bulletin();
        var issued = bulletin.issued();
        var writers = BulletinPage.names(bulletin.writers(), organisation, t);
        var day = (issued == null ? bulletin.changedAt() : issued.at())
                .atZone(t.zone())
                .toLocalDate();
        return new BulletinOnPaper(
                organisation.name(),
                seen.rule().map(rule -> rule.name().in(t.locale())).orElseGet(() -> t.of("bulletin.title")),
                issued == null ? t.of("bulletin.state." + bulletin.state().code()) : BulletinPage.number(bulletin, t),
                t.date(day),
                bulletin.account().title(),
                t.of("level." + bulletin.level().code()) + " · " + t.of("bulletin.complaint") + " "
                        + bulletin.complaintNumber(),
                t.of("bulletin.field.situation"),
                bulletin.account().situation(),
                t.of("bulletin.field.help"),
                bulletin.account().help(),
                issued == null
                        ? t.of("bulletin.writers") + " " + writers
                        : t.of(
                                "bulletin.signed",
                                writers,
                                organisation
                                        .member(issued.approvedBy())
                                        .map(Staff::name)
                                        .orElse("")));
    }

    private static ResponseEntity<byte[]> file(BulletinInSight seen, String ending, MediaType type, byte[] bytes) {
        var issued = seen.bulletin().issued();
        var name = "bulletin-" + (issued == null ? seen.bulletin().complaintNumber() : issued.number());
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + ending, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(bytes);
    }
}
