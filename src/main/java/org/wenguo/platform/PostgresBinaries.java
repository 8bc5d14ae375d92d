package org.wenguo.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the archive on the class path into a directory named after the archive's check
 * sum, so that each build is unpacked once and a new one never mixes with an old one.
 */
record PostgresBinaries(Path home) {

    private static final String PREFIX = "binaries-";
    private static final String UNFINISHED = "unpacking-";

    /** The programs below the given directory, unpacked now unless they already are. */
    static PostgresBinaries under(Path directory) throws IOException {
        URL archive = archive();
        Path home = directory.resolve(PREFIX + checkSum(archive));
        if (!Files.isDirectory(home)) {
            deleteAll(directory, UNFINISHED + "*");
            Path unfinished = Files.createTempDirectory(directory, UNFINISHED);
            unpack(archive, unfinished);
            OwnerOnly.rename(unfinished, home);
        }
        return new PostgresBinaries(home);
    }

    Path initdb() {
        return home.resolve("bin/initdb");
    }

    Path postgres() {
        return home.resolve("bin/postgres");
    }

    Path pgCtl() {
        return home.resolve("bin/pg_ctl");
    }

    /** Deletes what earlier builds of the program unpacked; only when no server of theirs runs any more. */
    void deleteOlder() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent(home), PREFIX + "*")) {
            for (Path other : all) {
                if (!other.equals(home)) {
                    OwnerOnly.deleteTree(other);
                }
            }
        }
    }

    static void deleteAll(Path directory, String pattern) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, pattern)) {
            for (Path each : found) {
                OwnerOnly.deleteTree(each);
            }
        }
    }

    private static URL archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "");
        String name = "/postgres-%s-%s.txz"
                .formatted(
                        system,
                        switch (processor) {
                            case "amd64" -> "x86_64";
                            case "aarch64" -> "arm_64";
                            default -> processor;
                        });
        URL archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw new DatabaseNotStarted(
                    "This build of the program brings no PostgreSQL for %s on %s.".formatted(system, processor),
                    "Set spring.datasource.url, username and password to an outside PostgreSQL 15 to 18.");
        }
        return archive;
    }

    private static String checkSum(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection inJar) {
            // The jar's directory knows the sum already; nothing of the fifteen megabytes is read.
            return "%08x".formatted(inJar.getJarEntry().getCrc());
        }
        try (CheckedInputStream in = new CheckedInputStream(connection.getInputStream(), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return "%08x".formatted(in.getChecksum().getValue());
        }
    }

    private static void unpack(URL archive, Path home) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("The archive of PostgreSQL leads outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(parent(target));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    boolean program = (entry.getMode() & 0b001_000_000) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                    flush(target);
                }
            }
        }
        openToAll(home);
    }

    /** The server may run under another account than the program, and the umask may be strict. */
    private static void openToAll(Path home) throws IOException {
        try (var all = Files.walk(home)) {
            for (Path directory : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException(file + " has no directory");
        }
        return parent;
    }
}
