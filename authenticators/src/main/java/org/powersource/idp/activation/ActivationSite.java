package org.powersource.idp.activation;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.powersource.idp.link.AppHome;

/**
 * The app that an account was made for: the one that its mail was asked for at, if the account may use it, else the first of
 * its sites that has a home. Without any, the account console.
 */
final class ActivationSite {

    /** docs/architecture.md: a site is a client with this role; the role grants access, and so does the attribute. */
    private static final String ROLE = "site-access";

    private static final String ATTRIBUTE = "siteAccess";

    private final KeycloakSession session;
    private final RealmModel realm;

    ActivationSite(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    Optional<ClientModel> of(UserModel user, @Nullable String askedAt) {
        ClientModel asked = askedAt == null ? null : realm.getClientByClientId(askedAt);
        return Stream.concat(
                        Stream.ofNullable(asked)
                                .filter(client -> client.getRole(ROLE) == null
                                        || sites(user).anyMatch(client::equals)),
                        sites(user))
                .filter(this::isApp)
                .findFirst();
    }

    private Stream<ClientModel> sites(UserModel user) {
        Stream<ClientModel> ticked = user.getAttributeStream(ATTRIBUTE)
                .map(realm::getClientByClientId)
                .filter(Objects::nonNull)
                .filter(client -> client.getRole(ROLE) != null);
        Stream<ClientModel> byRole = RoleUtils.getDeepUserRoleMappings(user).stream()
                .filter(role -> role.getName().equals(ROLE))
                .map(RoleModel::getContainer)
                .filter(ClientModel.class::isInstance)
                .map(ClientModel.class::cast);
        return Stream.concat(ticked, byRole);
    }

    private boolean isApp(ClientModel client) {
        return client.isEnabled()
                && !client.getClientId().equals(Constants.ACCOUNT_CONSOLE_CLIENT_ID)
                && !client.isBearerOnly()
                && OIDCLoginProtocol.LOGIN_PROTOCOL.equals(
                        Objects.requireNonNullElse(client.getProtocol(), OIDCLoginProtocol.LOGIN_PROTOCOL))
                && new AppHome(session, realm).of(client).isPresent();
    }

    ClientModel accountConsole() {
        return Objects.requireNonNull(realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID));
    }

    /** As people know it. */
    static String name(ClientModel client) {
        String name = client.getName();
        return name == null || name.isBlank() ? client.getClientId() : name;
    }
}
