package org.powersource.idp.problem;

import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Finds out why a try was refused. Called in the background, in a transaction that may be repeated; the session knows the realm. */
@FunctionalInterface
public interface Finding {

    /**
     * The problem of one try.
     *
     * @param time of the try
     */
    Problem find(KeycloakSession session, UserModel user, Instant time);
}
