package org.wenguo.people;

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
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that runs no scripts: reads pages, sends the forms on them, keeps cookies. */
final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String origin;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private HttpResponse<String> page;

    Visitor(int port) {
        this.origin = "http://localhost:" + port;
        this.page = open("/sign-in");
    }

    HttpResponse<String> open(String path) {
        page = send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
        return page;
    }

    /** What is not text, as it comes. */
    byte[] bytes(String path) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(origin + path)).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form of the page that is open, with the proof that it came from there. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        var proof = CSRF.matcher(page.body());
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var body = proof.find() ? form + "&_csrf=" + URLEncoder.encode(proof.group(1), StandardCharsets.UTF_8) : form;
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a file on a form of the page that is open, with the proof that it came from there. */
    HttpResponse<String> upload(String path, String file, byte[] content) {
        var proof = CSRF.matcher(page.body());
        var boundary = "----a-browser-of-tests";
        var before = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                + (proof.find() ? proof.group(1) : "") + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file
                + "\"\r\nContent-Type: application/json\r\n\r\n";
        page = send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(before),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
        return page;
    }

    /** Where the answer sends the browser on to. */
    static String next(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElse(""))
                .toString()
                .replaceFirst("^https?://[^/]+", "");
    }

    HttpResponse<String> signIn(String username, String password) {
        open("/sign-in");
        return submit("/sign-in", Map.of("username", username, "password", password));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("Accept", "text/html")
                            .header("Accept-Language", "zh-CN")
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
