package org.powersource.idp.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.powersource.idp.Stub;
import org.powersource.idp.account.ContactRole;

class DistrictsTest {

    private final RealmModel realm = realm("school");
    private final AtomicInteger lookUps = new AtomicInteger();

    @Test
    void senderOfAnotherRealmIsNotAskedForAContactsRole() {
        askAll(signedInTo(realm("master")));

        assertThat(lookUps).hasValue(0);
    }

    @Test
    void senderOfTheRealmIsAskedForEachRole() {
        askAll(signedInTo(realm));

        assertThat(lookUps).hasValue(2 * ContactRole.values().length);
    }

    /** To be safe: Keycloak gives each request to the admin API a session, a transient one if need be. */
    @Test
    void senderOfAnUnknownRealmIsAskedForEachRole() {
        askAll(null);

        assertThat(lookUps).hasValue(2 * ContactRole.values().length);
    }

    private void askAll(@Nullable UserSessionModel signedIn) {
        Districts districts = districts(signedIn);

        assertThat(districts.sitesForSender(realm, null)).isEmpty();
        assertThat(districts.listedToSender(realm)).isEmpty();
    }

    private Districts districts(@Nullable UserSessionModel signedIn) {
        UserModel sender = Stub.of(UserModel.class, Map.of("getId", "tess", "hasRole", (Stub.Reply)
                role -> lookUps.incrementAndGet() < 0));
        Map<String, Object> context = new HashMap<>(Map.of("getRealm", realm, "getUser", sender));
        if (signedIn != null) {
            context.put("getUserSession", signedIn);
        }
        return new Districts(
                Stub.of(KeycloakSession.class, Map.of("getContext", Stub.of(KeycloakContext.class, context))));
    }

    private static UserSessionModel signedInTo(RealmModel realm) {
        return Stub.of(UserSessionModel.class, Map.of("getRealm", realm));
    }

    private static RealmModel realm(String id) {
        return Stub.of(RealmModel.class, Map.of("getId", id, "getRole", Stub.of(RoleModel.class, Map.of())));
    }
}
