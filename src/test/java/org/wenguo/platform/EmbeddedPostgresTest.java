package org.wenguo.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database through all that may befall it, on the real thing. */
@Timeout(60)
class EmbeddedPostgresTest {

    @TempDir
    Path data;

    @BeforeEach
    void put_the_programs_there(TestInfo test) throws IOException {
        if (test.getTags().contains("new")) {
            PreparedData.programsInto(data);
        } else {
            PreparedData.copyTo(data);
        }
    }

    @Test
    void keeps_its_data_its_password_and_its_port_over_a_restart() throws Exception {
        String password;
        int port;
        try (EmbeddedPostgres first = EmbeddedPostgres.start(data)) {
            execute(first, "create table kept (word text)", "insert into kept values ('闻过则喜')");
            password = first.password();
            port = first.port();
        }
        assertThat(serversIn(data)).isEmpty();
        try (EmbeddedPostgres second = EmbeddedPostgres.start(data)) {
            assertThat(strings(second, "select word from kept")).containsExactly("闻过则喜");
            assertThat(second.password()).isEqualTo(password);
            assertThat(second.port()).isEqualTo(port);
        }
    }

    @Test
    void is_durable_private_and_ready_for_the_program() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            assertThat(strings(database, """
                    select name || '=' || reset_val from pg_settings where name in ('fsync', 'synchronous_commit',
                        'full_page_writes', 'data_checksums', 'password_encryption', 'listen_addresses',
                        'server_encoding', 'log_min_error_statement',
                        'log_statement', 'max_connections') order by 1"""))
                    .containsExactlyInAnyOrder(
                            "fsync=on",
                            "synchronous_commit=on",
                            "full_page_writes=on",
                            "data_checksums=on",
                            "password_encryption=scram-sha-256",
                            "listen_addresses=127.0.0.1",
                            "server_encoding=UTF8",
                            "log_min_error_statement=panic",
                            "log_statement=none",
                            "max_connections=60");
            assertThat(strings(database, """
                    select rolname from pg_roles where rolcanlogin and not rolsuper and not rolbypassrls and rolcreaterole""")).containsExactly("wenguo");
            assertThat(strings(database, "select rolname from pg_roles where rolcanlogin"))
                    .as("the superuser cannot log in")
                    .containsExactly("wenguo");
            assertThat(strings(database, "select extname from pg_extension"))
                    .contains("pg_trgm", "btree_gin", "pgcrypto");
            assertThat(strings(database, "select pg_get_userbyid(datdba) from pg_database where datname = 'wenguo'"))
                    .containsExactly("wenguo");
            assertThat(mode(data.resolve("postgres/password"))).isEqualTo("rw-------");
            assertThat(mode(data.resolve("postgres/cluster"))).isEqualTo("rwx------");
        }
    }

    @Test
    void refuses_who_does_not_know_the_password_and_writes_no_password_down() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "wenguo", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "wenguo", null))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password()))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> execute(database, "insert into personal_data values ('13800000000')"))
                    .isInstanceOf(SQLException.class);
            for (Path log : files(data.resolve("postgres/log"))) {
                assertThat(Files.readString(log))
                        .as(log.toString())
                        .doesNotContain(database.password())
                        .doesNotContain("SCRAM-SHA-256$")
                        .doesNotContain("13800000000");
            }
        }
    }

    @Test
    void refuses_a_second_start_on_the_same_data_from_this_program_and_from_another() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(data)) {
            for (int time = 1; time <= 2; time++) {
                assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                        .isInstanceOf(DatabaseNotStarted.class)
                        .hasMessageContaining("is in use by another running Wenguo")
                        .asString()
                        .contains("wenguo.data-dir");
            }
            try (ChildProgram other = ChildProgram.start(
                    List.of(), ChildProgram.ourClassPath(), WritingProgram.class, data.toString(), "1")) {
                assertThat(other.await()).isNotZero();
                assertThat(other.said())
                        .anyMatch(line -> line.contains("is in use by another running Wenguo"))
                        .noneMatch(line -> line.startsWith("committed"));
            }
            assertThat(strings(first, "select 1")).containsExactly("1");
        }
    }

    @Test
    void comes_back_at_the_same_address_when_its_server_is_killed() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            execute(database, "create table kept as select 42 as n");
            for (int time = 1; time <= 2; time++) {
                kill(database.serverPid());
                assertThat(eventually(database, "select n from kept")).containsExactly("42");
            }
        }
        assertThat(serversIn(data)).isEmpty();
    }

    @Test
    void loses_no_acknowledged_row_when_the_program_is_killed_and_leaves_no_server_behind() throws Exception {
        String lastCommitted;
        long orphan;
        try (ChildProgram program = ChildProgram.start(
                List.of(), ChildProgram.ourClassPath(), WritingProgram.class, data.toString(), "1000000")) {
            orphan = Long.parseLong(program.awaitLine("server "));
            program.awaitLine("committed 300");
            program.kill();
            lastCommitted = program.said().reversed().stream()
                    .filter(line -> line.matches("committed \\d+"))
                    .findFirst()
                    .orElseThrow()
                    .replace("committed ", "");
        }
        try (EmbeddedPostgres next = EmbeddedPostgres.start(data)) {
            assertThat(serversIn(data))
                    .extracting(ProcessHandle::pid)
                    .contains(next.serverPid())
                    .doesNotContain(orphan);
            int rows = Integer.parseInt(
                    strings(next, "select count(*) from written").getFirst());
            assertThat(rows).isGreaterThanOrEqualTo(Integer.parseInt(lastCommitted));
            assertThat(strings(next, "select max(n) from written")).containsExactly(Integer.toString(rows));
        }
        assertThat(serversIn(data)).isEmpty();
    }

    @Test
    void survives_the_death_of_program_and_server_at_once_though_the_process_number_is_given_to_a_stranger()
            throws Exception {
        try (ChildProgram program = ChildProgram.start(
                List.of(), ChildProgram.ourClassPath(), WritingProgram.class, data.toString(), "1000000")) {
            long server = Long.parseLong(program.awaitLine("server "));
            program.awaitLine("committed 50");
            program.kill();
            kill(server);
        }
        Path record = data.resolve("postgres/cluster/postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(record));
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            lines.set(0, Long.toString(stranger.pid()));
            Files.write(record, lines);
            try (EmbeddedPostgres next = EmbeddedPostgres.start(data)) {
                assertThat(Integer.parseInt(
                                strings(next, "select count(*) from written").getFirst()))
                        .isGreaterThanOrEqualTo(50);
            }
            assertThat(stranger.isAlive())
                    .as("nobody else's process is touched")
                    .isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    @Tag("new")
    void begins_anew_after_dying_while_the_database_was_being_made() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            assertThat(database.port()).isPositive();
        }
        // What such a death leaves: half a cluster, half the programs, a password that nobody knows.
        Path home = data.resolve("postgres");
        Files.move(
                home.resolve("cluster"),
                Files.createDirectory(home.resolve("making-1")).resolve("cluster"));
        Files.delete(home.resolve("making-1/cluster/PG_VERSION"));
        Files.createDirectories(home.resolve("unpacking-2/bin"));
        Files.writeString(home.resolve("password"), "stale\n");
        for (Path binaries : files(home)) {
            if (binaries.getFileName().toString().startsWith("binaries-")) {
                OwnerOnly.deleteTree(binaries);
            }
        }
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            assertThat(strings(database, "select 1")).containsExactly("1");
        }
        assertThat(files(home))
                .extracting(file -> file.getFileName().toString())
                .noneMatch(name -> name.startsWith("making-") || name.startsWith("unpacking-"));
    }

    @Test
    @Tag("new")
    void a_program_killed_while_it_makes_the_database_is_no_harm() throws Exception {
        try (ChildProgram program = ChildProgram.start(
                List.of(), ChildProgram.ourClassPath(), WritingProgram.class, data.toString(), "1")) {
            long deadline = System.nanoTime() + SECONDS.toNanos(20);
            while (files(data.resolve("postgres")).stream()
                            .noneMatch(file -> file.getFileName().toString().startsWith("making-"))
                    && System.nanoTime() < deadline) {
                Thread.sleep(2);
            }
            Thread.sleep(300);
            program.kill();
        }
        assertThat(data.resolve("postgres/cluster")).doesNotExist();
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            assertThat(strings(database, "select 1")).containsExactly("1");
        }
    }

    @Test
    void sets_a_new_password_when_the_file_is_lost() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            execute(database, "create table kept as select 1 as n");
        }
        Files.delete(data.resolve("postgres/password"));
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            assertThat(strings(database, "select n from kept")).containsExactly("1");
        }
    }

    @Test
    void an_operators_own_settings_are_read_but_cannot_make_it_forgetful_or_public() throws Exception {
        Files.writeString(data.resolve("postgres/local.conf"), """
                work_mem = '7MB'
                fsync = off
                listen_addresses = '*'
                """);
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            assertThat(strings(database, "show work_mem")).containsExactly("7MB");
            assertThat(strings(database, "show fsync")).containsExactly("on");
            assertThat(strings(database, "show listen_addresses")).containsExactly("127.0.0.1");
        }
    }

    @Test
    void tells_what_is_wrong_when_the_server_cannot_start() throws Exception {
        Files.writeString(data.resolve("postgres/local.conf"), "no_such_setting = 1\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                .isInstanceOf(DatabaseNotStarted.class)
                .hasMessageContaining("no_such_setting")
                .asString()
                .contains("postgres/log");
        Files.delete(data.resolve("postgres/local.conf"));
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            assertThat(strings(database, "select 1")).containsExactly("1");
        }
    }

    @Test
    @Tag("new")
    void runs_for_root_as_an_unprivileged_account() throws Exception {
        assumeTrue(isRoot());
        // JUnit's own directory is root's alone: there it runs in a name space of its own, here as another account.
        Path open = Files.createTempDirectory("wenguo-root");
        try {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
            PreparedData.programsInto(open.resolve("data"));
            try (EmbeddedPostgres database = EmbeddedPostgres.start(open.resolve("data"))) {
                assertThat(strings(database, "select 1")).containsExactly("1");
            }
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (EmbeddedPostgres database = EmbeddedPostgres.start(open.resolve("data"))) {
                assertThat(strings(database, "select 1")).containsExactly("1");
                assertThat(Files.getAttribute(open.resolve("data/postgres/cluster"), "unix:uid"))
                        .isNotEqualTo(0);
                assertThat(mode(open.resolve("data"))).isEqualTo("rwx--x---");
                assertThat(ProcessHandle.of(database.serverPid())
                                .orElseThrow()
                                .info()
                                .user())
                        .isNotEqualTo(ProcessHandle.current().info().user());
            }
        } finally {
            OwnerOnly.deleteTree(open);
        }
    }

    @Test
    void runs_for_an_ordinary_user_and_stops_when_the_program_ends() throws Exception {
        assumeTrue(isRoot() && Files.isExecutable(Path.of("/usr/bin/setpriv")));
        Path open = Files.createTempDirectory("wenguo-user");
        try {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            String classPath = ChildProgram.readableClassPath(open);
            Path his = Files.createDirectory(open.resolve("data"));
            Files.setAttribute(his, "unix:uid", 65534);
            try (ChildProgram program = ChildProgram.start(
                    List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
                    classPath,
                    WritingProgram.class,
                    his.toString(),
                    "3")) {
                assertThat(program.await()).as("%s", program.said()).isZero();
                assertThat(program.said()).contains("committed 3", "closed");
            }
            assertThat(serversIn(his)).isEmpty();
            assertThat(mode(his.resolve("postgres/password"))).isEqualTo("rw-------");
            // Then root starts it once, and leaves the user his data as they were.
            try (EmbeddedPostgres database = EmbeddedPostgres.start(his)) {
                assertThat(strings(database, "select max(n) from written")).containsExactly("3");
            }
            assertThat(Files.getAttribute(his.resolve("postgres/cluster"), "unix:uid"))
                    .isEqualTo(65534);
        } finally {
            OwnerOnly.deleteTree(open);
        }
    }

    private static void kill(long process) {
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    static List<Path> files(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (var all = Files.list(directory)) {
            return all.toList();
        }
    }

    private static List<ProcessHandle> serversIn(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    try {
                        return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/exe"))
                                .startsWith(data.toRealPath());
                    } catch (IOException e) {
                        return false;
                    }
                })
                .toList();
    }

    static List<String> eventually(EmbeddedPostgres database, String query) throws InterruptedException {
        long deadline = System.nanoTime() + SECONDS.toNanos(20);
        while (true) {
            try {
                return strings(database, query);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("not back after 20 s", e);
                }
                Thread.sleep(50);
            }
        }
    }

    static void execute(EmbeddedPostgres database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    static List<String> strings(EmbeddedPostgres database, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    static Connection connect(EmbeddedPostgres database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
