package org.wenguo.complaint.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.RegisterList;
import org.wenguo.complaint.Stage;
import org.wenguo.complaint.Timeline;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.policy.Level;

/** Reading complaints: one, its timeline, the list. */
@RestController
@RequestMapping("/api/v1/complaints")
class RegisterResource {

    /** Beyond these no database and no calendar goes. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final Complaints complaints;
    private final RegisterList register;
    private final ComplaintRepresentation representation;
    private final Timeline timeline;
    private final Acting acting;
    private final TransactionOperations transactions;

    RegisterResource(
            Complaints complaints,
            RegisterList register,
            ComplaintRepresentation representation,
            Timeline timeline,
            Acting acting,
            TransactionOperations transactions) {
        this.complaints = complaints;
        this.register = register;
        this.representation = representation;
        this.timeline = timeline;
        this.acting = acting;
        this.transactions = transactions;
    }

    @GetMapping("/{number}")
    ResponseEntity<Map<String, @Nullable Object>> one(@PathVariable String number, Viewer viewer) {
        return reading(viewer, () -> {
            var complaint = complaints.visibleTo(viewer).byNumber(number);
            return ResponseEntity.ok()
                    .eTag(ActsResource.VersionTag.of(complaint.version()))
                    .body(representation.of(complaint, viewer));
        });
    }

    @GetMapping("/{number}/timeline")
    List<Map<String, @Nullable Object>> timeline(@PathVariable String number, Viewer viewer) {
        return reading(viewer, () -> timeline.of(acting.standing(viewer, visible(number, viewer))));
    }

    @GetMapping("/{number}/timeline/verification")
    Map<String, Object> verification(@PathVariable String number, Viewer viewer) {
        return reading(viewer, () -> timeline.verification(visible(number, viewer)));
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable Boolean overdue,
            @RequestParam(required = false) @Nullable String holder,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        known("stage", stage, one -> one.equals("open") || Stage.of(one).isPresent());
        known(
                "level",
                level,
                one -> Stream.of(Level.values()).anyMatch(known -> known.code().equals(one)));
        known("channel", channel, one -> Channel.of(one).isPresent());
        var zone = viewer.organisation().zone();
        var asked = new RegisterList.Asked(
                unit,
                stage,
                level,
                category,
                channel,
                overdue,
                holder,
                q,
                moment("from", from, zone, 0),
                moment("to", to, zone, 1),
                after,
                limit);
        var page = register.page(asked, viewer);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "items", page.lines().stream().map(line -> item(line, viewer)).toList());
        answer.put("next", page.next());
        return answer;
    }

    /** A word that no complaint can have is a mistake of the asker, not an empty list. */
    private static void known(String field, @Nullable String code, Predicate<String> isKnown) {
        if (code != null && !code.isBlank() && !isKnown.test(code.strip())) {
            throw new Problem.Invalid(field, "one-of");
        }
    }

    private static Map<String, @Nullable Object> item(RegisterList.Line line, Viewer viewer) {
        var zone = viewer.organisation().zone();
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("number", line.number());
        item.put("stage", line.stage());
        item.put("round", line.round());
        item.put("level", line.level());
        item.put("validity", line.validity());
        item.put("category", line.category());
        item.put("kind", line.kind());
        item.put("channel", line.channel().code());
        item.put("unit", line.unit().code());
        item.put("holder", holder(line.holder()));
        item.put("subject", line.subject());
        item.put("complainant", line.complainant());
        item.put("suspended", line.suspended());
        item.put("receivedAt", ComplaintRepresentation.time(line.receivedAt(), zone));
        item.put("closedAt", ComplaintRepresentation.time(line.closedAt(), zone));
        return item;
    }

    private static @Nullable String holder(@Nullable Unit unit) {
        return unit == null ? null : unit.code();
    }

    private Complaint visible(String number, Viewer viewer) {
        return complaints.visibleTo(viewer).byNumber(number);
    }

    private <R> R reading(Viewer viewer, java.util.function.Supplier<R> work) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> work.get()));
    }

    /** A moment, or a whole day of the organisation; as an end, the day itself is included. */
    private static @Nullable Instant moment(String field, @Nullable String text, ZoneId zone, int days) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var moment = text.length() == "2026-01-01".length()
                    ? LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw new Problem.Invalid(field, "between", "1900", "9999");
            }
            return moment;
        } catch (DateTimeException e) {
            throw new Problem.Invalid(field, "unreadable");
        }
    }
}
