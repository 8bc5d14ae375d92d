import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;

/** The program that is measured, started by {@code bench/run}; and its database, for pgbench and for filling it. */
record Program(String base, Path data, String password) {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    /** A token of the API. */
    String token(String username) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/tokens"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"username\": \"%s\", \"password\": \"%s\", \"ttl\": \"PT8H\"}"
                                                .formatted(username, password)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        var found = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"").matcher(answer.body());
        if (!found.find()) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return found.group(1);
    }

    /** A browser in which somebody has signed in. */
    HttpClient signedIn(String username) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var home = submit(
                client,
                "/sign-in",
                "/sign-in",
                "username=" + username + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
        if (home.statusCode() != 200 || home.uri().getPath().startsWith("/sign-in")) {
            throw new IOException("Not signed in: " + home.statusCode() + " " + home.uri());
        }
        return client;
    }

    /** Sends a form of a page. */
    HttpResponse<String> submit(HttpClient client, String page, String action, String fields)
            throws IOException, InterruptedException {
        var shown = get(client, page);
        var csrf = CSRF.matcher(shown.body());
        if (!csrf.find()) {
            throw new IOException("No form on " + page + ": " + shown.statusCode());
        }
        return client.send(
                HttpRequest.newBuilder(URI.create(base + action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                fields + "&_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    int databasePort() throws IOException {
        return Integer.parseInt(Files.readString(data.resolve("postgres/port")).strip());
    }

    String databasePassword() throws IOException {
        return Files.readString(data.resolve("postgres/password")).strip();
    }

    Connection database() throws IOException, SQLException {
        var login = new Properties();
        login.setProperty("user", "wenguo");
        login.setProperty("password", databasePassword());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + databasePort() + "/wenguo", login);
    }
}
