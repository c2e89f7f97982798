package org.powersource.idp.account;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A feature that wants to know when an account changes. Registered as a service ({@code META-INF/services}); called in the
 * transaction of the request that changes the account, in realms that have the event listener
 * {@code powersource-accounts}.
 */
public interface AccountWatcher {

    /**
     * Something changed.
     *
     * @param byOwner whether the account's owner did it, rather than an administrator
     */
    void changed(AccountChange change, KeycloakSession session, RealmModel realm, UserModel user, boolean byOwner);

    /**
     * The account has another address. Told after {@link #changed} with {@link AccountChange#ADDRESS}, and once for each change,
     * however the address was changed.
     *
     * @param from the address told last, in the spelling that was told
     */
    default void moved(KeycloakSession session, RealmModel realm, UserModel user, String from, boolean byOwner) {}

    /** An administrator, a program or a partial import made the account. */
    default void created(KeycloakSession session, RealmModel realm, UserModel user) {}

    /** An administrator or a program saved the record, whatever changed in it; told after {@link #changed}. */
    default void saved(KeycloakSession session, RealmModel realm, UserModel user) {}

    /** An administrator saved a required action's settings. */
    default void configured(KeycloakSession session, RealmModel realm, String requiredAction) {}
}
