package org.wenguo.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wenguo.Api;
import org.wenguo.TheClock;

/**
 * Somebody with a phone whose browser runs no scripts: follows what the pages offer, keeps cookies as browsers do. Each has
 * an address of their own, since complaints are counted by address.
 */
final class Customer {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    final String origin;
    private final String language;
    private final String address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Customer(Api api, String language) {
        this.origin = api.origin();
        this.language = language;
        var no = ADDRESSES.incrementAndGet();
        this.address = "10.9." + no / 250 + "." + (1 + no % 250);
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    /** Sends a form, with whatever it hides. */
    Page send(Page page, String form, Map<String, String> typed) {
        var found = page.form(form);
        var fields = new LinkedHashMap<>(found.hidden());
        fields.putAll(typed);
        return post(found.action(), fields);
    }

    Page post(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The page to which an answer leads. */
    Page follow(Page answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return get(answer.leadsTo());
    }

    boolean hasCookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .anyMatch(cookie -> cookie.getName().equals(name));
    }

    /** Any other request, as this person's browser would send it. */
    Page send(HttpRequest.Builder request) {
        try {
            return new Page(http.send(
                    request.header("Accept-Language", language)
                            .header("Accept", "text/html")
                            .header("X-Forwarded-For", address)
                            .header(
                                    "X-Time-Of-Test",
                                    TheClock.time(Api.USUAL_TIME).toString())
                            .build(),
                    BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A form on a page. */
    record Form(String action, Map<String, String> hidden) {}

    /** What came back. */
    record Page(HttpResponse<String> response) {

        private static final Pattern HIDDEN =
                Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String leadsTo() {
            var location = URI.create(header("Location"));
            return location.getRawQuery() == null
                    ? location.getRawPath()
                    : location.getRawPath() + "?" + location.getRawQuery();
        }

        boolean offers(String form) {
            return body().contains("<form id=\"" + form + "\"");
        }

        Form form(String id) {
            var form = Pattern.compile("<form id=\"" + id + "\"[^>]*action=\"([^\"]*)\".*?</form>", Pattern.DOTALL)
                    .matcher(body());
            assertThat(form.find()).as("form %s in %s", id, body()).isTrue();
            var hidden = HIDDEN.matcher(form.group())
                    .results()
                    .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2)));
            return new Form(form.group(1), hidden);
        }

        String first(String pattern) {
            var found = Pattern.compile(pattern, Pattern.DOTALL).matcher(body());
            assertThat(found.find()).as("%s in %s", pattern, body()).isTrue();
            return found.group(1).strip();
        }
    }
}
