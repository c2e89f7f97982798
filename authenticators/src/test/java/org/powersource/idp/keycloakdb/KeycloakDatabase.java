package org.powersource.idp.keycloakdb;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.powersource.idp.DatabaseVendor;
import org.powersource.idp.account.ToldAddressEntity;
import org.powersource.idp.ask.RequestEntity;

/** A database with the tables of Keycloak's own entities, and with those of the suite that queries join with them. */
final class KeycloakDatabase implements AutoCloseable {

    /** Keycloak's list of its entities, in keycloak-model-jpa. */
    private static final String ENTITIES = "/default-persistence.xml";

    private static final Pattern ENTITY = Pattern.compile("<class>([^<]+)</class>");

    private final EntityManagerFactory rows;

    KeycloakDatabase(DatabaseVendor vendor) {
        try {
            PersistenceConfiguration unit = new PersistenceConfiguration("keycloak");
            try (InputStream list = KeycloakDatabase.class.getResourceAsStream(ENTITIES)) {
                Matcher entity = ENTITY.matcher(new String(list.readAllBytes(), StandardCharsets.UTF_8));
                while (entity.find()) {
                    unit.managedClass(Class.forName(entity.group(1)));
                }
            }
            unit.managedClass(ToldAddressEntity.class);
            unit.managedClass(RequestEntity.class);
            rows = unit.property("jakarta.persistence.jdbc.url", vendor.newDatabase())
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
    }
}
