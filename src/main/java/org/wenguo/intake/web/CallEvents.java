package org.wenguo.intake.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.complaint.Saying;
import org.wenguo.intake.CallEvent;
import org.wenguo.intake.Calls;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/v1/intake/calls}: what the telephone system tells. */
@RestController
class CallEvents {

    private final Calls calls;
    private final Saying saying;
    private final JsonMapper json;

    CallEvents(Calls calls, Saying saying, JsonMapper json) {
        this.calls = calls;
        this.saying = saying;
        this.json = json;
    }

    /** Answers with the call as it is known now; the same event once more changes nothing. */
    @PostMapping(path = "/api/v1/intake/calls", consumes = "application/json")
    Map<String, @Nullable Object> hear(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @io.swagger.v3.oas.annotations.media.Content(
                                            schema =
                                                    @io.swagger.v3.oas.annotations.media.Schema(
                                                            implementation = CallEvent.class)))
                    @RequestBody
                    byte[] body,
            Viewer viewer) {
        var call = calls.hear(read(body), viewer);
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("callId", call.id());
        shown.put("state", call.state());
        shown.put(
                "agent",
                viewer.organisation()
                        .member(call.staff())
                        .map(one -> one.username())
                        .orElse(null));
        shown.put("number", call.number());
        return shown;
    }

    private CallEvent read(byte[] body) {
        try {
            return saying.read(CallEvent.class, json.readTree(body));
        } catch (JacksonException e) {
            throw new Problem.Malformed("unreadable");
        }
    }
}
