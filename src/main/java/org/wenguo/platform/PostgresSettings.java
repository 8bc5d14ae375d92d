package org.wenguo.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator tunes of the embedded PostgreSQL. Everything else can be set in {@code postgres/local.conf} in the data
 * directory, except what durability and privacy hang on.
 *
 * @param sharedBuffers memory PostgreSQL keeps pages in; taken as it fills
 * @param maxConnections more than the connection pool holds, for Flyway, backup and the operator's own look
 */
@ConfigurationProperties("wenguo.postgres")
public record PostgresSettings(
        @DefaultValue("256MB") DataSize sharedBuffers,
        @DefaultValue("60") int maxConnections) {

    public PostgresSettings {
        if (sharedBuffers.toMegabytes() < 1) {
            throw new IllegalArgumentException("wenguo.postgres.shared-buffers must be 1MB or more: " + sharedBuffers);
        }
        if (maxConnections < 10) {
            throw new IllegalArgumentException("wenguo.postgres.max-connections must be 10 or more: " + maxConnections);
        }
    }

    static PostgresSettings usual() {
        return new PostgresSettings(DataSize.ofMegabytes(256), 60);
    }
}
