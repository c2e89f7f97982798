package org.powersource.idp.siteaccess;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenManager.AccessTokenResponseBuilder;
import org.keycloak.representations.AccessToken;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.activation.Activation;
import org.powersource.idp.site.SiteAccessDecision;
import org.powersource.idp.site.SiteAccessRules;
import org.powersource.idp.site.SiteSettings;

/** Whether an account may have a token. All ways to get a token, or to ask about one, use this rule. */
final class TokenRight {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SiteSettings settings;

    TokenRight(KeycloakSession session, SiteSettings settings) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
        this.settings = settings;
    }

    /** With the settings of the realm's flows, for callers without their own. */
    static TokenRight asTheFlowsSay(KeycloakSession session) {
        return new TokenRight(
                session,
                SiteSettings.of(Objects.requireNonNull(session.getContext().getRealm())));
    }

    /** Whether the account may have a token that was issued for the client. A service account may: it isn't a person. */
    private SiteAccessDecision decide(UserModel user, ClientModel client) {
        if (user.getServiceAccountClientLink() != null) {
            return SiteAccessDecision.GRANTED;
        }
        SiteAccessDecision decision = SiteAccessRules.decide(user, client, settings);
        return !decision.isRefusal() && isSite(client) && !isActive(user) ? SiteAccessDecision.NOT_ACTIVE : decision;
    }

    /** Refusal of a token that was issued for the client; empty if the account may have it. */
    Optional<RefusedSite> refusal(UserModel user, ClientModel client) {
        return RefusedSite.of(user, client.getClientId(), decide(user, client));
    }

    private boolean isActive(UserModel user) {
        return user.isEnabled() && !new Activation(session).isInactive(user);
    }

    /** The same for a client in the token's audience. Clients that aren't sites are open, whatever {@code clientsWithoutRole} says. */
    Optional<RefusedSite> refusalAsAudience(UserModel user, ClientModel client) {
        return isSite(client) ? refusal(user, client) : Optional.empty();
    }

    /** The first refusal of the client that the token was issued for, and of its audience. A client that is gone is refused. */
    Optional<RefusedSite> refusal(UserModel user, AccessToken token) {
        ClientModel issuedFor = realm.getClientByClientId(token.getIssuedFor());
        if (issuedFor == null) {
            String gone = Objects.requireNonNullElse(token.getIssuedFor(), "");
            return RefusedSite.of(user, gone, SiteAccessDecision.NOT_A_SITE);
        }
        return refusal(user, issuedFor)
                .or(() -> audience(token)
                        .flatMap(client -> refusalAsAudience(user, client).stream())
                        .findFirst());
    }

    /** Refusal of the client if the account isn't known. */
    Optional<RefusedSite> refusalToUnknown(ClientModel client) {
        return RefusedSite.of(
                null,
                client.getClientId(),
                SiteAccessRules.decide(isSite(client), () -> false, () -> false, settings.clientsWithoutRole()));
    }

    boolean isSite(ClientModel client) {
        return client.getRole(settings.role()) != null;
    }

    /**
     * Takes sites that the account may not use out of a token's audience and roles: protocol mappers put a client into the audience of
     * another client's tokens without a check.
     */
    void narrow(AccessToken token, UserModel user) {
        Stream.concat(audience(token), clientsWithRoles(token))
                .filter(client -> refusalAsAudience(user, client).isPresent())
                .map(ClientModel::getClientId)
                .distinct()
                .toList()
                .forEach(site -> remove(token, site));
    }

    /** The same for a token that raises no client-policy event. Does nothing in realms without the suite. */
    static void narrow(KeycloakSession session, AccessTokenResponseBuilder answer) {
        if (SuiteRealm.is(session.getContext().getRealm())) {
            UserModel user = answer.getClientSessionCtx()
                    .getClientSession()
                    .getUserSession()
                    .getUser();
            asTheFlowsSay(session).narrow(answer.getAccessToken(), user);
        }
    }

    private static void remove(AccessToken token, String site) {
        String[] rest =
                names(token.getAudience()).filter(name -> !name.equals(site)).toArray(String[]::new);
        token.audience(rest.length == 0 ? null : rest);
        token.getResourceAccess().remove(site);
    }

    private Stream<ClientModel> audience(AccessToken token) {
        return clients(names(token.getAudience()));
    }

    private Stream<ClientModel> clientsWithRoles(AccessToken token) {
        return clients(token.getResourceAccess().keySet().stream());
    }

    private Stream<ClientModel> clients(Stream<String> names) {
        return names.map(realm::getClientByClientId).filter(Objects::nonNull);
    }

    private static Stream<String> names(String @Nullable [] names) {
        return names == null ? Stream.of() : Stream.of(names);
    }
}
