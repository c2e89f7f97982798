package org.powersource.idp.siteaccess;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.protocol.oidc.grants.ciba.clientpolicy.context.BackchannelTokenResponseContext;
import org.keycloak.protocol.oidc.grants.device.clientpolicy.context.DeviceTokenResponseContext;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.ClientModelContext;
import org.keycloak.services.clientpolicy.context.ClientPolicyClientSessionContext;
import org.keycloak.services.clientpolicy.context.ImplicitHybridTokenResponse;
import org.keycloak.services.clientpolicy.context.ResourceOwnerPasswordCredentialsResponseContext;
import org.keycloak.services.clientpolicy.context.TokenExchangeRequestContext;
import org.keycloak.services.clientpolicy.context.UserInfoRequestContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Asks the same rules again whenever a token is about to leave: code, refresh, device, CIBA, hybrid, password grant and
 * token exchange. A refusal is the error {@code invalid_grant} of RFC 6749 §5.2.
 */
final class SiteAccessExecutor
        implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    private final KeycloakSession session;
    private SiteAccessSettings settings = SiteAccessSettings.of(Map.of());

    SiteAccessExecutor(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String getProviderId() {
        return SiteAccessFactory.ID;
    }

    @Override
    public void setupConfiguration(ClientPolicyExecutorConfigurationRepresentation config) {
        settings = SiteAccessSettings.of(config.getConfigAsMap());
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        switch (TokenCheck.at(context.getEvent())) {
            case NONE -> {}
            case CLIENT_SESSION -> check(clientSession(context));
            case USERINFO -> checkUserInfo(((UserInfoRequestContext) context).getClientSession());
            case EXCHANGE -> check(((TokenExchangeRequestContext) context).getTokenExchangeContext());
            case NO_SITES -> refuseSite(((ClientModelContext) context).getClient());
            case PASSWORD_GRANT -> refuseKeycloaksOwn(((ClientModelContext) context).getClient());
            case UNKNOWN -> refuseClientSession(context);
        }
    }

    private static AuthenticatedClientSessionModel clientSession(ClientPolicyContext context) {
        if (context instanceof ClientPolicyClientSessionContext carrier) {
            return carrier.getClientSession();
        }
        if (context instanceof DeviceTokenResponseContext device) {
            return device.getClientSession();
        }
        if (context instanceof BackchannelTokenResponseContext backchannel) {
            return backchannel.getClientSessionContext().getClientSession();
        }
        if (context instanceof ImplicitHybridTokenResponse hybrid) {
            return hybrid.getClientSessionContext().getClientSession();
        }
        return ((ResourceOwnerPasswordCredentialsResponseContext) context)
                .getClientSessionContext()
                .getClientSession();
    }

    /** Error of RFC 6750 §3.1, status 401. */
    private void checkUserInfo(AuthenticatedClientSessionModel clientSession) throws ClientPolicyException {
        if (isRefused(clientSession.getUserSession().getUser(), clientSession.getClient())) {
            throw new ClientPolicyException(
                    OAuthErrorException.INVALID_TOKEN, SiteAccessRefusal.DESCRIPTION, Response.Status.UNAUTHORIZED);
        }
    }

    /** A grant without a sign-in of the account: sites give it no tokens. */
    private void refuseSite(ClientModel client) throws ClientPolicyException {
        boolean site = client.getRole(settings.role()) != null;
        if (SiteAccessRules.decide(site, () -> false, () -> false, settings.clientsWithoutRole())
                .isRefusal()) {
            throw refusal();
        }
    }

    /** {@code admin-cli} is public and has the grant in each new realm; the answer is that of a client without the grant. */
    private static void refuseKeycloaksOwn(ClientModel client) throws ClientPolicyException {
        if (Constants.defaultClients.contains(client.getClientId())) {
            throw new ClientPolicyException(
                    OAuthErrorException.UNAUTHORIZED_CLIENT, "Client not allowed for direct access grants");
        }
    }

    private static void refuseClientSession(ClientPolicyContext context) throws ClientPolicyException {
        if (context instanceof ClientPolicyClientSessionContext) {
            throw refusal();
        }
    }

    private void check(AuthenticatedClientSessionModel clientSession) throws ClientPolicyException {
        check(clientSession.getUserSession().getUser(), clientSession.getClient());
    }

    /** A subject token that can't be verified is left to the exchange itself, which refuses it. */
    private void check(TokenExchangeContext exchange) throws ClientPolicyException {
        Optional<UserModel> subject = Optional.ofNullable(AuthenticationManager.verifyIdentityToken(
                        session,
                        exchange.getRealm(),
                        session.getContext().getUri(),
                        exchange.getClientConnection(),
                        true,
                        true,
                        null,
                        false,
                        exchange.getParams().getSubjectToken(),
                        exchange.getHeaders(),
                        verifier -> {}))
                .map(AuthenticationManager.AuthResult::user);
        if (subject.isPresent()) {
            check(subject.get(), exchange.getClient());
            for (ClientModel audience : audiences(exchange)) {
                check(subject.get(), audience);
            }
        }
    }

    private static List<ClientModel> audiences(TokenExchangeContext exchange) {
        return Optional.ofNullable(exchange.getParams().getAudience()).orElse(List.of()).stream()
                .map(exchange.getRealm()::getClientByClientId)
                .filter(Objects::nonNull)
                .toList();
    }

    private void check(UserModel user, ClientModel client) throws ClientPolicyException {
        if (isRefused(user, client)) {
            throw refusal();
        }
    }

    private boolean isRefused(UserModel user, ClientModel client) {
        return user.getServiceAccountClientLink() == null
                && SiteAccessRules.decide(user, client, settings).isRefusal();
    }

    private static ClientPolicyException refusal() {
        return new ClientPolicyException(OAuthErrorException.INVALID_GRANT, SiteAccessRefusal.DESCRIPTION);
    }
}
