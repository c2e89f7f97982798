package org.powersource.idp.account;

import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;

/** The languages that accounts of a realm can have: an account's {@code locale} that isn't one of them counts as none. */
public final class Languages {

    private Languages() {}

    /** Tags of the realm's languages; none if it has one language only. */
    public static Set<String> of(RealmModel realm) {
        return realm.isInternationalizationEnabled()
                ? realm.getSupportedLocalesStream().collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
