package org.wenguo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API as an outside program sees it: real HTTP, real JSON, as a named person, at the time of the story.
 *
 * <pre>{@code
 * var lin = api.as("lin").at("2026-09-28 17:50");
 * var number = lin.post("/complaints", Api.form().put("subject", "…")).is(201).text("number");
 * lin.act(number, "assignment", Map.of("unit", "engineering")).is(200);
 * }</pre>
 */
public final class Api {

    static final String TIME = "X-Time-Of-Test";

    /** A Monday afternoon, when nothing else is said. */
    public static final String USUAL_TIME = "2026-09-28 17:50";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final IntSupplier port;
    private final Map<String, String> tokens;
    private final Map<String, String> headers;

    public Api(IntSupplier port) {
        this(
                port,
                new ConcurrentHashMap<>(),
                Map.of(TIME, TheClock.time(USUAL_TIME).toString()));
    }

    private Api(IntSupplier port, Map<String, String> tokens, Map<String, String> headers) {
        this.port = port;
        this.tokens = tokens;
        this.headers = headers;
    }

    // ---- who, when, how -------------------------------------------------------------------------------------------

    /** As this person, with a token of theirs. */
    public Api as(String username) {
        return with("Authorization", "Bearer " + tokens.computeIfAbsent(username, this::freshToken));
    }

    /** As whoever has this token. */
    public Api bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** At this minute in Shanghai, {@code "2026-09-28 17:50"}. */
    public Api at(String wall) {
        return with(TIME, TheClock.time(wall).toString());
    }

    public Api at(Instant instant) {
        return with(TIME, instant.toString());
    }

    public Api with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(port, tokens, more);
    }

    /** A token that outlives every story, got with the password. */
    public String freshToken(String username) {
        return new Api(port, tokens, Map.of())
                .at("2026-08-01 08:00")
                .post("/tokens", Map.of("username", username, "password", TheCast.PASSWORD, "ttl", "P366D"))
                .is(200)
                .text("token");
    }

    public String origin() {
        return "http://localhost:" + port.getAsInt();
    }

    // ---- what -----------------------------------------------------------------------------------------------------

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** @param body JSON text, a tree, or anything that Jackson writes; null: none */
    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** An act on a complaint. */
    public Answer act(String number, String noun, @Nullable Object body) {
        return post("/complaints/" + number + "/" + noun, body);
    }

    /** Registers the form and gives the new complaint's number. */
    public String register(Object form) {
        return post("/complaints", form).is(201).text("number");
    }

    public Answer complaint(String number) {
        return get("/complaints/" + number);
    }

    /** @param path below {@code /api/v1}, or absolute if it begins with another known root */
    public Answer send(String method, String path, @Nullable Object body) {
        var absolute = path.startsWith("/v3/")
                || path.startsWith("/actuator/")
                || path.startsWith("/api/")
                || path.startsWith("/schemas/");
        var request = HttpRequest.newBuilder(URI.create(origin() + (absolute ? path : "/api/v1" + path)));
        if (!headers.containsKey("Content-Type") && body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes(body)));
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Object body) {
        return switch (body) {
            case byte[] raw -> raw;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> JSON.writeValueAsBytes(body);
        };
    }

    /** The register form of api.md's example, to be changed at will. */
    public static ObjectNode form() {
        return (ObjectNode) JSON.readTree("""
                { "unit": "peninsula", "channel": "phone", "kind": "complaint", "receivedAt": "2026-09-28T17:50:00+08:00",
                  "occurredAt": "2026-09-27T20:00:00+08:00", "place": "B区1街2座G02",
                  "complainant": {"name": "林某", "phone": "13900000001", "email": null, "customerNo": null,
                                  "kind": "owner", "vip": false, "anonymous": false},
                  "subject": "收楼两个月工程问题未整改", "text": "厨房渗水，阳台门关不上，报修三次无人来看。",
                  "demand": {"kind": "compensation", "text": "免管理费",
                             "amount": {"value": "1200.00", "currency": "CNY"}},
                  "category": null, "severity": 2, "groupSize": 1, "litigation": "none", "media": "none",
                  "responsibility": "undetermined", "sourceId": null }""");
    }

    /** A form whose words nobody else uses, so that it is no second complaint of another test's matter. */
    public static ObjectNode unlikeOthers() {
        return form().put("subject", randomWords(12)).put("text", randomWords(40));
    }

    public static String randomWords(int characters) {
        return ThreadLocalRandom.current()
                .ints(characters, 0x4E00, 0x9F00)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    // ---- what comes back ------------------------------------------------------------------------------------------

    /** What the program answered. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public JsonNode json() {
            return JSON.readTree(body());
        }

        /** A member by JSON pointer or plain name, as text; JSON's null is {@code "null"}. */
        public String text(String member) {
            var node = at(member);
            return node.isNull() ? "null" : node.asString();
        }

        public JsonNode at(String member) {
            var node = json().at(member.startsWith("/") ? member : "/" + member);
            Assertions.assertThat(node.isMissingNode())
                    .as("%s is missing in %s", member, body())
                    .isFalse();
            return node;
        }

        public int number(String member) {
            return at(member).asInt();
        }

        /** Fails with all that was answered unless it has this status. */
        public Answer is(int status) {
            Assertions.assertThat(status())
                    .as("%s %s answered %s", response.request().method(), response.uri(), body())
                    .isEqualTo(status);
            return this;
        }

        /** The limits that run or ran by this rule, in order of their due dates. */
        public java.util.List<JsonNode> limits(String rule) {
            return at("/limits")
                    .valueStream()
                    .filter(limit -> limit.get("rule").asString().equals(rule))
                    .toList();
        }
    }
}
