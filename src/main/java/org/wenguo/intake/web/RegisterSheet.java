package org.wenguo.intake.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Standing;
import org.wenguo.intake.Arrival;
import org.wenguo.intake.CaseFiles;
import org.wenguo.paper.Printing;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Words;

/** The register form 投诉登记表 on paper (A2): blank, to be filled in by hand, or with what is known of a case, to be signed. */
@Controller
public class RegisterSheet {

    private static final String LABEL = "channels.sheet.";

    private final Printing printing;
    private final TemplateEngine templates;
    private final Complaints complaints;
    private final Acting acting;
    private final ComplaintRepresentation representation;
    private final Arrival.Reading arrival;
    private final CaseFiles files;
    private final TransactionOperations transactions;
    private final Dictionary dictionary;

    RegisterSheet(
            Printing printing,
            TemplateEngine templates,
            Complaints complaints,
            Acting acting,
            ComplaintRepresentation representation,
            Arrival.Reading arrival,
            CaseFiles files,
            TransactionOperations transactions,
            Dictionary dictionary) {
        this.printing = printing;
        this.templates = templates;
        this.complaints = complaints;
        this.acting = acting;
        this.representation = representation;
        this.arrival = arrival;
        this.files = files;
        this.transactions = transactions;
        this.dictionary = dictionary;
    }

    /** @param tall whether it needs room to write in */
    public record Row(String label, String value, boolean tall) {}

    @GetMapping("/intake/register-form")
    ResponseEntity<byte[]> blank(Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var rows = Stream.of(
                        "name",
                        "phone",
                        "customerNo",
                        "customerKind",
                        "channel",
                        "receivedAt",
                        "occurredAt",
                        "unit",
                        "place",
                        "against",
                        "kind",
                        "groupSize",
                        "subject",
                        "text",
                        "demand",
                        "evidence",
                        "recorder")
                .map(field -> row(field, "", t))
                .toList();
        return pdf("register-form", rows, "", null, viewer, t);
    }

    /** @throws org.wenguo.platform.Problem.NotFound if there is no such complaint for this person */
    @GetMapping("/complaints/{number:[0-9]+}/register-form")
    ResponseEntity<byte[]> filled(@PathVariable String number, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var standing =
                            acting.standing(viewer, complaints.visibleTo(viewer).byNumber(number));
                    var how = arrival.of(standing, t);
                    var signature = how.files().stream()
                            .filter(file -> file.kind().equals("signature"))
                            .findFirst()
                            .map(file -> files.read(number, file.id(), viewer).bytes())
                            .map(bytes -> "data:image/png;base64,"
                                    + Base64.getEncoder().encodeToString(bytes))
                            .orElse(null);
                    return pdf("register-form-" + number, rows(standing, how, t), number, signature, viewer, t);
                }));
    }

    private List<Row> rows(Standing standing, Arrival how, Words t) {
        var complaint = standing.complaint();
        var it = complaint.registration();
        var who = representation.complainant(standing);
        var organisation = standing.viewer().organisation();
        var rows = new ArrayList<Row>();
        rows.add(row("name", text(who.get("name")), t));
        rows.add(row("phone", text(who.get("phone")), t));
        rows.add(row("customerNo", text(who.get("customerNo")), t));
        rows.add(row("customerKind", t.of("customer." + it.complainant().kind()), t));
        rows.add(row("channel", t.of("channel." + it.channel().code()), t));
        how.lines().forEach(line -> rows.add(new Row(line.label(), line.text(), false)));
        rows.add(row("receivedAt", t.exact(it.receivedAt()), t));
        rows.add(row("occurredAt", it.occurredAt() == null ? "" : t.exact(it.occurredAt()), t));
        rows.add(row("unit", organisation.unit(it.unit()).name(), t));
        rows.add(row("place", text(it.place()), t));
        rows.add(row("against", text(it.against()), t));
        rows.add(row("kind", t.of("kind." + it.kind()), t));
        rows.add(row("groupSize", Integer.toString(it.groupSize()), t));
        rows.add(row("subject", it.subject(), t));
        rows.add(row("text", it.text(), t));
        rows.add(row("demand", it.demand() == null ? "" : text(it.demand().text()), t));
        rows.add(row(
                "evidence",
                String.join(
                        " · ", how.files().stream().map(CaseFiles.Kept::name).toList()),
                t));
        rows.add(row(
                "recorder",
                organisation
                        .member(complaint.recorder().id())
                        .map(one -> one.name())
                        .orElse(""),
                t));
        return rows;
    }

    private static Row row(String field, String value, Words t) {
        return new Row(t.of(LABEL + field), value, field.equals("text") || field.equals("demand"));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private ResponseEntity<byte[]> pdf(
            String name, List<Row> rows, String number, @Nullable String signature, Viewer viewer, Words t) {
        var model = new HashMap<String, @Nullable Object>(Map.of(
                "t",
                t,
                "rows",
                rows,
                "number",
                number,
                "organisation",
                viewer.organisation().name()));
        model.put("signature", signature);
        var html = new StringOutput();
        templates.render("intake/register-sheet.jte", model, html);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf")
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(printing.pdf(html.toString()));
    }
}
