package org.wenguo.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.AtADesk;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import org.wenguo.deadline.EscalatingOverdue;
import org.wenguo.people.Organisation;
import org.wenguo.platform.Outbox;
import org.wenguo.platform.Problem;
import org.wenguo.platform.StandardWebhooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system that is told, which stands here and answers as the story wants. */
@WenguoTest
class WebhooksTest {

    /** After everything that the stories write. */
    private static final Instant LATER = TheClock.time("2027-06-01 09:00");

    @LocalServerPort
    int port;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Tellings tellings;

    @Autowired
    EscalatingOverdue escalating;

    @Autowired
    TheCast cast;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private HttpServer receiver;
    private Organisation house;

    record Heard(Headers headers, String text) {
        JsonNode body() {
            return JsonMapper.shared().readTree(text);
        }

        String type() {
            return body().at("/type").asString();
        }
    }

    @BeforeEach
    void aReceiver() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", exchange -> {
            heard.add(new Heard(
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        house = cast.organisation("honghe");
    }

    @AfterEach
    void itGoes() {
        receiver.stop(0);
        for (var organisation : List.of("honghe", "shunda")) {
            var tenant = cast.organisation(organisation).id();
            webhooks.of(tenant).forEach(one -> webhooks.remove(tenant, one.id()));
        }
    }

    private String address() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?token=t1";
    }

    private Webhooks.Added subscribed(String... types) {
        return webhooks.add(house.id(), "对方系统", address(), Set.of(types), LATER);
    }

    @Test
    void what_happens_to_a_case_is_told_signed_and_without_anything_personal() {
        var added = subscribed();
        var number = api.as("lin").at(Api.USUAL_TIME).register(Api.unlikeOthers());
        api.as("lin")
                .at(Api.USUAL_TIME)
                .act(number, "assignment", Map.of("unit", "engineering"))
                .is(200);

        tellings.sweep(LATER);

        assertThat(heard).extracting(Heard::type).contains("complaint.registered", "complaint.assigned");
        var assigned = heard.stream()
                .filter(one -> one.type().equals("complaint.assigned"))
                .findFirst()
                .orElseThrow();
        assertThat(assigned.body().at("/data/number").asString()).isEqualTo(number);
        assertThat(assigned.body().at("/data/stage").asString()).isEqualTo("ASSIGNED");
        assertThat(assigned.body().at("/data/unit").asString()).isEqualTo("engineering");
        assertThat(assigned.body().at("/data/address").asString()).isEqualTo("/api/v1/complaints/" + number);
        assertThat(heard)
                .noneMatch(one -> one.text().contains("林") || one.text().contains("139"));
        for (var one : heard) {
            var at = Instant.ofEpochSecond(Long.parseLong(one.headers().getFirst("webhook-timestamp")));
            assertThat(one.headers().getFirst("webhook-signature"))
                    .isEqualTo(StandardWebhooks.signature(
                            List.of(added.secret()), one.headers().getFirst("webhook-id"), at, one.text()));
        }
        assertThat(tellings.sweep(LATER.plusSeconds(60))).as("told once").isZero();
    }

    @Test
    void a_limit_that_is_breached_is_told_once_on_however_many_nodes() throws Exception {
        subscribed("limit.breached");
        var number = api.as("lin").at(Api.USUAL_TIME).register(Api.unlikeOthers());
        escalating.sweep(TheClock.time("2026-10-15 10:00"));
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node : nodes.invokeAll(Collections.nCopies(3, () -> tellings.sweep(LATER)))) {
                node.get();
            }
        }
        var about = heard.stream()
                .filter(one -> one.body().at("/data/number").asString().equals(number))
                .toList();
        assertThat(about).isNotEmpty().allMatch(one -> one.type().equals("limit.breached"));
        assertThat(about)
                .extracting(one -> one.body().at("/data/rule").asString())
                .contains("hand-over");
        assertThat(about).extracting(Heard::text).doesNotHaveDuplicates();
    }

    @Test
    void a_receiver_that_is_away_hears_it_when_it_is_back_and_one_that_stays_away_when_somebody_asks() {
        var webhook = subscribed("complaint.registered").id();
        api.as("lin").at(Api.USUAL_TIME).register(Api.unlikeOthers());
        status = 302;
        tellings.sweep(LATER);
        assertThat(heard).as("no redirect is followed").hasSize(1);
        status = 500;
        var at = LATER;
        for (var i = 0; i < Outbox.ATTEMPTS + 2; i++) {
            at = at.plus(Duration.ofHours(3));
            tellings.sweep(at);
        }
        assertThat(heard).hasSize(Outbox.ATTEMPTS);
        var administrator = new AtADesk(port, "admin");
        var page = "/people/webhooks/" + webhook;
        assertThat(administrator.text(page))
                .contains("试了 10 次未送达")
                .contains("HTTP 500")
                .doesNotContain("token=t1");
        status = 200;
        assertThat(administrator.post(page, page + "/again", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(tellings.sweep(Instant.parse("2100-01-01T00:00:00Z"))).isEqualTo(1);
        assertThat(heard.getFirst().headers().getFirst("webhook-id"))
                .as("a receiver can tell that it is the same")
                .isEqualTo(heard.getLast().headers().getFirst("webhook-id"));
        assertThat(tellings.forget(Instant.parse("2100-01-01T00:00:00Z"))).isPositive();
        assertThat(administrator.text(page)).contains("还没有推送过");
    }

    @Test
    void an_administrator_enters_it_sees_the_secret_once_tries_it_changes_the_secret_pauses_and_removes_it() {
        var administrator = new AtADesk(port, "admin");
        var list = "/people/webhooks";
        var refused = administrator.post(list, list, Map.of("name", "坏地址", "address", "https://10.0.0.1/"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("wenguo.webhooks.hosts");
        assertThat(administrator
                        .post(list, list, Map.of("name", "x", "address", address(), "types", "complaint.eaten"))
                        .statusCode())
                .isEqualTo(422);

        var added = new String(
                administrator
                        .post(
                                list,
                                list,
                                Map.of("name", "<b>中台</b>", "address", address(), "types", "complaint.closed"))
                        .body(),
                StandardCharsets.UTF_8);
        var secret = secret(added);
        assertThat(added).contains("&lt;b&gt;中台").doesNotContain("<b>中台");
        var page = list + "/" + webhooks.of(house.id()).getFirst().id();
        assertThat(administrator.text(page)).doesNotContain(secret).contains("complaint.closed");

        administrator.post(page, page + "/ping", Map.of());
        var newer = secret(
                new String(administrator.post(page, page + "/secret", Map.of()).body(), StandardCharsets.UTF_8));
        tellings.sweep(clock.instant().plusSeconds(5));
        var ping = heard.getFirst();
        assertThat(ping.type()).isEqualTo("ping");
        assertThat(ping.headers().getFirst("webhook-signature").split(" ")).hasSize(2);
        assertThat(newer).isNotEqualTo(secret);

        administrator.post(page, page + "/pause", Map.of());
        assertThat(administrator.text(page)).contains("起暂停");
        administrator.post(page, page + "/removal", Map.of());
        assertThat(administrator.get(page).statusCode()).isEqualTo(404);
        assertThat(administrator.text(list)).contains("还没有登记推送地址");
    }

    @Test
    void nobody_else_comes_near_it() {
        var webhook = subscribed().id();
        var page = "/people/webhooks/" + webhook;
        assertThat(new AtADesk(port, "guo").get(page).statusCode()).isEqualTo(403);
        var stranger = new AtADesk(port, "sd-admin");
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        assertThat(stranger.post("/people/webhooks", page + "/removal", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(webhooks.of(house.id())).hasSize(1);
        assertThatThrownBy(
                        () -> webhooks.changeSecret(cast.organisation("shunda").id(), webhook, LATER))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void what_fails_with_the_case_is_not_told() {
        subscribed();
        api.as("lin")
                .at(Api.USUAL_TIME)
                .post("/api/v1/complaints", Map.of("unit", "nowhere"))
                .is(422);
        tellings.sweep(LATER);
        assertThat(heard).isEmpty();
    }

    private static String secret(String page) {
        var found = Pattern.compile("whsec_[A-Za-z0-9+/=]+").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
