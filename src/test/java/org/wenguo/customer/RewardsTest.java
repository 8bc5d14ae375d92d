package org.wenguo.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.AtADesk;
import org.wenguo.WenguoTest;

/** A complaint that was of use is rewarded (A10): proposed by one, granted by another, given against proof. */
@WenguoTest
class RewardsTest {

    private static final Map<String, Object> CARD =
            Map.of("what", "超市购物卡", "value", Map.of("value", "100.00"), "why", "发现了燃气隐患");

    @Autowired
    Api api;

    @LocalServerPort
    int port;

    @Test
    void one_proposes_another_grants_and_the_customer_sees_it() throws Exception {
        var number = api.as("lin").register(Api.unlikeOthers());

        api.as("lin").act(number, "rewards", CARD).is(200);
        api.as("lin")
                .act(number, "rewards/1/decision", Map.of("decision", "approved"))
                .is(403);
        api.as("lin").act(number, "rewards/1/handover", Map.of("proof", "收据")).is(409);
        api.as("guo")
                .act(number, "rewards/1/decision", Map.of("decision", "refused"))
                .is(422);
        api.as("guo")
                .act(number, "rewards/7/decision", Map.of("decision", "approved"))
                .is(404);
        api.as("guo")
                .act(number, "rewards/1/decision", Map.of("decision", "approved"))
                .is(200);
        api.as("guo")
                .act(number, "rewards/1/decision", Map.of("decision", "approved"))
                .is(409);
        api.as("lin")
                .act(number, "rewards/1/handover", Map.of("proof", "JL-0077"))
                .is(200);

        var list = api.as("guo").get("/rewards").is(200);
        assertThat(list.at("items")).anySatisfy(one -> {
            assertThat(one.get("complaint").asString()).isEqualTo(number);
            assertThat(one.get("state").asString()).isEqualTo("given");
            assertThat(one.get("decidedBy").asString()).isEqualTo("guo");
        });
        assertThat(api.as("sd-guo").get("/rewards").is(200).at("items"))
                .noneMatch(one -> one.get("complaint").asString().equals(number));
        assertThat(cells(new AtADesk(port, "guo").get("/rewards.xlsx").body())).contains("JL-0077");
    }

    @Test
    void nobody_grants_what_they_proposed_and_absurd_sums_are_refused() {
        var number = api.as("lin").register(Api.unlikeOthers());
        api.as("guo").act(number, "rewards", CARD).is(200);
        assertThat(api.as("guo")
                        .act(number, "rewards/1/decision", Map.of("decision", "approved"))
                        .is(409)
                        .text("type"))
                .endsWith("own-reward");
        api.as("lin").act(number, "rewards", Map.of("what", " ", "why", "x")).is(422);
        api.as("lin")
                .act(number, "rewards", Map.of("what", "x", "why", "x", "value", Map.of("value", "-1")))
                .is(422);
        api.as("lin")
                .act(number, "rewards", Map.of("what", "x", "why", "x", "value", Map.of("value", "1e40")))
                .is(422);
        api.as("sun").act(number, "rewards", CARD).is(403);
        api.as("sd-lin").act(number, "rewards", CARD).is(404);
        api.as("lin").get("/rewards?from=2026-13-45").is(422);
        api.as("lin").get("/rewards?from=2026-10-02&to=2026-10-01").is(422);
    }

    @Test
    void the_published_standard_stands_on_the_rules_page() {
        var desk = new AtADesk(port, "guo");
        assertThat(desk.post("/rewards", "/rewards/standard", Map.of("text", "提出有价值投诉者，奖励购物卡 <100 元>"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(new AtADesk(port, "guo").text("/p/honghe/rules")).contains("购物卡 &lt;100 元&gt;");
        var lin = new AtADesk(port, "lin");
        assertThat(lin.post("/customers", "/rewards/standard", Map.of("text", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static String cells(byte[] xlsx) throws IOException {
        var file = Files.createTempFile("rewards", ".xlsx");
        Files.write(file, xlsx);
        try (var zip = new ZipFile(file.toFile())) {
            var text = new StringBuilder();
            for (var entry : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
            return text.toString();
        } finally {
            Files.delete(file);
        }
    }
}
