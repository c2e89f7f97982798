package org.powersource.idp.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.powersource.idp.DatabaseVendor;

/** Whether a start may leave Liquibase alone. */
class OutboxTablesTest {

    private static final String BOOKS = JpaUtils.getCustomChangelogTableName(OutboxEntitiesFactory.ID);

    @ParameterizedTest
    @MethodSource(DatabaseVendor.TESTED)
    void upToDateOnceTheLastChangeWasMade(DatabaseVendor vendor) throws SQLException {
        try (OutboxDatabase database = new OutboxDatabase(vendor);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            String schema = vendor == DatabaseVendor.MARIADB ? connection.getCatalog() : "public";
            assertThat(OutboxTables.isUpToDate(connection, null)).isTrue();
            assertThat(OutboxTables.isUpToDate(connection, schema)).isTrue();

            statement.execute(
                    "delete from " + BOOKS + " where orderexecuted = (select max(orderexecuted) from " + BOOKS + ")");
            assertThat(OutboxTables.isUpToDate(connection, null)).isFalse();

            statement.execute("drop table " + BOOKS);
            assertThatThrownBy(() -> OutboxTables.isUpToDate(connection, null)).isInstanceOf(SQLException.class);
        }
    }
}
