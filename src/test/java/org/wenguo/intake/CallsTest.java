package org.wenguo.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;

/** The telephone system tells of a call; its end is when the complaint was received. */
@WenguoTest
class CallsTest {

    @Autowired
    Api api;

    private static Map<String, Object> event(String event, String call, String at) {
        return Map.of("event", event, "callId", call, "caller", "13900004321", "account", "lin", "at", at + "+08:00");
    }

    @Test
    void receipt_is_the_end_of_the_call_and_the_recording_stays_with_the_case() {
        var call = "C" + Api.randomWords(6);
        var telephone = api.as("admin");
        telephone
                .post("/intake/calls", event("ringing", call, "2026-09-28T17:20:00"))
                .is(200);
        telephone
                .post("/intake/calls", event("answered", call, "2026-09-28T17:20:10"))
                .is(200);
        telephone
                .post("/intake/calls", event("ended", call, "2026-09-28T17:31:00"))
                .is(200);
        // The telephone system stutters: what comes again or late turns nothing back.
        telephone
                .post("/intake/calls", event("ended", call, "2026-09-28T17:40:00"))
                .is(200);
        assertThat(telephone
                        .post("/intake/calls", event("ringing", call, "2026-09-28T17:20:00"))
                        .is(200)
                        .text("state"))
                .isEqualTo("ended");

        var form = Api.unlikeOthers().put("channel", "phone");
        form.remove("receivedAt");
        form.putObject("particulars").put("callId", call);
        var number = api.as("lin").register(form);
        var complaint = api.as("lin").complaint(number);
        assertThat(complaint.text("receivedAt")).startsWith("2026-09-28T17:31");
        assertThat(complaint.at("/particulars/caller").asString()).isEqualTo("13900004321");

        telephone
                .post(
                        "/intake/calls",
                        Map.of("event", "ended", "callId", call, "recording", "https://calls.example.cn/" + 17))
                .is(200);
        assertThat(api.as("lin").complaint(number).at("/particulars/recording").asString())
                .isEqualTo("https://calls.example.cn/17");
        assertThat(api.as("sun").complaint(number).is(200).body()).doesNotContain("calls.example.cn");
    }

    @Test
    void nobody_tells_of_calls_who_neither_takes_them_nor_administers() {
        var said = Map.of("event", "ringing", "callId", "x1");
        api.as("wu").post("/intake/calls", said).is(403);
        assertThat(api.as("admin")
                        .post("/intake/calls", Map.of("event", "exploded", "callId", "x2", "recording", "file:///etc"))
                        .is(422)
                        .body())
                .contains("event")
                .contains("recording");
    }
}
