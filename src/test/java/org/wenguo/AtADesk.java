package org.wenguo;

import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages as a browser without JavaScript uses them: one session of one person, forms with their token. */
public final class AtADesk {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "----a-form-of-the-test";

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String origin;

    public AtADesk(int port, String username) {
        this(port, username, TheCast.PASSWORD);
    }

    public AtADesk(int port, String username, String password) {
        origin = "http://localhost:" + port;
        post("/sign-in", "/sign-in", Map.of("username", username, "password", password));
    }

    public HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path.replace("\"", "%22")))
                .GET());
    }

    public String text(String path) {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    /** Fills in the form on a page and sends it. */
    public HttpResponse<byte[]> post(String page, String action, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encoded(token(page)) + "&", ""));
        return send(HttpRequest.newBuilder(URI.create(origin + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Chooses a file in the form on a page and sends it. */
    public HttpResponse<byte[]> upload(String page, String action, String name, byte[] file) {
        var body = multipart(Map.of("_csrf", token(page)), name, file);
        return send(HttpRequest.newBuilder(URI.create(origin + action))
                .header("Content-Type", multipartType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public static String multipartType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    public static byte[] multipart(Map<String, String> fields, String name, byte[] file) {
        var body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> body.writeBytes(("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private String token(String page) {
        var found = TOKEN.matcher(text(page));
        if (!found.find()) {
            throw new AssertionError("No form on " + page);
        }
        return found.group(1);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
