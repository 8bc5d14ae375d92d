package org.wenguo.platform;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * {@code backup <file>} and {@code restore <file>} on the program's command line: the whole data directory into one
 * archive, and back. A backup can be taken while the program runs and while it does not. The data directory is found as
 * the program finds it: {@code --wenguo.data-dir}, the environment, the configuration file.
 */
public final class BackupCommand {

    private static final List<String> WORDS = List.of("backup", "restore");

    private BackupCommand() {}

    /** Whether the arguments ask for a backup or a restore and not for the program itself. */
    public static boolean isRequested(String... args) {
        return args.length > 0 && WORDS.contains(args[0]);
    }

    /**
     * Does what the arguments ask.
     *
     * @return the exit code for the system: 0 when it is done, 1 when it failed, 2 when the arguments were not understood;
     *     what happened has been said on {@code out} or {@code err}
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        List<String> plain = Arrays.stream(args)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        if (plain.size() != 2 || !isRequested(args)) {
            err.println("Usage: java -jar wenguo.jar backup|restore <file.tar.gz> [--wenguo.data-dir=<directory>]");
            return 2;
        }
        Path archive = Path.of(plain.get(1)).toAbsolutePath().normalize();
        StandardEnvironment environment = environment(args);
        if (DatabaseConfiguration.isOutside(environment)) {
            err.println("spring.datasource.url names an outside database: save that one with pg_dump, and the data"
                    + " directory with tar. See docs/operating.md.");
            return 2;
        }
        Binder binder = Binder.get(environment);
        Path data = binder.bindOrCreate("wenguo", DataDirectory.class).path();
        PostgresSettings settings = binder.bindOrCreate("wenguo.postgres", PostgresSettings.class);
        try {
            if (plain.getFirst().equals("backup")) {
                backup(out, data, settings, archive);
            } else {
                restore(out, data, settings, archive);
            }
            return 0;
        } catch (DatabaseNotStarted e) {
            err.println(e.getMessage());
        } catch (IOException | SQLException e) {
            err.println("The " + plain.getFirst() + " failed: " + e.getMessage() + " ("
                    + e.getClass().getSimpleName() + ")");
        }
        return 1;
    }

    private static StandardEnvironment environment(String... args) {
        // Without Spring Boot's set-up the logging would print everything down to the smallest.
        LoggingSystem logging = LoggingSystem.get(BackupCommand.class.getClassLoader());
        logging.beforeInitialize();
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        logging.initialize(new LoggingInitializationContext(environment), null, null);
        return environment;
    }

    private static void backup(PrintStream out, Path data, PostgresSettings settings, Path archive)
            throws IOException, SQLException {
        if (Files.exists(archive)) {
            throw new IOException(archive + " exists already, and a backup never replaces another");
        }
        if (Files.notExists(data.resolve(EmbeddedPostgres.HOME).resolve(Cluster.NAME))) {
            throw new IOException("there is no database in " + data);
        }
        long bytes;
        Optional<DataLock> idle = DataLock.tryTake(data);
        if (idle.isPresent()) {
            idle.get().close();
            try (EmbeddedPostgres database = EmbeddedPostgres.start(data, settings)) {
                bytes = take(data, database.jdbcUrl(), database.password(), archive);
            }
        } else {
            Path home = data.resolve(EmbeddedPostgres.HOME);
            String port = Files.readString(home.resolve(Cluster.PORT_FILE)).strip();
            String password =
                    Files.readString(home.resolve(Cluster.PASSWORD_FILE)).strip();
            bytes = take(data, EmbeddedPostgres.jdbcUrl(Integer.parseInt(port)), password, archive);
        }
        out.println("Backup of " + data + " written to " + archive + ", " + bytes + " bytes. It holds personal data and"
                + " keys: keep it like them.");
    }

    private static long take(Path data, String url, String password, Path archive) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url, Cluster.ROLE, password)) {
            return Backup.take(data, connection, archive);
        }
    }

    /** The restored database is started once: only a backup that has been brought back to life is one. */
    private static void restore(PrintStream out, Path data, PostgresSettings settings, Path archive)
            throws IOException {
        Restore.into(data, archive);
        EmbeddedPostgres.start(data, settings).close();
        out.println("Restored " + archive + " into " + data + "; the database has been started once and is in order.");
    }
}
