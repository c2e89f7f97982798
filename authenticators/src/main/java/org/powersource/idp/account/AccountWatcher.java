package org.powersource.idp.account;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Reacts to changes of accounts. A feature registers it as a service ({@code META-INF/services}). The methods run in the transaction of the
 * request that makes the change, in realms with the event listener {@code powersource-accounts}.
 */
public interface AccountWatcher {

    /**
     * Called for each {@link AccountChange}.
     *
     * @param byOwner whether the account's owner did it, rather than an administrator
     */
    void changed(AccountChange change, KeycloakSession session, RealmModel realm, UserModel user, boolean byOwner);

    /**
     * Called when the account has another address, after {@link #changed} with {@link AccountChange#ADDRESS}. Called exactly once for each
     * change, also for changes that raise no event.
     *
     * @param from the earlier address, in its spelling
     */
    default void moved(KeycloakSession session, RealmModel realm, UserModel user, String from, boolean byOwner) {}

    /** Called when an administrator, a program or a partial import has created the account. */
    default void created(KeycloakSession session, RealmModel realm, UserModel user) {}

    /** Called after {@link #changed} when an administrator or a program has saved the record, even without a change. */
    default void saved(KeycloakSession session, RealmModel realm, UserModel user) {}

    /** Called when an administrator has given the account a role or put it into a group. */
    default void granted(KeycloakSession session, RealmModel realm, UserModel user) {}

    /** Called when an administrator has saved a required action's settings. */
    default void configured(KeycloakSession session, RealmModel realm, String requiredAction) {}
}
