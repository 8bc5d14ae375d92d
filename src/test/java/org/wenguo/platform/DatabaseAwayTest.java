package org.wenguo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.wenguo.Api;
import org.wenguo.FreshData;

/** The database dies under the running program and cannot be started for a while; then it can. Nobody restarts anything. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "db-scheduler.enabled=false",
            "wenguo.sample-data=false",
            "spring.main.banner-mode=off",
            "spring.datasource.hikari.connection-timeout=1000",
            "spring.datasource.hikari.validation-timeout=500"
        })
@ContextConfiguration(initializers = FreshData.class)
@DirtiesContext
@Timeout(120)
class DatabaseAwayTest {

    @Autowired
    EmbeddedPostgres database;

    @Autowired
    DataDirectory data;

    @LocalServerPort
    int port;

    @Test
    void says_503_while_it_is_away_and_works_again_by_itself() throws Exception {
        var api = new Api(() -> port);
        api.get("/actuator/health/readiness").is(200);
        api.bearer("wg_nobodys").get("/complaints").is(401);

        var cluster = data.path().resolve("postgres").resolve("cluster");
        var hidden = cluster.resolveSibling("hidden");
        Files.move(cluster, hidden); // so that it cannot be started again at once
        ProcessHandle.of(database.serverPid()).orElseThrow().destroyForcibly();

        awaiting(api, "/actuator/health/readiness", 503);
        api.get("/actuator/health/liveness").is(200);
        var away = api.with("Accept-Language", "en")
                .bearer("wg_nobodys")
                .get("/complaints")
                .is(503);
        assertThat(away.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(away.header("Retry-After")).isPresent();
        assertThat(away.text("type")).isEqualTo("urn:wenguo:problem:database-away");
        var signIn = api.post("/tokens", java.util.Map.of("username", "lin", "password", "whatever"))
                .is(503);
        assertThat(signIn.header("Retry-After")).isPresent();

        Files.move(hidden, cluster);
        awaiting(api, "/actuator/health/readiness", 200);
        api.bearer("wg_nobodys").get("/complaints").is(401);
        api.post("/tokens", java.util.Map.of("username", "lin", "password", "whatever"))
                .is(401);
    }

    private static void awaiting(Api api, String path, int status) throws InterruptedException {
        var patience = Instant.now().plus(Duration.ofSeconds(60));
        while (api.get(path).status() != status) {
            assertThat(Instant.now()).as("%s becomes %d", path, status).isBefore(patience);
            Thread.sleep(100);
        }
    }
}
