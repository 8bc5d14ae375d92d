package org.wenguo.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to use a data directory, held by one program at a time. The operating system drops the lock when its holder
 * dies, however it dies, so there is no stale lock to remove by hand.
 */
final class DataLock implements AutoCloseable {

    static final String FILE = "wenguo.lock";

    /**
     * Directories held within this virtual machine. Needed because a lock on Linux belongs to the process: opening and
     * closing the file a second time here would silently drop the first holder's lock.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private DataLock(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the directory.
     *
     * @throws DatabaseNotStarted when another program holds it
     */
    static DataLock take(Path dataDirectory) throws IOException {
        return tryTake(dataDirectory)
                .orElseThrow(() -> new DatabaseNotStarted(
                        "The data directory " + dataDirectory + " is in use by another running Wenguo.",
                        "Stop that one first, or give this one a directory of its own with wenguo.data-dir."));
    }

    /** The lock, or nothing when another program, or another part of this one, holds it. */
    static Optional<DataLock> tryTake(Path dataDirectory) throws IOException {
        Path directory = OwnerOnly.directory(dataDirectory).toRealPath();
        if (!HELD_HERE.add(directory)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = open(directory.resolve(FILE));
            lock = channel.tryLock();
            return Optional.ofNullable(lock(directory, channel, lock));
        } finally {
            if (lock == null) {
                HELD_HERE.remove(directory);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static @Nullable DataLock lock(Path directory, FileChannel channel, @Nullable FileLock lock) {
        return lock == null ? null : new DataLock(directory, channel, lock);
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            var options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return FileChannel.open(file, options, OwnerOnly.FILE);
        } catch (AccessDeniedException e) {
            throw new DatabaseNotStarted(
                    "The data directory holds " + file + ", which this account may not open.",
                    "Start the program as the account that owns the data directory, or give it the directory (chown -R).",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        if (HELD_HERE.remove(directory)) {
            lock.release();
            channel.close();
        }
    }
}
