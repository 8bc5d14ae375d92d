package org.wenguo.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;

/** A complainant who looks whether something has happened reads that it takes longer, until when, and why. */
@WenguoTest
class ToldOfMoreTimeTest {

    @Autowired
    Api api;

    @Test
    void only_once_it_is_granted_and_in_the_language_of_whoever_reads() {
        var form = Api.unlikeOthers().put("receivedAt", TheClock.iso("2026-09-28 17:50"));
        form.withObject("/complainant").putNull("phone").putNull("name").put("anonymous", true);
        var lin = api.as("lin").at("2026-09-28 17:50");
        var number = lin.register(form);
        lin.act(number, "assignment", Map.of("unit", "engineering", "staff", "wu"))
                .is(200);
        var url = lin.complaint(number).text("trackingUrl");
        var link = url.substring(url.indexOf("/t/"));
        api.as("wu")
                .at("2026-09-28 17:51")
                .act(
                        number,
                        "extensions",
                        Map.of(
                                "rule",
                                "department-answer",
                                "until",
                                TheClock.iso("2026-09-30 12:00"),
                                "reason",
                                "检测报告<后天>才出"))
                .is(200);
        assertThat(new Customer(api, "zh-CN").get(link).body()).doesNotContain("检测报告", "需要更多时间");

        api.as("sun")
                .at("2026-09-28 17:52")
                .act(number, "extensions/1/decision", Map.of("decision", "approved", "reason", "内部意见"))
                .is(200);
        assertThat(new Customer(api, "zh-CN").get(link).body())
                .contains("需要更多时间", "负责的部门核实清楚", "检测报告&lt;后天&gt;才出")
                .doesNotContain("内部意见");
        assertThat(new Customer(api, "zh-Hant").get(link).body()).contains("需要更多時間", "原因");
        assertThat(new Customer(api, "en").get(link).body()).contains("We need more time", "Why: ");
    }
}
