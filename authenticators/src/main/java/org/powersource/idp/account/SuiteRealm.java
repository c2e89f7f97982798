package org.powersource.idp.account;

import org.keycloak.models.RealmModel;

/** Whether a realm uses the suite. In other realms Keycloak works as shipped. */
public final class SuiteRealm {

    private SuiteRealm() {}

    /** Whether the realm lists the event listener {@value AccountsListenerFactory#ID}. */
    public static boolean is(RealmModel realm) {
        return realm.getEventsListenersStream().anyMatch(AccountsListenerFactory.ID::equals);
    }
}
