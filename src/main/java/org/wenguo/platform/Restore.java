package org.wenguo.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Puts a {@link Backup} back into an empty data directory. */
final class Restore {

    private static final String UNFINISHED = "restoring";

    private Restore() {}

    /**
     * Unpacks the whole archive first and moves it into place last, the database at the very end; a death before leaves
     * an unfinished directory that the next try replaces.
     *
     * @param dataDirectory one that does not exist or holds nothing yet
     * @throws DatabaseNotStarted when the directory is in use or not empty
     */
    static void into(Path dataDirectory, Path archive) throws IOException {
        try (DataLock lock = DataLock.take(dataDirectory)) {
            Path directory = dataDirectory.toRealPath();
            Path unfinished = directory.resolve(UNFINISHED);
            OwnerOnly.deleteTree(unfinished);
            requireEmpty(directory);
            Files.createDirectory(unfinished, OwnerOnly.DIRECTORY);
            unpack(archive, unfinished);
            for (Path each : entries(unfinished)) {
                if (!each.endsWith(EmbeddedPostgres.HOME)) {
                    OwnerOnly.rename(each, directory.resolve(each.getFileName()));
                }
            }
            OwnerOnly.rename(unfinished.resolve(EmbeddedPostgres.HOME), directory.resolve(EmbeddedPostgres.HOME));
            OwnerOnly.deleteTree(unfinished);
        }
    }

    private static void requireEmpty(Path directory) throws IOException {
        for (Path each : entries(directory)) {
            if (!each.endsWith(DataLock.FILE)) {
                throw new DatabaseNotStarted(
                        "The data directory " + directory + " is not empty: there is " + each.getFileName() + " in it.",
                        "A restore never overwrites data. Rename that directory, or name an empty one with wenguo.data-dir.");
            }
        }
    }

    private static void unpack(Path archive, Path directory) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                GZIPInputStream gzip = new GZIPInputStream(raw, 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(gzip, UTF_8.name())) {
            requireOurs(archive, tar);
            Path cluster = directory.resolve(EmbeddedPostgres.HOME).resolve(Cluster.NAME);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory) || !(entry.isFile() || entry.isDirectory())) {
                    throw new IOException(archive + " holds what no backup holds: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    OwnerOnly.directory(target);
                } else {
                    OwnerOnly.directory(target.resolve("..").normalize());
                    write(tar, target, target.startsWith(cluster));
                    Files.setLastModifiedTime(target, entry.getLastModifiedTime());
                }
            }
            // Reading on to the very end checks the sum of the whole archive.
            gzip.transferTo(OutputStream.nullOutputStream());
        }
        if (Files.notExists(
                directory.resolve(EmbeddedPostgres.HOME).resolve(Cluster.NAME).resolve("backup_label"))) {
            throw new IOException(archive + " holds no complete database");
        }
    }

    private static void requireOurs(Path archive, TarArchiveInputStream tar) throws IOException {
        TarArchiveEntry first = tar.getNextEntry();
        if (first == null
                || !first.getName().equals(Backup.ABOUT)
                || !new String(tar.readAllBytes(), UTF_8).startsWith(Backup.FORMAT + "\n")) {
            throw new IOException(archive + " is no backup that this release of the program can read");
        }
    }

    /** The server flushes its own files to disk before it recovers from a backup; the others are flushed here. */
    private static void write(InputStream content, Path target, boolean ofCluster) throws IOException {
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(target, options, OwnerOnly.FILE)) {
            content.transferTo(Channels.newOutputStream(channel));
            if (!ofCluster) {
                channel.force(true);
            }
        }
    }

    private static List<Path> entries(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            all.forEach(found::add);
        }
        return found;
    }
}
