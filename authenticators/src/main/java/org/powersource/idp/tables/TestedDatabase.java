package org.powersource.idp.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/** The databases that the suite is tested with. The limits need their row locks and upserts; others may behave differently. */
final class TestedDatabase {

    /** Server option of the outbox. */
    static final String OVERRIDE = "untested-database";

    private static final Logger LOG = Logger.getLogger(TestedDatabase.class);

    /** As the drivers name them ({@link java.sql.DatabaseMetaData#getDatabaseProductName}). */
    private static final Set<String> NAMES = Set.of("H2", "PostgreSQL");

    private final boolean untestedAllowed;

    TestedDatabase(Config.Scope outbox) {
        untestedAllowed = outbox.getBoolean(OVERRIDE, false);
    }

    /** @throws IllegalStateException if the database is another one and the option isn't set: the server doesn't start */
    void require(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        if (NAMES.contains(name)) {
            return;
        }
        if (!untestedAllowed) {
            throw new IllegalStateException("PowerSource isn't tested with the database " + name
                    + ", so the limits of wrong answers and mails may fail. It is tested with PostgreSQL (db=postgres) and H2"
                    + " (db=dev-file, db=dev-mem). Use one of these. To start anyway:"
                    + " --spi-powersource-outbox--default--" + OVERRIDE + "=true");
        }
        LOG.warnf(
                "PowerSource isn't tested with the database %s: the limits of wrong answers and mails may fail", name);
    }
}
