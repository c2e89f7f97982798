package org.powersource.idp.tables;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.Config;
import org.powersource.idp.Stub;

class TestedDatabaseTest {

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL", "MariaDB"})
    void testedDatabasesAreAccepted(String name) {
        assertThatCode(() -> database(false).require(connection(name))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MySQL", "Oracle", "Microsoft SQL Server", "Something new", "h2"})
    void allOtherDatabasesAreRefusedWithAnInstruction(String name) {
        assertThatThrownBy(() -> database(false).require(connection(name)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("PostgreSQL")
                .hasMessageContaining("MariaDB")
                .hasMessageContaining("H2")
                .hasMessageContaining("--spi-powersource-outbox--default--untested-database=true");
    }

    @Test
    void anOperatorMayAllowAnotherDatabase() {
        assertThatCode(() -> database(true).require(connection("MySQL"))).doesNotThrowAnyException();
    }

    /** The default of MariaDB. */
    @Test
    void olderValuesThanTheLockedRowsAreRefusedWithAnInstruction() {
        Connection repeatable = connection("MariaDB", Connection.TRANSACTION_REPEATABLE_READ);

        assertThatThrownBy(() -> database(false).require(repeatable))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transactionIsolation=READ-COMMITTED")
                .hasMessageContaining("--spi-powersource-outbox--default--untested-database=true");
        assertThatCode(() -> database(true).require(repeatable)).doesNotThrowAnyException();
    }

    private static TestedDatabase database(boolean untestedAllowed) {
        return new TestedDatabase(Stub.of(Config.Scope.class, Map.of("getBoolean", untestedAllowed)));
    }

    private static Connection connection(String name) {
        return connection(name, Connection.TRANSACTION_READ_COMMITTED);
    }

    private static Connection connection(String name, int isolation) {
        return Stub.of(
                Connection.class,
                Map.of(
                        "getMetaData",
                        Stub.of(DatabaseMetaData.class, Map.of("getDatabaseProductName", name)),
                        "getTransactionIsolation",
                        isolation));
    }
}
