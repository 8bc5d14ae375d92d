package org.wenguo.customer.web;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.customer.CustomerFiles;
import org.wenguo.customer.FileTrace;
import org.wenguo.customer.FiledCase;
import org.wenguo.customer.Files;
import org.wenguo.customer.MergingFiles;
import org.wenguo.customer.ThingFiles;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;

/** {@code /api/v1/customers} and {@code /api/v1/objects}: files that one may see; putting them together and apart. */
@RestController
@RequestMapping("/api/v1")
class CustomersResource {

    private final CustomerFiles customers;
    private final ThingFiles things;
    private final MergingFiles merging;

    CustomersResource(CustomerFiles customers, ThingFiles things, MergingFiles merging) {
        this.customers = customers;
        this.things = things;
        this.merging = merging;
    }

    /**
     * Which file is taken up.
     *
     * @param from id of the file that is taken up
     */
    record Merge(@Nullable String from, @Nullable String reason) {}

    /**
     * What is known beyond the complaints; what is left out is as the complaints say.
     *
     * @param kind owner, future-owner, prospect or other
     * @param language zh-CN, zh-Hant or en
     */
    record Particulars(
            @Nullable String kind,
            @Nullable Boolean vip,
            @Nullable String language,
            @Nullable String notes) {}

    /** @param q name, telephone, e-mail, customer number or number of a complaint */
    @GetMapping("/customers")
    Map<String, @Nullable Object> customers(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean doubles,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        var page = customers.page(new CustomerFiles.Asked(q, doubles, cursor(after), limit), viewer);
        return page(page.lines().stream().map(line -> line(line, viewer)).toList(), page.next());
    }

    /** The file, or the one that took it up: then {@code id} is another than asked for. */
    @GetMapping("/customers/{id}")
    ResponseEntity<Map<String, @Nullable Object>> customer(@PathVariable String id, Viewer viewer) {
        return answer(customers.byId(Addresses.id(id), viewer), viewer);
    }

    @PutMapping("/customers/{id}/particulars")
    ResponseEntity<Map<String, @Nullable Object>> write(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Particulars said,
            Viewer viewer) {
        customers.write(
                Addresses.id(id),
                new CustomerFiles.Particulars(said.kind(), said.vip(), said.language(), said.notes()),
                Addresses.ifMatch(ifMatch),
                viewer);
        return customer(id, viewer);
    }

    @PostMapping("/customers/{id}/merges")
    ResponseEntity<Map<String, @Nullable Object>> mergeCustomers(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Merge said,
            Viewer viewer) {
        merging.merge(Files.CUSTOMER, Addresses.id(id), from(said), Addresses.ifMatch(ifMatch), said.reason(), viewer);
        return customer(id, viewer);
    }

    /** Takes a file out again that was taken up. */
    @DeleteMapping("/customers/{id}/merges/{from}")
    ResponseEntity<Map<String, @Nullable Object>> splitCustomers(
            @PathVariable String id, @PathVariable String from, Viewer viewer) {
        merging.split(Files.CUSTOMER, Addresses.id(from), null, viewer);
        return customer(id, viewer);
    }

    /** @param q the beginning of a reference, however written */
    @GetMapping("/objects")
    Map<String, @Nullable Object> objects(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        var page = things.page(new ThingFiles.Asked(q, kind, cursor(after), limit), viewer);
        return page(page.lines().stream().map(line -> line(line, viewer)).toList(), page.next());
    }

    @GetMapping("/objects/{id}")
    ResponseEntity<Map<String, @Nullable Object>> object(@PathVariable String id, Viewer viewer) {
        var file = things.byId(Addresses.id(id), viewer);
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("id", file.id());
        body.put("version", file.version());
        body.put("kind", file.kind());
        body.put("reference", file.reference());
        body.put(
                "complaints", file.cases().stream().map(one -> one(one, viewer)).toList());
        body.put(
                "customers",
                file.customers().stream()
                        .map(one -> {
                            var shown = new LinkedHashMap<String, @Nullable Object>();
                            shown.put("id", one.customer());
                            shown.put("name", one.name());
                            shown.put("complaints", one.cases());
                            return shown;
                        })
                        .toList());
        body.put("alike", file.alike().stream().map(line -> line(line, viewer)).toList());
        body.put("merges", traces(file.traces(), viewer));
        return ResponseEntity.ok().eTag("\"" + file.version() + "\"").body(body);
    }

    @PostMapping("/objects/{id}/merges")
    ResponseEntity<Map<String, @Nullable Object>> mergeObjects(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Merge said,
            Viewer viewer) {
        merging.merge(Files.THING, Addresses.id(id), from(said), Addresses.ifMatch(ifMatch), said.reason(), viewer);
        return object(id, viewer);
    }

    @DeleteMapping("/objects/{id}/merges/{from}")
    ResponseEntity<Map<String, @Nullable Object>> splitObjects(
            @PathVariable String id, @PathVariable String from, Viewer viewer) {
        merging.split(Files.THING, Addresses.id(from), null, viewer);
        return object(id, viewer);
    }

    private static UUID from(Merge said) {
        if (said.from() == null || said.from().isBlank()) {
            throw new Problem.Invalid("from", "required");
        }
        var id = Addresses.idOrNull(said.from().strip());
        if (id == null) {
            throw new Problem.Invalid("from", "unknown");
        }
        return id;
    }

    private static @Nullable UUID cursor(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        var id = Addresses.idOrNull(after);
        if (id == null) {
            throw new Problem.Invalid("after", "cursor");
        }
        return id;
    }

    private static Map<String, @Nullable Object> page(List<?> items, @Nullable UUID next) {
        var page = new LinkedHashMap<String, @Nullable Object>();
        page.put("items", items);
        page.put("next", next);
        return page;
    }

    private static Map<String, @Nullable Object> line(CustomerFiles.Line line, Viewer viewer) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("id", line.id());
        item.put("name", line.name());
        item.put("phone", line.phone());
        item.put("customerNo", line.latest().who("customerNo"));
        item.put("kind", line.kind());
        item.put("vip", line.vip());
        item.put("complaints", line.cases());
        item.put("open", line.open());
        item.put("mayBeDouble", line.mayDouble());
        item.put("latest", line.latest().number());
        item.put("latestAt", time(line.latest().receivedAt(), viewer));
        return item;
    }

    private static Map<String, @Nullable Object> line(ThingFiles.Line line, Viewer viewer) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("id", line.id());
        item.put("kind", line.kind());
        item.put("reference", line.reference());
        item.put("complaints", line.cases());
        item.put("open", line.open());
        item.put("latestAt", time(line.lastAt(), viewer));
        return item;
    }

    private static ResponseEntity<Map<String, @Nullable Object>> answer(
            CustomerFiles.CustomerFile file, Viewer viewer) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("id", file.id());
        body.put("version", file.version());
        body.put("names", file.names());
        body.put("phones", file.phones());
        body.put("emails", file.emails());
        body.put("customerNos", file.numbers());
        body.put("kind", file.kind());
        body.put("vip", file.vip());
        body.put("language", file.language());
        body.put("notes", file.notes());
        body.put(
                "complaints", file.cases().stream().map(one -> one(one, viewer)).toList());
        body.put(
                "doubles", file.doubles().stream().map(one -> line(one, viewer)).toList());
        body.put("merges", traces(file.traces(), viewer));
        return ResponseEntity.ok().eTag("\"" + file.version() + "\"").body(body);
    }

    private static Map<String, @Nullable Object> one(FiledCase one, Viewer viewer) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("number", one.number());
        item.put("subject", one.subject());
        item.put("stage", one.stage());
        item.put("level", one.level());
        item.put("validity", one.validity());
        item.put("round", one.round());
        item.put("unit", one.unit().code());
        item.put("receivedAt", time(one.receivedAt(), viewer));
        item.put("closedAt", time(one.closedAt(), viewer));
        item.put("outcome", one.outcome());
        item.put("satisfaction", one.satisfaction());
        item.put("compensation", one.compensation());
        item.put("object", one.thing());
        return item;
    }

    private static List<Map<String, @Nullable Object>> traces(List<FileTrace> traces, Viewer viewer) {
        return traces.stream()
                .map(one -> {
                    Map<String, @Nullable Object> item = new LinkedHashMap<>();
                    item.put("deed", one.merge() ? "merge" : "split");
                    item.put("from", one.from());
                    item.put("into", one.into());
                    item.put("reason", one.reason());
                    item.put(
                            "by",
                            viewer.organisation()
                                    .member(one.staff())
                                    .map(Staff::username)
                                    .orElse(null));
                    item.put("at", time(one.at(), viewer));
                    item.put("standing", one.standing());
                    return item;
                })
                .toList();
    }

    private static @Nullable Object time(java.time.@Nullable Instant at, Viewer viewer) {
        ZoneId zone = viewer.organisation().zone();
        return ComplaintRepresentation.time(at, zone);
    }
}
