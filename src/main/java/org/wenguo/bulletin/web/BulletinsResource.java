package org.wenguo.bulletin.web;

import java.net.URI;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.wenguo.bulletin.Account;
import org.wenguo.bulletin.Bulletin;
import org.wenguo.bulletin.BulletinInSight;
import org.wenguo.bulletin.BulletinList;
import org.wenguo.bulletin.ImportantLines;
import org.wenguo.bulletin.IssuingBulletins;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.people.Organisation;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.policy.Level;

/** {@code /api/v1/bulletins}: the bulletins that one may see, and their way to the issue. */
@RestController
@RequestMapping("/api/v1/bulletins")
class BulletinsResource {

    private final BulletinList list;
    private final IssuingBulletins bulletins;
    private final ImportantLines lines;

    BulletinsResource(BulletinList list, IssuingBulletins bulletins, ImportantLines lines) {
        this.list = list;
        this.bulletins = bulletins;
        this.lines = lines;
    }

    /** @param complaint number of the complaint that it is on */
    record Begin(
            @Nullable String complaint,
            @Nullable String title,
            @Nullable String situation,
            @Nullable String help) {}

    record Words(
            @Nullable String title,
            @Nullable String situation,
            @Nullable String help) {}

    /** @param decision {@code granted} issues it, {@code refused} gives it back with the reason */
    record Decision(@Nullable String decision, @Nullable String reason) {}

    /**
     * A page.
     *
     * @param state due draft submitted issued lapsed
     * @param after for issued ones: the number after which the page begins
     */
    @GetMapping
    Map<String, @Nullable Object> list(
            @RequestParam(defaultValue = "issued") String state,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String complaint,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        var show = BulletinList.Show.of(state).orElseThrow(() -> new Problem.Invalid("state", "one-of"));
        var asked = new BulletinList.Asked(level(level), blank(complaint), blank(after), limit);
        var zone = viewer.organisation().zone();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        if (show == BulletinList.Show.DUE) {
            answer.put(
                    "items",
                    list.due(asked, viewer).stream().map(due -> due(due, zone)).toList());
            answer.put("next", null);
            return answer;
        }
        var page = list.page(Bulletin.State.of(show.code()).orElseThrow(), asked, viewer);
        answer.put(
                "items", page.lines().stream().map(line -> line(line, viewer)).toList());
        answer.put("next", page.next());
        return answer;
    }

    /** Whoever got it and asks for it has read it. */
    @GetMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> one(@PathVariable UUID id, Viewer viewer) {
        return answer(bulletins.read(id, viewer), viewer);
    }

    /** The lines on the important complaints of a month ({@code 2026-11}) or of its first or second half (I2). */
    @GetMapping("/lines")
    Map<String, @Nullable Object> lines(
            @RequestParam String month, @RequestParam(defaultValue = "0") int half, Viewer viewer) {
        var period = Periods.of(month, half);
        var found = lines.of(period, viewer);
        var zone = viewer.organisation().zone();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("from", period.first().toString());
        answer.put("to", period.last().toString());
        answer.put("stillOpen", found.stillOpen());
        answer.put(
                "items",
                found.lines().stream()
                        .map(line -> {
                            var item = new LinkedHashMap<String, @Nullable Object>();
                            item.put("complaint", line.number());
                            item.put("subject", line.subject());
                            item.put("unit", line.unit().code());
                            item.put("level", line.level().code());
                            item.put("stage", line.stage().name());
                            item.put("receivedAt", ComplaintRepresentation.time(line.receivedAt(), zone));
                            item.put("endedAt", ComplaintRepresentation.time(line.endedAt(), zone));
                            item.put("state", line.state());
                            item.put("result", line.result());
                            return item;
                        })
                        .toList());
        return answer;
    }

    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> begin(@RequestBody Begin said, Viewer viewer) {
        var complaint = blank(said.complaint());
        if (complaint == null) {
            throw new Problem.Invalid("complaint", "required");
        }
        var begun = bulletins.begin(complaint, account(said.title(), said.situation(), said.help()), viewer);
        var seen = bulletins.read(begun.id(), viewer);
        return ResponseEntity.created(URI.create("/api/v1/bulletins/" + begun.id()))
                .eTag(tag(seen.bulletin()))
                .body(body(seen, viewer));
    }

    @PutMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> rewrite(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Words said,
            Viewer viewer) {
        bulletins.rewrite(id, account(said.title(), said.situation(), said.help()), expected(ifMatch), viewer);
        return answer(bulletins.read(id, viewer), viewer);
    }

    @PostMapping("/{id}/submission")
    ResponseEntity<Map<String, @Nullable Object>> submit(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Viewer viewer) {
        bulletins.submit(id, expected(ifMatch), viewer);
        return answer(bulletins.read(id, viewer), viewer);
    }

    @PostMapping("/{id}/approval")
    ResponseEntity<Map<String, @Nullable Object>> decide(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Decision said,
            Viewer viewer) {
        switch (Objects.requireNonNullElse(said.decision(), "")) {
            case "granted" -> bulletins.approve(id, expected(ifMatch), viewer);
            case "refused" ->
                bulletins.giveBack(id, Objects.requireNonNullElse(said.reason(), ""), expected(ifMatch), viewer);
            default -> throw new Problem.Invalid("decision", "one-of");
        }
        return answer(bulletins.read(id, viewer), viewer);
    }

    /** A draft that nobody wants any more; its words are kept. */
    @DeleteMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> discard(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Viewer viewer) {
        bulletins.discard(id, expected(ifMatch), viewer);
        return answer(bulletins.read(id, viewer), viewer);
    }

    private static Account account(@Nullable String title, @Nullable String situation, @Nullable String help) {
        return new Account(
                Objects.requireNonNullElse(title, ""),
                Objects.requireNonNullElse(situation, ""),
                Objects.requireNonNullElse(help, ""));
    }

    private static @Nullable Level level(@Nullable String code) {
        var asked = blank(code);
        return asked == null
                ? null
                : Stream.of(Level.values())
                        .filter(level -> level.code().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> new Problem.Invalid("level", "one-of"));
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static OptionalInt expected(@Nullable String ifMatch) {
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

    private static String tag(Bulletin bulletin) {
        return "\"" + bulletin.version() + "\"";
    }

    private static ResponseEntity<Map<String, @Nullable Object>> answer(BulletinInSight seen, Viewer viewer) {
        return ResponseEntity.ok().eTag(tag(seen.bulletin())).body(body(seen, viewer));
    }

    private static Map<String, @Nullable Object> body(BulletinInSight seen, Viewer viewer) {
        var organisation = viewer.organisation();
        var body = head(seen.bulletin(), organisation);
        body.put("situation", seen.bulletin().account().situation());
        body.put("help", seen.bulletin().account().help());
        body.put(
                "recipients",
                seen.recipients().stream()
                        .map(one -> {
                            var got = new LinkedHashMap<String, @Nullable Object>();
                            got.put("staff", username(one.staff(), organisation));
                            got.put("readAt", ComplaintRepresentation.time(one.readAt(), organisation.zone()));
                            return got;
                        })
                        .toList());
        return body;
    }

    private static Map<String, @Nullable Object> line(BulletinList.Line line, Viewer viewer) {
        var item = head(line.bulletin(), viewer.organisation());
        item.put("subject", line.subject());
        item.put("unit", line.unit().code());
        item.put(
                "dueAt",
                ComplaintRepresentation.time(line.dueAt(), viewer.organisation().zone()));
        item.put("recipients", line.recipients());
        item.put("readers", line.readers());
        return item;
    }

    private static Map<String, @Nullable Object> due(BulletinList.Due due, ZoneId zone) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("complaint", due.complaint());
        item.put("subject", due.subject());
        item.put("unit", due.unit().code());
        item.put("level", due.level().code());
        item.put("rule", due.rule());
        item.put("dueAt", ComplaintRepresentation.time(due.dueAt(), zone));
        return item;
    }

    private static Map<String, @Nullable Object> head(Bulletin bulletin, Organisation organisation) {
        var zone = organisation.zone();
        var issued = bulletin.issued();
        var returned = bulletin.returned();
        var lapsed = bulletin.lapsed();
        var head = new LinkedHashMap<String, @Nullable Object>();
        head.put("id", bulletin.id());
        head.put("number", issued == null ? null : issued.number());
        head.put("complaint", bulletin.complaintNumber());
        head.put("level", bulletin.level().code());
        head.put("state", bulletin.state().code());
        head.put("version", bulletin.version());
        head.put("title", bulletin.account().title());
        head.put(
                "writers",
                bulletin.writers().stream()
                        .map(one -> username(one, organisation))
                        .toList());
        head.put("begunAt", ComplaintRepresentation.time(bulletin.begunAt(), zone));
        head.put("changedAt", ComplaintRepresentation.time(bulletin.changedAt(), zone));
        head.put("submittedAt", ComplaintRepresentation.time(bulletin.submittedAt(), zone));
        head.put("returnedBy", returned == null ? null : username(returned.by(), organisation));
        head.put("returnReason", returned == null ? null : returned.reason());
        head.put("lapsedBecause", lapsed == null ? null : lapsed.why());
        head.put("express", issued == null ? null : issued.express());
        head.put("issuedAt", issued == null ? null : ComplaintRepresentation.time(issued.at(), zone));
        head.put("approvedBy", issued == null ? null : username(issued.approvedBy(), organisation));
        head.put("fingerprint", issued == null ? null : issued.fingerprint());
        return head;
    }

    private static @Nullable String username(UUID staff, Organisation organisation) {
        return organisation.member(staff).map(Staff::username).orElse(null);
    }
}
