package org.wenguo.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;
import org.wenguo.paper.Printing;
import org.wenguo.people.Organisations;
import org.wenguo.platform.web.Dictionary;

/** Following what others told, what a site tells its customers, and what the rules say of longer times. */
@WenguoTest
class PortalMoreTest {

    private static final String FORM = "/p/honghe/peninsula";
    private static final String OTHERS = "三号楼地下车库的抽水泵坏了，积水没过脚踝，车都泡了";
    private static final String MINE = "三号楼地下车库抽水泵坏了，积水很深，我的车泡水了";

    @Autowired
    Api api;

    @Autowired
    Organisations organisations;

    @Autowired
    PortalNotices notices;

    @Autowired
    Printing printing;

    @Autowired
    Dictionary dictionary;

    @Test
    void whoever_follows_what_others_told_reads_none_of_their_words() {
        var other = new Customer(api, "zh-CN");
        var first = other.follow(other.send(
                        other.get(FORM), "complain", Map.of("text", OTHERS, "name", "钱先生", "phone", "13900007701")))
                .first("class=\"number\">([^<]*)");
        api.as("lin").act(first, "assignment", Map.of("unit", "engineering")).is(200);

        var me = new Customer(api, "zh-CN");
        var page = me.get(FORM);
        var csrf = page.form("complain").hidden().get("_csrf");
        var hint = me.post(FORM + "/known", Map.of("text", MINE, "_csrf", csrf));
        assertThat(hint.status()).isEqualTo(200);
        assertThat(hint.body()).contains("已有 1 人", "半岛花园").doesNotContain("脚踝", "钱先生", first, "7701");
        assertThat(me.post(FORM + "/known", Map.of("text", "前台的花很好看，谢谢你们", "_csrf", csrf))
                        .status())
                .isEqualTo(204);
        assertThat(me.post("/p/honghe/east/known", Map.of("text", MINE, "_csrf", csrf))
                        .status())
                .as("another place, another matter")
                .isEqualTo(204);

        var done = me.follow(me.send(page, "complain", Map.of("text", MINE, "phone", "13900007702", "follow", "yes")));
        var mine = done.first("class=\"number\">([^<]*)");
        assertThat(mine).isNotEqualTo(first);
        var link = URI.create(done.first("id=\"link\"[^>]*value=\"([^\"]*)\"")).getRawPath();
        assertThat(me.get(link).body()).contains(mine).doesNotContain(first, "脚踝", "钱先生");
        assertThat(api.as("lin")
                        .get("/complaints/" + first + "/timeline")
                        .is(200)
                        .json()
                        .toString())
                .contains("\"linked\"", mine);
    }

    @Test
    void the_rules_say_which_limits_may_be_extended_by_whose_leave_and_what_is_rewarded() {
        var whose = organisations.byCode("honghe").orElseThrow();
        notices.say(
                whose,
                whose.root(),
                new PortalNotices.Own(
                        "400-000-0000 （免费）\n<b>0757-1</b>", Map.of("zh-CN", "有用的投诉奖 100 元。", "en", "100 yuan.")));
        var chinese = new Customer(api, "zh-CN").get("/p/honghe/rules").body();
        assertThat(chinese)
                .contains("确有必要时可以延长，每次限", "须由", "谁也不能延长", "有用的投诉奖 100 元。", "400-000-0000")
                .contains("&lt;b&gt;0757-1");
        assertThat(new Customer(api, "en").get("/p/honghe/rules").body())
                .contains("100 yuan.", "with the leave of", "cannot be extended by anybody");
        assertThat(new Customer(api, "zh-TW").get("/p/honghe/rules").body()).contains("須由", "有用的投诉奖 100 元。");

        var site = whose.unit("peninsula").orElseThrow();
        assertThat(notices.told(whose, site, Locale.ENGLISH).phones()).hasSize(2);
    }

    @Test
    void a_poster_fits_on_one_sheet_in_three_languages() throws IOException {
        var whose = organisations.byCode("honghe").orElseThrow();
        var site = whose.unit("peninsula").orElseThrow();
        var html = Poster.html(
                whose,
                site,
                "https://complaints.example.com/p/honghe/peninsula",
                java.util.List.of("400-000-0000", "0757-2222 2222 <夜间>"),
                dictionary);
        assertThat(html).contains("有话请直说", "有話請直說", "Tell us plainly", "&lt;夜间&gt;");
        var pdf = printing.pdf(html);
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(printing.firstPage(pdf, 50)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void posters_are_for_those_who_answer_for_a_place() throws Exception {
        // Nobody signed in is sent to sign in, not given anything.
        var origin = new Customer(api, "zh-CN").origin;
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(origin + "/units/peninsula/poster.pdf"))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isIn(302, 401);
    }
}
