package org.powersource.idp.siteaccess;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager.AccessTokenResponseBuilder;
import org.keycloak.protocol.oidc.grants.ciba.clientpolicy.context.BackchannelTokenResponseContext;
import org.keycloak.protocol.oidc.grants.device.clientpolicy.context.DeviceTokenResponseContext;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.ClientModelContext;
import org.keycloak.services.clientpolicy.context.ImplicitHybridTokenResponse;
import org.keycloak.services.clientpolicy.context.ResourceOwnerPasswordCredentialsResponseContext;
import org.keycloak.services.clientpolicy.context.TokenExchangeRequestContext;
import org.keycloak.services.clientpolicy.context.TokenRefreshResponseContext;
import org.keycloak.services.clientpolicy.context.TokenResponseContext;
import org.keycloak.services.clientpolicy.context.UserInfoRequestContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.site.SiteSettings;

/**
 * Asks the same rules before each token is issued: code, refresh, device, CIBA, hybrid, password grant and token exchange. A refusal is the
 * error {@code invalid_grant} of RFC 6749 §5.2.
 */
final class SiteAccessExecutor
        implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    /** Return types by which contexts of Keycloak 26.7.4 give a signed-in session. */
    private static final Set<Class<?>> SESSIONS = Set.of(
            AuthenticatedClientSessionModel.class,
            ClientSessionContext.class,
            UserSessionModel.class,
            AccessTokenResponseBuilder.class);

    private final KeycloakSession session;
    private SiteSettings settings = SiteSettings.of(Map.of());

    SiteAccessExecutor(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String getProviderId() {
        return SiteAccessFactory.ID;
    }

    @Override
    public void setupConfiguration(ClientPolicyExecutorConfigurationRepresentation config) {
        settings = SiteSettings.of(config.getConfigAsMap());
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        execute(TokenCheck.at(context.getEvent()), context);
    }

    void execute(TokenCheck check, ClientPolicyContext context) throws ClientPolicyException {
        switch (check) {
            case NONE -> {}
            case TOKEN -> checkLeaving(answer(context));
            case USERINFO -> checkUserInfo((UserInfoRequestContext) context);
            case EXCHANGE -> check(new Exchange(session, (TokenExchangeRequestContext) context).refusal(right()));
            // The event doesn't name the account.
            case NO_SITES -> check(right().refusalToUnknown(((ClientModelContext) context).getClient()));
            case PASSWORD_GRANT -> refuseKeycloaksOwn(((ClientModelContext) context).getClient());
            case UNKNOWN -> refuseIfSignedIn(context);
        }
    }

    private static AccessTokenResponseBuilder answer(ClientPolicyContext context) throws ClientPolicyException {
        if (context instanceof TokenResponseContext code) {
            return code.getAccessTokenResponseBuilder();
        }
        if (context instanceof TokenRefreshResponseContext refresh) {
            return refresh.getAccessTokenResponseBuilder();
        }
        if (context instanceof DeviceTokenResponseContext device) {
            return device.getAccessTokenResponseBuilder();
        }
        if (context instanceof BackchannelTokenResponseContext backchannel) {
            return backchannel.getAccessTokenResponseBuilder();
        }
        if (context instanceof ImplicitHybridTokenResponse hybrid) {
            return hybrid.getAccessTokenResponseBuilder();
        }
        if (context instanceof ResourceOwnerPasswordCredentialsResponseContext password) {
            return password.getAccessTokenResponseBuilder();
        }
        throw refusal();
    }

    private void checkLeaving(AccessTokenResponseBuilder answer) throws ClientPolicyException {
        AuthenticatedClientSessionModel clientSession =
                answer.getClientSessionCtx().getClientSession();
        UserModel user = clientSession.getUserSession().getUser();
        check(right().refusal(user, clientSession.getClient()));
        right().narrow(answer.getAccessToken(), user);
    }

    /** Error of RFC 6750 §3.1, status 401. */
    private void checkUserInfo(UserInfoRequestContext context) throws ClientPolicyException {
        UserModel user = context.getClientSession().getUserSession().getUser();
        AccessToken token =
                session.tokens().decode(context.getTokenForUserInfo().getToken(), AccessToken.class);
        Optional<RefusedSite> refused = token == null ? Optional.empty() : right().refusal(user, token);
        refused.ifPresent(site -> site.report(SuiteEvent.USERINFO_REFUSED, event()));
        if (token == null || refused.isPresent()) {
            throw new ClientPolicyException(
                    OAuthErrorException.INVALID_TOKEN, SiteAccessRefusal.DESCRIPTION, Response.Status.UNAUTHORIZED);
        }
    }

    /** An event without a session passes: administrators must be able to repair a realm. */
    private static void refuseIfSignedIn(ClientPolicyContext context) throws ClientPolicyException {
        if (Stream.of(context.getClass().getMethods()).anyMatch(method -> SESSIONS.contains(method.getReturnType()))) {
            throw refusal();
        }
    }

    private TokenRight right() {
        return new TokenRight(session, settings);
    }

    private void check(Optional<RefusedSite> refused) throws ClientPolicyException {
        if (refused.isPresent()) {
            refused.get().report(SuiteEvent.SITE_REFUSED, event());
            throw refusal();
        }
    }

    /** A separate event: Keycloak's event of the refusal can't be changed here, and names no site. */
    private EventBuilder event() {
        KeycloakContext context = session.getContext();
        return new EventBuilder(context.getRealm(), session, context.getConnection()).client(context.getClient());
    }

    /** {@code admin-cli} is public and has the grant in each new realm. The error is the one for a client without the grant. */
    private static void refuseKeycloaksOwn(ClientModel client) throws ClientPolicyException {
        if (Constants.defaultClients.contains(client.getClientId())) {
            throw new ClientPolicyException(
                    OAuthErrorException.UNAUTHORIZED_CLIENT, "Client not allowed for direct access grants");
        }
    }

    private static ClientPolicyException refusal() {
        return new ClientPolicyException(OAuthErrorException.INVALID_GRANT, SiteAccessRefusal.DESCRIPTION);
    }
}
