package org.wenguo.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wenguo.WenguoTest;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Vault;

/** The first set-up, signing in, and what becomes of those who guess. */
@WenguoTest
class ComingInTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient db;

    private Visitor visitor;
    private String admin;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        var code = "come-in-" + Identifiers.next().toString().substring(24);
        admin = code + "-admin";
        organisations.found(new Organisations.Founding(
                code, "来访测试", "property", ZoneId.of("Asia/Shanghai"), admin, "管理员", PASSWORD));
        visitor = new Visitor(port);
    }

    @Test
    void who_knows_the_password_comes_in_and_who_does_not_is_told_so() {
        assertThat(Visitor.next(visitor.signIn(admin, "not the password"))).isEqualTo("/sign-in?wrong");
        assertThat(visitor.open("/sign-in?wrong").body()).contains("账号或密码不正确");
        assertThat(Visitor.next(visitor.signIn(admin, PASSWORD))).isEqualTo("/");
        assertThat(visitor.open("/people").statusCode()).isEqualTo(200);
        assertThat(Visitor.next(visitor.open("/sign-in"))).as("already in").isEqualTo("/");
    }

    @Test
    void after_five_wrong_passwords_not_even_the_right_one_helps() {
        for (var attempt = 1; attempt < 5; attempt++) {
            assertThat(Visitor.next(visitor.signIn(admin, "guess " + attempt))).isEqualTo("/sign-in?wrong");
        }
        assertThat(Visitor.next(visitor.signIn(admin, "guess 5"))).startsWith("/sign-in?locked=");
        var answer = visitor.signIn(admin, PASSWORD);
        assertThat(Visitor.next(answer)).startsWith("/sign-in?locked=");
        assertThat(visitor.open(Visitor.next(answer)).body()).contains("这个账号已锁定");
        assertThat(Visitor.next(visitor.open("/people"))).isEqualTo("/sign-in");
    }

    @Test
    void a_form_from_elsewhere_signs_nobody_in() {
        visitor.open("/favicon.svg"); // a page without proof
        var answer = visitor.submit("/sign-in", Map.of("username", admin, "password", PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void the_set_up_link_works_once() {
        var secret = Identifiers.secret();
        db.sql("insert into setup_link (token_hash) values (?) on conflict (only_one) "
                        + "do update set token_hash = excluded.token_hash, used_at = null")
                .param(Vault.fingerprint(secret))
                .update();
        var code = "set-up-" + Identifiers.next().toString().substring(24);
        var form = Map.of(
                "code",
                code,
                "name",
                "首次设置",
                "pack",
                "fuel",
                "administrator",
                "孙工",
                "username",
                code + "-admin",
                "password",
                PASSWORD,
                "again",
                PASSWORD);
        var link = "/setup/" + secret;

        visitor.open(link);
        var mistyped = new java.util.HashMap<>(form);
        mistyped.put("again", "something else");
        var refused = visitor.submit(link, mistyped);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("两次输入的密码不一致", "value=\"首次设置\"").doesNotContain(PASSWORD);

        assertThat(Visitor.next(visitor.submit(link, form))).isEqualTo("/sign-in?founded");
        assertThat(organisations.byCode(code))
                .get()
                .extracting(Organisation::pack)
                .isEqualTo("fuel");
        assertThat(visitor.open(link).statusCode()).isEqualTo(404);
        assertThat(visitor.open("/setup/" + Identifiers.secret()).statusCode()).isEqualTo(404);
        assertThat(Visitor.next(visitor.signIn(code + "-admin", PASSWORD))).isEqualTo("/");
    }
}
