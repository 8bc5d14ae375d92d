package org.wenguo.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Which database the program uses: the outside one named by {@code spring.datasource.url}, else its own in the data
 * directory. Spring Boot makes the pool from either.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DataDirectory.class, PostgresSettings.class})
class DatabaseConfiguration {

    /**
     * Flyway gets connections of its own as the database's owner. The pool's connections become the role
     * {@code wenguo_app} as soon as they are made, and that role is only created by the first migration.
     */
    @Bean
    FlywayConnectionDetails flywayConnection(JdbcConnectionDetails database, Environment environment) {
        return new OwnersConnection(
                environment.getProperty("spring.flyway.url", database.getJdbcUrl()),
                property(environment, "spring.flyway.user", database.getUsername()),
                property(environment, "spring.flyway.password", database.getPassword()));
    }

    private static @Nullable String property(Environment environment, String name, @Nullable String otherwise) {
        String value = environment.getProperty(name);
        return value == null ? otherwise : value;
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoOutsideDatabase.class)
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres embeddedPostgres(DataDirectory data, PostgresSettings settings) {
            return EmbeddedPostgres.start(data.path(), settings);
        }

        @Bean
        JdbcConnectionDetails embeddedConnection(EmbeddedPostgres database) {
            return new OwnConnection(database.jdbcUrl(), database.username(), database.password());
        }
    }

    /** An empty property counts as none, so that a container's environment can leave the variable blank. */
    static class NoOutsideDatabase implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isOutside(context.getEnvironment());
        }
    }

    static boolean isOutside(Environment environment) {
        return StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    // Two plain classes, no records: a record's toString would carry the password into whatever log prints the bean.
    private static final class OwnConnection implements JdbcConnectionDetails {
        private final String url;
        private final String user;
        private final String password;

        OwnConnection(String url, String user, String password) {
            this.url = url;
            this.user = user;
            this.password = password;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return password;
        }
    }

    private static final class OwnersConnection implements FlywayConnectionDetails {
        private final String url;
        private final @Nullable String user;
        private final @Nullable String password;

        OwnersConnection(String url, @Nullable String user, @Nullable String password) {
            this.url = url;
            this.user = user;
            this.password = password;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public @Nullable String getUsername() {
            return user;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }
    }
}
