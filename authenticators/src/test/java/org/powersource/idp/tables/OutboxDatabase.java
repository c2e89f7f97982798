package org.powersource.idp.tables;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.DatabaseVendor;
import org.powersource.idp.account.ToldAddressEntity;
import org.powersource.idp.ask.RequestEntity;
import org.powersource.idp.limit.LimitEntity;
import org.powersource.idp.limit.SecretEntity;
import org.powersource.idp.mail.LinkEntity;
import org.powersource.idp.mail.MailAttemptEntity;
import org.powersource.idp.mail.MailEntity;
import org.powersource.idp.problem.ProblemEntity;
import org.powersource.idp.setup.SetupEntity;

/** A database with the outbox's tables as the changelog makes them, and sessions that know of nothing else. */
public final class OutboxDatabase implements AutoCloseable {

    private final String url;
    private final EntityManagerFactory rows;

    public OutboxDatabase(DatabaseVendor vendor) {
        url = vendor.newDatabase();
        makeTables();
        rows = new PersistenceConfiguration("outbox")
                .managedClass(MailEntity.class)
                .managedClass(MailAttemptEntity.class)
                .managedClass(LinkEntity.class)
                .managedClass(LimitEntity.class)
                .managedClass(SecretEntity.class)
                .managedClass(ProblemEntity.class)
                .managedClass(RequestEntity.class)
                .managedClass(ToldAddressEntity.class)
                .managedClass(SetupEntity.class)
                .property("jakarta.persistence.jdbc.url", url)
                .property("hibernate.connection.pool_size", "60")
                .createEntityManagerFactory();
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

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Does something in a transaction of its own. */
    public <T> T with(Function<KeycloakSession, T> work) {
        return withRows(entities -> work.apply(session(entities)));
    }

    public <T> T withRows(Function<EntityManager, T> work) {
        return rows.callInTransaction(work);
    }

    private static KeycloakSession session(EntityManager entities) {
        JpaConnectionProvider connection = proxy(JpaConnectionProvider.class, entities);
        return proxy(KeycloakSession.class, connection);
    }

    /** It returns whatever is requested. */
    private static <T> T proxy(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                OutboxDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }

    /** How many of 50 answered yes. */
    public static int parallel(Callable<Boolean> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            int yes = 0;
            for (Future<Boolean> answer : threads.invokeAll(Collections.nCopies(50, request))) {
                yes += answer.get() ? 1 : 0;
            }
            return yes;
        } finally {
            threads.shutdown();
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
