package org.wenguo.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;

/** Whose complaint goes on in a neighbour's keeps their own link and learns nothing of the neighbour. */
@WenguoTest
class TrackingAMergedComplaintTest {

    @Autowired
    Api api;

    @Test
    void it_shows_where_the_matter_stands_and_nothing_that_is_the_neighbours() {
        var lin = api.as("lin");
        var lead = anonymous("主人的秘密主题", "她家的私事");
        var mine = anonymous("我家门口的灯不亮", "楼道灯坏了");
        var link = link(mine);
        lin.act(mine, "merger", Map.of("into", lead, "reason", "同一盏灯")).is(200);

        lin.act(lead, "assignment", Map.of("unit", "engineering", "staff", "wu"))
                .is(200);
        lin.act(lead, "replies", Map.of("channel", "phone", "text", "只给她的答复")).is(200);
        api.as("wu").act(lead, "acceptance", null).is(200);
        api.as("wu").act(lead, "answer", Map.of("text", "查过了")).is(200);
        lin.act(lead, "proposals", Map.of("text", "赔她一百", "compensation", Map.of("value", "100")))
                .is(200);
        lin.act(lead, "promises", Map.of("text", "答应她的事", "dueAt", "2026-10-09T10:00:00+08:00"))
                .is(200);

        var page = new Customer(api, "zh-CN").get(link).body();
        assertThat(page)
                .contains(mine, "我家门口的灯不亮", "情况已经查清", "不止您一位")
                .doesNotContain(lead, "主人的秘密主题", "她家的私事", "只给她的答复", "赔她一百", "答应她的事");
        assertThat(new Customer(api, "zh-CN").get(link(lead)).body()).doesNotContain(mine, "我家门口的灯不亮");

        // What the merged complainant adds reaches whoever works on the leading case, not its complainant.
        var customer = new Customer(api, "zh-CN");
        var words = customer.get(link);
        customer.follow(customer.send(words, "words", Map.of("text", "二楼的也坏了")));
        assertThat(lin.get("/complaints/" + lead + "/timeline").body()).contains("joined-added", "二楼的也坏了");
        assertThat(new Customer(api, "zh-CN").get(link(lead)).body()).doesNotContain("二楼的也坏了");
    }

    @Test
    void who_withdraws_or_objects_speaks_for_themselves_alone() {
        var lin = api.as("lin");
        var lead = anonymous("一号灯", "一号灯坏了");
        var withdrawn = anonymous("二号灯", "二号灯坏了");
        var unhappy = anonymous("三号灯", "三号灯坏了");
        for (var one : new String[] {withdrawn, unhappy}) {
            lin.act(one, "merger", Map.of("into", lead, "reason", "同一处")).is(200);
        }
        var customer = new Customer(api, "zh-CN");
        customer.follow(customer.send(
                customer.get(link(withdrawn)), "withdraw", Map.of("withdrawalReason", "好了", "sure", "true")));
        assertThat(lin.complaint(withdrawn).text("stage")).isEqualTo("WITHDRAWN");
        assertThat(lin.complaint(lead).at("/together/merged")).hasSize(1);
        assertThat(lin.complaint(lead).text("stage")).isEqualTo("REGISTERED");

        lin.act(lead, "fulfilment", Map.of("text", "修好了")).is(200);
        var other = new Customer(api, "zh-CN");
        var done = other.get(link(unhappy));
        assertThat(done.body()).contains("已经处理完").doesNotContain("请您评价");
        other.follow(other.send(done, "object", Map.of("reason", "我家的没修")));
        assertThat(lin.complaint(unhappy).text("stage")).isEqualTo("REGISTERED");
        assertThat(lin.complaint(unhappy).text("/together/lead")).isEqualTo("null");
        assertThat(lin.get("/complaints/" + unhappy + "/timeline").body()).contains("我家的没修");
        assertThat(lin.complaint(lead).text("stage")).isEqualTo("FULFILLED");
    }

    private String anonymous(String subject, String text) {
        var form = Api.unlikeOthers().put("subject", subject).put("text", text + Api.randomWords(20));
        form.withObject("/complainant").putNull("phone").putNull("name").put("anonymous", true);
        return api.as("lin").register(form);
    }

    private String link(String number) {
        var url = api.as("lin").complaint(number).text("trackingUrl");
        return url.substring(url.indexOf("/t/"));
    }
}
