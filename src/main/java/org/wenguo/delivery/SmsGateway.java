package org.wenguo.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wenguo.delivery.Sending.Outcome;
import org.wenguo.platform.Problem;
import org.wenguo.platform.StandardWebhooks;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands text messages over to the organisation's gateway: a POST of {@code {"id", "to", "text"}}, signed by Standard
 * Webhooks. Any 2xx means that it was taken; 429 and 5xx that it may be tried again; all else that it will never be taken.
 * The id stays the same however often it comes.
 */
@Component
class SmsGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final JsonMapper json;
    private final Set<String> trusted = new HashSet<>();
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param hosts that the operator trusts, inside the house, too */
    SmsGateway(JsonMapper json, @Value("${wenguo.robots.hosts:}") List<String> hosts) {
        this.json = json;
        hosts.forEach(host -> trusted.add(host.strip().toLowerCase(Locale.ROOT)));
    }

    /** @throws Problem.Invalid for the field {@code smsAddress}, if this is no address that may be called */
    URI checked(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (java.net.URISyntaxException e) {
            throw new Problem.Invalid("smsAddress", "robot-address");
        }
        var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (trusted.contains(host)
                && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))) {
            return uri;
        }
        if (host.isEmpty()
                || !"https".equalsIgnoreCase(uri.getScheme())
                || uri.getUserInfo() != null
                || uri.getFragment() != null) {
            throw new Problem.Invalid("smsAddress", "robot-address");
        }
        return uri;
    }

    /** What stands inside the house is reached only where the operator says so. */
    private boolean isInside(URI uri) throws UnknownHostException {
        return !trusted.contains(uri.getHost().toLowerCase(Locale.ROOT))
                && Arrays.stream(InetAddress.getAllByName(uri.getHost())).anyMatch(SmsGateway::isLocal);
    }

    private static boolean isLocal(InetAddress address) {
        var first = address.getAddress()[0] & 0xff;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || (address.getAddress().length == 16 && (first & 0xfe) == 0xfc);
    }

    /** Never fails itself. */
    CompletableFuture<Outcome> send(String address, String secret, UUID id, String to, String text, Instant now) {
        HttpRequest request;
        try {
            var uri = checked(address);
            if (isInside(uri)) {
                return CompletableFuture.completedFuture(new Outcome.Never("gateway-address"));
            }
            var body = json.writeValueAsString(Map.of("id", id.toString(), "to", to, "text", text));
            request = HttpRequest.newBuilder(uri)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header(StandardWebhooks.ID, id.toString())
                    .header(StandardWebhooks.TIMESTAMP, Long.toString(now.getEpochSecond()))
                    .header(
                            StandardWebhooks.SIGNATURE,
                            StandardWebhooks.signature(List.of(secret), id.toString(), now, body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
        } catch (Problem.Invalid e) {
            return CompletableFuture.completedFuture(new Outcome.Never("gateway-address"));
        } catch (UnknownHostException e) {
            return CompletableFuture.completedFuture(new Outcome.Later("away"));
        }
        return http.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.discarding(), LONGEST_ANSWER))
                .orTimeout(PATIENCE.toMillis() + 1000, TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> failure == null ? outcome(answer.statusCode()) : away(failure));
    }

    private static Outcome outcome(int status) {
        if (status / 100 == 2) {
            return new Outcome.Taken();
        }
        var problem = "refused " + status;
        return status == 429 || status >= 500 ? new Outcome.Later(problem) : new Outcome.Never(problem);
    }

    private static Outcome away(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new Outcome.Later(cause instanceof IOException ? "away" : "server");
    }
}
