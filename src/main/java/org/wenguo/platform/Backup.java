package org.wenguo.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the whole data directory in one compressed archive, taken while the program works: the database as of the end
 * of the copy, then the attached files and keys. Files are written before the row that names them, so every file that the
 * copied database names is in the archive.
 *
 * <p>The database is copied file by file between {@code pg_backup_start} and {@code pg_backup_stop} (PostgreSQL manual,
 * "Making a Base Backup Using the Low Level API") together with the log written meanwhile, which a temporary slot keeps
 * from being recycled; on its first start the restored server replays that log.
 */
final class Backup {

    static final String ABOUT = "wenguo-backup.txt";
    static final String FORMAT = "Wenguo backup, format 1";

    /** Contents that the manual says to leave out; the directories themselves must be there. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "backup_label.old");
    private static final Path CONTROL = Path.of("global", "pg_control");
    private static final Pattern FIRST_LOG_FILE = Pattern.compile("\\(file ([0-9A-F]{24})\\)");
    private static final Pattern LOG_FILE = Pattern.compile("[0-9A-F]{24}");

    private final Path dataDirectory;
    private final Path home;
    private final Path cluster;
    private final Path target;
    private final TarArchiveOutputStream tar;

    private Backup(Path dataDirectory, Path target, TarArchiveOutputStream tar) {
        this.dataDirectory = dataDirectory;
        this.home = dataDirectory.resolve(EmbeddedPostgres.HOME);
        this.cluster = home.resolve(Cluster.NAME);
        this.target = target;
        this.tar = tar;
    }

    /**
     * Writes the archive, readable by its owner only since it holds the keys too. The file gets its name last: under that
     * name there is never half a backup.
     *
     * @param database a connection to the running database of this directory, as its owner
     * @param target a file that does not exist yet
     * @return the size of the archive in bytes
     */
    static long take(Path dataDirectory, Connection database, Path target) throws IOException, SQLException {
        Path file = target.toAbsolutePath().normalize();
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(unfinished);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(unfinished, options, OwnerOnly.FILE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16) {
                {
                    def.setLevel(Deflater.BEST_SPEED);
                }
            };
            TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, UTF_8.name());
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            new Backup(dataDirectory.toRealPath(), file, tar).write(database);
            tar.finish();
            gzip.finish();
            out.flush();
            channel.force(true);
        } catch (IOException | SQLException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        OwnerOnly.rename(unfinished, file);
        return Files.size(file);
    }

    private void write(Connection database) throws IOException, SQLException {
        try (Statement statement = database.createStatement()) {
            text(ABOUT, FORMAT + "\n" + one(statement, "select now()::text || ', ' || version()") + "\n");
            one(statement, """
                    select slot_name from pg_create_physical_replication_slot(
                        'wenguo_backup_' || pg_backend_pid(), true, true)""");
            one(statement, "select pg_backup_start('wenguo', true)");
            copyCluster();
            finishCluster(statement);
        }
        copyRest();
    }

    private void copyCluster() throws IOException {
        Files.walkFileTree(cluster, new Walk() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                directory(directory);
                String name = cluster.relativize(directory).toString();
                if (name.equals("pg_wal")) {
                    directory(directory.resolve("archive_status"));
                    directory(directory.resolve("summaries"));
                }
                return EMPTIED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = String.valueOf(file.getFileName());
                boolean temporary = name.startsWith("pgsql_tmp") || name.startsWith("pg_internal.init");
                if (!temporary
                        && !LEFT_OUT.contains(name)
                        && !cluster.relativize(file).equals(CONTROL)) {
                    file(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        control();
    }

    /** Last, and read until two readings agree, as the server may be writing it. */
    private void control() throws IOException {
        Path file = cluster.resolve(CONTROL);
        byte[] content = Files.readAllBytes(file);
        for (byte[] again = Files.readAllBytes(file);
                !Arrays.equals(content, again);
                again = Files.readAllBytes(file)) {
            content = again;
        }
        bytes(name(file), content);
    }

    private void finishCluster(Statement statement) throws IOException, SQLException {
        String label;
        String last;
        try (ResultSet row =
                statement.executeQuery("select labelfile, pg_walfile_name(lsn) as last from pg_backup_stop(false)")) {
            row.next();
            label = row.getString("labelfile");
            last = row.getString("last");
        }
        text(name(cluster.resolve("backup_label")), label);
        Matcher first = FIRST_LOG_FILE.matcher(label);
        if (!first.find()) {
            throw new IOException("PostgreSQL's backup label names no log file: " + label);
        }
        Path log = cluster.resolve("pg_wal");
        for (String name = first.group(1); name.compareTo(last) <= 0; name = following(name)) {
            if (!file(log.resolve(name))) {
                throw new IOException("PostgreSQL's log file " + name + " is gone; take the backup again");
            }
        }
    }

    /** The name of the log file after this one: timeline, then the number in two parts, 256 files to the second. */
    static String following(String logFile) {
        if (!LOG_FILE.matcher(logFile).matches()) {
            throw new IllegalArgumentException(logFile);
        }
        long high = HexFormat.fromHexDigits(logFile, 8, 16) & 0xFFFFFFFFL;
        long low = HexFormat.fromHexDigits(logFile, 16, 24) & 0xFFFFFFFFL;
        return low < 0xFF
                ? logFile.substring(0, 8) + "%08X%08X".formatted(high, low + 1)
                : logFile.substring(0, 8) + "%08X%08X".formatted(high + 1, 0);
    }

    /** Everything that is not the database, in its final state: attached files, keys, the operator's settings. */
    private void copyRest() throws IOException {
        for (String kept : List.of(Cluster.PASSWORD_FILE, Cluster.LOCAL_CONF)) {
            file(home.resolve(kept));
        }
        Files.walkFileTree(dataDirectory, new Walk() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (directory.equals(home)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!directory.equals(dataDirectory)) {
                    directory(directory);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                boolean ofThisBackup =
                        file.equals(target) || file.equals(target.resolveSibling(target.getFileName() + ".part"));
                if (!ofThisBackup && !file.equals(dataDirectory.resolve(DataLock.FILE))) {
                    file(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void directory(Path directory) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name(directory) + "/");
        entry.setMode(0b111_000_000);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /**
     * Copies as many bytes as the file had when it was opened. What the server appends or cuts off meanwhile is in its log.
     *
     * @return whether the file was still there
     */
    private boolean file(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.isSymbolicLink(file)) {
                throw new IOException(file + " is a link; a backup holds only what is in the data directory itself");
            }
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            TarArchiveEntry entry = new TarArchiveEntry(name(file));
            entry.setSize(size);
            entry.setMode(0b110_000_000);
            entry.setModTime(Files.getLastModifiedTime(file));
            tar.putArchiveEntry(entry);
            byte[] buffer = new byte[1 << 16];
            long left = size;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    Arrays.fill(buffer, (byte) 0);
                    read = (int) Math.min(left, buffer.length);
                }
                tar.write(buffer, 0, read);
                left -= read;
            }
            tar.closeArchiveEntry();
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void text(String name, String text) throws IOException {
        bytes(name, text.getBytes(UTF_8));
    }

    private void bytes(String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(0b110_000_000);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private String name(Path file) {
        return dataDirectory.relativize(file).toString();
    }

    private static @Nullable String one(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** A walk through a directory in use, where files come and go. */
    private abstract static class Walk extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
