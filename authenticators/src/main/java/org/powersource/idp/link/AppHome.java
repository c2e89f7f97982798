package org.powersource.idp.link;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.util.ResolveRelative;

/** Where apps begin, as configured at their clients. */
public final class AppHome {

    private final KeycloakSession session;
    private final RealmModel realm;

    public AppHome(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The home URL of a client; empty without one. */
    public Optional<String> of(ClientModel client) {
        return Optional.ofNullable(
                        ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), client.getBaseUrl()))
                .filter(url -> url.startsWith("http"));
    }

    /**
     * The home URL of a client by its id, else the account console.
     *
     * @param clientId may be of a client that is gone or disabled, or null
     */
    public String orConsole(@Nullable String clientId) {
        return Optional.ofNullable(clientId)
                .map(realm::getClientByClientId)
                .filter(ClientModel::isEnabled)
                .flatMap(this::of)
                .orElseGet(() -> Urls.accountBase(session.getContext().getUri().getBaseUri())
                                .build(realm.getName()) + "/");
    }
}
