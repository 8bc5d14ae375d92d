package org.wenguo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

class LanguageOfRequestTest {

    @ParameterizedTest
    @CsvSource({
        "zh-TW, zh-Hant",
        "zh-HK, zh-Hant",
        "zh-MO, zh-Hant",
        "zh-Hant-TW, zh-Hant",
        "zh-Hant, zh-Hant",
        "zh-Hans-HK, zh-CN",
        "zh, zh-CN",
        "zh-SG, zh-CN",
        "en-GB, en",
        "fr, zh-CN",
        "'fr,en;q=0.8,zh;q=0.5', en",
        "'de-DE,de;q=0.9', zh-CN"
    })
    void a_browser_is_answered_in_the_nearest_language(String asked, String answered) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", asked);
        assertThat(LanguageOfRequest.of(request).tag()).isEqualTo(answered);
    }

    @Test
    void who_asks_for_nothing_reads_simplified_chinese() {
        assertThat(LanguageOfRequest.of(new MockHttpServletRequest())).isEqualTo(Language.SIMPLIFIED);
    }

    @Test
    void what_was_chosen_outranks_what_the_browser_asks_for() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", "en");
        request.setCookies(new Cookie("lang", "zh-Hant"));
        assertThat(LanguageOfRequest.of(request)).isEqualTo(Language.TRADITIONAL);
        request.setCookies(new Cookie("lang", "../../etc"));
        assertThat(LanguageOfRequest.of(request)).isEqualTo(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/complaints?q=%E6%B8%97%E6%BC%8F&page=2, /complaints?q=%E6%B8%97%E6%BC%8F&page=2",
        "http://localhost/, /",
        "http://evil.example/complaints, /",
        "http://localhost.evil.example/complaints, /",
        "http://localhost//evil.example, /",
        "http://localhost@evil.example/x, /",
        "javascript:alert(1), /",
        "'not an address', /",
        "'http://localhost/\\evil', /",
    })
    void choosing_a_language_returns_to_our_own_page_only(String referer, String back) {
        ResponseEntity<Void> answer =
                new ChoosingLanguage().choose("en", referer, new ServletWebRequest(new MockHttpServletRequest()));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(answer.getHeaders().getLocation()).isEqualTo(URI.create(back));
        assertThat(answer.getHeaders().getFirst(HttpHeaders.SET_COOKIE))
                .startsWith("lang=en; Path=/; Max-Age=31536000");
    }

    @Test
    void a_language_we_do_not_speak_is_not_found_and_sets_nothing() {
        ResponseEntity<Void> answer = new ChoosingLanguage()
                .choose("en\r\nSet-Cookie: x=y", null, new ServletWebRequest(new MockHttpServletRequest()));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.SET_COOKIE)).isNull();
    }
}
