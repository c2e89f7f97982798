package org.powersource.idp.setup;

import jakarta.persistence.EntityManager;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.AuthorizationProviderFactory;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.keycloakdb.GrantRows;

/** The realm to set up, and the session whose transaction does the work. */
record Place(KeycloakSession session, RealmModel realm) {

    /** Authorization provider of this realm, even if the session created its own for another realm. */
    AuthorizationProvider authorization() {
        AuthorizationProviderFactory factory = (AuthorizationProviderFactory)
                session.getKeycloakSessionFactory().getProviderFactory(AuthorizationProvider.class);
        return factory.create(session, realm);
    }

    /** Who has a role or is in a group. */
    GrantRows grants() {
        return new GrantRows(session, realm);
    }

    EntityManager rows() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
