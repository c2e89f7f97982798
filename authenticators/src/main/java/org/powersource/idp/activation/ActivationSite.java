package org.powersource.idp.activation;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.link.AppHome;
import org.powersource.idp.site.Sites;

/**
 * The app that an account was created for: the one at which its mail was requested, if the account may use it. Otherwise its first site by
 * name that has a home URL.
 */
final class ActivationSite {

    private final KeycloakSession session;
    private final RealmModel realm;

    ActivationSite(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    Optional<ClientModel> of(UserModel user, @Nullable String askedAt) {
        Sites sites = new Sites(session, realm);
        Stream<ClientModel> asked = Stream.ofNullable(askedAt)
                .map(realm::getClientByClientId)
                .filter(Objects::nonNull)
                .filter(client -> !client.getClientId().equals(Constants.ACCOUNT_CONSOLE_CLIENT_ID)
                        && Sites.isApp(client)
                        && sites.isOpenTo(user, client));
        return Stream.concat(asked, sites.appsOf(user))
                .filter(client -> new AppHome(session, realm).of(client).isPresent())
                .findFirst();
    }
}
