package org.powersource.idp.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.KeycloakUriBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.util.ResolveRelative;

/** The addresses at which apps start, from their clients' settings. */
public final class AppHome {

    /** A client's attribute, named as in OpenID Connect Dynamic Client Registration 1.0 §2. */
    private static final String INITIATE_LOGIN = "initiate_login_uri";

    /** The only parameter that this address needs, OpenID Connect Core 1.0 §4. */
    private static final String ISSUER = "iss";

    private static final Set<String> SCHEMES = Set.of("http", "https");

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
                .filter(AppHome::isUrl);
    }

    /**
     * Address at which the app starts its own sign-in: a person with a session gets in without a click. Empty if the client doesn't name one.
     * The account console does so at its home.
     */
    Optional<String> signIn(ClientModel client) {
        return client.getClientId().equals(Constants.ACCOUNT_CONSOLE_CLIENT_ID)
                ? of(client)
                : Optional.ofNullable(client.getAttribute(INITIATE_LOGIN))
                        .filter(AppHome::isUrl)
                        .map(this::withIssuer);
    }

    private String withIssuer(String url) {
        String issuer = Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
        return KeycloakUriBuilder.fromUri(url, false)
                .queryParam(ISSUER, issuer)
                .build()
                .toString();
    }

    /** A typing mistake in a client's settings must not end a sign-in. */
    private static boolean isUrl(String text) {
        try {
            String scheme = new URI(text).getScheme();
            return scheme != null && SCHEMES.contains(scheme);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** @param clientId may be of a client that is gone or disabled, or null */
    Optional<ClientModel> app(@Nullable String clientId) {
        return Optional.ofNullable(clientId).map(realm::getClientByClientId).filter(ClientModel::isEnabled);
    }

    /**
     * Address that leads a person into the app: where it starts a sign-in, else its home, else the account console.
     *
     * @param clientId see {@link #app}
     */
    public String entrance(@Nullable String clientId) {
        return app(clientId).flatMap(this::signIn).orElseGet(() -> orConsole(clientId));
    }

    /**
     * The home URL of a client by its id, else the account console.
     *
     * @param clientId see {@link #app}
     */
    String orConsole(@Nullable String clientId) {
        return app(clientId)
                .flatMap(this::of)
                .orElseGet(() -> Urls.accountBase(session.getContext().getUri().getBaseUri())
                                .build(realm.getName()) + "/");
    }
}
