package org.wenguo.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.TheOwner;
import org.wenguo.WenguoTest;
import org.wenguo.deadline.EscalatingOverdue;
import org.wenguo.platform.DeliveringMessages;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Messages;
import org.wenguo.platform.Outbox;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Robot;
import org.wenguo.platform.Robots;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Robots in group chats, before a service that stands here and answers as the story wants. */
@WenguoTest
class RobotsTest {

    private static final java.time.Instant NOW = TheClock.time("2026-09-28 10:31");
    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    Robots robots;

    @Autowired
    Messages messages;

    @Autowired
    DeliveringMessages delivering;

    @Autowired
    Organisations organisations;

    @Autowired
    EscalatingOverdue escalating;

    @Autowired
    TheCast cast;

    @Autowired
    TheOwner owner;

    @Autowired
    Api api;

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
    private HttpServer service;
    private Organisation house;
    private String admin = "";

    record Heard(String query, JsonNode body) {}

    @BeforeEach
    void aServiceAndAHouse() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            heard.add(new Heard(
                    String.valueOf(exchange.getRequestURI().getRawQuery()),
                    JsonMapper.shared().readTree(body)));
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            var text = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        service.start();
        house = founded();
    }

    private Organisation founded() {
        var code = "robots-" + Identifiers.next().toString().substring(24);
        admin = code + "-admin";
        return organisations.found(new Organisations.Founding(
                code, "机器人测试", "property", ZoneId.of("Asia/Shanghai"), admin, "管理员", PASSWORD));
    }

    @AfterEach
    void theServiceEnds() {
        service.stop(0);
        for (var tenant : organisations.all()) {
            robots.of(tenant).forEach(one -> robots.remove(tenant, one.id()));
        }
    }

    @Test
    void each_service_is_spoken_to_in_its_own_way_and_signed_as_it_documents() {
        say(robot(Robot.Kind.WECOM, null));
        say(robot(Robot.Kind.DINGTALK, "SECtest"));
        say(robot(Robot.Kind.FEISHU, "SECtest"));
        answer = "{\"code\":0,\"errcode\":0,\"msg\":\"success\"}";

        assertThat(delivering.sweep(NOW)).isEqualTo(3);

        var wecom = heard("markdown", "content");
        assertThat(wecom.query()).isEqualTo("key=k1");
        assertThat(wecom.body().at("/msgtype").asString()).isEqualTo("markdown");
        assertThat(wecom.body().at("/markdown/content").asString()).isEqualTo("**题目**\n第一行\n第二行");

        // Signatures were computed beside the program, by the services' documents.
        var dingtalk = heard("markdown", "title");
        assertThat(dingtalk.query())
                .isEqualTo("key=k1&timestamp=1790562660000&sign=nBUXCR6vVKGr8qc0YHcVvltf8xULZ3SKogUjo13EFC0%3D");
        assertThat(dingtalk.body().at("/markdown/text").asString()).isEqualTo("**题目**\n\n第一行\n\n第二行");

        var feishu = heard("content", "text");
        assertThat(feishu.body().at("/msg_type").asString()).isEqualTo("text");
        assertThat(feishu.body().at("/timestamp").asString()).isEqualTo("1790562660");
        assertThat(feishu.body().at("/sign").asString()).isEqualTo("UA5YR34EJJP0yeK2Oj2Z1Acc5+Qq5asAVE8B1S/lddc=");
        assertThat(feishu.body().at("/content/text").asString()).isEqualTo("题目\n第一行\n第二行");

        assertThat(delivering.sweep(NOW.plus(Duration.ofDays(1))))
                .as("said once")
                .isZero();
    }

    @Test
    void a_service_that_is_away_for_a_while_hears_it_once_when_it_is_back() {
        say(robot(Robot.Kind.WECOM, null));
        status = 503;
        assertThat(delivering.sweep(NOW)).isZero();
        assertThat(delivering.sweep(NOW.plusSeconds(29)))
                .as("not before its pause")
                .isZero();
        assertThat(heard).hasSize(1);
        // It answers again, but refuses: 200 alone is no success, nor is being sent elsewhere.
        status = 200;
        answer = "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}";
        assertThat(delivering.sweep(NOW.plusSeconds(30))).isZero();
        assertThat(messages.undelivered(house.id()).getFirst().error())
                .isEqualTo("errcode 45009: api freq out of limit");
        status = 302;
        assertThat(delivering.sweep(NOW.plusSeconds(90))).isZero();
        assertThat(heard).as("no redirect is followed").hasSize(3);
        status = 200;
        answer = "{\"errcode\":0}";
        assertThat(delivering.sweep(NOW.plusSeconds(210))).isEqualTo(1);
        assertThat(delivering.sweep(NOW.plus(Duration.ofDays(2)))).isZero();
        assertThat(heard).hasSize(4);
        assertThat(messages.undelivered(house.id())).isEmpty();
    }

    @Test
    void however_many_nodes_sweep_each_message_is_said_once_and_the_same_matter_is_written_once() throws Exception {
        var robot = robot(Robot.Kind.WECOM, null);
        for (var i = 0; i < 30; i++) {
            say(robot, "limit/" + i);
            say(robot, "limit/" + i);
        }
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node : nodes.invokeAll(java.util.Collections.nCopies(4, () -> delivering.sweep(NOW)))) {
                node.get();
            }
        }
        assertThat(heard).hasSize(30);
    }

    @Test
    void after_the_last_attempt_it_is_dead_shown_to_the_administrator_and_tried_again_by_hand() {
        say(robot(Robot.Kind.WECOM, null));
        answer = "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}";
        var at = NOW;
        for (var i = 0; i < Outbox.ATTEMPTS + 3; i++) {
            delivering.sweep(at);
            at = at.plus(Duration.ofHours(3));
        }
        assertThat(heard).hasSize(Outbox.ATTEMPTS);
        var dead = messages.undelivered(house.id()).getFirst();
        assertThat(dead.nextTryAt()).isNull();

        var stranger = visitor();
        var again = "/people/messages/" + dead.id() + "/again";
        var other = founded();
        var otherAdmin = visitor();
        otherAdmin.signIn(admin, PASSWORD);
        otherAdmin.open("/people/robots");
        assertThat(otherAdmin.submit(again, Map.of()).statusCode())
                .as("another organisation's administrator")
                .isEqualTo(404);
        assertThat(messages.undelivered(other.id())).isEmpty();
        assertThat(Visitor.next(stranger.open("/people/robots"))).startsWith("/sign-in");

        var administrator = visitor();
        administrator.signIn(house.code() + "-admin", PASSWORD);
        assertThat(administrator.open("/people/robots").body())
                .contains("已放弃（试了 10 次）")
                .contains("errcode 93000: invalid webhook url")
                .doesNotContain("key=k1");
        assertThat(administrator.submit(again, Map.of()).statusCode()).isEqualTo(302);
        answer = "{\"errcode\":0}";
        assertThat(delivering.sweep(java.time.Instant.parse("2100-01-01T00:00:00Z")))
                .isEqualTo(1);
    }

    @Test
    void only_trusted_hosts_are_called_and_what_is_stored_tells_no_secret() {
        for (var address : List.of(
                "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/",
                "https://qyapi.weixin.qq.com.evil.example/",
                "https://qyapi.weixin.qq.com@evil.example/",
                "http://localhost:1/",
                "file:///etc/passwd",
                "qyapi.weixin.qq.com",
                "https://[::1]/",
                "https:// /")) {
            assertThatThrownBy(
                            () -> robots.add(house.id(), house.root().id(), Robot.Kind.WECOM, "坏", address, null, NOW))
                    .as(address)
                    .isInstanceOf(Problem.Invalid.class);
        }
        robot(Robot.Kind.DINGTALK, "SECtest");
        assertThat(owner.rows(house.id(), "select * from robot").toString())
                .contains("dingtalk")
                .doesNotContain("SECtest")
                .doesNotContain("127.0.0.1");
        var administrator = visitor();
        administrator.signIn(admin, PASSWORD);
        administrator.open("/people/robots");
        var refused = administrator.submit(
                "/people/robots",
                Map.of(
                        "kind",
                        "wecom",
                        "unit",
                        house.code(),
                        "name",
                        "群",
                        "address",
                        "https://10.0.0.1/",
                        "secret",
                        ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("只能填写企业微信、钉钉、飞书的地址");
    }

    @Test
    void a_warning_is_said_in_the_owners_group_and_a_breach_also_in_that_of_the_superiors() {
        var honghe = cast.organisation("honghe");
        robots.add(honghe.id(), honghe.root().id(), Robot.Kind.WECOM, "总部", address("root"), null, NOW);
        robots.add(honghe.id(), honghe.centre().id(), Robot.Kind.WECOM, "客服", address("centre"), null, NOW);
        var words = Api.unlikeOthers().put("receivedAt", TheClock.iso("2026-09-28 10:00"));
        var number = api.as("lin").at("2026-09-28 10:00").register(words);

        escalating.sweep(TheClock.time("2026-09-28 10:26"));
        delivering.sweep(TheClock.time("2026-09-28 10:26"));
        assertThat(saidOf(number)).singleElement().satisfies(said -> {
            assertThat(said.query()).isEqualTo("key=centre");
            assertThat(said.body().at("/markdown/content").asString())
                    .contains("将到期")
                    .contains("2026-09-28 10:30")
                    .doesNotContain(words.get("subject").asString());
        });
        escalating.sweep(NOW);
        delivering.sweep(NOW);
        assertThat(saidOf(number))
                .hasSizeGreaterThan(1)
                .last()
                .satisfies(
                        said -> assertThat(said.body().at("/markdown/content").asString())
                                .contains("超时"));
    }

    private List<Heard> saidOf(String number) {
        return heard.stream()
                .filter(one -> one.body().toString().contains(number))
                .toList();
    }

    private Heard heard(String part, String member) {
        return heard.stream()
                .filter(one -> one.body().path(part).has(member))
                .findFirst()
                .orElseThrow();
    }

    private Visitor visitor() {
        return new Visitor(port);
    }

    private String address(String key) {
        return "http://127.0.0.1:" + service.getAddress().getPort() + "/send?key=" + key;
    }

    private UUID robot(Robot.Kind kind, @org.jspecify.annotations.Nullable String secret) {
        return robots.add(house.id(), house.root().id(), kind, kind.code(), address("k1"), secret, NOW);
    }

    private void say(UUID robot) {
        say(robot, "limit/x");
    }

    private void say(UUID robot, String about) {
        TenantId tenant = house.id();
        Tenancy.run(tenant, () -> messages.write(tenant, robot, about, "题目", "第一行\n第二行", NOW));
    }
}
