package org.powersource.idp.keycloakdb;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.powersource.idp.account.ToldAddressEntity;
import org.powersource.idp.ask.RequestEntity;

/** A database with the tables of Keycloak's own entities, and with those of the suite that queries join with them. */
final class KeycloakDatabase implements AutoCloseable {

    /** Those that the suite is tested with. */
    enum Vendor {
        H2,
        POSTGRESQL
    }

    /** Keycloak's list of its entities, in keycloak-model-jpa. */
    private static final String ENTITIES = "/default-persistence.xml";

    private static final Pattern ENTITY = Pattern.compile("<class>([^<]+)</class>");

    private final @Nullable EmbeddedPostgres postgres;
    private final EntityManagerFactory rows;

    KeycloakDatabase(Vendor vendor) {
        try {
            postgres = vendor == Vendor.POSTGRESQL ? EmbeddedPostgres.start() : null;
            PersistenceConfiguration unit = new PersistenceConfiguration("keycloak");
            try (InputStream list = KeycloakDatabase.class.getResourceAsStream(ENTITIES)) {
                Matcher entity = ENTITY.matcher(new String(list.readAllBytes(), StandardCharsets.UTF_8));
                while (entity.find()) {
                    unit.managedClass(Class.forName(entity.group(1)));
                }
            }
            unit.managedClass(ToldAddressEntity.class);
            unit.managedClass(RequestEntity.class);
            rows = unit.property(
                            "jakarta.persistence.jdbc.url",
                            postgres == null
                                    ? "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE"
                                    : postgres.getJdbcUrl("postgres", "postgres"))
                    .property("hibernate.hbm2ddl.auto", "create")
                    .createEntityManagerFactory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads what was committed; closed with the database. */
    EntityManager reader() {
        return rows.createEntityManager();
    }

    <T> T inTransaction(Function<EntityManager, T> work) {
        try (EntityManager entities = rows.createEntityManager()) {
            entities.getTransaction().begin();
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        }
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
