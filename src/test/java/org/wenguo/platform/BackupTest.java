package org.wenguo.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wenguo.platform.EmbeddedPostgresTest.execute;
import static org.wenguo.platform.EmbeddedPostgresTest.strings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore by the commands that an operator types. */
@Timeout(60)
class BackupTest {

    @TempDir
    Path directory;

    private Path data;
    private Path restored;
    private Path archive;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void begin() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
        restored = directory.resolve("restored");
        archive = directory.resolve("backup.tar.gz");
        PreparedData.copyTo(data);
    }

    @Test
    void a_backup_taken_while_another_program_writes_holds_every_row_committed_before_it() throws Exception {
        Path attachment = Files.createDirectories(data.resolve("files/ab")).resolve("abcd");
        Files.writeString(attachment, "evidence");
        Path key = Files.createDirectories(data.resolve("keys")).resolve("personal-data.key");
        Files.writeString(key, "secret");
        List<String> said;
        try (ChildProgram program = ChildProgram.start(
                List.of(), ChildProgram.ourClassPath(), WritingProgram.class, data.toString(), "1000000")) {
            program.awaitLine("committed 100");
            said = program.said();
            assertThat(run("backup", archive.toString(), "--wenguo.data-dir=" + data))
                    .as(err.toString(UTF_8))
                    .isZero();
            program.kill();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
        assertThat(out.toString(UTF_8)).contains("keep it like them");

        assertThat(run("restore", archive.toString(), "--wenguo.data-dir=" + restored))
                .as(err.toString(UTF_8))
                .isZero();
        assertThat(restored.resolve("files/ab/abcd")).hasContent("evidence");
        assertThat(restored.resolve("keys/personal-data.key")).hasContent("secret");
        try (EmbeddedPostgres database = EmbeddedPostgres.start(restored)) {
            int rows = Integer.parseInt(
                    strings(database, "select count(*) from written").getFirst());
            assertThat(rows).isGreaterThanOrEqualTo((int)
                    said.stream().filter(line -> line.startsWith("committed")).count());
            assertThat(strings(database, "select max(n) from written")).containsExactly(Integer.toString(rows));
            execute(database, "insert into written values (-1)");
            assertThat(database.password())
                    .isEqualTo(
                            Files.readString(data.resolve("postgres/password")).strip());
        }
    }

    @Test
    void a_backup_can_be_taken_while_nothing_runs_and_stays_out_of_itself() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data)) {
            execute(database, "create table kept as select 7 as n");
        }
        Path inside = data.resolve("backup.tar.gz");
        assertThat(run("backup", inside.toString(), "--wenguo.data-dir=" + data))
                .as(err.toString(UTF_8))
                .isZero();
        assertThat(run("restore", inside.toString(), "--wenguo.data-dir=" + restored))
                .isZero();
        assertThat(restored.resolve("backup.tar.gz")).doesNotExist();
        assertThat(restored.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        try (EmbeddedPostgres database = EmbeddedPostgres.start(restored)) {
            assertThat(strings(database, "select n from kept")).containsExactly("7");
        }

        assertThat(run("backup", inside.toString(), "--wenguo.data-dir=" + data))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("never replaces another");
    }

    @Test
    void a_restore_overwrites_nothing_and_takes_no_damaged_archive() throws Exception {
        assertThat(run("backup", archive.toString(), "--wenguo.data-dir=" + data))
                .isZero();
        assertThat(run("restore", archive.toString(), "--wenguo.data-dir=" + data))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("is not empty").contains("never overwrites");

        byte[] whole = Files.readAllBytes(archive);
        Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, whole.length - 20));
        assertThat(run("restore", cut.toString(), "--wenguo.data-dir=" + restored))
                .isEqualTo(1);
        // One bit may change nothing (a run of zeros copied from elsewhere in the run); a hundred bytes do.
        Arrays.fill(whole, whole.length / 2, whole.length / 2 + 100, (byte) 0x55);
        Path damaged = Files.write(directory.resolve("damaged"), whole);
        assertThat(run("restore", damaged.toString(), "--wenguo.data-dir=" + restored))
                .isEqualTo(1);
        Path other = Files.writeString(directory.resolve("other"), "no archive");
        assertThat(run("restore", other.toString(), "--wenguo.data-dir=" + restored))
                .isEqualTo(1);
        assertThat(restored.resolve("postgres")).doesNotExist();

        assertThat(run("restore", archive.toString(), "--wenguo.data-dir=" + restored))
                .as(err.toString(UTF_8))
                .isZero();
    }

    @Test
    void says_how_it_is_used_and_leaves_an_outside_database_alone() {
        assertThat(BackupCommand.isRequested("backup")).isTrue();
        assertThat(BackupCommand.isRequested()).isFalse();
        assertThat(BackupCommand.isRequested("--server.port=1", "backup")).isFalse();
        assertThat(run("backup")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("Usage:");
        assertThat(run("backup", archive.toString(), "--spring.datasource.url=jdbc:postgresql://db/wenguo"))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("pg_dump");
        assertThat(run("backup", archive.toString(), "--wenguo.data-dir=" + restored))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("there is no database in");
        assertThat(restored).doesNotExist();
    }

    @Test
    void log_files_follow_one_another_over_the_border() {
        assertThat(Backup.following("000000010000000000000002")).isEqualTo("000000010000000000000003");
        assertThat(Backup.following("0000000100000000000000FF")).isEqualTo("000000010000000100000000");
        assertThat(Backup.following("00000002000000FF000000FF")).isEqualTo("000000020000010000000000");
        assertThatThrownBy(() -> Backup.following("archive_status")).isInstanceOf(IllegalArgumentException.class);
    }

    private int run(String... args) {
        return BackupCommand.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
    }
}
