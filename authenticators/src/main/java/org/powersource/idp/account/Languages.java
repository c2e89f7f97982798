package org.powersource.idp.account;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The languages that accounts of a realm can have: an account's {@code locale} that isn't one of them counts as none. */
public final class Languages {

    private Languages() {}

    /** The account's own language; null if it has none. */
    public static @Nullable String of(RealmModel realm, UserModel user) {
        String stored = user.getFirstAttribute(UserModel.LOCALE);
        return stored != null && of(realm).contains(stored) ? stored : null;
    }

    /** Tags of the realm's languages; none if it has one language only. */
    public static Set<String> of(RealmModel realm) {
        return realm.isInternationalizationEnabled()
                ? realm.getSupportedLocalesStream().collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
