package org.wenguo.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A data directory made once for all tests, to be copied: unpacking and making a database takes seconds. */
final class PreparedData {

    private static @Nullable Path prepared;

    private PreparedData() {}

    /** A new database, already stopped. */
    static void copyTo(Path data) throws IOException {
        copy(data, true);
    }

    /** PostgreSQL's programs, and no database. */
    static void programsInto(Path data) throws IOException {
        copy(data, false);
    }

    private static void copy(Path data, boolean withDatabase) throws IOException {
        Path from = prepared();
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Path inside = from.relativize(each);
                boolean program = inside.toString().startsWith("postgres/binaries-");
                Path copy = data.resolve(inside.toString());
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    if (withDatabase || program || inside.getNameCount() == 1) {
                        Files.createDirectories(copy);
                        Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(each));
                        Files.setAttribute(copy, "unix:gid", Files.getAttribute(each, "unix:gid"));
                        Files.setAttribute(copy, "unix:uid", Files.getAttribute(each, "unix:uid"));
                    }
                } else if (program && !Files.isSymbolicLink(each)) {
                    Files.createLink(copy, each);
                } else if (program || (withDatabase && !each.endsWith("wenguo.lock"))) {
                    Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private static synchronized Path prepared() throws IOException {
        if (prepared == null) {
            Path directory = Files.createTempDirectory("wenguo-prepared");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            EmbeddedPostgres.start(directory).close();
            prepared = directory;
        }
        return prepared;
    }

    private static void delete(Path directory) {
        try {
            OwnerOnly.deleteTree(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
