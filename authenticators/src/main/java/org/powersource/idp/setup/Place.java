package org.powersource.idp.setup;

import jakarta.persistence.EntityManager;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.AuthorizationProviderFactory;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The realm that is set up, with the session whose transaction does it. */
record Place(KeycloakSession session, RealmModel realm) {

    /** Of this realm, whatever realm the session had when it was asked for one first. */
    AuthorizationProvider authorization() {
        AuthorizationProviderFactory factory = (AuthorizationProviderFactory)
                session.getKeycloakSessionFactory().getProviderFactory(AuthorizationProvider.class);
        return factory.create(session, realm);
    }

    /** @param query of the number 1, with the parameter {@code id} */
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
