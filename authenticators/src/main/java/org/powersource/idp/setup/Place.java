package org.powersource.idp.setup;

import jakarta.persistence.EntityManager;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.AuthorizationProviderFactory;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The realm to set up, and the session whose transaction does the work. */
record Place(KeycloakSession session, RealmModel realm) {

    /** Authorization provider of this realm, even if the session created its own for another realm. */
    AuthorizationProvider authorization() {
        AuthorizationProviderFactory factory = (AuthorizationProviderFactory)
                session.getKeycloakSessionFactory().getProviderFactory(AuthorizationProvider.class);
        return factory.create(session, realm);
    }

    /** @param query query that selects the number 1 and has the parameter {@code id} */
    boolean exists(String query, String id) {
        return !rows().createQuery(query, Integer.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    EntityManager rows() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
