package org.wenguo.complaint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.people.Organisation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything that happened to a complaint, in order, for those who may see it (C5, T3). */
@Component
public class Timeline {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ComplaintRepresentation representation;

    Timeline(ComplaintRepresentation representation) {
        this.representation = representation;
    }

    public List<Map<String, @Nullable Object>> of(Standing standing) {
        var organisation = standing.viewer().organisation();
        return standing.complaint().log().stream()
                .map(event -> entry(event, standing, organisation))
                .toList();
    }

    /**
     * Whether the chain of hashes holds, and its head: kept elsewhere, the head proves the log later. Of how many events the
     * words were erased since, so that nothing but their hashes can be checked, is said, too.
     */
    public Map<String, Object> verification(Complaint complaint) {
        var log = complaint.log();
        return Map.of(
                "intact",
                EventLog.isIntact(log),
                "head",
                log.getLast().hash(),
                "erased",
                log.stream().filter(LoggedEvent::erased).count());
    }

    private Map<String, @Nullable Object> entry(LoggedEvent event, Standing standing, Organisation organisation) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("seq", event.seq());
        entry.put("type", event.event().type());
        entry.put("at", ComplaintRepresentation.time(event.at(), organisation.zone()));
        entry.put("actor", actor(event.actor(), organisation));
        entry.put("facts", facts(event, standing, organisation));
        entry.put("hash", event.hash());
        return entry;
    }

    private static Map<String, @Nullable Object> actor(Actor actor, Organisation organisation) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("kind", actor.kind());
        organisation.member(actor.id()).ifPresent(staff -> {
            shown.put("staff", staff.username());
            shown.put("name", staff.name());
        });
        return shown;
    }

    /** The facts as stored, with codes for ids and with the complainant as this viewer may see them. */
    private ObjectNode facts(LoggedEvent event, Standing standing, Organisation organisation) {
        var facts = (ObjectNode) JSON.readTree(event.facts());
        if (facts.has("complainant")) {
            facts.set("complainant", JSON.valueToTree(representation.complainant(standing)));
        }
        for (var member : List.of("unit", "lead", "centre")) {
            if (facts.has(member)) {
                var unit = java.util.UUID.fromString(facts.get(member).asString());
                facts.put(member, organisation.unit(unit).code());
            }
        }
        if (facts.hasNonNull("staff")) {
            var staff = java.util.UUID.fromString(facts.get("staff").asString());
            facts.put("staff", ComplaintRepresentation.username(organisation, staff));
        }
        return facts;
    }
}
