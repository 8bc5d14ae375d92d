package org.wenguo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import org.wenguo.intake.MailNoticed;
import org.wenguo.intake.Mailbox;
import org.wenguo.platform.Problem;
import org.wenguo.platform.StandardWebhooks;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.web.Language;
import tools.jackson.databind.node.ObjectNode;

/** Where no mail can go: text messages, calls, letters, publication; and what comes back. */
@WenguoTest
class WaysToComplainantsTest {

    private static final Instant NOW = TheClock.time(Api.USUAL_TIME);

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    AllSettings settings;

    @Autowired
    Sending sending;

    @Autowired
    Deliveries deliveries;

    @Autowired
    FollowingDeliveries following;

    @Autowired
    Wordings wordings;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transactions;

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private HttpServer gateway;
    private TenantId tenant;

    private record Taken(String id, String timestamp, String signature, String body) {}

    @BeforeEach
    void a_gateway_runs() throws Exception {
        tenant = cast.organisation("honghe").id();
        gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        gateway.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            taken.add(new Taken(
                    headers.getFirst(StandardWebhooks.ID),
                    headers.getFirst(StandardWebhooks.TIMESTAMP),
                    headers.getFirst(StandardWebhooks.SIGNATURE),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void nothing_leaves_any_more() {
        set(null, null);
        gateway.stop(0);
    }

    @Test
    void who_telephoned_gets_a_signed_text_message_once() {
        set(null, "http://127.0.0.1:" + gateway.getAddress().getPort() + "/sms");
        var number = api.as("lin").register(Api.unlikeOthers());
        sending.sweep(NOW);
        sending.sweep(NOW);
        var mine = taken.stream().filter(one -> one.body().contains(number)).toList();
        assertThat(mine).singleElement().satisfies(one -> {
            assertThat(one.body()).contains("13900000001");
            assertThat(one.signature())
                    .isEqualTo(StandardWebhooks.signature(
                            List.of(settings.smsSecret(tenant).orElseThrow()), one.id(), NOW, one.body()));
        });
    }

    @Test
    void a_reply_by_telephone_was_said_already_and_one_that_can_go_no_other_way_is_somebodys_call() {
        var said = api.as("lin").register(Api.unlikeOthers());
        api.as("lin")
                .act(said, "replies", Map.of("channel", "phone", "text", "已经修好。"))
                .is(200);
        assertThat(reply(said).state()).isEqualTo("called");
        var number = api.as("lin").register(Api.unlikeOthers());
        api.as("lin")
                .act(number, "replies", Map.of("channel", "email", "text", "明天上门。"))
                .is(200);
        var lin = cast.viewer("lin");
        var call = reply(number);
        assertThat(call.state()).isEqualTo("to-call");
        assertThat(following.one(lin, call.id()).body()).contains("明天上门。");
        assertThatThrownBy(() -> following.done(lin, call.id(), " ")).isInstanceOf(Problem.Invalid.class);
        following.done(lin, call.id(), "客户表示同意");
        assertThat(reply(number).state()).isEqualTo("called");
        assertThat(following.one(lin, call.id()).note()).isEqualTo("客户表示同意");
        // Another organisation neither reads nor ends it.
        var stranger = cast.viewer("sd-lin");
        assertThatThrownBy(() -> following.one(stranger, call.id())).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> following.otherWay(stranger, call.id(), "mail", "x@evil.example"))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void a_letter_is_printed_with_its_address_and_posted() {
        var number = api.as("lin").register(Api.unlikeOthers());
        api.as("lin")
                .act(number, "replies", Map.of("channel", "letter", "text", "<script>林先生</script>您好"))
                .is(200);
        var lin = cast.viewer("lin");
        assertThat(reply(number).state()).isEqualTo("to-print");
        following.otherWay(lin, reply(number).id(), "letter", "广州市海珠区\n1 号");
        assertThat(new String(following.print(lin, reply(number).id()), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");
        assertThat(reply(number).state()).isEqualTo("printed");
        following.done(lin, reply(number).id(), "");
        assertThat(reply(number).state()).isEqualTo("posted");
    }

    @Test
    void what_bounces_waits_for_somebody_who_sends_it_another_way() {
        set(new Settings.Server("127.0.0.1", 1, Mailbox.Security.NONE, "", "service@honghe.example"), null);
        var form = Api.unlikeOthers().put("channel", "email");
        ((ObjectNode) form.get("complainant")).put("email", "gone@example.com");
        var number = api.as("lin").register(form);
        var mail = of(number).getFirst();
        in(() -> {
            db.sql("update delivery set delivered_at = created_at, next_try_at = null where delivery_id = ?")
                    .param(mail.id())
                    .update();
            events.publishEvent(new MailNoticed(tenant, mail.complaint(), "auto-reply", List.of()));
            return 0;
        });
        assertThat(of(number).getFirst().state()).isEqualTo("sent");
        in(() -> {
            events.publishEvent(new MailNoticed(tenant, mail.complaint(), "bounce", List.of()));
            return 0;
        });
        assertThat(of(number))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo("bounced"));
        var lin = cast.viewer("lin");
        assertThat(following.open(lin)).anyMatch(one -> one.id().equals(mail.id()));
        following.otherWay(lin, mail.id(), "phone", "");
        assertThat(of(number)).extracting(Delivery::state).containsExactly("to-call", "superseded");
    }

    @Test
    void anonymous_people_are_answered_where_the_complaint_stood_or_not_at_all() {
        var form = Api.unlikeOthers().put("channel", "forum");
        form.set(
                "complainant",
                form.objectNode().put("kind", "other").put("vip", false).put("anonymous", true));
        var number = api.as("lin").register(form);
        assertThat(of(number))
                .singleElement()
                .satisfies(one -> assertThat(one.way()).isEqualTo(Way.PUBLICATION));
    }

    @Test
    void words_of_ones_own_must_know_their_variables_and_customers_cannot_name_any() {
        var english = Language.ENGLISH;
        assertThatThrownBy(() -> wordings.set(tenant, Kind.REPLY, english, "Hello", "[text] [password]"))
                .isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> wordings.set(tenant, Kind.REPLY, english, "Hello", "Good day"))
                .isInstanceOf(Problem.Invalid.class);
        wordings.set(tenant, Kind.REPLY, english, "Hello", "[text]\n$1 [name]");
        assertThat(wordings.of(tenant, Kind.REPLY, english).own()).isTrue();
        wordings.reset(tenant, Kind.REPLY, english);
        assertThat(wordings.of(tenant, Kind.REPLY, english).own()).isFalse();
        assertThat(Wordings.filled("[text]\n看 [link]\n完", Map.of("text", "$1 [link]", "link", "")))
                .isEqualTo("$1 [link]\n完");
    }

    private void set(Settings.@Nullable Server server, @Nullable String sms) {
        settings.set(tenant, new AllSettings.Entered("", "", server, null, sms, "广州", "红河"), NOW);
    }

    private Delivery reply(String number) {
        return of(number).stream()
                .filter(one -> one.reply() != null)
                .findFirst()
                .orElseThrow();
    }

    private List<Delivery> of(String number) {
        return in(() -> deliveries.of(
                tenant,
                db.sql("select complaint_id from complaint where number = ?")
                        .param(number)
                        .query(UUID.class)
                        .single()));
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }
}
