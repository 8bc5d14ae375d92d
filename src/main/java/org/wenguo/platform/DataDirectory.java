package org.wenguo.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The directory {@code wenguo.data-dir}, which holds all that the program keeps on disk: the embedded database, attached
 * files, keys. A backup is this directory.
 *
 * <p>The location is bound as text because Spring's own conversion to a path prefers a class-path resource of the same
 * name, and would then write complaints into the program's own archive or fail.
 *
 * @param location as configured, relative to the working directory unless absolute
 */
@ConfigurationProperties("wenguo")
public record DataDirectory(
        @Name("data-dir") @DefaultValue("data") String location) {

    /** The absolute path, whether or not the directory exists. */
    public Path path() {
        return Path.of(location).toAbsolutePath().normalize();
    }

    /**
     * A directory of the given name inside the data directory, made when missing and then readable by the program's
     * account only.
     *
     * @throws UncheckedIOException when it cannot be made
     */
    public Path subdirectory(String name) {
        try {
            OwnerOnly.directory(path());
            return OwnerOnly.directory(path().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + name + " in the data directory " + path(), e);
        }
    }
}
