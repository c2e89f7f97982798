package org.powersource.idp.tables;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.JpaConnectionProviderFactory;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.account.ToldAddressEntity;
import org.powersource.idp.ask.RequestEntity;
import org.powersource.idp.limit.LimitEntity;
import org.powersource.idp.limit.SecretEntity;
import org.powersource.idp.mail.LinkEntity;
import org.powersource.idp.mail.MailAttemptEntity;
import org.powersource.idp.mail.MailEntity;
import org.powersource.idp.problem.ProblemEntity;
import org.powersource.idp.setup.SetupEntity;

/** The suite's tables, and the Liquibase changes that create them. */
final class OutboxTables implements JpaEntityProvider {

    static final String CHANGELOG = "META-INF/powersource/outbox-changelog.xml";
    /** Id of the last change. */
    static final String NEWEST = "2026-11-30-exact";

    private static final Logger LOG = Logger.getLogger(OutboxTables.class);

    private final KeycloakSession session;

    OutboxTables(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public List<Class<?>> getEntities() {
        return List.of(
                MailEntity.class,
                MailAttemptEntity.class,
                LinkEntity.class,
                LimitEntity.class,
                SecretEntity.class,
                ToldAddressEntity.class,
                SetupEntity.class,
                ProblemEntity.class,
                RequestEntity.class);
    }

    /**
     * Null if all changes were made. This saves the time that Liquibase needs at each start to find that out; Keycloak runs Liquibase for
     * its own tables after an upgrade only.
     */
    @Override
    public @Nullable String getChangelogLocation() {
        JpaConnectionProviderFactory database = (JpaConnectionProviderFactory)
                session.getKeycloakSessionFactory().getProviderFactory(JpaConnectionProvider.class);
        try (Connection connection = database.getConnection()) {
            new TestedDatabase(Config.scope(OutboxEntitiesFactory.ID, "default")).require(connection);
            return isUpToDate(connection, database.getSchema()) ? null : CHANGELOG;
        } catch (SQLException e) {
            LOG.debug("Whether the outbox's tables are up to date is left to Liquibase", e);
            return CHANGELOG;
        }
    }

    /** @throws SQLException if the table of changes doesn't exist yet */
    static boolean isUpToDate(Connection connection, @Nullable String schema) throws SQLException {
        String books = JpaUtils.getCustomChangelogTableName(OutboxEntitiesFactory.ID);
        String table = schema == null ? books : schema + "." + books;
        try (PreparedStatement query = connection.prepareStatement("select 1 from " + table + " where ID = ?")) {
            query.setString(1, NEWEST);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    @Override
    public String getFactoryId() {
        return OutboxEntitiesFactory.ID;
    }

    @Override
    public void close() {}
}
