package org.powersource.idp.keycloakdb;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The rows of a realm. */
record Rows(EntityManager entities, String realm) {

    /** Rows that one way to the database brings. Keycloak's 64 needs five ways for 300 sites, and 235 for 15,000 districts. */
    private static final int AT_ONCE = 1000;

    static Rows of(KeycloakSession session, RealmModel realm) {
        return new Rows(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
    }

    /** A query with the parameter {@code realm}. */
    <T> TypedQuery<T> query(String text, Class<T> type) {
        return entities.createQuery(text, type)
                .setHint(HibernateHints.HINT_FETCH_SIZE, AT_ONCE)
                .setParameter("realm", realm);
    }

    /**
     * Executes an update or a deletion of all rows with a name, in one statement.
     *
     * @param name of the parameter that selects the rows
     * @return number of rows
     */
    int change(String text, String name, Object value) {
        return entities.createQuery(text)
                .setParameter("realm", realm)
                .setParameter(name, value)
                .executeUpdate();
    }

    /** Whether a query with the parameter {@code id} finds anything. */
    boolean exist(String text, String id) {
        return !entities.createQuery(text, Integer.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Ids that a query with the parameter {@code ids} finds. */
    Set<String> found(String text, Set<String> ids) {
        return new HashSet<>(entities.createQuery(text, String.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** The ids, and all ids that the query finds from them, repeated until there is nothing new. */
    Set<String> withAllOf(Set<String> ids, String text) {
        Set<String> all = new HashSet<>(ids);
        Set<String> added = ids;
        while (!added.isEmpty()) {
            added = found(text, added);
            added.removeAll(all);
            all.addAll(added);
        }
        return all;
    }

    /** 0 for null, which is the sum over no rows. */
    static long number(@Nullable Object counted) {
        return counted == null ? 0 : ((Number) counted).longValue();
    }
}
