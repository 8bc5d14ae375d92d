package org.wenguo.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the program's own that may be trusted with an organisation's complaints: every acknowledged commit is
 * on disk, a password is asked for, nothing listens beyond 127.0.0.1, and the data is found again after a restart, after
 * {@code kill -9} of the program and after {@code kill -9} of the server. While it is open it watches the server and
 * starts it again on the same port when it dies. See docs/decisions/0002.
 *
 * <p>In the data directory, below {@code postgres/}: the unpacked programs, {@code cluster/} with the data,
 * {@code password} and {@code port} of the program's login, {@code log/}, and {@code local.conf} for settings of the
 * operator's own.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    static final String HOME = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int FIRST_PORT = 15432;
    private static final int PORTS = 1000;
    private static final Duration RECOVERY = Duration.ofMinutes(30);

    private final DataLock dataLock;
    private final Cluster cluster;
    private final int port;
    private final String password;
    private final Thread watch;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ReentrantLock changing = new ReentrantLock();
    private Process server;

    private EmbeddedPostgres(DataLock dataLock, Cluster cluster, Listening listening) throws IOException {
        this.dataLock = dataLock;
        this.cluster = cluster;
        this.server = listening.server();
        this.port = listening.port();
        this.password = cluster.password();
        this.watch = Thread.ofPlatform().name("postgres-watch").daemon().unstarted(this::keepAlive);
    }

    private record Listening(Process server, int port) {}

    /**
     * Starts the database in the given data directory, which is made when missing, and waits until it takes connections.
     *
     * @throws DatabaseNotStarted when it cannot, with what to do about it; above all when another program uses the
     *     directory
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        return start(dataDirectory, PostgresSettings.usual());
    }

    /** Like {@link #start(Path)}, tuned. */
    public static EmbeddedPostgres start(Path dataDirectory, PostgresSettings settings) {
        try {
            DataLock lock = DataLock.take(dataDirectory);
            try {
                EmbeddedPostgres started = start(dataDirectory.toRealPath(), settings, lock);
                started.watch.start();
                return started;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseNotStarted(
                    "The database in %s cannot be started: %s.".formatted(dataDirectory, e),
                    "Is there room on the disk, and does the directory belong to the account that runs the program?",
                    e);
        }
    }

    private static EmbeddedPostgres start(Path dataDirectory, PostgresSettings settings, DataLock lock)
            throws IOException {
        Path home = OwnerOnly.directory(dataDirectory.resolve(HOME));
        PostgresBinaries binaries = PostgresBinaries.under(home);
        Cluster cluster = new Cluster(home, binaries, ServerAccount.choose(dataDirectory, home, binaries));
        cluster.stopLeftovers();
        binaries.deleteOlder();
        cluster.prepare(settings);
        Listening listening = listen(cluster, home.resolve(Cluster.PORT_FILE));
        log.info("PostgreSQL is ready on 127.0.0.1:{}, its data in {}", listening.port(), cluster.directory());
        return new EmbeddedPostgres(lock, cluster, listening);
    }

    /** Another program may take a port between our look at it and the server's; then the next one is tried. */
    private static Listening listen(Cluster cluster, Path portFile) throws IOException {
        int candidate = portOfLastTime(portFile);
        for (int attempt = 1; ; attempt++) {
            int port = firstFreePort(candidate);
            Process server = cluster.launch(port);
            try {
                awaitReady(cluster, server);
                OwnerOnly.write(portFile, port + "\n");
                return new Listening(server, port);
            } catch (DatabaseNotStarted e) {
                if (attempt == 5 || !Cluster.tail(cluster.startLog()).contains("Address already in use")) {
                    throw e;
                }
                candidate = port + 1;
            }
        }
    }

    private static int portOfLastTime(Path portFile) {
        try {
            return Files.exists(portFile)
                    ? Integer.parseInt(Files.readString(portFile).strip())
                    : FIRST_PORT;
        } catch (IOException | NumberFormatException e) {
            return FIRST_PORT;
        }
    }

    /** The wanted port, or the next free one below those that the system hands out to outgoing connections. */
    private static int firstFreePort(int wanted) {
        int start = Math.clamp(wanted, FIRST_PORT, FIRST_PORT + PORTS - 1);
        for (int step = 0; step < PORTS; step++) {
            int port = FIRST_PORT + (start - FIRST_PORT + step) % PORTS;
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
                return port;
            } catch (IOException e) {
                log.debug("Port {} is taken", port);
            }
        }
        throw new DatabaseNotStarted(
                "No port between %d and %d is free on 127.0.0.1.".formatted(FIRST_PORT, FIRST_PORT + PORTS - 1),
                "See with ss -ltn what holds them.");
    }

    private static void awaitReady(Cluster cluster, Process server) throws IOException {
        long patience = RECOVERY.toMillis();
        try {
            for (long waited = 0; !cluster.isReady(server); waited += 20) {
                if (server.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new DatabaseNotStarted(
                            "PostgreSQL ended while it started (exit code %d): %s"
                                    .formatted(server.exitValue(), Cluster.tail(cluster.startLog())),
                            "See the log in " + cluster.logs() + ".");
                }
                if (waited > patience) {
                    server.destroyForcibly();
                    throw new DatabaseNotStarted(
                            "PostgreSQL was not ready within " + RECOVERY + ".",
                            "See the log in " + cluster.logs() + ".");
                }
            }
        } catch (InterruptedException e) {
            server.destroy();
            Thread.currentThread().interrupt();
            throw new DatabaseNotStarted("Interrupted while PostgreSQL started.", "Start again.", e);
        }
    }

    /** Where to connect. The server must prove itself by the password too: no other kind of login is accepted. */
    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&requireAuth=scram-sha-256"
                .formatted(port, Cluster.DATABASE);
    }

    /** The role that owns the database: no superuser, may create roles, is subject to row-level security. */
    public String username() {
        return Cluster.ROLE;
    }

    public String password() {
        return password;
    }

    /** The port on 127.0.0.1, the same for as long as this is open. */
    public int port() {
        return port;
    }

    /** The server's process, for tests that kill it. */
    long serverPid() {
        changing.lock();
        try {
            return server.pid();
        } finally {
            changing.unlock();
        }
    }

    private void keepAlive() {
        try {
            Process watched = server;
            while (true) {
                int exit = watched.waitFor();
                if (isClosing()) {
                    return;
                }
                log.error("PostgreSQL ended unexpectedly (exit code {}); starting it again on port {}", exit, port);
                watched = startAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process startAgain() throws InterruptedException {
        while (true) {
            try {
                cluster.stopLeftovers();
                Process fresh = launchUnlessClosing();
                awaitReady(cluster, fresh);
                log.info("PostgreSQL is ready again on port {}", port);
                return fresh;
            } catch (IOException | DatabaseNotStarted e) {
                if (isClosing()) {
                    throw new InterruptedException("closed meanwhile");
                }
                log.error("PostgreSQL could not be started again; trying on", e);
            }
            if (closing.await(2, TimeUnit.SECONDS)) {
                throw new InterruptedException("closed meanwhile");
            }
        }
    }

    private Process launchUnlessClosing() throws IOException, InterruptedException {
        changing.lock();
        try {
            if (isClosing()) {
                throw new InterruptedException("closed meanwhile");
            }
            server = cluster.launch(port);
            return server;
        } finally {
            changing.unlock();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Stops the server in order and gives the data directory free. Safe to call twice. */
    @Override
    public void close() {
        Process last;
        changing.lock();
        try {
            if (isClosing()) {
                return;
            }
            closing.countDown();
            last = server;
        } finally {
            changing.unlock();
        }
        try {
            stop(last);
            watch.join(Duration.ofSeconds(10));
            log.info("PostgreSQL has stopped");
        } catch (InterruptedException e) {
            // The server has been asked; if it is still busy, the next start waits for its end.
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    private void release() {
        try {
            dataLock.close();
        } catch (IOException e) {
            log.warn("The lock of the data directory could not be released", e);
        }
    }

    private void stop(Process process) throws InterruptedException {
        try {
            if (process.isAlive()) {
                cluster.interrupt(process.pid());
            }
        } catch (IOException | DatabaseNotStarted e) {
            log.warn("PostgreSQL could not be asked to stop", e);
        }
        if (!process.waitFor(Duration.ofSeconds(60))) {
            // Safe for the data, which is recovered from the log at the next start.
            log.warn("PostgreSQL did not stop within a minute and is killed");
            process.destroyForcibly();
            process.waitFor(Duration.ofSeconds(10));
        }
        // Its logger outlives it by a moment.
        cluster.awaitEnd(Duration.ofSeconds(5));
    }
}
