package org.wenguo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import tools.jackson.databind.json.JsonMapper;

/** The dry run of calendar and pack, against dates that were worked out by hand (requirements D). */
@WenguoTest
class LimitsEvaluationTest {

    @Autowired
    Api api;

    /**
     * Hours are 09:00–12:00 and 13:30–18:00. 2026-09-28 is a Monday; 2026-09-20 is a Sunday on which people work because
     * of the holidays; 1 to 7 October is the National Day holiday.
     */
    @ParameterizedTest(name = "{0}: {1} at {2} {3}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "D1 , phone,   2026-09-28 17:50, {},                                           hand-over,         2026-09-29 09:20",
                "D1 , walk-in, 2026-09-28 11:50, {},                                           hand-over,         2026-09-28 13:50",
                "D1 , letter,  2026-09-28 09:00, {},                                           hand-over,         2026-09-28 09:30",
                "D2 , email,   2026-09-28 11:45, {},                                           hand-over,         2026-09-28 13:45",
                "D3 , forum,   2026-09-28 17:30, {},                                           hand-over,         2026-09-29 09:30",
                "D3 , web,     2026-09-28 10:00, {},                                           hand-over,         2026-09-28 11:00",
                "D4 , phone,   2026-09-11 20:00, {},                                           hand-over,         2026-09-14 10:00",
                "D4 , web,     2026-09-18 20:00, {},                                           hand-over,         2026-09-20 10:00",
                "D4 , phone,   2026-09-28 12:30, {},                                           hand-over,         2026-09-28 14:30",
                "D4 , phone,   2026-09-28 08:59, {},                                           hand-over,         2026-09-28 10:00",
                "D5 , phone,   2026-09-12 10:00, {},                                           hand-over,         2026-09-13 00:00",
                "D5 , web,     2026-10-02 23:59, {},                                           hand-over,         2026-10-03 00:00",
                "D6 , phone,   2026-09-28 15:30, `{\"handedOverAt\":\"2026-09-28T16:00:00+08:00\"}`, department-answer, 2026-09-29 11:00",
                "D7 , forum,   2026-09-28 10:30, `{\"handedOverAt\":\"2026-09-28T11:00:00+08:00\"}`, forum-reply,   2026-09-28 16:30",
                "D8 , phone,   2026-09-28 17:50, {},                                           validity-pass,     2026-09-29 14:20",
                "D8 , phone,   2026-09-28 09:30, `{\"validityPassedAt\":\"2026-09-28T10:00:00+08:00\"}`, validity-decide, 2026-09-28 15:30",
                "D8a, phone,   2026-09-28 17:50, `{\"severity\":4,\"receivedByCentre\":false}`, urgent-report,    2026-09-28 21:50",
                "D9 , phone,   2026-09-28 17:50, `{\"litigation\":\"filed\"}`,                 major-preliminary, 2026-09-29 17:50",
                "D10, phone,   2026-09-28 17:50, {},                                           oral-reply,        2026-09-29 18:00",
                "D10, walk-in, 2026-09-30 10:00, {},                                           oral-reply,        2026-10-08 18:00",
                "D11, letter,  2026-09-28 17:50, {},                                           letter-reply,      2026-10-08 18:00",
                "D12, media,   2026-09-28 17:50, {},                                           media-reply,       2026-09-30 17:50",
                "D12, web,     2026-09-28 17:50, `{\"media\":\"exposed\"}`,                    media-reply,       2026-09-30 17:50",
            })
    void runs_out_when_the_regulation_says(
            String id, String channel, String receivedAt, String facts, String rule, String dueAt) {
        var answer = evaluate(channel, receivedAt, facts);
        var limit = answer.json()
                .valueStream()
                .filter(one -> one.get("rule").asString().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + ": no " + rule + " in " + answer.body()));
        assertThat(limit.get("dueAt").asString()).as(id).isEqualTo(TheClock.iso(dueAt));
        assertThat(limit.at("/because/rule").asString()).isEqualTo(rule);
        assertThat(limit.at("/because/pack").asString()).isEqualTo("property");
        assertThat(limit.get("state").asString()).isEqualTo("running");
    }

    /**
     * Around lunch, closing, week-ends and the two long holidays; each line says why. Days off by the State Council's
     * papers: 1 to 8 October 2025, worked on 28 September and 11 October; 15 to 23 February 2026, worked on 14 and 28
     * February; 25 to 27 September and 1 to 7 October 2026, worked on 20 September and 10 October.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`ten minutes before lunch: ten are used up, the other twenty run from half past one`, phone, 2026-03-03 11:50, {}, hand-over, 2026-03-03 13:50",
                "`the last minute before lunch is still open: one minute now, 29 after`, phone, 2026-03-03 11:59, {}, hand-over, 2026-03-03 13:59",
                "`at noon lunch has begun: off hours, so an hour from half past one`, web, 2026-03-03 12:00, {}, hand-over, 2026-03-03 14:30",
                "`at half past one it is open again: plain half hour`, phone, 2026-03-03 13:30, {}, hand-over, 2026-03-03 14:00",
                "`half an hour before closing ends with the day, not with the next opening`, phone, 2026-03-03 17:30, {}, hand-over, 2026-03-03 18:00",
                "`at closing time the day is over: an hour from the next opening`, phone, 2026-03-03 18:00, {}, hand-over, 2026-03-04 10:00",
                "`Friday a quarter to six: a quarter today, a quarter on Monday`, phone, 2026-03-06 17:45, {}, hand-over, 2026-03-09 09:15",
                "`Friday at closing: Monday opening and an hour`, phone, 2026-03-06 18:00, {}, hand-over, 2026-03-09 10:00",
                "`Friday before Spring Festival: the Saturday after it is worked, twenty minutes run there`, phone, 2026-02-13 17:50, {}, hand-over, 2026-02-14 09:20",
                "`that Saturday itself: then nine days off, 15 to 23 February, and the rest on Tuesday 24th`, phone, 2026-02-14 17:50, {}, hand-over, 2026-02-24 09:20",
                "`that Saturday evening: off hours, so an hour from Tuesday 24th`, phone, 2026-02-14 20:00, {}, hand-over, 2026-02-24 10:00",
                "`New Year's Day: whoever is on duty, by midnight`, phone, 2026-02-17 10:00, {}, hand-over, 2026-02-18 00:00",
                "`the last day of the festival is a Monday and still off`, phone, 2026-02-23 10:00, {}, hand-over, 2026-02-24 00:00",
                "`four working hours over the festival: ten minutes, then 3:50 of the 24th with its lunch`, phone, 2026-02-14 17:50, {}, validity-pass, 2026-02-24 14:20",
                "`next working day after the make-up Saturday is the 24th`, phone, 2026-02-14 10:00, {}, oral-reply, 2026-02-24 18:00",
                "`three working days from Friday 13th: Saturday 14th, Tuesday 24th, Wednesday 25th`, letter, 2026-02-13 10:00, {}, letter-reply, 2026-02-25 18:00",
                "`Friday evening before the second make-up Saturday, 28 February`, web, 2026-02-27 20:00, {}, hand-over, 2026-02-28 10:00",
                "`the wall clock knows no festival: 48 hours`, media, 2026-02-14 17:50, {}, media-reply, 2026-02-16 17:50",
                "`28 September 2025 is a Sunday on which people work`, phone, 2025-09-28 10:00, {}, hand-over, 2025-09-28 10:30",
                "`eve of National Day 2025: twenty minutes, eight days off, ten on Thursday 9 October`, phone, 2025-09-30 17:40, {}, hand-over, 2025-10-09 09:10",
                "`8 October 2025 is a Wednesday but belongs to Mid-Autumn`, phone, 2025-10-08 10:00, {}, hand-over, 2025-10-09 00:00",
                "`Friday 10 October 2025 in the evening: the Saturday is worked`, web, 2025-10-10 20:00, {}, hand-over, 2025-10-11 10:00",
                "`Sunday 12 October 2025 is a Sunday like any other`, web, 2025-10-12 10:00, {}, hand-over, 2025-10-13 00:00",
                "`three working days from the eve: 9th, 10th, and Saturday 11 October 2025`, letter, 2025-09-30 09:00, {}, letter-reply, 2025-10-11 18:00",
                "`eve of National Day 2026: ten minutes, seven days off, twenty on Thursday 8 October`, phone, 2026-09-30 17:50, {}, hand-over, 2026-10-08 09:20",
                "`Saturday 10 October 2026 is worked`, phone, 2026-10-10 10:00, {}, hand-over, 2026-10-10 10:30",
                "`Friday evening before it waits only for that Saturday`, phone, 2026-10-09 20:00, {}, hand-over, 2026-10-10 10:00",
                "`Saturday 19 September 2026 is off, though the Sunday after is worked`, phone, 2026-09-19 10:00, {}, hand-over, 2026-09-20 00:00",
                "`that Sunday at ten to six goes on on Monday 21st`, phone, 2026-09-20 17:50, {}, hand-over, 2026-09-21 09:20",
                "`the preliminary report is elapsed time and falls on National Day 2025`, phone, 2025-09-30 17:50, `{\"litigation\":\"filed\"}`, major-preliminary, 2025-10-01 17:50",
            })
    void counts_as_one_counts_by_hand(
            String because, String channel, String receivedAt, String facts, String rule, String dueAt) {
        runs_out_when_the_regulation_says(because, channel, receivedAt, facts, rule, dueAt);
    }

    @Test
    void says_by_telephone_on_a_day_off() {
        var handOver = evaluate("web", "2026-09-12 10:00", "{}")
                .json()
                .valueStream()
                .filter(one -> one.get("rule").asString().equals("hand-over"))
                .findFirst()
                .orElseThrow();
        assertThat(handOver.get("by").asString()).isEqualTo("phone");
    }

    @Test
    void stores_nothing() {
        var lin = api.as("lin");
        var before = lin.get("/complaints?limit=1").body();
        evaluate("phone", "2026-09-28 17:50", "{}");
        assertThat(lin.get("/complaints?limit=1").body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"channel\":\"pigeon\"}`,                              channel",
                "`{\"unit\":\"nowhere\"}`,                                unit",
                "`{\"receivedAt\":\"+999999999-12-31T00:00:00Z\"}`,       receivedAt",
                "`{\"receivedAt\":\"1999-12-31T23:59:59+08:00\"}`,        receivedAt",
                "`{\"receivedAt\":null}`,                                 receivedAt",
                "`{\"facts\":{\"moon\":\"full\"}}`,                       facts.moon",
                "`{\"facts\":{\"level\":\"huge\"}}`,                      facts.level",
                "`{\"facts\":{\"handedOverAt\":\"soon\"}}`,               facts.handedOverAt",
                "`{\"facts\":{\"severity\":9}}`,                          facts.severity",
                "`{\"facts\":{\"severity\":\"grave\"}}`,                  facts.severity",
                "`{\"facts\":{\"groupSize\":0}}`,                         facts.groupSize",
                "`{\"facts\":{\"litigation\":\"perhaps\"}}`,              facts.litigation",
                "`{\"facts\":{\"vip\":[1]}}`,                             facts.vip",
            })
    void names_the_field_that_cannot_be(String change, String field) {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("channel", "phone")
                .put("receivedAt", TheClock.iso("2026-09-28 17:50"))
                .put("unit", "peninsula");
        body.setAll((tools.jackson.databind.node.ObjectNode) JsonMapper.shared().readTree(change));
        var answer = api.as("lin").post("/limits/evaluation", body).is(422);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    private Api.Answer evaluate(String channel, String receivedAt, String facts) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", channel);
        body.put("receivedAt", TheClock.iso(receivedAt));
        body.put("unit", "peninsula");
        body.put("facts", JsonMapper.shared().readTree(facts));
        return api.as("lin").post("/limits/evaluation", body).is(200);
    }
}
