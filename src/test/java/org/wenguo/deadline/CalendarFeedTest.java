package org.wenguo.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.AtADesk;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;

/** What somebody's telephone shows of their limits. */
@WenguoTest
class CalendarFeedTest {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Test
    void ones_own_limits_stand_in_ones_own_calendar_until_the_feed_is_closed() throws Exception {
        var number = api.as("lin").at(Api.USUAL_TIME).register(Api.unlikeOthers());
        var lin = new AtADesk(port, "lin");
        var feed = address(lin);

        var hers = about(fetched(feed, 200), number).stream()
                .filter(one -> one.getUid().orElseThrow().getValue().contains("/hand-over/"))
                .toList();
        assertThat(hers).hasSize(1);
        assertThat(hers.getFirst().getSummary().getValue()).contains("·");
        assertThat(Instant.from(hers.getFirst().getEndDate(true).orElseThrow().getDate()))
                .as("phone at 17:50: half an hour of working time")
                .isEqualTo(TheClock.time("2026-09-29 09:20"));

        api.as("lin")
                .at(Api.USUAL_TIME)
                .act(number, "assignment", Map.of("unit", "engineering"))
                .is(200);
        assertThat(about(fetched(feed, 200), number))
                .as("done")
                .noneMatch(one -> one.getUid().orElseThrow().getValue().contains("/hand-over/"));
        var wu = new AtADesk(port, "wu");
        assertThat(about(fetched(address(wu), 200), number))
                .as("the engineer's now")
                .isNotEmpty();

        assertThat(lin.text("/account/calendar")).contains("订阅已开通").doesNotContain("/calendar-feeds/");
        var newer = address(lin);
        fetched(feed, 404);
        assertThat(fetched(newer, 200)).contains("BEGIN:VCALENDAR");
        lin.post("/account/calendar", "/account/calendar/removal", Map.of());
        fetched(newer, 404);
    }

    @Test
    void the_token_of_a_feed_opens_nothing_else_and_that_of_the_api_no_feed() throws Exception {
        var feed = address(new AtADesk(port, "chen"));
        var token = feed.replaceAll(".*/calendar-feeds/(.*)\\.ics.*", "$1");
        api.bearer(token).get("/api/v1/complaints").is(401);
        fetched("http://localhost:" + port + "/calendar-feeds/" + api.freshToken("chen") + ".ics", 404);
        fetched("http://localhost:" + port + "/calendar-feeds/x'%22%20or%201.ics", 404);
    }

    @Test
    void figures_are_for_the_program_that_has_the_token() throws Exception {
        api.as("lin").at(Api.USUAL_TIME).register(Api.unlikeOthers());
        var figures = "http://localhost:" + port + "/actuator/prometheus";
        fetched(figures, 401);
        var got = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(figures))
                                .header("Authorization", "Bearer token-of-the-tests")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body())
                .contains("wenguo_complaints_registered_total{channel=\"phone\"}")
                .contains("wenguo_complaint_events_total{type=\"registered\"}")
                .contains("wenguo_limits_behind_seconds");
    }

    private static String address(AtADesk desk) {
        var page = new String(
                desk.post("/account/calendar", "/account/calendar", Map.of()).body(), StandardCharsets.UTF_8);
        var found = Pattern.compile("http://[^<\"]*/calendar-feeds/[^<\"]*").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group().replace("&amp;", "&");
    }

    private static String fetched(String address, int status) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer.body();
    }

    private static List<VEvent> about(String calendar, String number) throws Exception {
        return new CalendarBuilder()
                .build(new StringReader(calendar)).<VEvent>getComponents("VEVENT").stream()
                        .filter(one -> one.getSummary().getValue().endsWith(number))
                        .toList();
    }
}
