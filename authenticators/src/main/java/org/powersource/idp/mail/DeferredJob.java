package org.powersource.idp.mail;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Something to do for an account at a later time. It waits in the outbox beside the mails and ends as a discarded row. Features implement
 * it and register it as a service ({@code META-INF/services}).
 */
public interface DeferredJob extends OrderKind {

    /**
     * Does the job. A job that fails is repeated, as a mail is.
     *
     * @param session with realm, client and language set, but without a request
     * @param row as it was ordered
     */
    void run(KeycloakSession session, UserModel user, Mail row);

    @Override
    default boolean lowPriority() {
        return true;
    }
}
