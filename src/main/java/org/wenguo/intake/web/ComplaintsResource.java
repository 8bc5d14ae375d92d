package org.wenguo.intake.web;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Saying;
import org.wenguo.intake.RegisterForm;
import org.wenguo.intake.TakingIn;
import org.wenguo.intake.TakingIn.Once;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/v1/complaints}. */
@RestController
class ComplaintsResource {

    private static final int LONGEST_KEY = 200;

    private final TakingIn intake;
    private final Saying saying;
    private final ComplaintRepresentation representation;
    private final JsonMapper json;

    ComplaintsResource(TakingIn intake, Saying saying, ComplaintRepresentation representation, JsonMapper json) {
        this.intake = intake;
        this.saying = saying;
        this.representation = representation;
        this.json = json;
    }

    /** Answers 201 with the complaint, 200 if the sender's own id shows that it was taken in before. */
    @PostMapping(path = "/api/v1/complaints", consumes = "application/json")
    ResponseEntity<Map<String, @Nullable Object>> register(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @io.swagger.v3.oas.annotations.media.Content(
                                            schema =
                                                    @io.swagger.v3.oas.annotations.media.Schema(
                                                            implementation = RegisterForm.class)))
                    @RequestBody
                    byte[] body,
            Viewer viewer) {
        var form = read(body);
        var once = key == null || key.isBlank() ? null : new Once(checked(key), sha256(body));
        var taken = intake.register(form, once, viewer);
        var complaint = taken.complaint();
        var status = taken.created() || once != null ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status)
                .location(URI.create("/api/v1/complaints/" + complaint.number()))
                .eTag("\"" + complaint.version() + "\"")
                .body(representation.of(complaint, viewer));
    }

    private RegisterForm read(byte[] body) {
        try {
            return saying.read(RegisterForm.class, json.readTree(body));
        } catch (JacksonException e) {
            throw new Problem.Malformed("unreadable");
        }
    }

    private static String checked(String key) {
        if (key.length() > LONGEST_KEY) {
            throw new Problem.Invalid("Idempotency-Key", "too-long", LONGEST_KEY);
        }
        return key;
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
