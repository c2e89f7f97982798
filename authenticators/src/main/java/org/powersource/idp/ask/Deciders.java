package org.powersource.idp.ask;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Says who decides requests. Package {@code district} implements it and registers it as a service ({@code META-INF/services}). All answers
 * are of the moment, on accounts and groups by Keycloak's ids.
 */
public interface Deciders {

    static Deciders get() {
        return ServiceLoader.load(Deciders.class, Deciders.class.getClassLoader())
                .findFirst()
                .orElseThrow();
    }

    /** Ids of the districts, and of the group of guests, that the account is a member of. */
    Set<String> groupsOf(KeycloakSession session, UserModel user);

    /** Ids of the groups whose requests the account decides; none if it is no contact. */
    Set<String> decidedBy(KeycloakSession session, RealmModel realm, UserModel contact);

    /**
     * The same for the sender of a request to the admin API, as far as the permissions of that request go. Empty for everybody who isn't a
     * contact.
     */
    Optional<Set<String>> ofSender(KeycloakSession session, RealmModel realm);

    /** Active contacts that decide requests of these groups. */
    List<UserModel> contacts(KeycloakSession session, RealmModel realm, Set<String> groups);

    /**
     * Ids of the districts of a mail domain.
     *
     * @param domain in lower case
     */
    List<String> districtsOf(KeycloakSession session, RealmModel realm, String domain);

    /** Client ids of the sites that a district has; empty: all. */
    Optional<Set<String>> sitesOf(KeycloakSession session, RealmModel realm, String district);

    /**
     * Client ids of the sites that the sender of a request to the admin API may give; empty: all.
     *
     * @param user null for a new account
     */
    Optional<Set<String>> sitesForSender(KeycloakSession session, RealmModel realm, @Nullable UserModel user);
}
