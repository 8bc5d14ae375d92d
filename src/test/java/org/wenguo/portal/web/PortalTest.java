package org.wenguo.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;
import org.wenguo.portal.web.Customer.Page;

/** The customers' own side, followed as a browser without scripts would. */
@WenguoTest
class PortalTest {

    private static final String FORM = "/p/honghe/peninsula";

    @Autowired
    Api api;

    private record Case(Customer customer, String number, String link) {}

    private Case complaint(String text, String phone) {
        var customer = new Customer(api, "zh-CN");
        var sent = customer.send(customer.get(FORM), "complain", Map.of("text", text, "phone", phone));
        var done = customer.follow(sent);
        var link = URI.create(done.first("id=\"link\"[^>]*value=\"([^\"]*)\"")).getRawPath();
        return new Case(customer, done.first("class=\"number\">([^<]*)"), link);
    }

    private void act(String who, String number, String noun, Object said) {
        api.as(who).act(number, noun, said).is(200);
    }

    private long count(String number, String type) {
        return api.as("guo")
                .get("/complaints/" + number + "/timeline")
                .is(200)
                .json()
                .valueStream()
                .filter(event -> event.get("type").asString().equals(type))
                .count();
    }

    @Test
    void a_customer_complains_follows_it_chooses_agrees_and_rates() {
        var told = complaint("电梯停运三天。老人下不了楼。", "13900004321");
        var customer = told.customer();
        var page = customer.get(told.link());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("您反映的“电梯停运三天”，我们收到了", told.number(), "老人下不了楼。");
        assertThat(api.as("lin").complaint(told.number()).text("channel")).isEqualTo("web");

        act("lin", told.number(), "assignment", Map.of("unit", "engineering", "staff", "wu", "note", "密-便条"));
        act("lin", told.number(), "validity", Map.of("validity", "valid", "reason", "密-意见"));
        act("lin", told.number(), "consultations", Map.of("unit", "property-mgmt", "question", "密-征询"));
        act("wu", told.number(), "bounce", Map.of("reason", "密-退回"));
        act("lin", told.number(), "assignment", Map.of("unit", "engineering"));
        act("wu", told.number(), "answer", Map.of("text", "密-答复", "findings", Map.of("facts", "密-事实")));
        act("lin", told.number(), "replies", Map.of("channel", "phone", "text", "配件明天到，谢谢您的耐心。"));
        act("lin", told.number(), "proposals", proposal("明天换好配件", "80.00"));
        act("lin", told.number(), "proposals", proposal("密-大额", "29000.00"));

        page = customer.get(told.link());
        assertThat(page.body())
                .contains("有了方案，请您选择", "明天换好配件", "补偿 80.00 元", "配件明天到，谢谢您的耐心。", "已交给工程部")
                .doesNotContain("密-", "29,000", "吴建国", "林晓", "重要", "有效");

        page = customer.follow(customer.send(page, "choose", Map.of("proposal", "1")));
        page = customer.follow(customer.send(page, "agree", Map.of()));
        assertThat(page.body()).contains("说定了", "工程部正在办理");
        act("wu", told.number(), "fulfilment", Map.of("text", "密-执行"));

        page = customer.get(told.link());
        var refused = customer.send(page, "rate", Map.of("result", "dissatisfied", "remarks", " "));
        assertThat(refused.status()).isEqualTo(422);
        customer.follow(customer.send(page, "rate", Map.of("result", "satisfied", "treatment", "5")));
        customer.follow(customer.send(page, "rate", Map.of("result", "satisfied", "treatment", "5")));
        assertThat(count(told.number(), "called-back")).isEqualTo(1);
        assertThat(api.as("guo").complaint(told.number()).text("stage")).isEqualTo("CALLED_BACK");

        page = customer.get(told.link());
        page = customer.follow(customer.send(page, "object", Map.of("reason", "又停了")));
        assertThat(page.body()).contains("第 2 次处理", "已重新受理").doesNotContain("密-");
        assertThat(api.as("guo").complaint(told.number()).number("round")).isEqualTo(2);
    }

    private static Map<String, Object> proposal(String text, String yuan) {
        return Map.of("text", text, "compensation", Map.of("value", yuan, "currency", "CNY"));
    }

    @Test
    void an_option_that_waits_for_approval_can_be_neither_seen_nor_chosen() {
        var told = complaint("车位被占，报了五次没人管", "13900004322");
        act("lin", told.number(), "assignment", Map.of("unit", "engineering"));
        act("wu", told.number(), "answer", Map.of("text", "属实"));
        act("lin", told.number(), "proposals", proposal("免一个月停车费", "90.00"));
        act("lin", told.number(), "proposals", proposal("免十年停车费", "29000.00"));
        var customer = told.customer();
        var page = customer.get(told.link());
        assertThat(page.body()).doesNotContain("免十年");
        var refused = customer.send(page, "choose", Map.of("proposal", "2"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).doesNotContain("免十年", "授权", "审批");
        var other = customer.follow(customer.send(page, "choose", Map.of("proposal", "own", "own", "免三个月")));
        assertThat(other.body()).contains("您的想法我们正在考虑", "免三个月");
    }

    @Test
    void the_same_form_sent_twice_is_one_complaint_and_a_changed_one_another() {
        var customer = new Customer(api, "zh-CN");
        var form = customer.get(FORM);
        var first = done(customer, form, "楼道灯不亮");
        assertThat(done(customer, form, "楼道灯不亮")).isEqualTo(first);
        assertThat(done(customer, form, "楼道灯不亮，已经一周了")).isNotEqualTo(first);
    }

    private static String done(Customer customer, Page form, String text) {
        return customer.follow(customer.send(form, "complain", Map.of("text", text)))
                .first("class=\"number\">([^<]*)");
    }

    @Test
    void what_was_typed_stays_when_something_is_wrong() {
        var customer = new Customer(api, "zh-CN");
        var form = customer.get(FORM);
        var refused = customer.send(form, "complain", Map.of("text", " ", "place", "三号楼", "phone", "打我电话"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"phone-error\"", "三号楼", "打我电话").doesNotContain("id=\"subject-error\"");
        var tooLong = customer.send(form, "complain", Map.of("text", "长".repeat(20_001)));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("长".repeat(20_001), "id=\"text-error\"");
    }

    @Test
    void a_form_that_does_not_come_from_our_page_does_nothing_but_keeps_its_words() {
        var stranger = new Customer(api, "zh-CN");
        var refused = stranger.post(FORM, Map.of("text", "放了三十天的话", "kind", "complaint"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("放了三十天的话", "页面打开得太久了");
        assertThat(stranger.follow(stranger.send(refused, "complain", Map.of("text", "放了三十天的话")))
                        .status())
                .isEqualTo(200);

        var told = complaint("门禁坏了", "");
        var elsewhere = new Customer(api, "zh-CN")
                .post(told.link() + "/withdrawal", Map.of("withdrawalReason", "x", "sure", "true"));
        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(api.as("lin").complaint(told.number()).text("stage")).isEqualTo("REGISTERED");
    }

    @Test
    void only_who_knows_the_last_four_digits_sees_the_case_and_guessing_ends_soon() {
        var told = complaint("保安态度恶劣", "+86 139-0000-7788");
        var holder = new Customer(api, "zh-CN");
        var asked = holder.get(told.link());
        assertThat(asked.body()).doesNotContain("保安态度恶劣", told.number());
        assertThat(holder.send(asked, "digits", Map.of("digits", "1234")).status())
                .isEqualTo(422);
        assertThat(holder.follow(holder.send(asked, "digits", Map.of("digits", "７７８８")))
                        .body())
                .contains("保安态度恶劣");

        var guesser = new Customer(api, "zh-CN");
        var page = guesser.get(told.link());
        assertThat(guesser.follow(guesser.post(told.link() + "/words", form(page, "text", "不是我")))
                        .body())
                .doesNotContain("保安态度恶劣");
        for (var guess : new String[] {"0001", "0002", "0003", "0004"}) {
            assertThat(guesser.send(page, "digits", Map.of("digits", guess)).status())
                    .isEqualTo(422);
        }
        var late = guesser.send(page, "digits", Map.of("digits", "7788"));
        assertThat(late.status()).isEqualTo(429);
        assertThat(Long.parseLong(late.header("Retry-After"))).isBetween(1L, 900L);
        assertThat(holder.get(told.link()).body()).contains("保安态度恶劣");
    }

    private static Map<String, String> form(Page page, String field, String text) {
        var fields = new HashMap<>(page.form("digits").hidden());
        fields.put(field, text);
        return fields;
    }

    @Test
    void nobody_floods_us_from_one_address() {
        var customer = new Customer(api, "zh-CN");
        for (var i = 1; i <= 5; i++) {
            assertThat(customer.send(customer.get(FORM), "complain", Map.of("text", "第 " + i + " 件"))
                            .status())
                    .isEqualTo(303);
        }
        var refused = customer.send(customer.get(FORM), "complain", Map.of("text", "第六件"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.body()).contains("第六件", "次数太多了");
        var program = customer.send(customer.get(FORM), "complain", Map.of("text", "x", "website", "http://spam"));
        assertThat(program.status()).isEqualTo(422);
    }

    @Test
    void words_sent_twice_are_said_once_and_a_withdrawal_wants_to_be_sure() {
        var told = complaint("水压太低", "");
        var customer = told.customer();
        var page = customer.get(told.link());
        customer.follow(customer.send(page, "words", Map.of("text", "早上最低")));
        customer.follow(customer.send(page, "words", Map.of("text", "早上最低")));
        assertThat(count(told.number(), "words-added")).isEqualTo(1);
        var unsure = customer.send(page, "withdraw", Map.of("withdrawalReason", "好了"));
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(unsure.body()).contains("好了", "水压太低");
        page = customer.follow(customer.send(page, "withdraw", Map.of("withdrawalReason", "好了", "sure", "true")));
        assertThat(page.body()).contains("您已撤回");
        assertThat(page.offers("withdraw")).isFalse();
        assertThat(page.offers("object")).isTrue();
        var tooLate =
                customer.post(told.link() + "/agreement", page.form("object").hidden());
        assertThat(tooLate.status()).isEqualTo(409);
    }

    @Test
    void nothing_is_anonymous_by_half() {
        var customer = new Customer(api, "zh-CN");
        var sent = customer.send(
                customer.get(FORM),
                "complain",
                Map.of("text", "举报收费员", "name", "梁女士", "phone", "13900004567", "anonymous", "true"));
        var number = customer.follow(sent).first("class=\"number\">([^<]*)");
        var complainant = api.as("lin").complaint(number).at("/complainant");
        assertThat(complainant.toString()).doesNotContain("梁", "4567").contains("\"anonymous\":true");
    }

    @Test
    void links_that_open_nothing_say_so_in_our_own_look() {
        var customer = new Customer(api, "en");
        for (var path : new String[] {
            "/p/nobody",
            "/p/honghe/nowhere",
            "/p/nobody/rules",
            "/t/1.abc",
            "/t/zzzzzz.aaaaaaaaaaaaaaaaaaaaaa",
            "/t/1.aaaaaaaaaaaaaaaaaaaaaa",
            "/t/1.aaaaaaaaaaaaaaaaaaaaaa/words"
        }) {
            var page = customer.get(path);
            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("/css/portal.css", "This page could not be opened");
        }
    }

    @Test
    void a_tracking_link_leaves_no_traces() {
        var told = complaint("绿化带被占用", "13900004323");
        var customer = told.customer();
        var page = customer.get(told.link());
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(customer.hasCookie("wenguo")).as("a session").isFalse();
        assertThat(page.body()).doesNotContain("http://", "https://", "13900004323");
    }

    @Test
    void the_rules_are_published_in_three_languages() {
        var simplified = new Customer(api, "zh-CN").get("/p/honghe/rules").body();
        assertThat(simplified).contains("工作时间 4 小时内", "休息日收到：当天内", "第三十九条", "12315");
        assertThat(new Customer(api, "zh-TW").get("/p/honghe/rules").body()).contains("工作時間 4 小時內", "申請仲裁");
        assertThat(new Customer(api, "en").get("/p/qinghe/rules").body())
                .contains("within 48 h, day and night", "Arbitration")
                .doesNotContain("validity");
    }

    @Test
    void an_organisation_with_one_site_asks_no_question_about_it() {
        var customer = new Customer(api, "zh-CN");
        assertThat(customer.get("/p/qinghe").leadsTo()).isEqualTo("/p/qinghe/shop");
        assertThat(customer.get("/p/honghe").body())
                .contains("/p/honghe/peninsula", "/p/honghe/orchid", "/p/honghe/honghe");
    }
}
