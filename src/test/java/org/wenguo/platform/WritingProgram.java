package org.wenguo.platform;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A program to be killed: starts the database in the directory given, tells its server's process and port, then commits
 * row after row and says each number only after the commit was acknowledged.
 */
final class WritingProgram {

    private WritingProgram() {}

    public static void main(String[] args) throws SQLException {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(Path.of(args[0]));
                Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            System.out.println("server " + database.serverPid());
            statement.execute("create table if not exists written (n int primary key)");
            int rows = Integer.parseInt(args[1]);
            for (int n = 1; n <= rows; n++) {
                statement.execute("insert into written values (" + n + ")");
                System.out.println("committed " + n);
            }
        }
        System.out.println("closed");
    }
}
