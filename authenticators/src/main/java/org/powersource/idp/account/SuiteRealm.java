package org.powersource.idp.account;

import org.keycloak.models.RealmModel;

/** The one rule that says whether a realm uses the suite. In other realms everything is as Keycloak ships it. */
public final class SuiteRealm {

    private SuiteRealm() {}

    /** Whether the realm lists the event listener {@value AccountsListenerFactory#ID}. */
    public static boolean is(RealmModel realm) {
        return realm.getEventsListenersStream().anyMatch(AccountsListenerFactory.ID::equals);
    }
}
