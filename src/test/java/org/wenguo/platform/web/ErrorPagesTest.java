package org.wenguo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.springframework.boot.autoconfigure.JteAutoConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Errors as a reader meets them, with the templates compiled by the build and a real server. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.location=optional:classpath:/none/", "gg.jte.use-precompiled-templates=true"})
class ErrorPagesTest {

    @LocalServerPort
    int port;

    @Test
    void a_page_that_is_not_there_says_so_in_the_readers_language() throws Exception {
        HttpResponse<String> page = get("/missing", "text/html", "zh-HK");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<html lang=\"zh-Hant\"", "沒有這個頁面", "/css/portal.css?v=");
    }

    @Test
    void a_database_that_is_away_is_named_whatever_wraps_it() throws Exception {
        HttpResponse<String> page = get("/no-database", "text/html", "en");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("The database cannot be reached").doesNotContain("secret-host");
    }

    @Test
    void every_status_gets_a_page_even_one_without_words_of_its_own() throws Exception {
        for (int status : List.of(400, 401, 403, 405, 409, 413, 418, 429, 500, 502, 503)) {
            HttpResponse<String> page = get("/status/" + status, "text/html", "zh-CN");
            assertThat(page.statusCode()).isEqualTo(status);
            assertThat(page.body()).contains("错误代码 " + status);
        }
    }

    @Test
    void a_program_is_not_answered_with_a_page() throws Exception {
        HttpResponse<String> answer = get("/missing", "application/json", "en");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("json");
    }

    @Test
    void hostile_names_are_shown_as_text_in_the_layout() throws Exception {
        HttpResponse<String> page = get("/status/layout", "text/html", "zh-CN");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert(1)")
                .doesNotContain("<img")
                .contains("value=\"&#39;&#34; onload=&#34;x\"")
                .doesNotContain("style=\"");
    }

    private HttpResponse<String> get(String path, String accept, String language)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Accept", accept)
                            .header("Accept-Language", language)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @SpringBootConfiguration
    @ImportAutoConfiguration({
        PropertyPlaceholderAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        JteAutoConfiguration.class
    })
    @Import({PagesConfiguration.class, ChoosingLanguage.class, Trouble.class})
    static class Configuration {}

    @Controller
    static class Trouble {

        @GetMapping("/status/{status}")
        void fail(@PathVariable int status) {
            throw new ResponseStatusException(HttpStatus.valueOf(status), "because");
        }

        @GetMapping("/no-database")
        void noDatabase() {
            throw new IllegalStateException(
                    new CannotGetJdbcConnectionException("secret-host refused", new SQLException("secret-host")));
        }

        @GetMapping("/status/layout")
        ModelAndView layout() {
            return new ModelAndView("shell/layout")
                    .addObject(
                            "shell",
                            new Shell(
                                    "<script>alert(1)</script>",
                                    null,
                                    "<img src=x>",
                                    List.of(NavItem.HOME),
                                    new Csrf("_csrf", "X-CSRF", "'\" onload=\"x"),
                                    "/",
                                    Theme.DEVICE,
                                    Instant.EPOCH))
                    .addObject("content", (gg.jte.Content) output -> output.writeContent("<p>page</p>"));
        }
    }
}
