package org.wenguo.complaint.web;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Saying;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Acts are nouns under the complaint: posted to be done, deleted to be undone; each answers the complaint. */
@RestController
@RequestMapping("/api/v1/complaints/{number}")
class ActsResource {

    private final Acting acting;
    private final Saying saying;
    private final ComplaintRepresentation representation;

    ActsResource(Acting acting, Saying saying, ComplaintRepresentation representation) {
        this.acting = acting;
        this.saying = saying;
        this.representation = representation;
    }

    @PostMapping("/{noun:[a-z]+}")
    ResponseEntity<Map<String, @Nullable Object>> perform(
            @PathVariable String number,
            @PathVariable String noun,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode said,
            Viewer viewer) {
        return answer(act(noun, false), number, said, ifMatch, viewer);
    }

    @DeleteMapping("/{noun:[a-z]+}")
    ResponseEntity<Map<String, @Nullable Object>> undo(
            @PathVariable String number,
            @PathVariable String noun,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode said,
            Viewer viewer) {
        return answer(act(noun, true), number, said, ifMatch, viewer);
    }

    /** What is done to one of several: a promise is kept, an extension decided. */
    @PostMapping("/{noun:[a-z]+}/{no}/{deed:[a-z]+}")
    ResponseEntity<Map<String, @Nullable Object>> performOnOne(
            @PathVariable String number,
            @PathVariable String noun,
            @PathVariable int no,
            @PathVariable String deed,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode said,
            Viewer viewer) {
        var withNo = said instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        withNo.put("no", no);
        return answer(act(noun + "/{no}/" + deed, false), number, withNo, ifMatch, viewer);
    }

    private <B extends Record> ResponseEntity<Map<String, @Nullable Object>> answer(
            Act<B> act, String number, @Nullable JsonNode said, @Nullable String ifMatch, Viewer viewer) {
        var complaint = acting.perform(act, number, saying.read(act, said), VersionTag.expected(ifMatch), viewer);
        return ResponseEntity.ok().eTag(VersionTag.of(complaint.version())).body(representation.of(complaint, viewer));
    }

    private Act<?> act(String noun, boolean undoing) {
        return acting.acts().stream()
                .filter(act -> act.verb().noun().equals(noun) && act.verb().undoes() == undoing)
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("no-act", noun));
    }

    /** Versions as entity tags. */
    static final class VersionTag {

        private VersionTag() {}

        static String of(int version) {
            return "\"" + version + "\"";
        }

        static OptionalInt expected(@Nullable String ifMatch) {
            if (ifMatch == null || ifMatch.equals("*")) {
                return OptionalInt.empty();
            }
            try {
                return OptionalInt.of(
                        Integer.parseInt(ifMatch.strip().replaceFirst("^W/", "").replace("\"", "")));
            } catch (NumberFormatException e) {
                throw new Problem.Malformed("if-match");
            }
        }
    }
}
