package org.powersource.idp.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/**
 * The databases that the suite is tested with, and the isolation of transactions that it needs. The limits need their row locks and upserts;
 * others may behave differently.
 *
 * <p>With READ COMMITTED a transaction that has locked a row reads what others wrote into it before. With MariaDB's default, REPEATABLE
 * READ, it may read older values: a link could be used twice. There, locks also keep others from inserting rows.
 */
final class TestedDatabase {

    /** Server option of the outbox. */
    static final String OVERRIDE = "untested-database";

    private static final Logger LOG = Logger.getLogger(TestedDatabase.class);

    /** As the drivers name them ({@link java.sql.DatabaseMetaData#getDatabaseProductName}). */
    private static final Set<String> NAMES = Set.of("H2", "PostgreSQL", "MariaDB");

    private final boolean untestedAllowed;

    TestedDatabase(Config.Scope outbox) {
        untestedAllowed = outbox.getBoolean(OVERRIDE, false);
    }

    /** @throws IllegalStateException if the database isn't tested and the option isn't set: the server doesn't start */
    void require(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        if (!NAMES.contains(name)) {
            refuse("PowerSource isn't tested with the database " + name
                    + ", so the limits of wrong answers and mails may fail. It is tested with PostgreSQL (db=postgres), MariaDB (db=mariadb)"
                    + " and H2 (db=dev-file, db=dev-mem). Use one of these.");
        } else if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            refuse("PowerSource needs transactions with the isolation READ COMMITTED, which isn't the default of this "
                    + name
                    + ": otherwise mailed links may work twice, and the limits of wrong answers and mails may fail."
                    + " MariaDB: add transactionIsolation=READ-COMMITTED to db-url-properties or db-url, or set"
                    + " transaction-isolation=READ-COMMITTED in the database's own configuration.");
        }
    }

    private void refuse(String reason) {
        if (!untestedAllowed) {
            throw new IllegalStateException(
                    reason + " To start anyway: --spi-powersource-outbox--default--" + OVERRIDE + "=true");
        }
        LOG.warn(reason);
    }
}
