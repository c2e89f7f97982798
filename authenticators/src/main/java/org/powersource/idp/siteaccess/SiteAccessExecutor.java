package org.powersource.idp.siteaccess;

import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.protocol.oidc.grants.ciba.clientpolicy.context.BackchannelTokenResponseContext;
import org.keycloak.protocol.oidc.grants.device.clientpolicy.context.DeviceTokenResponseContext;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.ClientPolicyClientSessionContext;
import org.keycloak.services.clientpolicy.context.ImplicitHybridTokenResponse;
import org.keycloak.services.clientpolicy.context.ResourceOwnerPasswordCredentialsResponseContext;
import org.keycloak.services.clientpolicy.context.TokenExchangeRequestContext;
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
        switch (context.getEvent()) {
            case TOKEN_RESPONSE, TOKEN_REFRESH_RESPONSE ->
                check(((ClientPolicyClientSessionContext) context).getClientSession());
            case DEVICE_TOKEN_RESPONSE -> check(((DeviceTokenResponseContext) context).getClientSession());
            case BACKCHANNEL_TOKEN_RESPONSE ->
                check(((BackchannelTokenResponseContext) context).getClientSessionContext());
            case IMPLICIT_HYBRID_TOKEN_RESPONSE ->
                check(((ImplicitHybridTokenResponse) context).getClientSessionContext());
            case RESOURCE_OWNER_PASSWORD_CREDENTIALS_RESPONSE ->
                check(((ResourceOwnerPasswordCredentialsResponseContext) context).getClientSessionContext());
            case TOKEN_EXCHANGE_REQUEST -> check(((TokenExchangeRequestContext) context).getTokenExchangeContext());
            default -> {}
        }
    }

    private void check(ClientSessionContext context) throws ClientPolicyException {
        check(context.getClientSession());
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
        }
    }

    private void check(UserModel user, ClientModel client) throws ClientPolicyException {
        if (user.getServiceAccountClientLink() == null
                && SiteAccessRules.decide(user, client, settings).isRefusal()) {
            throw new ClientPolicyException(OAuthErrorException.INVALID_GRANT, SiteAccessRefusal.DESCRIPTION);
        }
    }
}
