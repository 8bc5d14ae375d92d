package org.wenguo.repeats.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Words;
import org.wenguo.repeats.ReadingTogether;
import org.wenguo.repeats.ReplyingToAll;

/** {@code /api/v1/complaints/{number}/together}: the matter that a complaint belongs to, and one reply to all who brought it. */
@RestController
@RequestMapping("/api/v1/complaints/{number}/together")
class TogetherResource {

    private final ReadingTogether reading;
    private final ReplyingToAll replying;
    private final Dictionary dictionary;

    TogetherResource(ReadingTogether reading, ReplyingToAll replying, Dictionary dictionary) {
        this.reading = reading;
        this.replying = replying;
        this.dictionary = dictionary;
    }

    /**
     * What is to be said to them.
     *
     * @param to numbers of complaints of the matter, the leading one too if it is meant
     * @param letter whether each is greeted by name and told their number; true if it is not said
     * @param preview only shows what each would get
     */
    record Reply(
            @Nullable String channel,
            @Nullable String text,
            @Nullable List<String> to,
            @Nullable Boolean letter,
            @Nullable Boolean preview) {}

    @GetMapping
    Map<String, @Nullable Object> show(@PathVariable String number, Viewer viewer) {
        var together = reading.of(number, viewer);
        var zone = viewer.organisation().zone();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("lead", together.lead().number());
        shown.put("people", together.people());
        shown.put("level", together.lead().level().code());
        shown.put("levelBecause", together.lead().levelBecause());
        shown.put(
                "cases",
                together.cases().stream()
                        .map(one -> Map.of(
                                "number", one.number(),
                                "subject", one.subject(),
                                "as", one.how().code(),
                                "stage", one.stage(),
                                "receivedAt", ComplaintRepresentation.time(one.receivedAt(), zone)))
                        .toList());
        shown.put("hidden", together.hidden());
        return shown;
    }

    /** Answers what became of each: status as the reply alone would have answered. */
    @PostMapping("/replies")
    Map<String, @Nullable Object> reply(
            @PathVariable String number, @RequestBody Reply said, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var channel = said.channel() == null
                ? null
                : Channel.of(said.channel()).orElseThrow(() -> new Problem.Invalid("channel", "one-of"));
        var asked = new ReplyingToAll.Asked(
                channel,
                said.text() == null ? "" : said.text(),
                said.to() == null ? List.of() : said.to(),
                !Boolean.FALSE.equals(said.letter()));
        var preview = Boolean.TRUE.equals(said.preview());
        var letters = preview ? replying.preview(number, asked, viewer, t) : replying.send(number, asked, viewer, t);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("preview", preview);
        answer.put("replies", letters.stream().map(TogetherResource::shown).toList());
        return answer;
    }

    private static Map<String, @Nullable Object> shown(ReplyingToAll.Letter letter) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("number", letter.number());
        shown.put("status", letter.status());
        shown.put("detail", letter.problem());
        shown.put("text", letter.text());
        return shown;
    }
}
