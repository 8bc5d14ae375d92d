package org.wenguo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How Spring Boot comes to its database: its own, or the outside one. */
@Timeout(60)
class DatabaseConfigurationTest {

    @TempDir
    Path data;

    private final ApplicationContextRunner program = new ApplicationContextRunner()
            .withUserConfiguration(DatabaseConfiguration.class)
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class))
            .withPropertyValues(
                    "spring.flyway.locations=classpath:platform/migration",
                    "spring.datasource.hikari.connection-init-sql=set role wenguo_app");

    @Test
    void migrates_as_the_owner_and_works_as_the_lesser_role_on_its_own_database() throws Exception {
        PreparedData.copyTo(data);
        program.withPropertyValues("wenguo.data-dir=" + data, "wenguo.postgres.shared-buffers=32MB")
                .run(context -> {
                    assertThat(context).hasSingleBean(EmbeddedPostgres.class);
                    assertWorksAsLesserRole(context);
                    assertThat(one(context, "show shared_buffers")).isEqualTo("32MB");
                    assertThat(context.getBean(DataDirectory.class).path()).isEqualTo(data);
                });
        // The context has stopped the server, so the directory is free again.
        EmbeddedPostgres.start(data).close();
    }

    @Test
    void uses_an_outside_database_the_same_way_and_starts_none() throws Exception {
        PreparedData.copyTo(data);
        try (EmbeddedPostgres outside = EmbeddedPostgres.start(data)) {
            ApplicationContextRunner pointed = program.withPropertyValues(
                    "spring.datasource.url=" + outside.jdbcUrl(),
                    "spring.datasource.username=wenguo",
                    "spring.datasource.password=" + outside.password());
            pointed.run(context -> {
                assertThat(context).doesNotHaveBean(EmbeddedPostgres.class);
                assertWorksAsLesserRole(context);
            });
            pointed.withPropertyValues("spring.flyway.user=postgres", "spring.flyway.password=wrong")
                    .run(context -> assertThat(context)
                            .as("Flyway's own user is honoured")
                            .hasFailed());
        }
    }

    @Test
    void reports_a_directory_in_use_as_a_sentence() throws Exception {
        PreparedData.copyTo(data);
        try (EmbeddedPostgres first = EmbeddedPostgres.start(data)) {
            assertThat(first.port()).isPositive();
            program.withPropertyValues("wenguo.data-dir=" + data)
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(FailureAnalyzedException.class)
                            .hasMessageContaining("is in use by another running Wenguo"));
        }
    }

    private static void assertWorksAsLesserRole(ApplicationContext context) {
        assertThat(context.getBean(HikariDataSource.class).getUsername()).isEqualTo("wenguo");
        assertThat(one(context, "select session_user || ' as ' || current_user"))
                .isEqualTo("wenguo as wenguo_app");
        assertThat(one(context, "select tableowner from pg_tables where tablename = 'first_thing'"))
                .isEqualTo("wenguo");
    }

    private static Object one(ApplicationContext context, String query) {
        return context.getBean(JdbcClient.class).sql(query).query().singleValue();
    }
}
