package org.powersource.idp.siteaccess;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.PermissionGrantType;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.idm.authorization.PermissionTicketToken;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.managers.AppAuthManager;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.kit.SuiteEvent;

/**
 * The UMA grant raises no client-policy event that names the account (Keycloak 26.7.4 {@code PermissionGrantType}), so it is checked here.
 * The account of each token in the request must have access to three clients: the one that the token was issued for, the one that sends the
 * request, and the resource server. A token of an unknown account is refused at sites.
 */
final class SitePermissionGrant extends PermissionGrantType {

    private static final String BEARER = "bearer";

    @Override
    public Response process(Context context) {
        setContext(context);
        if (bearer() != null) {
            check();
        }
        Response granted = super.process(context);
        if (isForASite() && granted.getEntity() instanceof AccessTokenResponse answer) {
            // A refreshed token keeps its permissions but not its audience (26.7.4 AbstractRefreshTokenProvider).
            answer.setRefreshToken(null);
            answer.setRefreshExpiresIn(0);
        }
        return granted;
    }

    /** Stock calls this if the client doesn't authenticate by a bearer token. */
    @Override
    protected void checkClient() {
        super.checkClient();
        check();
    }

    private void check() {
        if (SuiteRealm.is(realm)) {
            TokenRight right = TokenRight.asTheFlowsSay(session);
            tokens().forEach(token -> refusal(right, token).ifPresent(refused -> refuse(token, refused)));
        }
    }

    private Optional<RefusedSite> refusal(TokenRight right, AccessToken token) {
        UserModel user = user(token);
        if (user == null) {
            return Stream.of(issuedFor(token), asking(), audience())
                    .flatMap(Optional::stream)
                    .flatMap(client -> right.refusalToUnknown(client).stream())
                    .findFirst();
        }
        return right.refusal(user, token)
                .or(() -> asking().flatMap(client -> right.refusal(user, client)))
                .or(() -> audience().flatMap(client -> right.refusalAsAudience(user, client)));
    }

    private void refuse(AccessToken token, RefusedSite refused) {
        ClientModel client = asking().or(() -> issuedFor(token)).orElse(null);
        cors.checkAllowedOrigins(session, client);
        refused.report(SuiteEvent.PERMISSION_REFUSED, event.client(client));
        throw new CorsErrorResponseException(
                cors, OAuthErrorException.INVALID_GRANT, SiteAccessRefusal.DESCRIPTION, Response.Status.BAD_REQUEST);
    }

    private boolean isForASite() {
        return SuiteRealm.is(realm)
                && audience().filter(TokenRight.asTheFlowsSay(session)::isSite).isPresent();
    }

    /** The tokens that stock may accept; it refuses the others itself. */
    private Stream<AccessToken> tokens() {
        return Stream.of(
                        bearer(),
                        formParams.getFirst("claim_token"),
                        formParams.getFirst(OAuth2Constants.SUBJECT_TOKEN))
                .map(text -> session.tokens().decode(text, AccessToken.class))
                .filter(token ->
                        token != null && !token.isExpired() && issuedFor(token).isPresent());
    }

    private @Nullable String bearer() {
        String header = headers.getRequestHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? AppAuthManager.extractAuthorizationHeaderToken(headers)
                : null;
    }

    private Optional<ClientModel> asking() {
        return Optional.ofNullable(client);
    }

    private Optional<ClientModel> issuedFor(AccessToken token) {
        return Optional.ofNullable(token.getIssuedFor()).map(realm::getClientByClientId);
    }

    private Optional<ClientModel> audience() {
        PermissionTicketToken ticket =
                session.tokens().decode(formParams.getFirst("ticket"), PermissionTicketToken.class);
        return Optional.ofNullable(
                        ticket == null ? formParams.getFirst(OAuth2Constants.AUDIENCE) : ticket.getIssuedFor())
                .map(realm::getClientByClientId);
    }

    private @Nullable UserModel user(AccessToken token) {
        if (token.getSessionId() == null) {
            return TokenManager.lookupUserFromStatelessToken(session, realm, token);
        }
        return Optional.ofNullable(session.sessions().getUserSession(realm, token.getSessionId()))
                .or(() -> Optional.ofNullable(session.sessions().getOfflineUserSession(realm, token.getSessionId())))
                .map(UserSessionModel::getUser)
                .orElse(null);
    }
}
