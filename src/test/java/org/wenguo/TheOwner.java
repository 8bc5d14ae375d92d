package org.wenguo;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.wenguo.platform.EmbeddedPostgres;
import org.wenguo.platform.TenantId;

/** Whoever has the database itself in hand and means no good: does what the program's role is not allowed to. */
public final class TheOwner {

    private final EmbeddedPostgres database;

    TheOwner(EmbeddedPostgres database) {
        this.database = database;
    }

    /** Runs the statements in one transaction for a tenant, helping itself to the privilege on the table first. */
    public int tampers(TenantId tenant, String table, String statement) {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("grant update, delete on " + table + " to current_user");
            sql.execute("set local wenguo.tenant = '" + tenant + "'");
            var changed = sql.executeUpdate(statement);
            sql.execute("revoke update, delete, truncate on " + table + " from current_user");
            sql.execute("grant select, insert, update, delete on complaint, complaint_limit to current_user");
            connection.commit();
            return changed;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All rows as text, in order of themselves, as the owner sees them for a tenant. */
    public List<String> rows(TenantId tenant, String query) {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("set local wenguo.tenant = '" + tenant + "'");
            var rows = new ArrayList<String>();
            try (var result = sql.executeQuery("select r::text from (" + query + ") r order by 1")) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
