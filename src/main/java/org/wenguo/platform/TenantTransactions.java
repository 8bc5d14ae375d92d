package org.wenguo.platform;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins each transaction with the tenant for which row-level security lets rows through. A literal {@code SET LOCAL},
 * because {@code set_config} would not reach the workers of a distributed database.
 */
@Component
class TenantTransactions extends JdbcTransactionManager {

    TenantTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        Tenancy.current().ifPresent(this::announce);
    }

    private void announce(TenantId tenant) {
        var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
        if (holder == null) {
            throw new CannotCreateTransactionException("A transaction without a connection");
        }
        try (var statement = holder.getConnection().createStatement()) {
            statement.execute("set local wenguo.tenant = '" + tenant + "'");
        } catch (SQLException e) {
            throw new CannotCreateTransactionException("Could not announce the tenant to the database", e);
        }
    }
}
