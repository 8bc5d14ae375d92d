package org.wenguo.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.util.PasswordUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's files in the data directory, and the commands that work on them. Whoever uses it holds the
 * {@link DataLock}.
 *
 * <p>The superuser of the cluster can not log in at all: what needs one is done in PostgreSQL's single-user mode while no
 * server runs. So no password exists whose loss would give away more than the program's own database.
 */
final class Cluster {

    static final String NAME = "cluster";
    static final String DATABASE = "wenguo";
    static final String ROLE = "wenguo";
    static final String PASSWORD_FILE = "password";
    static final String PORT_FILE = "port";
    static final String LOCAL_CONF = "local.conf";

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final String BEING_MADE = "making-";
    private static final Duration ONE_COMMAND = Duration.ofMinutes(5);

    private final Path home;
    private final PostgresBinaries binaries;
    private final ServerAccount account;

    /** @param home {@code <data-dir>/postgres}, an absolute path without links */
    Cluster(Path home, PostgresBinaries binaries, ServerAccount account) {
        this.home = home;
        this.binaries = binaries;
        this.account = account;
    }

    Path directory() {
        return home.resolve(NAME);
    }

    Path logs() {
        return home.resolve("log");
    }

    /** What the server said before its own log began, or why it did not start. */
    Path startLog() {
        return logs().resolve("start.log");
    }

    /** The program's password, at hand after {@link #prepare}. */
    String password() throws IOException {
        return Files.readString(home.resolve(PASSWORD_FILE)).strip();
    }

    /** Makes the cluster unless it stands, and whatever of it has been lost and can be made again. */
    void prepare(PostgresSettings settings) throws IOException {
        OwnerOnly.directory(logs());
        account.own(logs());
        PostgresBinaries.deleteAll(home, BEING_MADE + "*");
        if (Files.isDirectory(directory())) {
            requireSameMajorVersion();
            account.own(directory());
            if (Files.notExists(home.resolve(PASSWORD_FILE))) {
                log.warn("The database's password file was missing; a new password has been set");
                asSuperuser(directory(), "postgres", List.of(newPassword()));
            }
        } else {
            make();
        }
        configure(settings);
    }

    private void requireSameMajorVersion() throws IOException {
        String found = Files.readString(directory().resolve("PG_VERSION")).strip();
        String ours = Files.readString(binaries.home().resolve("share/postgresql/postgres.bki"))
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^# PostgreSQL ", "");
        if (!found.equals(ours)) {
            throw new DatabaseNotStarted(
                    "The data in %s was written by PostgreSQL %s; this program brings PostgreSQL %s."
                            .formatted(directory(), found, ours),
                    "Start the earlier release of the program, and move the data by pg_dump as docs/operating.md tells.");
        }
    }

    /**
     * Everything happens in a directory that gets its real name last, so that a death half-way leaves nothing that could
     * be taken for a database.
     */
    private void make() throws IOException {
        log.info("Making a new database in {}", directory());
        Path fresh = Files.createTempDirectory(home, BEING_MADE, OwnerOnly.DIRECTORY);
        Path first = fresh.resolve("superuser-password");
        OwnerOnly.write(first, randomPassword() + "\n");
        Path cluster = Files.createDirectory(fresh.resolve(NAME), OwnerOnly.DIRECTORY);
        account.own(fresh);
        run(
                "initdb",
                account.command(
                        binaries.initdb(),
                        List.of(
                                "--pgdata=" + cluster,
                                "--username=postgres",
                                "--auth=scram-sha-256",
                                "--pwfile=" + first,
                                "--encoding=UTF8",
                                // PostgreSQL's own locale: the order of text does not change with the system's libc.
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C",
                                "--data-checksums",
                                "--no-instructions")),
                "");
        asSuperuser(
                cluster,
                "postgres",
                List.of(
                        "alter role postgres nologin password null",
                        // Replication here means the right to a temporary slot during a backup; no connection for
                        // replication is accepted by pg_hba.conf or max_wal_senders.
                        "create role " + ROLE + " login createrole replication nosuperuser nobypassrls nocreatedb",
                        newPassword(),
                        "create database " + DATABASE + " owner " + ROLE));
        asSuperuser(
                cluster,
                DATABASE,
                List.of(
                        "create extension pg_trgm",
                        "create extension btree_gin",
                        "create extension pgcrypto",
                        // Else no index serves them: row-level security lets no function see a row before the policy
                        // has
                        // passed it that might tell of the row, as by an error; these three never do.
                        "alter function ts_match_vq(tsvector, tsquery) leakproof",
                        "alter function arrayoverlap(anyarray, anyarray) leakproof",
                        "alter function arraycontains(anyarray, anyarray) leakproof",
                        "grant execute on function pg_backup_start(text, boolean) to " + ROLE,
                        "grant execute on function pg_backup_stop(boolean) to " + ROLE));
        OwnerOnly.rename(cluster, directory());
        OwnerOnly.deleteTree(fresh);
    }

    /** Writes a new password into its file and answers the statement that makes the server know its fingerprint. */
    private String newPassword() throws IOException {
        String password = randomPassword();
        OwnerOnly.write(home.resolve(PASSWORD_FILE), password + "\n");
        return "alter role " + ROLE + " password '" + PasswordUtil.encodeScramSha256(password.toCharArray()) + "'";
    }

    private static String randomPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void asSuperuser(Path cluster, String database, List<String> statements) throws IOException {
        run(
                "single-user",
                account.command(
                        binaries.postgres(),
                        List.of(
                                "--single",
                                "-D",
                                cluster.toString(),
                                "-c",
                                "exit_on_error=on",
                                "-c",
                                "log_min_error_statement=panic",
                                database)),
                String.join("\n", statements) + "\n");
    }

    private void configure(PostgresSettings settings) throws IOException {
        OwnerOnly.writeReadable(home.resolve("pg_hba.conf"), """
                # Written by Wenguo at every start. Who may connect: the program, from this machine, with its password.
                host %s %s 127.0.0.1/32 scram-sha-256
                """.formatted(DATABASE, ROLE));
        OwnerOnly.writeReadable(home.resolve("postgresql.conf"), """
                # Written by Wenguo at every start; put settings of your own into local.conf beside this file.
                max_connections = %d
                shared_buffers = %dMB
                wal_level = replica
                max_wal_senders = 0
                max_replication_slots = 2
                max_wal_size = 2GB
                checkpoint_timeout = 15min
                random_page_cost = 1.1
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'

                include_if_exists '%s'

                # One file for each day of the week. What clients send may be personal data: neither their statements
                # nor the errors in them are logged here; the program gets those errors itself.
                logging_collector = on
                log_destination = 'stderr'
                log_directory = '%s'
                log_filename = 'postgres-%%a.log'
                log_rotation_age = 1d
                log_rotation_size = 0
                log_truncate_on_rotation = on
                log_file_mode = 0600
                log_line_prefix = '%%m [%%p] '
                log_min_messages = log
                log_min_error_statement = panic
                log_error_verbosity = terse
                log_statement = none
                log_min_duration_statement = -1
                log_min_duration_sample = -1
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                """.formatted(
                        settings.maxConnections(),
                        settings.sharedBuffers().toMegabytes(),
                        quoted(home.resolve(LOCAL_CONF)),
                        quoted(logs())));
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    /**
     * Starts the server and does not wait for it. What must never be otherwise stands on the command line, which wins
     * over every file.
     */
    Process launch(int port) throws IOException {
        List<String> command = new ArrayList<>(account.command(
                binaries.postgres(),
                List.of(
                        "-D",
                        directory().toString(),
                        "-c",
                        "config_file=" + home.resolve("postgresql.conf"),
                        "-c",
                        "hba_file=" + home.resolve("pg_hba.conf"),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "port=" + port,
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=on",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "full_page_writes=on",
                        "-c",
                        "password_encryption=scram-sha-256")));
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A Ctrl-C in the terminal must reach the program alone, which then stops the server when it is done with
            // it.
            command.addFirst("/usr/bin/setsid");
        }
        return process(command)
                .redirectErrorStream(true)
                .redirectOutput(startLog().toFile())
                .redirectInput(new File("/dev/null"))
                .start();
    }

    /** Whether the server of this process takes connections, by its own word. */
    boolean isReady(Process server) throws IOException {
        List<String> lines = postmasterFile();
        return lines.size() >= 8
                && lines.getFirst().strip().equals(Long.toString(server.pid()))
                && lines.get(7).strip().equals("ready");
    }

    private List<String> postmasterFile() throws IOException {
        try {
            return Files.readAllLines(directory().resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Asks a server to end now and in order: running transactions are rolled back, all is written to disk. */
    void interrupt(long pid) throws IOException {
        run("pg_ctl", account.command(binaries.pgCtl(), List.of("kill", "INT", Long.toString(pid))), "");
    }

    /**
     * Ends what an earlier program left running here when it was killed: a whole server, or only the remains of one. A
     * process is ours if its program is; a number in {@code postmaster.pid} alone may by now be anybody's.
     */
    void stopLeftovers() throws IOException {
        List<ProcessHandle> left = running();
        Optional<Long> postmaster = recordedPostmaster();
        if (!left.isEmpty()) {
            log.info("Stopping {} processes of PostgreSQL that an earlier run left behind", left.size());
            boolean whole =
                    postmaster.isPresent() && left.stream().anyMatch(process -> process.pid() == postmaster.get());
            if (whole) {
                interrupt(postmaster.get());
            }
            // Without their postmaster the others go by themselves as soon as they notice.
            awaitEnd(whole ? Duration.ofSeconds(60) : Duration.ofSeconds(5));
            running().forEach(ProcessHandle::destroyForcibly);
            awaitEnd(Duration.ofSeconds(10));
        }
        if (postmaster.isPresent() && ProcessHandle.of(postmaster.get()).isPresent()) {
            // The number has been given to a stranger, and PostgreSQL would not start beside it.
            Files.deleteIfExists(directory().resolve("postmaster.pid"));
        }
    }

    private Optional<Long> recordedPostmaster() throws IOException {
        List<String> lines = postmasterFile();
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "exe"))
                    .startsWith(home);
        } catch (IOException | SecurityException e) {
            // Ended meanwhile, or of another user and so not ours.
            return false;
        }
    }

    /**
     * Waits until none of our processes runs. A dead one whose parent has not taken note of it, as in a container without
     * an init, does not count: it has no program any more.
     */
    void awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (List<ProcessHandle> left = running(); !left.isEmpty() && System.nanoTime() < deadline; left = running()) {
            try {
                left.getFirst().onExit().get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                log.trace("{} processes still run", left.size());
            } catch (ExecutionException e) {
                throw new IllegalStateException("Waiting for the end of a process failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Runs a command to its end; what it says is kept in the log directory and shown when it fails. */
    private void run(String name, List<String> command, String input) throws IOException {
        Path output = logs().resolve(name + ".log");
        Process process = process(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        } catch (IOException e) {
            log.debug("{} did not read all it was given; its exit code tells more", name, e);
        }
        try {
            if (!process.waitFor(ONE_COMMAND)) {
                process.destroyForcibly();
                throw new DatabaseNotStarted(
                        "PostgreSQL's %s did not end within %s.".formatted(name, ONE_COMMAND),
                        "See " + output + "; is the disk very slow or full?");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new DatabaseNotStarted("Interrupted during PostgreSQL's " + name + ".", "Start again.", e);
        }
        if (process.exitValue() != 0) {
            throw new DatabaseNotStarted(
                    "PostgreSQL's %s failed (exit code %d): %s".formatted(name, process.exitValue(), tail(output)),
                    "Mend what it says and start again; the whole output is in " + output + ".");
        }
    }

    static String tail(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, ISO_8859_1);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** The server gets none of the program's environment: PGDATA would mislead it, secrets are not for it. */
    private ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path == null ? "/usr/sbin:/usr/bin:/sbin:/bin" : path);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }
}
