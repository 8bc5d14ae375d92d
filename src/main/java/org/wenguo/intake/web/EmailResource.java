package org.wenguo.intake.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.complaint.Channel;
import org.wenguo.intake.Mails.State;
import org.wenguo.intake.TakingIn;
import org.wenguo.intake.TakingInMail;
import org.wenguo.people.Role;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;

/** {@code POST /api/v1/intake/email}: a raw mail, as the reader of mailboxes takes it in. */
@RestController
class EmailResource {

    private final TakingInMail taking;
    private final Clock clock;

    EmailResource(TakingInMail taking, Clock clock) {
        this.taking = taking;
        this.clock = clock;
    }

    /**
     * Answers 201 with a new complaint, 200 if it was added to the case it answers, was taken in before, or is kept for a
     * person to look at; then {@code kept} says so.
     *
     * @param unit code of the unit that it concerns, if that is known
     */
    @PostMapping(path = "/api/v1/intake/email", consumes = "message/rfc822")
    ResponseEntity<Map<String, @Nullable Object>> takeIn(
            @RequestParam(required = false) @Nullable String unit,
            @RequestBody(content = @Content(mediaType = "message/rfc822", schema = @Schema(type = "string")))
                    HttpServletRequest request,
            Viewer viewer)
            throws IOException {
        if (!TakingIn.channelsFor(viewer).contains(Channel.EMAIL) && !viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.register");
        }
        var organisation = viewer.organisation();
        var concerned = unit == null || unit.isBlank()
                ? null
                : organisation.unit(unit).orElseThrow(() -> new Problem.Invalid("unit", "unknown"));
        var arrival = new TakingInMail.Arrival(clock.instant(), concerned, null);
        var outcome = taking.takeIn(body(request), arrival, organisation);
        var mail = outcome.mail();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        var created = outcome.first() && mail.state() == State.NEW;
        shown.put("number", mail.number());
        shown.put("created", created);
        shown.put("subject", mail.subject());
        shown.put("from", mail.from());
        shown.put("to", outcome.to());
        shown.put(
                "attachments",
                outcome.attachments().stream()
                        .map(one -> Map.of("name", one.name(), "size", one.size(), "sha256", one.sha256()))
                        .toList());
        shown.put("kept", mail.state().code());
        shown.put("reason", mail.reason());
        var answer = ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK);
        if (mail.number() != null) {
            answer.location(URI.create("/api/v1/complaints/" + mail.number()));
        }
        return answer.body(shown);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        var raw = request.getContentLengthLong() > TakingInMail.LARGEST
                ? new byte[0]
                : request.getInputStream().readNBytes(TakingInMail.LARGEST + 1);
        if (request.getContentLengthLong() > TakingInMail.LARGEST || raw.length > TakingInMail.LARGEST) {
            throw new Problem.TooLarge("mail-too-large");
        }
        if (raw.length == 0) {
            throw new Problem.Malformed("unreadable");
        }
        return raw;
    }
}
