package org.powersource.idp.siteaccess;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.services.clientpolicy.context.TokenExchangeRequestContext;
import org.keycloak.services.managers.AuthenticationManager;

/** A requested token exchange (RFC 8693). */
record Exchange(KeycloakSession session, TokenExchangeContext context) {

    Exchange(KeycloakSession session, TokenExchangeRequestContext event) {
        this(session, event.getTokenExchangeContext());
    }

    /** The refusal of the requester or of a requested audience; empty if both are granted. */
    Optional<RefusedSite> refusal(TokenRight right) {
        return isForSomebodyElse()
                ? first(right::refusalToUnknown)
                : subject().flatMap(user -> first(client -> right.refusal(user, client)));
    }

    private Optional<RefusedSite> first(Function<ClientModel, Optional<RefusedSite>> check) {
        return Stream.concat(Stream.of(context.getClient()), audiences())
                .flatMap(client -> check.apply(client).stream())
                .findFirst();
    }

    /**
     * Whether the exchange asks for a token of another account, or by a token of another issuer. Only the older exchange allows that
     * (26.7.4 {@code V1TokenExchangeProvider}).
     */
    private boolean isForSomebodyElse() {
        String type = context.getParams().getSubjectTokenType();
        return context.getFormParams().containsKey(OAuth2Constants.REQUESTED_SUBJECT)
                || context.getParams().getSubjectIssuer() != null
                || (type != null && !type.equals(OAuth2Constants.ACCESS_TOKEN_TYPE));
    }

    /** A token that can't be verified is left to the exchange itself, which refuses it. */
    private Optional<UserModel> subject() {
        return Optional.ofNullable(AuthenticationManager.verifyIdentityToken(
                        session,
                        context.getRealm(),
                        session.getContext().getUri(),
                        context.getClientConnection(),
                        true,
                        true,
                        null,
                        false,
                        context.getParams().getSubjectToken(),
                        context.getHeaders(),
                        verifier -> {}))
                .map(AuthenticationManager.AuthResult::user);
    }

    private Stream<ClientModel> audiences() {
        return Optional.ofNullable(context.getParams().getAudience()).orElse(List.of()).stream()
                .map(context.getRealm()::getClientByClientId)
                .filter(Objects::nonNull);
    }
}
