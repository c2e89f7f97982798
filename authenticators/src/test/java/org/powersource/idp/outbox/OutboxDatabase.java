package org.powersource.idp.outbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;

/** A database with the outbox's tables as the changelog makes them, and sessions that know of nothing else. */
final class OutboxDatabase implements AutoCloseable {

    /** Those that the suite is tested with. */
    enum Vendor {
        H2,
        POSTGRESQL
    }

    private final @Nullable EmbeddedPostgres postgres;
    private final String url;
    private final EntityManagerFactory rows;

    OutboxDatabase(Vendor vendor) {
        postgres = vendor == Vendor.POSTGRESQL ? startPostgres() : null;
        url = postgres == null
                ? "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE"
                : postgres.getJdbcUrl("postgres", "postgres");
        makeTables();
        rows = new PersistenceConfiguration("outbox")
                .managedClass(MailEntity.class)
                .managedClass(MailAttemptEntity.class)
                .managedClass(LimitEntity.class)
                .property("jakarta.persistence.jdbc.url", url)
                .property("hibernate.connection.pool_size", "60")
                .createEntityManagerFactory();
    }

    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Keycloak has them made. */
    private void makeTables() {
        try (Connection connection = connect()) {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            database.setDatabaseChangeLogTableName(JpaUtils.getCustomChangelogTableName(OutboxEntitiesFactory.ID));
            try (Liquibase changelog =
                    new Liquibase(OutboxTables.CHANGELOG, new ClassLoaderResourceAccessor(), database)) {
                changelog.update("");
            }
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Does something in a transaction of its own. */
    <T> T with(Function<KeycloakSession, T> work) {
        return withRows(entities -> work.apply(session(entities)));
    }

    <T> T withRows(Function<EntityManager, T> work) {
        return rows.callInTransaction(work);
    }

    private static KeycloakSession session(EntityManager entities) {
        JpaConnectionProvider connection = proxy(JpaConnectionProvider.class, entities);
        return proxy(KeycloakSession.class, connection);
    }

    /** Whatever it is asked for, it gives that. */
    private static <T> T proxy(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                OutboxDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }

    @Override
    public void close() {
        rows.close();
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
